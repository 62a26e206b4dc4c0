"""How long work tells where it is and learns that it should stop, without knowing any screen."""

from typing import Protocol


class Progress(Protocol):
    """Told by long work at each step."""

    def step(self, done: int, total: int, what: str) -> None:
        """Tell that `done` of `total` steps are behind and `what` is being worked on.

        Raises:
            CancelledError: the user stopped the work; the caller lets it pass and keeps nothing.
        """


class NoProgress:
    """For callers that show nothing."""

    def step(self, done: int, total: int, what: str) -> None:
        """Do nothing."""


class PartOfProgress:
    """Tells the steps of one part of a longer work as hundredths of the whole.

    first, last: hundredths at which the part begins and ends.
    """

    def __init__(self, whole: Progress, first: int, last: int) -> None:
        self._whole = whole
        self._first = first
        self._last = last

    def step(self, done: int, total: int, what: str) -> None:
        """Tell a step of the part to the whole.

        Raises:
            CancelledError: the user stopped the work.
        """
        part = done / total if total else 1.0
        self._whole.step(self._first + round((self._last - self._first) * part), 100, what)
