"""A window is never larger than the screen leaves room for (ux.md: 1366×768)."""

from PySide6.QtWidgets import QWidget

from fujidesk.ui.window_fit import show_fitting


def shown(qtbot, width, height):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(width, height)
    show_fitting(window)
    return window


def test_a_window_as_large_as_the_screen_fills_it(qtbot, qapp):
    room = qapp.primaryScreen().availableGeometry().size()
    for width, height in ((room.width(), room.height()), (room.width() + 100, 400), (400, room.height())):
        window = shown(qtbot, width, height)
        assert window.isMaximized()
        window.close()


def test_a_smaller_window_keeps_its_size(qtbot):
    window = shown(qtbot, 500, 400)
    assert not window.isMaximized()
    assert (window.width(), window.height()) == (500, 400)
    window.close()
