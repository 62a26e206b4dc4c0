"""What the search found, as lines of its list: heads, and hits that can be chosen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Hit:
    """A project or hearing that was found; the find is `length` characters of detail from `start`.

    plan: the id of the plan it is in; 0: that of the window.
    """

    number: str
    title: str
    detail: str = ""
    start: int = 0
    length: int = 0
    is_hearing: bool = False
    plan: int = 0


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Hits of one kind; total: all there are, also those that are not listed.

    plan: the name of the plan they are in, where several are searched. It stands last in the head: the list
    cuts long names, and kind and count must stay.
    """

    label: str
    total: int
    hits: tuple[Hit, ...]
    plan: str = ""


Finder = Callable[[str], Sequence[HitGroup]]
"""Finds hits for a query."""


@dataclass(frozen=True, slots=True)
class GroupHead:
    """The line above a group."""

    text: str


class HitModel(QAbstractListModel):
    """Heads and hits as lines; only hits can be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Hit | GroupHead] = []

    def set_groups(self, groups: Sequence[HitGroup]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            more = f"、はじめの {len(group.hits)} 件を表示" if len(group.hits) < group.total else ""
            where = f"　{group.plan}" if group.plan else ""
            self._lines.append(GroupHead(f"{group.label}（{group.total:,} 件{more}）{where}"))
            self._lines.extend(group.hits)
        self.endResetModel()

    def next_hit(self, row: int, step: int) -> int:
        """Return the next hit's row below (step 1) or above (step -1) a row; the row itself at an end."""
        at = row + step
        while 0 <= at < len(self._lines):
            if isinstance(self._lines[at], Hit):
                return at
            at += step
        return row

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return the number of lines, heads too; a line has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line itself for `HIT_ROLE`, its words as read out, or None."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == HIT_ROLE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return line.text if isinstance(line, GroupHead) else f"{line.number} {line.title} {line.detail}"
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let hits be chosen, heads not."""
        if not index.isValid() or isinstance(self._lines[index.row()], GroupHead):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
