"""A page that scrolls up and down where there is no room, and parts in it that say what they need."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget


class PartsSplitter(QSplitter):
    """Parts with handles between them that asks for no more than they need at least.

    A `QScrollArea` gives its page what the page wishes: with Qt's own wish, the sum of what the parts would
    like, the page would scroll although there is room enough.
    """

    def __init__(self, way: Qt.Orientation, parent: QWidget | None = None) -> None:
        super().__init__(way, parent)
        self.setChildrenCollapsible(False)

    def sizeHint(self) -> QSize:
        """Wish for the least."""
        return self.minimumSizeHint()


def scroll_page(page: QWidget, parent: QWidget) -> QScrollArea:
    """Return a page in an area without a frame that scrolls up and down only; Tab passes it by."""
    scroll = QScrollArea(parent)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(page)
    return scroll
