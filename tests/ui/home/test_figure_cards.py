"""Figures at the right: each bar counts what its list holds, and opens it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.filtering import ENDED, ProjectFilter
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.ui.home.figure_cards import CategoryCard, PhaseCard


@pytest.fixture
def summary(small_workspace):
    return small_workspace.registry.summary()


@pytest.fixture
def show(qtbot):
    def shown(card):
        qtbot.addWidget(card)
        card.resize(340, 300)
        card.show()
        return card

    return shown


def counts(card):
    return [(bar.text(), bar.count) for bar in card.bars().values()]


def test_categories_are_those_of_the_profile_with_their_counts(show, theme, small_profile, summary, texts):
    card = show(CategoryCard(small_profile, theme))
    card.show_summary(summary)
    assert counts(card) == [
        ("重点事業", 1), ("推進事業", 1), ("継続事業", 1), (small_profile.dx_name, 1)
    ]  # fmt: skip
    assert "情報化事業（3 事業）" in texts(card)


def test_a_bar_tells_its_filter(qtbot, show, theme, small_profile, summary):
    card = show(CategoryCard(small_profile, theme))
    card.show_summary(summary)
    wanted = ProjectFilter(categories=(Category.CONTINUING,))
    with qtbot.waitSignal(card.filter_chosen) as caught:
        qtbot.mouseClick(card.bars()[wanted], Qt.MouseButton.LeftButton)
    assert caught.args == [wanted]


def test_phases_are_counted_in_the_half_that_is_shown(qtbot, show, theme, small_profile, summary, texts):
    card = show(PhaseCard(small_profile, theme))
    card.show_half_year(HalfYear(2022, 1))
    card.show_summary(summary)
    wanted = ProjectFilter(phases=(ENDED,))
    assert (card.half, card.bars()[wanted].count) == (1, 0)
    second = next(made for made in card.findChildren(QPushButton) if "下期" in made.text())
    qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert (card.half, card.bars()[wanted].count) == (2, 1)
    assert any("R4 下期" in text for text in texts(card))


def test_before_anything_is_counted_nothing_is_told(show, theme, small_profile):
    card = show(PhaseCard(small_profile, theme))
    card.show_half_year(HalfYear(2022, 1))
    assert all(bar.count == 0 for bar in card.bars().values())
