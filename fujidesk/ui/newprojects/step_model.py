"""The cards of one step of the board, as an item model that can be dragged from."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from fujidesk.domain.new_projects import NewProject
from fujidesk.ui.newprojects.words import IMPORTANT, cost_text

PROJECT_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `NewProject`."""
CARD_TYPE = "application/x-fujidesk-new-project"
"""What a dragged card carries: its key."""
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class StepModel(QAbstractListModel):
    """The new projects that stand at one step, in the order of their keys."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._projects: tuple[NewProject, ...] = ()

    def show(self, projects: Sequence[NewProject]) -> None:
        """Show other projects."""
        self.beginResetModel()
        self._projects = tuple(projects)
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return the row of a project; -1 where it is not here."""
        return next((row for row, item in enumerate(self._projects) if item.key == key), -1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._projects)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title, tool tip and words for the screen reader."""
        if not index.isValid():
            return None
        project = self._projects[index.row()]
        if role == PROJECT_ROLE:
            return project
        if role == Qt.ItemDataRole.DisplayRole:
            return project.title
        words = [project.key, project.title, project.department, cost_text(project)]
        if project.is_important:
            words.append(IMPORTANT)
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(words)
        return "、".join(words) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let cards be chosen and dragged, and others be dropped anywhere in the column."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        """Return the one kind that a card is carried as."""
        return [CARD_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the key of the card."""
        data = QMimeData()
        if indexes:
            data.setData(CARD_TYPE, QByteArray(self._projects[indexes[0].row()].key.encode()))
        return data
