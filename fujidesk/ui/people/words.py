"""Words that the pages of 推進体制 share."""

from collections.abc import Sequence

_NAMED = 8
"""Departments named in a sentence before the others are only counted."""


def first_departments(names: Sequence[str]) -> str:
    """Return departments for a sentence: 「収納課、市民課 ほか 3 課」; "" for none."""
    rest = len(names) - _NAMED
    return "、".join(names[:_NAMED]) + (f" ほか {rest} 課" if rest > 0 else "")
