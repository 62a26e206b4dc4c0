"""What the pages of 推進体制 do alike: write and tell, or say why not; write a file beside the window."""

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target

READ_ONLY = "読み取り専用で開いているため、変更できません。"


class PeopleCommands(QObject):
    """edited: what a step touched."""

    edited = Signal(Changes)

    def __init__(self, context: ScreenContext, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._context = context
        self._window = parent
        self.read_only = read_only

    def write(self, step: Callable[[], Changes]) -> None:
        """Do a step out of a dialog, which shows its refusal.

        Raises:
            FujideskError: it was refused.
        """
        self.edited.emit(step())

    def do(self, step: Callable[[], Changes]) -> None:
        """Do a step at once, or say why not."""
        try:
            self.write(step)
        except FujideskError as error:
            self._context.reporter.show(error)

    def allow(self, pressed: Iterable[QAbstractButton]) -> None:
        """Let the buttons that write be pressed, unless the file is read-only."""
        for item in pressed:
            item.setEnabled(not self.read_only)
            item.setToolTip(READ_ONLY if self.read_only else "")

    def export(self, title: str, name: str, write: Callable[[Path, Progress], None]) -> None:
        """Ask for a file and write it beside the window."""
        target = ask_target(self._window, title, f"{name}.xlsx", ".xlsx", "Excelブック (*.xlsx)")
        if target is not None:
            work = partial(write, target)
            self._context.tasks.run(f"{title}（{target.name}）", work, partial(self._on_written, target))

    def _on_written(self, path: Path, _nothing: None) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"書き出しました：{path}")
