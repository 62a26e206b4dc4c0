"""Stopping one's own work and no other.

The runner's own `cancel` stops whatever is under way, which may be a work that was asked for earlier and that
this one waits behind. So each work carries an event of its own.
"""

import threading
from collections.abc import Callable
from typing import TypeVar

from fujidesk.domain.progress import Progress
from fujidesk.errors import CancelledError

T = TypeVar("T")


class _StoppableProgress:
    """Passes steps on until the work is to stop."""

    def __init__(self, progress: Progress, stopping: threading.Event) -> None:
        self._progress = progress
        self._stopping = stopping

    def step(self, done: int, total: int, what: str) -> None:
        """Tell a step, or end the work.

        Raises:
            CancelledError: the user stopped it.
        """
        if self._stopping.is_set():
            raise CancelledError
        self._progress.step(done, total, what)


def stoppable(work: Callable[[Progress], T], stopping: threading.Event, progress: Progress) -> T:
    """Do a work that `stopping` ends; set before its turn came, it is not begun.

    Raises:
        CancelledError: the user stopped it.
    """
    if stopping.is_set():
        raise CancelledError
    return work(_StoppableProgress(progress, stopping))
