"""List and preview side by side."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from fujidesk.ui.registry.side_preview import SidePreview


@pytest.fixture
def side(qtbot, theme):
    made = SidePreview(theme)
    made.set_parts(QWidget(), QWidget())
    qtbot.addWidget(made)
    made.resize(1334, 500)
    made.show()
    return made


@pytest.mark.parametrize(("width", "preview"), [(1000, 320), (1334, 320), (1888, 430), (3000, 430)])
def test_preview_grows_with_the_window_within_limits(side, width, preview):
    side.resize(width, 500)
    assert abs(side.sizes()[1] - preview) <= 6


def test_gives_way_where_the_list_would_be_too_narrow(qtbot, side):
    with qtbot.waitSignal(side.shown_changed) as told:
        side.resize(900, 500)
    assert told.args == [False]
    assert not side.widget(1).isVisible()
    side.resize(1334, 500)
    assert side.widget(1).isVisible()


def test_wish_of_the_user_goes_before_the_width(side):
    side.resize(900, 500)
    side.toggle(True)
    assert side.widget(1).isVisible()
    side.resize(700, 500)
    assert side.widget(1).isVisible()
    assert side.sizes()[1] <= 700 * 2 // 5
    side.toggle(False)
    side.resize(1888, 500)
    assert not side.widget(1).isVisible()


def test_widths_set_by_hand_stay_until_the_text_size_changes(qtbot, side):
    handle = side.handle(1)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center())
    qtbot.mouseMove(handle, handle.rect().center() - QPoint(80, 0))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=handle.rect().center() - QPoint(80, 0))
    by_hand = side.sizes()[1]
    assert by_hand > 380
    side.resize(1400, 500)
    assert abs(side.sizes()[1] - by_hand) <= 6
    side.restyle()
    assert abs(side.sizes()[1] - 320) <= 6


def test_nothing_to_arrange_before_the_parts_are_in(theme, qtbot):
    made = SidePreview(theme)
    qtbot.addWidget(made)
    made.toggle(True)
    assert made.wish
