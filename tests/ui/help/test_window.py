"""The window of the manual by keys and clicks: index, search, links, back."""

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QMainWindow

from fujidesk.ui.help.window import HelpWindow

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, theme, small_manual):
    below = QMainWindow()
    qtbot.addWidget(below)
    below.resize(1366, 768)
    below.show()
    made = HelpWindow(small_manual, theme, below)
    made.kept = below
    made.show_topic("README.md")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_page_of_the_list_is_opened_by_a_click_and_by_keys(qtbot, window):
    place = window.list.visualRect(window.list.model().index(1)).center()
    qtbot.mouseClick(window.list.viewport(), LEFT, pos=place)
    assert window.view.page == "a.md"
    qtbot.keyClick(window.list, KEY.Key_Down)
    assert window.view.page == "b.md"


def test_the_way_back(qtbot, window):
    assert not window.back_button.isEnabled()
    window.show_topic("a.md")
    window.show_topic("b.md#後の話続き")
    qtbot.keyClick(window, KEY.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (window.topic, window.list.currentIndex().row()) == ("a.md", 1)
    qtbot.mouseClick(window.back_button, LEFT)
    assert window.topic == "README.md"
    assert not window.back_button.isEnabled()


def test_links_lead_from_page_to_page_and_nowhere_else(window):
    window.view.anchorClicked.emit(QUrl("b.md#後の話続き"))
    assert window.topic == "b.md#後の話続き"
    window.view.anchorClicked.emit(QUrl("#つぎ"))
    assert window.topic == "b.md#つぎ"
    window.view.anchorClicked.emit(QUrl("../c.md"))
    assert window.view.page == "../c.md"
    for elsewhere in ("http://example.invalid/a.md", "file:///etc/passwd", "none.md"):
        window.view.anchorClicked.emit(QUrl(elsewhere))
        assert window.view.page == "../c.md"


def test_search_lists_the_places_and_enter_opens_the_first(qtbot, window, write):
    qtbot.keyClick(window, KEY.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.search.hasFocus()
    write(window.search, "ＣＳＶ")
    assert window.list.model().rowCount() == 2
    qtbot.keyClick(window.search, KEY.Key_Return)
    assert window.topic == "a.md#はじめ"
    assert [mark.cursor.selectedText() for mark in window.view.extraSelections()] == ["ＣＳＶ"]
    qtbot.keyClick(window.list, KEY.Key_Down)
    assert window.topic == "b.md#後の話続き"


def test_a_word_that_is_nowhere_is_said_and_emptying_brings_the_pages_back(qtbot, window, write):
    write(window.search, "ない言葉")
    assert window.list.model().rowCount() == 0
    assert "ありません" in window._told.text()
    qtbot.keyClick(window.search, KEY.Key_Return)
    assert window.topic == "README.md"
    window.show_topic("a.md")
    qtbot.mouseClick(window.index_button, LEFT)
    assert window.search.text() == ""
    assert window.list.model().rowCount() == 3
    assert window.topic == "README.md"


def test_no_line_of_the_list_is_cut_at_any_size(qtbot, qapp, theme, manual):
    below = QMainWindow()
    qtbot.addWidget(below)
    below.resize(1366, 768)
    for scale in (100, 150, 200):
        theme.change(qapp, scale=scale)
        made = HelpWindow(manual, theme, below)
        made.show()
        for row in range(made.list.model().rowCount()):
            index = made.list.model().index(row)
            place = made.list.visualRect(index)
            inner = place.adjusted(theme.px(8), 0, -theme.px(8), 0)
            needed = made.list.fontMetrics().boundingRect(inner, Qt.TextFlag.TextWordWrap, index.data())
            assert needed.height() <= place.height(), index.data()
        made.close()
    theme.change(qapp, scale=100)


def test_it_is_freed_when_closed(qtbot, window):
    with qtbot.waitSignal(window.destroyed):
        qtbot.keyClick(window, KEY.Key_Escape)


def test_it_is_no_larger_than_the_window_below_at_200_percent(qtbot, qapp, theme, small_manual):
    theme.change(qapp, scale=200)
    below = QMainWindow()
    qtbot.addWidget(below)
    below.resize(1366, 768)
    made = HelpWindow(small_manual, theme, below)
    assert made.width() <= 1366
    assert made.height() <= 768
    theme.change(qapp, scale=100)
