"""Chances that fall the same way each time: made answers are equal whenever and wherever they are made."""

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_STEPS = 1 << 64
_EDITION = 1
"""Another edition gives other answers; this one has some of everything (grades, ends, late starts)."""


class Dice:
    """Chances of one thing, such as a project in a fiscal year; what is asked by the same name falls alike.

    Neither `random` nor `hash` is used: the one has a state that others share, the other changes with each
    start of Python.
    """

    def __init__(self, *seed: object) -> None:
        self._seed = "/".join(str(part) for part in (_EDITION, *seed))

    def roll(self, what: str) -> float:
        """Return a number from 0 up to, not including, 1."""
        found = hashlib.sha256(f"{self._seed}:{what}".encode()).digest()
        return int.from_bytes(found[:8], "big") / _STEPS

    def chance(self, what: str, share: float) -> bool:
        """Tell whether something happens that happens in this share of all cases."""
        return self.roll(what) < share

    def between(self, what: str, low: float, high: float) -> float:
        """Return a number between two."""
        return low + (high - low) * self.roll(what)

    def pick(self, what: str, items: Sequence[_T]) -> _T:
        """Return one of some items, which are not none; an item that stands twice is twice as likely."""
        return items[int(self.roll(what) * len(items))]
