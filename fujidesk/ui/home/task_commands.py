"""What is done with tasks on the first screen: ticked off, opened again, added, changed, removed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.hearings import Note
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.year_tasks import YearTask
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.home.own_task_dialog import OwnTaskDialog


class TaskCommands(QObject):
    """Each is one step that Ctrl+Z takes back; edited(Changes): what was touched."""

    edited = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._tasks = workspace.year_tasks
        self._hearings = workspace.hearings
        self._context = context
        self._window = window

    def finish(self, task: YearTask) -> None:
        """Tick a task off."""
        self._do(partial(self._tasks.finish, task, self._context.clock.today()))

    def reopen(self, task: YearTask) -> None:
        """Take a tick back."""
        self._do(partial(self._tasks.reopen, task))

    def finish_note(self, note: Note) -> None:
        """Tick a decision or to-do of a hearing off."""
        self._do(partial(self._hearings.mark_done, note, self._context.clock.today()))

    def add(self) -> None:
        """Ask for a new task of the office's own."""
        drafted = self._tasks.drafted(half_year_of(self._context.clock.today()).fiscal_year)
        self._ask(drafted, self._add, None)

    def change(self, task: YearTask) -> None:
        """Ask for another state of an own task."""
        try:
            own = self._tasks.get(task.key)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self._ask(own, partial(self._change, own), partial(self._do, partial(self._tasks.remove, own)))

    def _ask(
        self, task: OwnTask, store: Callable[[OwnTask], None], remove: Callable[[], None] | None
    ) -> None:
        """Open the dialog of a task."""
        OwnTaskDialog(task, self._context.clock.today(), store, remove, self._window).open()

    def _add(self, task: OwnTask) -> None:
        """Store a new task; what refuses it stays in the dialog."""
        self.edited.emit(self._tasks.add(task))

    def _change(self, before: OwnTask, after: OwnTask) -> None:
        """Store another state; what refuses it stays in the dialog."""
        if before != after:
            self.edited.emit(self._tasks.change(before, after))

    def _do(self, step: Callable[[], Changes]) -> None:
        """Do a step, or say why not."""
        try:
            changes = step()
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self.edited.emit(changes)
