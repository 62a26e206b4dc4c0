"""The row over the chart: words where there is room, names everywhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QToolButton, QWidget

from fujidesk.ui.timeline.tool_row import ToolRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(qtbot, theme, view):
    export = QToolButton()
    export.setText("書き出し ▾")
    printing = QToolButton()
    printing.setText("印刷…")
    made = ToolRow(theme, QWidget(), view, (printing, export), view)
    made.resize(900, 40)
    made.show()
    return made


def tool(row, name):
    return next(made for made in row.findChildren(QToolButton) if made.text() == name)


def test_words_go_where_there_is_little_height_and_names_stay(row):
    words = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert tool(row, "拡大").toolButtonStyle() == words
    assert tool(row, "書き出し ▾").toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonTextOnly
    row.set_compact(on=True)
    for made in row.findChildren(QToolButton):
        assert made.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        assert not made.icon().isNull()
        assert made.text()
    assert tool(row, "拡大").accessibleName() == "拡大"
    row.set_compact(on=False)
    assert tool(row, "拡大").toolButtonStyle() == words


def test_buttons_zoom_the_chart(row, view, qtbot):
    for name, larger in (("拡大", True), ("縮小", False), ("縮小", False)):
        before = view.zoom
        qtbot.mouseClick(tool(row, name), LEFT)
        assert (view.zoom > before) is larger
    qtbot.mouseClick(tool(row, "幅に合わせる"), LEFT)
    assert view.zoom == 1.0


def test_the_filter_is_offered_only_where_it_is_hidden(row, qtbot):
    spy = QSignalSpy(row.conditions_toggled)
    assert tool(row, "条件").isHidden()
    row.offer_conditions(on=True)
    qtbot.mouseClick(tool(row, "条件"), LEFT)
    assert row.wants_conditions
    row.press_conditions()
    assert [spy.at(place) for place in range(spy.count())] == [[True]]


def test_icons_follow_text_size_and_theme(row, theme, qapp):
    before = tool(row, "拡大").icon().pixmap(16).toImage()
    theme.change(qapp, key="dark", scale=200)
    row.restyle()
    assert tool(row, "拡大").iconSize().width() == theme.px(16)
    assert tool(row, "拡大").icon().pixmap(16).toImage() != before
    theme.change(qapp, key="light", scale=100)
