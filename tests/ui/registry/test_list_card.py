"""The card of the list where there is nothing to list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.ui.registry.list_card import ListCard
from fujidesk.ui.registry.table_view import ProjectTableView


@pytest.fixture
def card(screen):
    return screen.findChild(ListCard)


def way_out(card):
    (found,) = [b for b in card.findChildren(QPushButton) if b.text() == "条件を消す"]
    return found


def test_conditions_can_be_cleared_from_the_empty_list(qtbot, card):
    card.show_empty("条件に当てはまる事業がありません。", "いまの条件：DX")
    assert not card.findChild(ProjectTableView).isVisible()
    with qtbot.waitSignal(card.clear_requested):
        qtbot.mouseClick(way_out(card), Qt.MouseButton.LeftButton)
    card.show_table()
    assert card.findChild(ProjectTableView).isVisible()


def test_no_button_where_no_condition_could_be_cleared(card):
    card.show_empty("事業がまだ登録されていません。", "")
    assert not way_out(card).isVisible()
