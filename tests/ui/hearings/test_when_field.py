"""Day and times of a hearing: no times without a day, the end moves with the start, the wheel moves nothing."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.hearings.when_field import WhenField

HELD = Hearing("R4-001", 2022, day="2022-06-15", start="09:30", end="11:00")


@pytest.fixture
def make(qtbot, theme):
    page = QWidget()
    QVBoxLayout(page)
    qtbot.addWidget(page)

    def made(hearing=HELD):
        field = WhenField(hearing, theme, page)
        page.layout().addWidget(field)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        return field

    return made


def test_the_end_keeps_its_distance_to_the_start(qtbot, make):
    field = make()
    field.start.setFocus()
    qtbot.keyClicks(field.start, "1300")
    assert field.value() == ("2022-06-15", "13:00", "14:30")


def test_late_in_the_day_the_end_stays_on_the_day(qtbot, make):
    field = make()
    field.start.setFocus()
    qtbot.keyClicks(field.start, "2300")
    assert field.value() == ("2022-06-15", "23:00", "23:59")


def test_arrows_move_minutes_by_five(qtbot, make):
    field = make()
    field.end.setSelectedSection(field.end.Section.MinuteSection)
    qtbot.keyClick(field.end, Qt.Key.Key_Up)
    assert field.value()[2] == "11:05"


def test_without_a_day_there_is_no_time(qtbot, make):
    field = make()
    qtbot.keyClick(field.day, Qt.Key.Key_Delete)
    assert field.value() == ("", "", "")
    assert not field.start.isEnabled()
    qtbot.keyClick(field.day, Qt.Key.Key_Up)
    assert field.value() == ("2022-06-01", "09:30", "11:00")


def test_a_first_day_gets_usual_times(qtbot, make):
    field = make(Hearing("R4-001", 2022))
    assert field.value() == ("", "", "")
    qtbot.keyClicks(field.day, "20221103")
    qtbot.keyClick(field.day, Qt.Key.Key_Return)
    assert field.value() == ("2022-11-03", "09:00", "10:00")


def test_the_wheel_moves_no_time(make):
    field = make()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 120), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(field.start, event)
    assert field.value()[1] == "09:30"
