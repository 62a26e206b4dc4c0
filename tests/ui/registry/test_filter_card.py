"""The card over the list: in little height it takes the tools in."""

import pytest

from fujidesk.ui.registry.filter_card import FilterCard
from fujidesk.ui.registry.list_card import ListCard
from fujidesk.ui.registry.tool_row import ToolRow
from fujidesk.ui.widgets.filter_bar import FilterBar


@pytest.fixture
def card(screen):
    return screen.findChild(FilterCard)


def test_tools_come_in_where_the_screen_is_low_and_go_back(screen, card):
    tools, listed = screen.findChild(ToolRow), screen.findChild(ListCard)
    assert tools.parent() is listed
    assert not card.is_compact
    card.restyle(300)
    assert card.is_compact
    assert tools.parent() is card
    assert tools.isVisible()
    card.restyle(500)
    assert tools.parent() is listed
    assert tools.isVisible()


def test_filter_bar_keeps_to_one_line_where_the_screen_is_low(qtbot, screen, card):
    bar = screen.findChild(FilterBar)
    screen.resize(900, 640)
    qtbot.waitUntil(lambda: bar.height() > 60)
    card.restyle(300)
    qtbot.waitUntil(lambda: bar.height() < 40)
