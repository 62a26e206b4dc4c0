"""A window is never larger than the screen leaves room for (ux.md: 1366×768)."""

import re
from pathlib import Path

from PySide6.QtWidgets import QWidget

from fujidesk.ui import window_fit
from fujidesk.ui.window_fit import resize_fitting, show_fitting


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


def test_a_dialog_gets_the_size_it_asks_for_where_the_screen_has_it(qtbot, qapp):
    dialog = QWidget()
    qtbot.addWidget(dialog)
    resize_fitting(dialog, 300, 200)
    assert (dialog.width(), dialog.height()) == (300, 200)
    resize_fitting(dialog, 3000, 2000)
    room = qapp.primaryScreen().availableGeometry()
    assert room.width() - 20 < dialog.width() < room.width()
    assert dialog.height() < room.height(), "its frame is on the screen, too"


def test_no_dialog_takes_more_than_the_screen_by_a_size_of_its_own():
    """Sizes grow with the text: whoever resizes a window of ours to a fixed wish must bound it."""
    ui = Path(window_fit.__file__).parent
    unbound = re.compile(r"\.resize\((?:[\w.]*gap|QSize\([\w.]*gap)\((?!.*boundedTo)")
    assert [
        str(path.relative_to(ui)) for path in ui.rglob("*.py") if unbound.search(path.read_text("utf-8"))
    ] == []
