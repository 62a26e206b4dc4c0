"""A list with its details: side by side, or one over the other where there is little width."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSplitter, QWidget

from fujidesk.ui.theme import Theme

_STACK_BELOW_PX = 900
_NO_LIMIT = 16_777_215
"""Qt's own largest height of a widget (QWIDGETSIZE_MAX)."""
_STACKED_PX = 560
"""Least height of both parts one over the other, at 100 % text; the page scrolls where there is less."""


class SplitBody(QSplitter):
    """Two parts with a handle between them; the first takes what is left, unless `share` says otherwise.

    is_first_low: one over the other, the first part is no higher than it asks for, as a list to choose from.
    """

    def __init__(
        self, theme: Theme, listed: QWidget, detail: QWidget, parent: QWidget, *, is_first_low: bool = False
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._listed = listed
        self._is_first_low = is_first_low
        self._theme = theme
        self._parts = (1, 0)
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

    def share(self, first: int, second: int) -> None:
        """Give the parts these shares of the width side by side, until the handle is moved.

        Nothing happens where they have these shares, so that a handle moved by the user stays.
        """
        changed = self._parts != (first, second)
        self._parts = (first, second)
        if changed and self.orientation() is Qt.Orientation.Horizontal:
            self._divide()

    def _divide(self) -> None:
        """Divide the width by the shares."""
        for place, part in enumerate(self._parts):
            self.setStretchFactor(place, part)
        self.setSizes([self.width() * part // sum(self._parts) for part in self._parts])

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
            self.setStretchFactor(1, 1 if narrow else self._parts[1])
            if self._parts[1] and not narrow:
                self._divide()
        self.setMinimumHeight(self._theme.px(_STACKED_PX) if narrow else 0)
        is_low = narrow and self._is_first_low
        self._listed.setMaximumHeight(self._listed.sizeHint().height() if is_low else _NO_LIMIT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the width there is."""
        super().resizeEvent(event)
        self._arrange()
