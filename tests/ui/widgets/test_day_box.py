"""A day, or none, told once when the user is done with it."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from fujidesk.ui.widgets.day_box import DayBox

APRIL = dt.date(2023, 4, 1)


@pytest.fixture
def page(qtbot, theme):
    made = QWidget()
    layout = QVBoxLayout(made)
    for widget in (DayBox("提出期限", theme, made), QLineEdit(made)):
        layout.addWidget(widget)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def box(page):
    return page.findChild(DayBox)


@pytest.fixture
def told(box):
    found = []
    box.day_chosen.connect(found.append)
    return found


def test_no_day_is_said_and_the_calendar_opens_where_the_survey_is(box, told) -> None:
    box.show_day("", APRIL)
    assert box.text() == "未設定"
    calendar = box.calendarWidget()
    assert (calendar.yearShown(), calendar.monthShown()) == (2023, 4)
    assert told == []


def test_a_day_is_told_when_it_is_left_not_at_each_step(box, page, told, qtbot) -> None:
    box.show_day("2023-04-28", APRIL)
    assert box.text() == "2023年4月28日"
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert told == []
    page.findChildren(QLineEdit)[-1].setFocus()
    assert told == ["2025-04-28"]
    box.setFocus()
    page.findChildren(QLineEdit)[-1].setFocus()
    assert told == ["2025-04-28"], "told once"


def test_a_day_picked_in_the_calendar_is_told_at_once(box, told) -> None:
    box.show_day("", APRIL)
    box.setDate(QDate(2023, 5, 12))
    box.calendarWidget().clicked.emit(QDate(2023, 5, 12))
    assert told == ["2023-05-12"]


def test_the_wheel_scrolls_the_page_not_the_day(box, told) -> None:
    box.show_day("2023-04-28", APRIL)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    box.wheelEvent(event)
    assert not event.isAccepted()
    assert box.text() == "2023年4月28日"


def test_what_is_no_day_counts_as_none(box) -> None:
    box.show_day("いつか", APRIL)
    assert box.text() == "未設定"


def test_the_calendar_speaks_japanese_and_begins_on_sunday(box, theme, qapp) -> None:
    calendar = box.calendarWidget()
    assert calendar.locale().name() == "ja_JP"
    assert calendar.firstDayOfWeek() == Qt.DayOfWeek.Sunday
    theme.change(qapp, key="dark")
    names = {arrow.accessibleName() for arrow in calendar.findChildren(QToolButton)}
    assert {"前の月", "次の月"} <= names
    theme.change(qapp, key="light")


def test_delete_takes_the_day_away_and_the_next_key_begins_with_the_suggested_one(box, told, qtbot) -> None:
    box.show_day("2023-04-28", APRIL)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    assert (box.text(), box.day()) == ("未設定", "")
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.day() == "2023-04-01"
    qtbot.keyClick(box, Qt.Key.Key_Delete)
    qtbot.keyClicks(box, "20240503")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == ["2024-05-03"]
