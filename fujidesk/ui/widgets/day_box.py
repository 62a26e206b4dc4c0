"""A day to be chosen, or none: typed, stepped or picked in a calendar; told when the user is done with it."""

import datetime as dt
from contextlib import suppress

from PySide6.QtCore import QDate, QLocale, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QWheelEvent
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.theme import Theme

_NONE = QDate(2019, 5, 1)
"""Stands for no day; the first day of 令和, on which no survey is due and nobody is heard."""
_LAST = QDate(2099, 12, 31)
"""Far enough for any plan, and with four digits, which the display format counts on."""
_JAPANESE = QLocale(QLocale.Language.Japanese, QLocale.Country.Japan)
_ARROWS = (
    ("qt_calendar_prevmonth", Icon.PREVIOUS, "前の月"), ("qt_calendar_nextmonth", Icon.NEXT, "次の月"),
)  # fmt: skip
"""Names of the calendar's buttons inside Qt, with the icons that take their place."""
_ARROW_PX = 14
_CALENDAR_PX = (270, 220)
"""Least width and height of the calendar; Qt's own are too small for 200 % text."""


class DayBox(QDateEdit):
    """Shows an ISO day, 「未設定」 for none.

    day_chosen(text): another day was entered or picked, as ISO text, "" for none. Told once for each day,
    when the box is left, Enter is pressed, or a day of the calendar is clicked; not at every key.
    Delete takes the day away; the first key after that begins with the suggested one.
    """

    day_chosen = Signal(str)

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._told = ""
        self._suggested = _NONE
        self.setAccessibleName(name)
        self.setLocale(_JAPANESE)
        self.setDisplayFormat("yyyy年M月d日")
        self.setDateRange(_NONE, _LAST)
        self.setSpecialValueText("未設定")
        self.setCalendarPopup(True)
        self.setKeyboardTracking(False)  # else every typed digit would be a day of its own
        calendar = self.calendarWidget()
        calendar.setLocale(_JAPANESE)  # it does not follow its box
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            calendar.setWeekdayTextFormat(day, QTextCharFormat())  # Qt's red is hard to read on dark grounds
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        calendar.activated.connect(self._tell)
        calendar.clicked.connect(self._tell)
        self.editingFinished.connect(self._tell)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_day(self, day: str, suggested: dt.date) -> None:
        """Show a day; emits nothing.

        Args:
            day: ISO text; "" or what is no day shows 「未設定」.
            suggested: where the calendar opens as long as none is set, such as the April of the survey.
        """
        self._told = day
        self._suggested = QDate(suggested.year, suggested.month, suggested.day)
        shown = _NONE
        with suppress(ValueError):
            date = dt.date.fromisoformat(day)
            shown = QDate(date.year, date.month, date.day)
        with QSignalBlocker(self):
            self.setDate(shown)
        if shown == _NONE:
            self.calendarWidget().setCurrentPage(suggested.year, suggested.month)

    def day(self) -> str:
        """Return the day shown as ISO text; "" for none."""
        found = self.date()
        return "" if found == _NONE else str(found.toString(Qt.DateFormat.ISODate))

    def is_being_entered(self) -> bool:
        """Tell whether somebody stands in the box with a day, or a piece of one, that was not told yet."""
        is_typing = self.text() != self.textFromDateTime(self.dateTime()) and self.date() != _NONE
        return self.hasFocus() and (self.day() != self._told or is_typing)

    def _restyle(self) -> None:
        """Draw the calendar's arrows in the theme's colour; Qt's own are black on every ground."""
        self.calendarWidget().setMinimumSize(self._theme.px(_CALENDAR_PX[0]), self._theme.px(_CALENDAR_PX[1]))
        for name, meaning, word in _ARROWS:
            arrow = self.calendarWidget().findChild(QToolButton, name)
            if arrow is not None:
                arrow.setIcon(icon(meaning, self._theme.tokens.text, self._theme.px(_ARROW_PX)))
                arrow.setAccessibleName(word)

    def _tell(self) -> None:
        """Tell of another day, once."""
        day = self.day()
        if day != self._told:
            self._told = day
            self.day_chosen.emit(day)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the page must not move the day."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the day away with Delete; begin with the suggested one where there is none."""
        if event.key() == Qt.Key.Key_Delete:
            self.setDate(_NONE)
            return
        begins = event.text().isdigit() or event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
        if begins and self.date() == _NONE:
            self.setDate(self._suggested)
            self.setSelectedSection(QDateEdit.Section.YearSection)
            if not event.text().isdigit():
                return
        super().keyPressEvent(event)
