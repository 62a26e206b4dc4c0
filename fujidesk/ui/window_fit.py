"""Shows the main window so that nothing of it, its status line least of all, lies beyond the screen."""

from PySide6.QtWidgets import QWidget

_FRAME_PX, _EDGES_PX = 40, 16
"""Of a window's title and edges on Windows at 100 %; known to Qt only after it is shown."""


def show_fitting(window: QWidget) -> None:
    """Show a window; it fills a screen that it does not fit into with its frame (1366×768)."""
    room = window.screen().availableGeometry().size()
    if window.width() > room.width() or window.height() > room.height() - _FRAME_PX:
        window.showMaximized()
    else:
        window.show()


def resize_fitting(window: QWidget, width_px: int, height_px: int) -> None:
    """Give a dialog that is not shown yet its size, no larger than the screen leaves with its frame.

    At 200 % text a wish of 1,100 px is 2,200: its buttons would lie beyond a screen of 1366×768.
    """
    room = window.screen().availableGeometry().size()
    window.resize(min(width_px, room.width() - _EDGES_PX), min(height_px, room.height() - _FRAME_PX))
