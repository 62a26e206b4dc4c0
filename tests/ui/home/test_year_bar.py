"""The year as twelve steps: all inside, none on another, the one that runs now in front."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor

from fujidesk.ui.home.year_bar import MONTHS, STEPS, WORK, YearBar


@pytest.fixture
def bar(qtbot, theme):
    made = YearBar(theme, 11)
    qtbot.addWidget(made)
    made.resize(970, made.heightForWidth(970))
    made.show()
    return made


def test_the_year_begins_in_april_and_each_step_has_its_work():
    assert MONTHS[0] == 4
    assert sorted(MONTHS) == list(range(1, 13))
    assert STEPS.keys() == WORK.keys()


@pytest.mark.parametrize(("width", "rows"), [(970, 1), (500, 2), (280, 2)])
def test_steps_stand_inside_and_apart_in_order(bar, width, rows):
    bar.resize(width, bar.heightForWidth(width))
    steps = bar.steps()
    assert len(steps) == 12
    assert len({step.top() for step in steps}) == rows
    for step in steps:
        assert bar.rect().toRectF().adjusted(-0.01, -0.01, 0.01, 0.01).contains(step)
    for before, after in pairwise(steps):
        assert after.top() > before.top() or after.left() > before.right()


def test_only_this_month_is_filled(bar, theme):
    picture, accent = bar.grab().toImage(), QColor(theme.color("accent"))
    corners = [step.topLeft().toPoint() + QPoint(8, 8) for step in bar.steps()]
    filled = [month for month, at in zip(MONTHS, corners, strict=True) if picture.pixelColor(at) == accent]
    assert filled == [11]


def test_a_month_without_work_is_named_alone(qtbot, theme):
    made = YearBar(theme, 8)
    qtbot.addWidget(made)
    assert made.accessibleName() == "年間の流れ：いまは8月"


def test_words_wider_than_their_step_are_written_smaller_not_cut(bar, theme, qapp):
    theme.change(qapp, scale=200)
    bar.resize(1200, bar.heightForWidth(1200))
    before = bar.grab().toImage()
    bar.resize(800, bar.heightForWidth(800))
    assert bar.grab().toImage().size() != before.size()
    assert bar.heightForWidth(800) == theme.px(54) * 2 + theme.gap(6)
    theme.change(qapp, scale=100)
