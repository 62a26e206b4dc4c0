"""The year as twelve steps: all inside, none on another, the one that runs now in front."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from fujidesk.domain.plan_calendar import FISCAL_MONTHS, STANDARD_CALENDAR, CalendarTerm, year_steps
from fujidesk.ui.home.year_bar import YearBar

STEPS = year_steps(STANDARD_CALENDAR)


@pytest.fixture
def bar(qtbot, theme):
    made = YearBar(STEPS, theme)
    made.show_month(11)
    qtbot.addWidget(made)
    made.resize(970, made.heightForWidth(970))
    made.show()
    return made


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
    filled = [
        month for month, at in zip(FISCAL_MONTHS, corners, strict=True) if picture.pixelColor(at) == accent
    ]
    assert filled == [11]


def test_a_month_without_work_is_named_alone(qtbot, theme):
    made = YearBar(STEPS, theme)
    qtbot.addWidget(made)
    made.show_month(8)
    assert made.accessibleName() == "年間の流れ：いまは8月"


def test_words_wider_than_their_step_are_written_smaller_not_cut(bar, theme, qapp):
    theme.change(qapp, scale=200)
    bar.resize(1200, bar.heightForWidth(1200))
    before = bar.grab().toImage()
    bar.resize(800, bar.heightForWidth(800))
    assert bar.grab().toImage().size() != before.size()
    assert bar.heightForWidth(800) == theme.px(54) * 2 + theme.gap(6)
    theme.change(qapp, scale=100)


def hover(bar, at):
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, at, bar.mapToGlobal(at)))
    return QToolTip.text()


def test_each_step_tells_its_work_in_full(bar):
    told = {month: hover(bar, step.center().toPoint())
            for month, step in zip(FISCAL_MONTHS, bar.steps(), strict=True)}  # fmt: skip
    assert told[4] == "4月：前年度の実施状況調査、新規事業調査（次年度に向けた提案）"
    assert told[10] == "10月：次年度予算の要求、新規事業（重要事項）の本部説明"
    assert told[8] == "8月：この月に決まった仕事はありません。"
    assert (
        "7月は本部への前年度実績報告と承認、前年度実績の市ウェブサイトでの公表" in bar.accessibleDescription()
    )


def test_the_steps_are_those_of_the_profile(qtbot, theme):
    made = YearBar(year_steps((CalendarTerm("x", "点検", "09-01", "09-30", step="点検"),)), theme)
    qtbot.addWidget(made)
    made.show_month(9)
    assert made.accessibleName() == "年間の流れ：いまは9月点検"
