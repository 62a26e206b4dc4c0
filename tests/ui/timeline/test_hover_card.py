"""The card beside the pointer."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from fujidesk.ui.timeline.hover_card import HoverCard


@pytest.fixture
def ground(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.mark.parametrize("point", [(0, 0), (599, 0), (0, 399), (599, 399), (300, 200)])
def test_it_stands_beside_the_pointer_and_inside(ground, point):
    card = HoverCard(ground)
    card.show_at(QPoint(*point), "1-1-1　窓口の案内", ["計画　(4) 運用・実施", "所管　市民課"])
    assert card.isVisible()
    assert QRect(QPoint(0, 0), ground.size()).contains(card.geometry())
    assert not card.geometry().contains(QPoint(*point))


def test_long_titles_wrap_at_its_widest(ground):
    card = HoverCard(ground)
    card.show_at(QPoint(10, 10), "短い", ["所管"])
    narrow, low = card.width(), card.height()
    card.show_at(QPoint(10, 10), "とても長い名前の事業" * 8, ["所管"])
    assert narrow < card.width() < 600
    assert card.height() > low
    assert card.text().endswith("\n所管")


def test_the_mouse_goes_through_it(ground):
    assert HoverCard(ground).testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
