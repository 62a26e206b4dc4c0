"""When a hearing is held: a day or none, from when until when; the end keeps its distance to the start."""

import datetime as dt

from PySide6.QtCore import QSignalBlocker, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.day_box import DayBox
from fujidesk.ui.widgets.time_box import TimeBox

_START, _END = "09:00", "10:00"
"""Proposed where a hearing gets its first day."""
_LATEST = QTime(23, 59)
_TIME_PX = 80
"""Qt reckons with no room for the frame that the style sheet draws."""


class WhenField(QWidget):
    """changed: day or times are others."""

    changed = Signal()

    def __init__(self, hearing: Hearing, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = DayBox("日", theme, self)
        self.day.show_day(hearing.day, dt.date(hearing.fiscal_year, 6, 1))
        self.day.setToolTip("Delete で未設定に戻します")
        self.start = TimeBox("開始", hearing.start or _START, self)
        self.end = TimeBox("終了", hearing.end or _END, self)
        for box in (self.start, self.end):
            box.setMinimumWidth(theme.px(_TIME_PX))
        self._length_s = self.start.time().secsTo(self.end.time())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self.day, self.start, text_label("～", parent=self), self.end):
            row.addWidget(part)
        row.addStretch(1)
        self.setFocusProxy(self.day)
        self.day.dateChanged.connect(self._on_day)
        self.start.timeChanged.connect(self._on_start)
        self.end.timeChanged.connect(self._on_end)
        self._on_day()

    def show_time(self, hearing: Hearing) -> None:
        """Show day and times of another state of the hearing."""
        self.day.show_day(hearing.day, dt.date(hearing.fiscal_year, 6, 1))
        with QSignalBlocker(self.start):
            self.start.setTime(QTime.fromString(hearing.start or _START, "HH:mm"))
        self.end.setTime(QTime.fromString(hearing.end or _END, "HH:mm"))
        self._on_day()

    def value(self) -> tuple[str, str, str]:
        """Return day, start and end as they are stored; without a day there is no time either."""
        day = self.day.day()
        if not day:
            return "", "", ""
        return day, self.start.time().toString("HH:mm"), self.end.time().toString("HH:mm")

    def _on_day(self) -> None:
        """Ask for times only where there is a day."""
        for box in (self.start, self.end):
            box.setEnabled(bool(self.day.day()))
        self.changed.emit()

    def _on_start(self, time: QTime) -> None:
        """Move the end along; late in the day it stays on the same day."""
        moved = time.addSecs(self._length_s)
        with QSignalBlocker(self.end):
            self.end.setTime(moved if moved > time else _LATEST)
        self.changed.emit()

    def _on_end(self, time: QTime) -> None:
        """Keep the new length; an end before the start is no length."""
        self._length_s = max(self.start.time().secsTo(time), 0) or self._length_s
        self.changed.emit()
