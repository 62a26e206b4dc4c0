"""Undo and redo over all edits of the session."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from fujidesk.domain.changes import Changes
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext


class UndoCommands(QObject):
    """Takes steps back and forth; `changed` carries what they touched."""

    changed = Signal(Changes)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._edits = workspace.edits
        self._reporter = context.reporter

    def undo(self) -> None:
        """Take the last step back and say which."""
        self._step("元に戻しました", self._edits.undo)

    def redo(self) -> None:
        """Take the step that was undone last again and say which."""
        self._step("やり直しました", self._edits.redo)

    def _step(self, word: str, step: Callable[[], Changes | None]) -> None:
        """Take a step and say which; values that someone changed meanwhile are told, not written over."""
        try:
            changes = step()
        except FujideskError as error:
            self._reporter.show(error)
            return
        if changes is not None:
            self.changed.emit(changes)
            self._reporter.inform(f"{word}：{changes.label}" if changes.label else f"{word}。")
