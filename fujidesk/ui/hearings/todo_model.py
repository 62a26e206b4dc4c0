"""What came out of all hearings as a table: one line each, narrowed by scope and words, sorted by a heading.

Unless the user sorts, what is due first stands first; a third click on a heading goes back to that.
"""

import datetime as dt
from collections.abc import Sequence
from enum import IntEnum, StrEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.hearing_rules import OWED, is_open, is_overdue
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note, NoteKind
from fujidesk.domain.searching import fold, terms
from fujidesk.ui.formats import day_in_full, short_day

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_DAY = "9999"
"""Sorts what has no day behind everything that has one."""
_KINDS = tuple(NoteKind)


class TodoScope(StrEnum):
    """Which lines are shown: decisions and to-dos by how far they are, or all that was ever noted."""

    OPEN = "open"
    OVERDUE = "overdue"
    DONE = "done"
    OWED = "owed"
    EVERY = "every"


SCOPE_NAMES = {
    TodoScope.OPEN: "未完了", TodoScope.OVERDUE: "期限超過", TodoScope.DONE: "完了",
    TodoScope.OWED: "決定・宿題すべて", TodoScope.EVERY: "すべての記録",
}  # fmt: skip


class TodoColumn(IntEnum):
    """The columns: whether it is done, what it is, who owes it until when, and where it was said."""

    DONE = 0
    KIND = 1
    TEXT = 2
    DEPARTMENT = 3
    DUE = 4
    HEARING = 5


HEADINGS = {
    TodoColumn.DONE: "完了", TodoColumn.KIND: "種類", TodoColumn.TEXT: "内容", TodoColumn.DEPARTMENT: "部署",
    TodoColumn.DUE: "期限", TodoColumn.HEARING: "ヒアリング",
}  # fmt: skip


class TodoModel(QAbstractTableModel):
    """Lines given by `set_notes`; a filter narrows what is shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._notes: list[Note] = []
        self._shown: list[Note] = []
        self._hearings: dict[str, Hearing] = {}
        self._today = dt.date.min
        self._reason = ""
        self._scope, self._words = TodoScope.OPEN, terms("")
        self._sort = (-1, Qt.SortOrder.AscendingOrder)

    def set_notes(
        self, notes: Sequence[Note], hearings: Sequence[Hearing], today: dt.date, reason: str = ""
    ) -> None:
        """Show other lines; filter and order stay.

        Args:
            notes: all lines.
            hearings: those they belong to.
            today: before which what is due is overdue.
            reason: why nothing can be ticked; "" where it can.
        """
        self.beginResetModel()
        self._notes, self._today, self._reason = list(notes), today, reason
        self._hearings = {one.key: one for one in hearings}
        self._shown = self._narrowed()
        self.endResetModel()

    def set_filter(self, scope: TodoScope, text: str) -> None:
        """Show only lines of a scope that hold all words in text, department or the name of their hearing."""
        self.beginResetModel()
        self._scope, self._words = scope, terms(text)
        self._shown = self._narrowed()
        self.endResetModel()

    def note_at(self, row: int) -> Note | None:
        """Return the line shown in a row; None where there is none."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, key: str) -> int:
        """Return the row of a line; -1 where it is not shown."""
        return next((row for row, note in enumerate(self._shown) if note.key == key), -1)

    def _narrowed(self) -> list[Note]:
        """Return what passes the filter, in the order asked for."""
        found = sorted((note for note in self._notes if self._passes(note)), key=_due)
        column, order = self._sort
        if column >= 0:
            keys = {note.key: self._sort_key(note, TodoColumn(column)) for note in found}
            down = order == Qt.SortOrder.DescendingOrder
            found.sort(key=lambda note: keys[note.key], reverse=down)
        return found

    def _passes(self, note: Note) -> bool:
        """Tell whether a line is in the scope and holds all words."""
        owed = note.kind in OWED
        inside = {
            TodoScope.OPEN: is_open(note), TodoScope.OVERDUE: is_overdue(note, self._today),
            TodoScope.DONE: owed and bool(note.done_at), TodoScope.OWED: owed, TodoScope.EVERY: True,
        }[self._scope]  # fmt: skip
        text = fold(f"{note.text} {note.department} {self._name(note)}")
        return inside and all(word in text for word in self._words)

    def _sort_key(self, note: Note, column: TodoColumn) -> Any:
        """Return what a column sorts by: days as days, kinds as they are said, texts whatever their width."""
        hearing = self._hearings.get(note.hearing)
        keys: dict[TodoColumn, Any] = {
            TodoColumn.DONE: (note.kind in OWED, note.done_at), TodoColumn.KIND: _KINDS.index(note.kind),
            TodoColumn.TEXT: fold(note.text), TodoColumn.DEPARTMENT: fold(note.department),
            TodoColumn.DUE: note.due or _NO_DAY,
            TodoColumn.HEARING: (hearing.day or _NO_DAY if hearing else "", note.hearing, note.position),
        }  # fmt: skip
        return keys[column]

    def _name(self, note: Note) -> str:
        """Return department and day of a line's hearing."""
        hearing = self._hearings.get(note.hearing)
        if hearing is None:
            return note.hearing
        return f"{hearing.department or hearing.title or hearing.key} {short_day(hearing.day)}".strip()

    def _text(self, note: Note, column: TodoColumn) -> str:
        """Return a cell in one line."""
        open_word = "□ 未完了" if note.kind in OWED else ""
        late = " ⚠ 期限超過" if is_overdue(note, self._today) else ""
        return {
            TodoColumn.DONE: "✓ 完了" if note.done_at else open_word,
            TodoColumn.KIND: NOTE_KIND_NAMES[note.kind], TodoColumn.TEXT: note.text.replace("\n", " "),
            TodoColumn.DEPARTMENT: note.department, TodoColumn.DUE: short_day(note.due) + late,
            TodoColumn.HEARING: self._name(note),
        }[column]  # fmt: skip

    def _explained(self, note: Note, column: TodoColumn) -> str:
        """Return a cell as a sentence, for tool tip and screen reader; a text with its lines and hearing."""
        if column is TodoColumn.DONE:
            if note.kind not in OWED:
                return "完了にできるのは決定と宿題です"
            done = f"完了：{day_in_full(note.done_at)}" if note.done_at else "未完了"
            return f"{done}（{self._reason or 'スペースかクリックで切り替え'}）"
        if column is TodoColumn.DUE:
            late = "（期限超過）" if is_overdue(note, self._today) else ""
            return f"期限：{day_in_full(note.due) or 'なし'}{late}"
        told = f"{HEADINGS[TodoColumn.HEARING]}：{self._name(note)}"
        if column is TodoColumn.TEXT:
            return f"{note.text}\n{told}"
        return told if column is TodoColumn.HEARING else f"{HEADINGS[column]}：{self._text(note, column)}"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many lines pass the filter."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """As many as `TodoColumn` has."""
        return 0 if parent.isValid() else len(TodoColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in one line; in a sentence for tool tip and screen reader."""
        if not index.isValid():
            return None
        note, column = self._shown[index.row()], TodoColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(note, column)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._explained(note, column)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns, and that they sort."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        name = HEADINGS[TodoColumn(section)]
        return {
            Qt.ItemDataRole.DisplayRole: name,
            Qt.ItemDataRole.ToolTipRole: f"{name}：クリックで並べ替え（キーではメニューキー）",
        }.get(Qt.ItemDataRole(role))

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort what is shown; column -1: by due day. The cursor follows its line."""
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._shown[index.row()].key) for index in self.persistentIndexList()]
        self._sort = (column, order)
        self._shown = self._narrowed()
        places = {note.key: row for row, note in enumerate(self._shown)}
        for index, key in kept:
            self.changePersistentIndex(index, self.index(places[key], index.column()))
        self.layoutChanged.emit()


def _due(note: Note) -> tuple[str, str, int]:
    """Sort key: due day, no day last; then hearing and place."""
    return note.due or _NO_DAY, note.hearing, note.position
