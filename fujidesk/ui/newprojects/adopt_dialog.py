"""Puts a new project into the plan: measure, category, schedule, and what will be made, in numbers."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QWidget

from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.errors import FujideskError
from fujidesk.services.adoption import DEFAULT_REASON, AdoptionOrder, AdoptionPreview
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.forms.level_box import level_box
from fujidesk.ui.widgets.basics import text_label

_PER_ROW = 2
"""Half-years beside each other: those of a year."""
Preview = Callable[[AdoptionOrder], AdoptionPreview]
Adopt = Callable[[AdoptionOrder], None]


class AdoptDialog(AskingDialog):
    """Adopts a new project, after having shown the number that it will get."""

    def __init__(
        self,
        project: NewProject,
        plan: tuple[Sequence[LevelRecord], PlanProfile],
        today: dt.date,
        calls: tuple[Preview, Adopt],
        parent: QWidget,
    ) -> None:
        """Ask.

        Args:
            project: funded.
            plan: its levels and profile.
            today: proposed as day.
            calls: what works it out, and what does it.
            parent: the page.
        """
        text = f"{project.key}「{project.title}」を計画に登載します。"
        super().__init__("計画に登載", text, "登載する", parent)
        levels, profile = plan
        self._level_name = profile.level_names[-1]
        self._preview, self._adopt = calls
        self.measure = level_box(levels, profile, project.measure, self)
        self.category = QComboBox(self)
        for term in profile.categories:
            self.category.addItem(term.name, term.category)
        self.category.setCurrentText(profile.category_name(project.category))
        self.day = day_edit(today, self)
        self.reason = QLineEdit(DEFAULT_REASON, self)
        self.meeting = QLineEdit(self)
        self.in_operation = QCheckBox("運用中のシステムをまとめる区分に置く", self)
        self.phases: dict[tuple[int, int], QComboBox] = {}
        named: dict[str, QWidget] = {
            profile.level_names[-1]: self.measure, "事業分類": self.category, "日付": self.day,
            "理由": self.reason, "決定した会議": self.meeting,
        }  # fmt: skip
        for name, field in named.items():
            self.add_field(name, field)
        self.fields.addRow("", self.in_operation)
        self.fields.addRow("スケジュール", self._schedule(profile, project.fiscal_year))
        self.outcome = text_label("", "strong", self, wrap=True)
        self.box.insertWidget(2, self.outcome)
        for signal in (self.measure.currentIndexChanged, self.category.currentIndexChanged,
                       self.day.dateChanged, self.reason.textChanged, self.in_operation.toggled):  # fmt: skip
            signal.connect(self._on_changed)
        self._on_changed()

    def _schedule(self, profile: PlanProfile, first_year: int) -> QWidget:
        """Return a choice of phase for each half-year that is left of the plan."""
        made = QWidget(self)
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        left = [when for when in profile.half_years if when.fiscal_year >= first_year]
        for place, when in enumerate(left):
            box = QComboBox(made)
            box.addItem("－", None)
            for term in profile.phases:
                box.addItem(f"{term.number} {term.short_name}", term.number)
            box.setAccessibleName(f"{when.long_label}の段階")
            box.currentIndexChanged.connect(self._on_changed)
            row, column = divmod(place, _PER_ROW)
            grid.addWidget(text_label(when.label, "note", made), row, column * 2)
            grid.addWidget(box, row, column * 2 + 1)
            self.phases[when] = box
        return made

    def order(self) -> AdoptionOrder:
        """Return what is chosen."""
        phases = tuple(
            (*when, int(box.currentData()))
            for when, box in self.phases.items()
            if box.currentData() is not None
        )
        return AdoptionOrder(
            str(self.measure.currentData() or ""), day_of(self.day), self.reason.text().strip(),
            self.meeting.text().strip(), Category(self.category.currentData()), phases,
            self.in_operation.isChecked(),
        )  # fmt: skip

    def act(self) -> None:
        """Adopt it."""
        self._adopt(self.order())

    def _on_changed(self) -> None:
        """Show the number that will be given and what will be made, or why nothing can be."""
        if self.measure.currentData() is None:
            self._show("", f"{self._level_name}を選んでください。")
            return
        try:
            made = self._preview(self.order())
        except FujideskError as error:
            self._show("", str(error))
            return
        cells = f"（スケジュール {len(made.record.schedule)} 半期）" if made.record.schedule else ""
        new = made.new_departments
        came = f"、台帳にない部署 {len(new)} 件（{'、'.join(new)}）" if new else ""
        self._show(
            f"事業番号 {made.number} になります。作るもの：事業 1 件{cells}、変更の記録 1 件{came}", ""
        )

    def _show(self, outcome: str, refusal: str) -> None:
        """Show one of the two."""
        self.outcome.setText(outcome)
        self.message.setText(refusal)
        self.do_button.setEnabled(bool(outcome))
        self.do_button.setToolTip(refusal)
