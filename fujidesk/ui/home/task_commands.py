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
from fujidesk.ui.forms.record_dialog import Keeping
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
        self._ask(drafted, None)

    def change(self, task: YearTask) -> None:
        """Ask for another state of an own task."""
        try:
            own = self._tasks.get(task.key)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self._ask(own, partial(self._remove, own))

    def _ask(self, task: OwnTask, remove: Callable[[], None] | None) -> None:
        """Open the dialog of a task; what refuses a step stays in it."""
        keeping = Keeping(self._store, self._stored)
        OwnTaskDialog(task, self._context.clock.today(), keeping, remove, self._window).open()

    def _store(self, before: OwnTask | None, after: OwnTask) -> None:
        """Store a new task (before None), or another state of one."""
        if before is None:
            self.edited.emit(self._tasks.add(after))
        elif before != after:
            self.edited.emit(self._tasks.change(before, after))

    def _stored(self, task: OwnTask) -> OwnTask:
        """Return a task as it is stored now."""
        return self._tasks.get(task.key)

    def _remove(self, task: OwnTask) -> None:
        """Remove a task as it was seen."""
        self.edited.emit(self._tasks.remove(task))

    def _do(self, step: Callable[[], Changes]) -> None:
        """Do a step, or say why not."""
        try:
            changes = step()
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self.edited.emit(changes)
