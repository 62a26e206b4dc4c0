"""A time of the day: typed, stepped in fives, left alone by the wheel."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QTimeEdit

from fujidesk.ui.widgets.time_box import TimeBox


@pytest.fixture
def box(qtbot, theme):
    made = TimeBox("開始", "09:30", None)
    qtbot.addWidget(made)
    made.show()
    return made


def test_minutes_go_in_steps_of_five_and_hours_by_one(qtbot, box):
    box.setSelectedSection(QTimeEdit.Section.MinuteSection)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.time() == QTime(9, 35)
    box.setSelectedSection(QTimeEdit.Section.HourSection)
    qtbot.keyClick(box, Qt.Key.Key_Up)
    assert box.time() == QTime(10, 35)


def test_the_wheel_scrolls_the_page_and_not_the_time(box):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.time() == QTime(9, 30)
    assert not event.isAccepted()
