"""Asks for date, reason and amounts of a step, and for title and department of a new project."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from fujidesk.domain.new_project_rules import FIGURE_NAMES, FIGURES
from fujidesk.domain.new_projects import STEP_NAMES, NewProject, Step, StepTaken
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of, kyen_of

TakeStep = Callable[[StepTaken, Mapping[str, int | None]], None]
AddProject = Callable[[str, str, str], None]


class StepDialog(AskingDialog):
    """Takes a step of a new project; take: does it, raising what refuses it."""

    def __init__(self, project: NewProject, step: Step, today: dt.date, take: TakeStep,
                 parent: QWidget, word: str = "") -> None:  # fmt: skip
        word = word or STEP_NAMES[step]
        text = f"{project.key}「{project.title}」を「{word}」にします。Ctrl+Z で元に戻せます。"
        super().__init__(f"「{word}」へ進める", text, f"「{word}」にする", parent)
        self._step, self._take = step, take
        self.day = day_edit(today, self)
        self.reason = QPlainTextEdit(self)
        self.reason.setTabChangesFocus(True)
        self.reason.setMaximumHeight(self.fontMetrics().lineSpacing() * 4)
        self.amounts = {name: QLineEdit(self) for name in FIGURES.get(step, ())}
        self.add_field("日付", self.day)
        for name, field in self.amounts.items():
            self.add_field(f"{FIGURE_NAMES[name]}（千円）", field)
        self.add_field("理由（必須）" if step is Step.DECLINED else "理由", self.reason)

    def act(self) -> None:
        """Take the step."""
        figures = {name: kyen_of(field) for name, field in self.amounts.items()}
        self._take(StepTaken(self._step, day_of(self.day), self.reason.toPlainText().strip()), figures)


class AddDialog(AskingDialog):
    """Makes a new project by hand; add(title, department, day): does it, raising what refuses it."""

    def __init__(self, departments: list[str], today: dt.date, add: AddProject, parent: QWidget) -> None:
        text = "調査票によらない新規事業を追加します。目的・内容・経費は、追加したあと右の欄に入力します。"
        super().__init__("新規事業を追加", text, "追加する", parent)
        self._add = add
        self.title = QLineEdit(self)
        self.department = QComboBox(self)
        self.department.setEditable(True)
        self.department.addItems(departments)
        self.department.setCurrentText("")
        self.day = day_edit(today, self)
        self.add_field("事業名", self.title)
        self.add_field("提案する部署", self.department)
        self.add_field("提案の日付", self.day)
        self.title.setFocus()

    def act(self) -> None:
        """Add it."""
        self._add(self.title.text().strip(), self.department.currentText().strip(), day_of(self.day))
