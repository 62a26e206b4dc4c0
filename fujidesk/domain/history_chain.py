"""The chain of the change history: each line carries the hash of the one before, so that a change is seen.

A line's hash is the SHA-256 of the hash before it and all that the line says, as JSON. Whoever changes,
removes or slips in a line breaks every hash after it; whoever cuts lines off the end is told by the head that
is kept beside the history (how many lines, last hash).
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FIRST = ""
"""The hash before the first line."""
FIELDS = ("at", "who", "pc", "label", "step", "source", "entity", "key", "field", "before", "after")
"""What a line says, in the order in which it is hashed."""


@dataclass(frozen=True, slots=True)
class ChainHead:
    """Where a chain ends."""

    lines: int
    last: str


@dataclass(frozen=True, slots=True)
class ChainFault:
    """The first place where a chain does not hold. place: of the line, from 1; at: its time, "" for none."""

    place: int
    at: str
    why: str


def line_hash(before: str, values: Sequence[str]) -> str:
    """Return the hash of a line. before: hash of the line before. values: in the order of `FIELDS`."""
    text = json.dumps([before, *values], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def chain_fault(lines: Iterable[tuple[Sequence[str], str]], head: ChainHead | None) -> ChainFault | None:
    """Return where a chain does not hold; None where it does.

    Args:
        lines: what each says (`FIELDS`) with the hash it carries, oldest first.
        head: as kept beside the history; None where none was kept.
    """
    last, place, at = FIRST, 0, ""
    for place, (values, carried) in enumerate(lines, start=1):
        last, at = line_hash(last, values), values[0]
        if carried != last:
            return ChainFault(place, at, "内容か順番が変わっています")
    if head is None:
        return ChainFault(place, at, "件数の記録がありません") if place else None
    if (place, last) != (head.lines, head.last):
        return ChainFault(place, at, f"{head.lines:,} 件あるはずの記録が {place:,} 件です")
    return None
