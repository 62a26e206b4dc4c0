"""A record as it was shown, as it is wanted and as it is stored by now: what two people both changed."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeAlias, TypeVar

from fujidesk.domain.office_record import OfficeRecord

R = TypeVar("R", bound=OfficeRecord)
Part: TypeAlias = tuple[str, ...]
"""Names of fields that only make sense together, such as the days of a term; often a single one."""


def changed_parts(parts: Iterable[Part], before: R, after: R) -> list[Part]:
    """Return the parts that have different values in two states of a record."""
    return [part for part in parts if any(getattr(before, name) != getattr(after, name) for name in part)]


def clashing_parts(parts: Iterable[Part], shown: R, wanted: R, stored: R) -> list[Part]:
    """Return the parts that both people changed, and not to the same value."""
    mine = changed_parts(parts, shown, wanted)
    return changed_parts(changed_parts(mine, shown, stored), wanted, stored)


def with_parts(record: R, other: R, parts: Iterable[Part]) -> R:
    """Return a record with some parts of another."""
    return replace(record, **{name: getattr(other, name) for part in parts for name in part})
