"""Python's cyclic garbage collector, kept out of Qt's way.

Left to itself the collector runs wherever an object happens to be made: in the middle of a painting, or in
the worker's thread. If it meets a window there that nobody refers to any more, Qt's half of it is destroyed
under the feet of the code that uses it, or in a thread it does not belong to, and the process dies.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000
"""How often it is looked whether there is enough to collect; the look takes a microsecond."""


class IdleCollector(QObject):
    """Collects between two events of the window's thread only, by the automatic collector's thresholds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self._collect)

    def begin(self) -> None:
        """Take the work over from the automatic collector."""
        gc.disable()
        self._timer.start()

    def end(self) -> None:
        """Give it back: no window is there any more."""
        self._timer.stop()
        gc.enable()

    def _collect(self) -> None:
        """Collect the oldest generation that has grown over its threshold, and with it all younger ones."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        grown = [
            age for age, (count, most) in enumerate(zip(counts, thresholds, strict=True)) if count > most
        ]
        if grown:
            gc.collect(grown[-1])


@contextmanager
def nothing_collected() -> Iterator[None]:
    """Keep the collector off, for whoever hands out Qt's events by hand."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
