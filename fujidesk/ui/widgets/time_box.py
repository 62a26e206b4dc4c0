"""A time of the day, typed or stepped."""

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QTimeEdit, QWidget

_STEP_MIN = 5


class TimeBox(QTimeEdit):
    """A time of the day; its minutes go in steps of five, and the wheel scrolls the page. time: 「09:30」."""

    def __init__(self, name: str, time: str, parent: QWidget) -> None:
        super().__init__(QTime.fromString(time, "HH:mm"), parent)
        self.setAccessibleName(name)
        self.setDisplayFormat("HH:mm")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setToolTip("↑↓ で進めるか、数字を打ちます")

    def stepBy(self, steps: int) -> None:
        """Step hours by one, minutes by five."""
        in_minutes = self.currentSection() == QTimeEdit.Section.MinuteSection
        super().stepBy(steps * _STEP_MIN if in_minutes else steps)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not move the time."""
        event.ignore()
