"""What the help lists at the left: the pages of the manual, or what a search has found in them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.ui.help.manual import Find, Page, anchor

TOPIC_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the topic that a line opens."""
_Index = QModelIndex | QPersistentModelIndex


class PageModel(QAbstractListModel):
    """One line a page, or one a find with what is said there beneath."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[tuple[str, str]] = []

    def set_pages(self, pages: Sequence[Page]) -> None:
        """List the pages of the manual."""
        self._set([(page.title, page.name) for page in pages])

    def set_finds(self, finds: Sequence[Find]) -> None:
        """List what was found, each in its page."""
        self._set([(_shown(find), f"{find.page}#{anchor(find.heading)}") for find in finds])

    def row_of(self, topic: str) -> int:
        """Return the line of a topic, or of its page; -1 where neither is listed."""
        topics = [line[1] for line in self._lines]
        wanted = (topic, topic.partition("#")[0])
        return next((topics.index(name) for name in wanted if name in topics), -1)

    def _set(self, lines: list[tuple[str, str]]) -> None:
        """Show these lines (text, topic) in place of the ones before."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many lines there are; a line has no children."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a line says, or its topic; None for other roles."""
        if not index.isValid():
            return None
        text, topic = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        return topic if role == TOPIC_ROLE else None


def _shown(find: Find) -> str:
    """Return a find as it is read: where it stands, then what is said."""
    where = find.title if find.heading == find.title else f"{find.title} › {find.heading}"
    return f"{where}\n{find.excerpt}"
