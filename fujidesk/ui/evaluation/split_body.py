"""A list with its details: side by side, or one over the other where there is little width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from fujidesk.ui.theme import Theme

_STACK_BELOW_PX = 900
_STACKED_PX = 560
"""Least height of both parts one over the other, at 100 % text; the page scrolls where there is less."""


class SplitBody(QSplitter):
    """Two parts with a handle between them; the first takes what is left."""

    def __init__(self, theme: Theme, listed: QWidget, detail: QWidget, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.addWidget(listed)
        self.addWidget(detail)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self._space()
        theme.changed.connect(self._space)

    def scrolled(self, parent: QWidget) -> QScrollArea:
        """Return the body in an area that scrolls up and down where it is too high."""
        scroll = QScrollArea(parent)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self)
        scroll.viewport().setAutoFillBackground(False)
        self.setAutoFillBackground(False)
        return scroll

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self.setHandleWidth(self._theme.gap(12))
        self._arrange()

    def _arrange(self) -> None:
        """Choose between side by side and one over the other."""
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        way = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if way is not self.orientation():
            self.setOrientation(way)
            self.setStretchFactor(1, 1 if narrow else 0)
        self.setMinimumHeight(self._theme.px(_STACKED_PX) if narrow else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the width there is."""
        super().resizeEvent(event)
        self._arrange()
