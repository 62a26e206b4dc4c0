"""Bars over a few made-up marks: presses that go astray, and figures that change while one looks at them.

How every segment is pressed, walked to and read out with real figures is proved in `tests/ui/evaluation`.
"""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QSignalSpy

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.widgets.bar_lines import BESIDE_FROM, BarLine, BarSegment
from fujidesk.ui.widgets.stacked_bars import StackedBars

LEFT = Qt.MouseButton.LeftButton


def line(label="全事業", **counts):
    """Return a bar with as many projects of each mark."""
    segments = tuple(
        BarSegment(mark, count, ProjectFilter(caption=f"{label} {mark}")) for mark, count in counts.items()
    )
    return BarLine(label, sum(counts.values()), segments)


@pytest.fixture
def bars(qtbot, theme):
    made = StackedBars("評価", theme)
    qtbot.addWidget(made)
    made.show_lines([line(S=10, A=20, B=30)])
    made.resize(600, 80)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("end", [(0, 2), None])
def test_a_press_that_ends_elsewhere_is_given_up(bars, qtbot, end):
    spy = QSignalSpy(bars.chosen)
    place = bars.segment_box(*end).center() if end else QPoint(300, 79)
    qtbot.mousePress(bars, LEFT, pos=bars.segment_box(0, 0).center())
    qtbot.mouseRelease(bars, LEFT, pos=place)
    assert spy.count() == 0
    qtbot.mouseClick(bars, LEFT, pos=bars.segment_box(0, 1).center())
    assert spy.at(0) == [ProjectFilter(caption="全事業 A")]


def test_a_release_without_a_press_opens_nothing(bars, qtbot):
    with qtbot.assertNotEmitted(bars.chosen):
        qtbot.mouseRelease(bars, LEFT, pos=bars.segment_box(0, 0).center())


def test_the_keyboard_stays_where_it_is_when_the_figures_change(bars, qtbot):
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    bars.show_lines([line(S=11, A=19, B=30)])
    assert bars.current.mark == "A"
    assert bars.accessibleDescription() == "全事業：A 19 事業（60 の 32 %）"


def test_a_segment_that_is_gone_gives_way_to_the_first(bars, qtbot):
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_End)
    bars.show_lines([line(S=60)])
    assert bars.current.mark == "S"
    bars.show_lines([])
    assert bars.current is None
    assert bars.accessibleDescription() == ""


def test_bars_without_segments_are_walked_past(bars, qtbot):
    bars.show_lines([line("一", S=3), line("二"), line("三", A=2)])
    bars.resize(600, 200)
    bars.setFocus()
    for key, label in ((Qt.Key.Key_Down, "三"), (Qt.Key.Key_Down, "三"), (Qt.Key.Key_Up, "一")):
        qtbot.keyClick(bars, key)
        assert bars.current.behind.caption.startswith(label)


def test_many_bars_have_their_labels_beside_them_and_are_slim(bars):
    few = bars.segment_box(0, 0).height()
    bars.show_lines([line(str(at), S=1, A=1) for at in range(BESIDE_FROM)])
    assert bars.segment_box(0, 0).height() < few
    assert bars.segment_box(0, 0).left() > bars.width() * 0.3
    assert bars.segment_box(1, 0).top() > bars.segment_box(0, 0).bottom()


def test_a_share_of_nothing_is_no_error(bars):
    bars.show_lines([BarLine("なし", 0, (BarSegment("A", 0, ProjectFilter()),))])
    assert bars.describe((0, 0)) == "なし：A 0 事業（0 の 0 %）"
    assert not bars.grab().isNull()


def test_leaving_with_the_mouse_takes_the_frame_away(bars, qtbot):
    before = bars.grab().toImage()
    qtbot.mouseMove(bars, bars.segment_box(0, 1).center())
    assert bars.grab().toImage() != before
    qtbot.mouseMove(bars, QPoint(2, 2))
    assert bars.grab().toImage() == before
