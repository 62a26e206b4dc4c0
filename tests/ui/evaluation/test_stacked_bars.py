"""Stacked bars by real events: every segment is pressed, walked to and read out."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from fujidesk.domain.evaluation import By
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.evaluation.gathering import bar_lines
from fujidesk.ui.widgets.stacked_bars import StackedBars


@pytest.fixture
def bars(qtbot, theme, data):
    made = StackedBars("総合評価の分布", theme)
    qtbot.addWidget(made)
    made.show_lines(bar_lines(data, 2023, By.POLICY))
    made.resize(700, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_every_segment_opens_its_list_by_the_mouse(qtbot, bars):
    for line, shown in enumerate(bars.lines):
        for place, segment in enumerate(shown.segments):
            with qtbot.waitSignal(bars.chosen) as caught:
                qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.segment_box(line, place).center())
            assert caught.args == [segment.behind]
            assert len(segment.behind.numbers) == segment.count


def test_captions_name_year_group_and_mark(bars):
    captions = [segment.behind.caption for line in bars.lines for segment in line.segments]
    assert captions[0] == "令和5年度 1 便利な窓口 評価 S"
    assert "令和5年度 2 にぎわい 未評価" in captions


def test_a_press_beside_the_bars_opens_nothing(qtbot, bars):
    with qtbot.assertNotEmitted(bars.chosen):
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
        qtbot.mouseClick(bars, Qt.MouseButton.RightButton, pos=bars.segment_box(0, 0).center())


def test_every_segment_is_reached_by_keys(qtbot, bars):
    bars.setFocus()
    seen = [bars.current]
    for _ in range(len(bars.lines[0].segments) - 1):
        qtbot.keyClick(bars, Qt.Key.Key_Right)
        seen.append(bars.current)
    assert seen == list(bars.lines[0].segments)
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert bars.current == seen[-1]
    qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.current in bars.lines[1].segments
    qtbot.keyClick(bars, Qt.Key.Key_End)
    assert bars.current == bars.lines[1].segments[-1]
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    assert bars.current in bars.lines[0].segments
    qtbot.keyClick(bars, Qt.Key.Key_Home)
    assert bars.current == bars.lines[0].segments[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_open_the_segment_stood_on(qtbot, bars, key):
    bars.setFocus()
    qtbot.keyClick(bars, Qt.Key.Key_Right)
    with qtbot.waitSignal(bars.chosen) as caught:
        qtbot.keyClick(bars, key)
    assert caught.args == [bars.lines[0].segments[1].behind]


def test_the_segment_stood_on_is_read_out(qtbot, bars):
    bars.setFocus()
    assert bars.accessibleDescription() == "1 便利な窓口：S 1 事業（3 の 33 %）"
    with qtbot.waitSignal(bars.moved):
        qtbot.keyClick(bars, Qt.Key.Key_Right)
    assert bars.accessibleDescription().startswith("1 便利な窓口：A")


def test_the_tool_tip_says_where_what_and_how_many(bars):
    at = bars.segment_box(0, 0).center()
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, at, bars.mapToGlobal(at)))
    assert "S 1 事業" in QToolTip.text()
    away = QPoint(5, bars.height() - 2)
    QApplication.sendEvent(bars, QHelpEvent(QEvent.Type.ToolTip, away, bars.mapToGlobal(away)))


def test_the_mouse_shows_what_can_be_pressed(qtbot, bars):
    qtbot.mouseMove(bars, bars.segment_box(0, 0).center())
    assert bars.cursor().shape() is Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(bars, QPoint(4, 4))
    assert bars.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_segments_have_the_colours_of_their_marks(bars, theme):
    picture = bars.grab().toImage()
    ratio = picture.devicePixelRatio()
    for place, segment in enumerate(bars.lines[1].segments):
        at = bars.segment_box(1, place).topLeft() * ratio + QPoint(5, 5)
        tokens = theme.tokens
        expected = tokens.grades.get(segment.mark) or tokens.standings[segment.mark]
        assert picture.pixelColor(at) == QColor(expected), segment.mark


def test_focus_can_be_seen(qtbot, bars):
    bars.clearFocus()
    before = bars.grab().toImage()
    bars.setFocus()
    assert bars.grab().toImage() != before


def test_no_bars_take_no_keys(qtbot, bars):
    bars.show_lines([])
    with qtbot.assertNotEmitted(bars.chosen):
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert bars.current is None


def test_another_text_size_makes_room(bars, theme, qapp):
    before = bars.sizeHint().height()
    theme.change(qapp, scale=200)
    assert bars.sizeHint().height() > before * 1.6
    assert bars.lines[0].segments[0].behind != ProjectFilter()
