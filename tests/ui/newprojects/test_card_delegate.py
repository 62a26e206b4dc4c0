"""A card as it is drawn: chosen ones by a thick edge, as large as the text."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QListView, QStyleOptionViewItem

from fujidesk.domain.new_projects import NewProject
from fujidesk.ui.clock import Clock
from fujidesk.ui.newprojects.card_delegate import CardDelegate
from fujidesk.ui.newprojects.step_model import StepModel


@pytest.fixture
def view(qtbot, theme):
    made = QListView()
    qtbot.addWidget(made)
    model = StepModel(made)
    model.show([NewProject("R8-001", 2026, "収納課", "長い名前の新規事業" * 9), NewProject("R8-002", 2026)])
    made.setModel(model)
    made.setItemDelegate(CardDelegate(theme, Clock(dt.date(2026, 11, 20)), made))
    made.resize(200, 400)
    made.show()
    return made


def edge(view, theme):
    """Return how many pixels of a card have the colour of the accent."""
    rect = view.visualRect(view.model().index(0))
    picture = view.viewport().grab(rect).toImage()
    accent = theme.color("accent").name()
    return sum(
        picture.pixelColor(x, y).name() == accent
        for x in range(picture.width())
        for y in range(picture.height())
    )


def test_the_chosen_card_has_an_edge_of_its_own(view, theme):
    assert edge(view, theme) == 0
    view.setCurrentIndex(view.model().index(0))
    assert edge(view, theme) > 100


def test_cards_grow_with_the_text(view, theme, qapp):
    index, option = view.model().index(0), QStyleOptionViewItem()
    before = view.itemDelegate().sizeHint(option, index).height()
    theme.change(qapp, scale=200)
    assert view.itemDelegate().sizeHint(option, index).height() > before * 1.8
