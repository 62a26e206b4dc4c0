"""A day that need not be set: a tick, and beside it the day while it is on."""

import datetime as dt

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from fujidesk.ui.forms.asking_dialog import day_edit, day_of


class OptionalDay(QWidget):
    """A day or none; the tick is worded, so that it is clear what no day means."""

    def __init__(self, name: str, tick: str, day: str, suggested: dt.date, parent: QWidget) -> None:
        """Show a day.

        Args:
            name: of the day, such as 期限, for screen readers.
            tick: words of the tick, such as 期限を決める.
            day: ISO text; "" for none.
            suggested: the day that the field begins with where none is set.
            parent: the dialog.
        """
        super().__init__(parent)
        self.tick = QCheckBox(tick, self)
        self.field = day_edit(dt.date.fromisoformat(day) if day else suggested, self)
        self.field.setAccessibleName(name)
        self.tick.setChecked(bool(day))
        self.field.setEnabled(bool(day))
        self.tick.toggled.connect(self.field.setEnabled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.tick)
        row.addWidget(self.field)
        row.addStretch(1)
        self.setFocusProxy(self.tick)

    def show_day(self, day: str) -> None:
        """Show another day, as ISO text; "" for none."""
        self.tick.setChecked(bool(day))
        if day:
            date = dt.date.fromisoformat(day)
            self.field.setDate(QDate(date.year, date.month, date.day))

    def day(self) -> str:
        """Return the day as ISO text; "" for none."""
        return day_of(self.field) if self.tick.isChecked() else ""
