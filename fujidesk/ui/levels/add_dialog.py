"""Adds a project of the plan: under which level, its name, category and departments."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.services.project_adding import AddedProject
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.level_box import level_box
from fujidesk.ui.widgets.basics import text_label

NextNumber = Callable[[str], str]
"""Code of a level → the number that its next project gets."""
Add = Callable[[AddedProject], tuple[str, Changes]]


class AddProjectDialog(AskingDialog):
    """Asks for what a project begins with. Signal: added(number, Changes)."""

    added = Signal(str, object)

    def __init__(
        self,
        plan: tuple[Sequence[LevelRecord], PlanProfile],
        departments: Sequence[str],
        calls: tuple[NextNumber, Add],
        parent: QWidget,
    ) -> None:
        """Ask.

        Args:
            plan: its levels and profile.
            departments: names to complete what is typed.
            calls: what tells the next number of a level, and what adds the project.
            parent: the window.
        """
        levels, profile = plan
        text = (
            f"計画に載っている{profile.project_name}を台帳に加えます。ほかの項目は、加えた後に個票で入力します。"
            "年度の途中で計画に加わる事業は「新規事業」から登載してください。"
        )
        super().__init__("事業を追加", text, "追加する", parent)
        self._level_name = profile.level_names[-1]
        self._number, self._add = calls
        self.level = level_box(levels, profile, "", self)
        self.title = QLineEdit(self)
        self.category = QComboBox(self)
        for term in profile.categories:
            self.category.addItem(term.name, term.category)
        self.departments = QLineEdit(self)
        self.departments.setPlaceholderText("例：市民課、デジタル推進課")
        self.departments.setCompleter(ListCompleter(departments, self))
        for name, field in (
            (self._level_name, self.level), ("事業名", self.title), ("事業分類", self.category),
            (profile.words.department, self.departments),
        ):  # fmt: skip
            self.add_field(name, field)
        self.outcome = text_label("", "strong", self, wrap=True)
        self.box.insertWidget(2, self.outcome)
        self.level.currentIndexChanged.connect(self._on_changed)
        self.title.textChanged.connect(self._on_changed)
        self._on_changed()

    def act(self) -> None:
        """Add it."""
        category = Category(self.category.currentData())
        wanted = AddedProject(
            str(self.level.currentData()), self.title.text(), category, self.departments.text()
        )
        self.added.emit(*self._add(wanted))

    def _on_changed(self) -> None:
        """Show the number that it will get, or what is missing."""
        level = self.level.currentData()
        missing = "" if level else f"{self._level_name}を選んでください。"
        if not missing and not self.title.text().strip():
            missing = "事業名を入力してください。"
        self.outcome.setText(f"事業番号は {self._number(str(level))} になります。" if level else "")
        self.message.setText(missing)
        self.do_button.setEnabled(not missing)
        self.do_button.setToolTip(missing)
