"""A day to be chosen, or none: typed, stepped or picked in a calendar; told when the user is done with it."""

import datetime as dt
from contextlib import suppress

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QDateEdit, QWidget

_NONE = QDate(2019, 5, 1)
"""Stands for no day; the first day of 令和, on which no survey is due."""
_LAST = QDate(2099, 12, 31)


class DayBox(QDateEdit):
    """Shows an ISO day, 「未設定」 for none. day_chosen(text): another day was entered or picked."""

    day_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = ""
        self.setAccessibleName(name)
        self.setLocale(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
        self.setDisplayFormat("yyyy年M月d日")
        self.setDateRange(_NONE, _LAST)
        self.setSpecialValueText("未設定")
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)
        self.calendarWidget().setGridVisible(False)
        self.calendarWidget().activated.connect(self._tell)
        self.calendarWidget().clicked.connect(self._tell)
        self.editingFinished.connect(self._tell)

    def show_day(self, day: str, suggested: dt.date) -> None:
        """Show a day; suggested: where the calendar opens as long as none is set. Emits nothing."""
        self._told = day
        shown = _NONE
        with suppress(ValueError):
            date = dt.date.fromisoformat(day)
            shown = QDate(date.year, date.month, date.day)
        with QSignalBlocker(self):
            self.setDate(shown)
        if shown == _NONE:
            self.calendarWidget().setCurrentPage(suggested.year, suggested.month)

    def _tell(self) -> None:
        """Tell of another day, once."""
        found = self.date()
        day = "" if found == _NONE else found.toString(Qt.DateFormat.ISODate)
        if day != self._told:
            self._told = day
            self.day_chosen.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not move the day."""
        event.ignore()
