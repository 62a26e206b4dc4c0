"""F6 and the button lead through the sheet's parts, also where they stand far below one another."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from fujidesk.ui.project.panes import Panes

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def parts(qtbot, theme):
    """Three parts, each as high as the page that shows them, with an editor; one more editor outside."""
    window, scroll, body = QMainWindow(), QScrollArea(), QWidget()
    outer, layout = QVBoxLayout(), QVBoxLayout(body)
    made = []
    for _ in range(3):
        part = QWidget(body)
        part.setFixedHeight(400)
        made.append((part, QLineEdit(part)))
        layout.addWidget(part)
    scroll.setWidget(body)
    scroll.setWidgetResizable(True)
    central = QWidget()
    central.setLayout(outer)
    window.outside = QLineEdit(central)
    outer.addWidget(window.outside)
    outer.addWidget(scroll)
    window.setCentralWidget(central)
    qtbot.addWidget(window)
    window.panes = Panes(scroll, tuple(made), central)
    window.resize(400, 480)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.outside.setFocus()
    window.editors = [editor for _, editor in made]
    window.scroll = scroll
    return window


def at(parts):
    """Return the place of the part with the keyboard; None for outside."""
    focused = QApplication.focusWidget()
    return parts.editors.index(focused) if focused in parts.editors else None


def press(*modifiers):
    """Press F6."""
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_F6, *modifiers)


def test_f6_goes_round_and_brings_each_part_to_the_top(parts):
    tops = []
    for wanted in (0, 1, 2, 0):
        press()
        assert at(parts) == wanted
        corner = parts.editors[wanted].parentWidget().mapTo(parts.scroll.viewport(), QPoint())
        tops.append(corner.y())
    assert tops[1] == 0
    assert 0 <= tops[0] == tops[3] < 20  # the first stands beneath the page's own margin


def test_shift_f6_goes_back_and_begins_at_the_last(parts):
    seen = []
    for _ in range(4):
        press(SHIFT)
        seen.append(at(parts))
    assert seen == [2, 1, 0, 2]


def test_a_part_that_takes_no_keyboard_is_passed_over(parts):
    parts.editors[0].hide()
    seen = []
    for modifiers in ((), (), (), (SHIFT,)):
        press(*modifiers)
        seen.append(at(parts))
    assert seen == [1, 2, 1, 2]


def test_where_no_part_takes_it_the_keyboard_stays(parts):
    for editor in parts.editors:
        editor.hide()
    press()
    assert parts.outside.hasFocus()


@pytest.fixture
def large(window, screen, theme, qapp):
    """The sheet at 200 % text on a small window, where all parts stand below one another."""
    theme.change(qapp, scale=200)
    window.resize(1366, 768)
    qapp.sendPostedEvents()
    yield screen
    theme.change(qapp, scale=100)


def top_in_sight(screen, part):
    """Tell whether the upper edge of a part is seen."""
    port = screen.view._scroll.viewport()
    return 0 <= part.mapTo(port, QPoint()).y() < port.height()


def test_in_large_text_the_report_is_one_click_away(large, qtbot):
    view = large.view
    assert not top_in_sight(large, view.years)
    assert view.schedule.report_button.isVisible()
    qtbot.mouseClick(view.schedule.report_button, LEFT)
    assert top_in_sight(large, view.years)
    assert view.years.bar.hasFocus()
    QTest.keyClick(view.years.bar, Qt.Key.Key_F6)
    assert view.schedule.strip.hasFocus()
    assert top_in_sight(large, view.schedule)


def test_from_the_schedule_shift_f6_is_the_short_way_to_the_report(large):
    large.take_focus()
    press(SHIFT)
    assert large.view.years.bar.hasFocus()
    press(SHIFT)
    assert large.view.field("summary").editor.hasFocus()


def test_beside_the_texts_the_report_needs_no_button(screen):
    assert screen.view.schedule.report_button.isHidden()
    assert screen.view.years.isVisible()


def test_a_project_without_schedule_has_texts_and_report(large):
    large.open_project("1-5-1")
    large.take_focus()
    for wanted in (large.view.years.bar, large.view.field("summary").editor):
        press()
        assert wanted.hasFocus()


def test_going_on_stores_what_is_typed(screen, qtbot, stored):
    field = screen.view.field("summary")
    field.editor.setFocus()
    field.editor.selectAll()
    qtbot.keyClicks(field.editor, "typed and left by F6")
    press()
    assert stored().summary == "typed and left by F6"
