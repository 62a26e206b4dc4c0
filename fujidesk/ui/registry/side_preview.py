"""List and preview side by side; the preview gives way where there is no room for both.

Widths are lengths at 100 % text and grow with it. At 1366 pixels the list keeps its columns whole beside a
preview of 320; at 1920 the preview grows to 430, as the list would only get wider gaps.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from fujidesk.ui.theme import Theme

_PREVIEW_PX, _WIDE_PREVIEW_PX = 320, 430
_LIST_PX = 660
"""The preview opens by itself only where it leaves the list this width (at 100 % text)."""


class SidePreview(QSplitter):
    """Holds the list at the left and the preview at the right.

    Until the user decides, the preview shows where the list keeps a good width beside it.
    shown_changed(bool) tells when it opens or closes; wish is what the user decided, None for nothing.
    """

    shown_changed = Signal(bool)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self.wish: bool | None = None
        self._set_by_hand = False
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._on_moved)

    def set_parts(self, listed: QWidget, preview: QWidget) -> None:
        """Put list and preview in."""
        self.addWidget(listed)
        self.addWidget(preview)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 0)
        self.restyle()

    def toggle(self, on: bool) -> None:
        """Open or close the preview as the user wishes."""
        self.wish = on
        self.arrange()

    def restyle(self) -> None:
        """Give the preview its usual width at the present text size."""
        self._set_by_hand = False
        self.setHandleWidth(self._theme.gap(12))
        self._share()
        self.arrange()

    def arrange(self) -> None:
        """Show or hide the preview as wish and width ask for."""
        if self.count() < 2:
            return
        room = self.width() - self._theme.px(_PREVIEW_PX) >= self._theme.px(_LIST_PX)
        on = self.wish if self.wish is not None else room
        preview = self.widget(1)
        if preview is not None and preview.isVisibleTo(self) != on:
            preview.setVisible(on)
            self._share()
            self.shown_changed.emit(on)

    def _on_moved(self) -> None:
        """Keep the widths that the user has just set."""
        self._set_by_hand = True

    def _share(self) -> None:
        """Give the preview its width, never more than two fifths."""
        px = self._theme.px
        wished = max(px(_PREVIEW_PX), min(self.width() * 23 // 100, px(_WIDE_PREVIEW_PX)))
        preview = min(wished, self.width() * 2 // 5)
        self.setSizes([max(1, self.width() - preview - self.handleWidth()), preview])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width, unless the user has set the widths by hand."""
        super().resizeEvent(event)
        self.arrange()
        if not self._set_by_hand:
            self._share()
