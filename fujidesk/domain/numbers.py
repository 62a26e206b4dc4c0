"""Project numbers such as 1-1-2: their shape, order and the levels they stand under."""

import re
import unicodedata
from collections.abc import Collection
from typing import NewType

ProjectNumber = NewType("ProjectNumber", str)
"""The number of a project in half-width figures, one figure group a level: "1-1-2"."""

_SHAPE = re.compile(r"[1-9]\d{0,2}(-[1-9]\d{0,4}){1,2}", re.ASCII)
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−ーｰ", "-"))


def is_project_number(text: str) -> bool:
    """Tell whether the text is a project number (two or three groups of figures)."""
    return _SHAPE.fullmatch(text) is not None


def sort_key(number: str) -> tuple[int, ...]:
    """Return the key that sorts 1-2-10 after 1-2-9."""
    return tuple(int(part) for part in number.split("-"))


def sort_value(number: str) -> int:
    """Return the same order as one integer, for item models (groups below 100,000)."""
    value = 0
    for part in (*sort_key(number), 0, 0)[:3]:
        value = value * 100_000 + part
    return value


def policy_of(number: str) -> str:
    """Return the policy code that a project number stands under ("1" for 1-1-2)."""
    return number.partition("-")[0]


def measure_of(number: str) -> str:
    """Return the measure code that a project number stands under ("1.1" for 1-1-2)."""
    return ".".join(number.split("-")[:-1])


def next_number(place: str, used: Collection[str]) -> str:
    """Return the next free number under a measure ("1.2") or, in a plan with one level, a policy ("2").

    One more than the highest ever used there: gaps are numbers of projects that are gone, and a number is
    never used twice (001, 3.2). used: all numbers of the register, and those that were removed.
    """
    above = place.replace(".", "-")
    taken = (sort_key(number)[-1] for number in used if number.rpartition("-")[0] == above)
    return f"{above}-{max(taken, default=0) + 1}"


def typed_number(text: str) -> str:
    """Return a typed project number in half-width figures and hyphens, whatever the keyboard gave."""
    return unicodedata.normalize("NFKC", text).translate(_DASHES).replace(" ", "")
