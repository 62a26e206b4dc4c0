"""Who came to a training: a line a department with its number of people; names are offered while typed."""

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QListView, QPlainTextEdit, QWidget

from fujidesk.errors import UserError
from fujidesk.ui.forms.completer import name_completer

_LINE = re.compile(r"\s*(.+?)[\s,、:：]+(\d+)\s*人?\s*")
_NAME_CHARS = 40
"""Half-width characters to the column of people, so that the figures stand under each other."""
_LEFT_TO_POPUP = (
    Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab,
)  # fmt: skip


class AttendanceEdit(QPlainTextEdit):
    """Lines of 「収納課 2」; two columns of a spreadsheet paste as such."""

    def __init__(self, attendance: Sequence[tuple[str, int]], names: Sequence[str], parent: QWidget) -> None:
        """Show who came; names: the departments that are offered."""
        super().__init__(_lines(attendance), parent)
        self.setTabChangesFocus(True)
        self.setTabStopDistance(self.fontMetrics().averageCharWidth() * _NAME_CHARS)
        self.offered = name_completer(names, self)
        self.offered.setWidget(self)
        self.popup = QListView(self)
        self.offered.setPopup(self.popup)
        self.offered.activated.connect(self._take)
        self.textChanged.connect(self._offer)

    def show_attendance(self, attendance: Sequence[tuple[str, int]]) -> None:
        """Show others who came."""
        self.setPlainText(_lines(attendance))

    def attendance(self) -> tuple[tuple[str, int], ...]:
        """Return departments with their people.

        Raises:
            UserError: a line is not of that form.
        """
        return tuple(_pair(line) for line in self.toPlainText().splitlines() if line.strip())

    def _offer(self) -> None:
        """Offer the departments that the line being typed may mean."""
        cursor = self.textCursor()
        typed = cursor.block().text().strip() if cursor.atBlockEnd() else ""
        self.offered.setCompletionPrefix(typed)
        is_whole = self.offered.currentCompletion() == typed
        if not typed or not self.hasFocus() or self.offered.completionCount() <= is_whole:
            self.popup.hide()
            return
        place = self.cursorRect()
        place.setWidth(self.popup.sizeHintForColumn(0) + self.popup.verticalScrollBar().sizeHint().width())
        self.offered.complete(place)

    def _take(self, name: str) -> None:
        """Put a department in place of what is typed, ready for its number of people."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"{name}\t")
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to the offer what chooses from it or closes it."""
        if self.popup.isVisible() and event.key() in _LEFT_TO_POPUP:
            event.ignore()
            return
        super().keyPressEvent(event)


def _lines(attendance: Sequence[tuple[str, int]]) -> str:
    """Return who came as it is typed."""
    return "\n".join(f"{name}\t{people}" for name, people in attendance)


def _pair(line: str) -> tuple[str, int]:
    """Return department and people of a line.

    Raises:
        UserError: the line is not of that form.
    """
    found = _LINE.fullmatch(line)
    if found is None:
        raise UserError(
            f"参加者の行「{line.strip()[:20]}」を読めません。「収納課 2」のように入力してください。"
        )
    return found[1], int(found[2])
