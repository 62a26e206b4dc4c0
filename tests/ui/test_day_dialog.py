"""The day for training, asked for by keys: chosen, left alone, or given back to the real one."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from fujidesk.ui.day_dialog import DayDialog

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot, window):
    made = DayDialog(dt.date(2026, 11, 20), window)
    made.given = []
    made.day_given.connect(made.given.append)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_begins_on_the_day_that_holds_with_the_keyboard_in_it(dialog):
    assert dialog.day.text() == "2026年11月20日"
    assert dialog.day.hasFocus()


def test_it_says_what_the_day_changes_and_what_it_does_not(dialog):
    said = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert dialog.windowTitle() == "日付を変える（練習用）"
    assert "登録する日付にも" in said
    assert "変更履歴の日時は実際のまま" in said


def test_a_typed_day_holds(qtbot, dialog):
    dialog.day.setSelectedSection(dialog.day.Section.MonthSection)
    qtbot.keyClick(dialog.day, KEY.Key_Down)
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert dialog.given == [dt.date(2026, 10, 20)]
    assert not dialog.isVisible()


def test_escape_leaves_the_day_as_it_is(qtbot, dialog):
    qtbot.keyClick(dialog, KEY.Key_Escape)
    assert dialog.given == []
    assert not dialog.isVisible()


def test_the_real_day_is_one_button_away(qtbot, dialog):
    qtbot.mouseClick(dialog.back_button, LEFT)
    assert dialog.given == [None]
    assert not dialog.isVisible()
