"""What is done with new projects: steps, adoption, taking forms over, adding, the workbook."""

import datetime as dt
from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.new_project_rules import in_own_words, next_step, step_refusal
from fujidesk.domain.new_projects import NewProject, Step, StepTaken, step_name
from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError
from fujidesk.services.adoption import AdoptionOrder
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.newprojects.adopt_dialog import AdoptDialog
from fujidesk.ui.newprojects.step_dialog import AddDialog, StepDialog
from fujidesk.ui.newprojects.take_dialog import TakeDialog
from fujidesk.ui.newprojects.words import READ_ONLY
from fujidesk.ui.save_dialog import ask_target


class NewProjectCommands(QObject):
    """Asks what a step needs and does it. edited(Changes); made(key): a new project was added by hand."""

    edited = Signal(Changes)
    made = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._context, self._window = workspace, context, parent
        self._service = workspace.new_projects

    def do(self, step: Callable[[], Changes]) -> None:
        """Do something at once, or say why not."""
        try:
            self.edited.emit(step())
        except FujideskError as error:
            self._context.reporter.show(error)

    def ask_step(self, project: NewProject, step: Step | None) -> None:
        """Ask for what a step needs; step None: the next as a rule."""
        if self._workspace.read_only:
            self._context.reporter.inform(READ_ONLY)
            return
        key, step = project.key, step or next_step(project)
        today = self._context.clock.today()
        day = max([today, *(dt.date.fromisoformat(item.day) for item in project.steps if item.day)])
        if step is None:
            refusal = step_refusal(project, Step.HEARD)
            self._context.reporter.inform(in_own_words(refusal, self._workspace.profile.words))
        elif step is Step.ADOPTED:
            AdoptDialog(
                project,
                (self._workspace.registry.levels(), self._workspace.profile),
                day,
                (partial(self._service.preview_adoption, key), partial(self._adopt, key)),
                self._window,
            ).open()  # fmt: skip
        else:
            word = step_name(step, self._workspace.profile.words)
            StepDialog(project, step, day, partial(self._take_step, key), self._window, word).open()

    def _take_step(self, key: str, taken: StepTaken, figures: Mapping[str, int | None]) -> None:
        """Take a step."""
        self.edited.emit(self._service.take_step(key, taken, figures))

    def _adopt(self, key: str, order: AdoptionOrder) -> None:
        """Adopt a project; a new project of the register concerns every screen."""
        made = self._service.adopt(key, order)
        self.edited.emit(Changes(frozenset({made.number}), everything=True, office=frozenset(Entity)))
        self._context.reporter.inform(f"{key} を {made.number} として登載しました。Ctrl+Z で元に戻せます。")

    def take_forms(self, fiscal_year: int) -> None:
        """Show the forms that can be taken, and take those that are ticked."""
        take = partial(self._take_forms, fiscal_year)
        TakeDialog(self._service.forms(fiscal_year), take, self._window).open()

    def _take_forms(self, fiscal_year: int, places: list[tuple[int, int]]) -> None:
        """Take forms over."""
        self.edited.emit(self._service.take_forms(fiscal_year, places))

    def add(self, fiscal_year: int) -> None:
        """Ask for a new project."""
        names = [item.name for item in self._workspace.registry.departments() if item.valid_to is None]
        today = self._context.clock.today()
        AddDialog(names, today, partial(self._add, fiscal_year), self._window).open()

    def _add(self, fiscal_year: int, title: str, department: str, day: str) -> None:
        """Add a new project and tell which."""
        key = self._service.add(fiscal_year, {"title": title, "department": department}, day)
        self.edited.emit(Changes(office=frozenset({Entity.NEW_PROJECT})))
        self.made.emit(key)

    def export(self, fiscal_year: int, *, costs: bool) -> None:
        """Ask where, and write the workbook; costs: with the amounts."""
        name = f"{long_year(fiscal_year)}_新規事業.xlsx"
        target = ask_target(self._window, "Excel に書き出す", name, ".xlsx", "Excel ブック (*.xlsx)")
        if target is None:
            return

        def work(_progress: Progress) -> None:
            """Write it on the worker."""
            self._service.write_workbook(fiscal_year, target, costs=costs)

        self._context.tasks.run("新規事業の書き出し", work, partial(self._on_exported, target.name))

    def _on_exported(self, name: str, _nothing: None) -> None:
        """Say where it is."""
        self._context.reporter.inform(f"「{name}」に書き出しました。")
