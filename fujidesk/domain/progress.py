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
