"""Shows the main window so that nothing of it, its status line least of all, lies beyond the screen."""

from PySide6.QtWidgets import QWidget

_FRAME_PX = 40
"""Of a window's title and edges on Windows at 100 %; known to Qt only after it is shown."""


def show_fitting(window: QWidget) -> None:
    """Show a window; it fills a screen that it does not fit into with its frame (1366×768)."""
    room = window.screen().availableGeometry().size()
    if window.width() > room.width() or window.height() > room.height() - _FRAME_PX:
        window.showMaximized()
    else:
        window.show()
