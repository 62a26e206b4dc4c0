"""Policies and measures as a list, measures indented under their policy."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.records import LevelRecord

LEVEL_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the `LevelRecord` of a line."""
_INDENT = "　"
_Index = QModelIndex | QPersistentModelIndex


class LevelListModel(QAbstractListModel):
    """One line a level, in the plan's order: code and title."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._levels: Sequence[LevelRecord] = ()

    def set_levels(self, levels: Sequence[LevelRecord]) -> None:
        """Show these levels in place of the ones before; the number of lines may change."""
        self.beginResetModel()
        self._levels = tuple(levels)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many levels there are; a line has no children."""
        return 0 if parent.isValid() else len(self._levels)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return code and title, or the record; None for other roles."""
        if not index.isValid():
            return None
        level = self._levels[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return f"{_INDENT if level.parent else ''}{level.code} {level.title}"
        return level if role == LEVEL_ROLE else None
