"""The day it is for the whole window: the real one, or one that is set for training and tests."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal


def real_day() -> dt.date:
    """Return the user's own calendar day."""
    return dt.datetime.now().astimezone().date()


def set_day(text: str) -> dt.date | None:
    """Return the day of an option, an ISO day; None where it was not given ("")."""
    return dt.date.fromisoformat(text) if text else None


class Clock(QObject):
    """Says which day it is; every screen asks it when it shows something, so that none keeps a day.

    changed: another day holds, as one was set, taken back, or begun at midnight (seen by `look`).
    """

    changed = Signal()

    def __init__(
        self,
        day: dt.date | None = None,
        parent: QObject | None = None,
        real: Callable[[], dt.date] = real_day,
    ) -> None:
        """Begin with a day that is set, or None for the real one; real: gives the real day."""
        super().__init__(parent)
        self._set = day
        self._real = real
        self._told = self.today()

    def today(self) -> dt.date:
        """Return the day it is."""
        return self._set or self._real()

    @property
    def is_set(self) -> bool:
        """Whether a day set for training stands in place of the real one."""
        return self._set is not None

    def set_day(self, day: dt.date | None) -> None:
        """Let another day hold; None: the real one again."""
        if day != self._set:
            self._set = day
            self._told = self.today()
            self.changed.emit()

    def look(self) -> None:
        """Tell when midnight has passed since a day was last told."""
        if self.today() != self._told:
            self._told = self.today()
            self.changed.emit()
