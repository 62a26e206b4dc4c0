"""A line that says what looks stand for: small squares with their words, in as many lines as they need."""

from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.palette import MarkLook
from fujidesk.domain.scenes import Dash, Rect, Target
from fujidesk.plots.pen import LEADING, Ink, Pen
from fujidesk.plots.style import width_pt

_SWATCH, _BETWEEN, _APART = 0.8, 0.35, 0.9
"""Side of a square, gap to its word, gap to the next one; in sizes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A square and its word; target: what a click on it opens."""

    look: MarkLook
    word: str
    target: Target | None = None

    def width(self, size: float) -> float:
        """Return its width without the gap after it."""
        return size * (_SWATCH + _BETWEEN) + width_pt(self.word, size)


def lines_of(entries: Sequence[Entry], room: float, size: float) -> list[list[Entry]]:
    """Deal entries out to lines of a width."""
    lines: list[list[Entry]] = []
    used = room
    for entry in entries:
        width = entry.width(size)
        if used + width > room:
            lines.append([])
            used = 0.0
        lines[-1].append(entry)
        used += width + size * _APART
    return lines


def line_width(entries: Sequence[Entry], size: float) -> float:
    """Return the width of one line of entries."""
    return sum(entry.width(size) for entry in entries) + size * _APART * max(len(entries) - 1, 0)


def draw_line(pen: Pen, left: float, top: float, entries: Sequence[Entry], size: float) -> None:
    """Draw one line of entries from a left edge."""
    tall, side = size * LEADING, size * _SWATCH
    for entry in entries:
        look = entry.look
        edge = look.edge or look.fill
        pen.add(
            Rect(left, top + (tall - side) / 2, side, side, look.fill, edge, 0.6, Dash(look.style),
                 target=entry.target)
        )  # fmt: skip
        pen.text(left + size * (_SWATCH + _BETWEEN), top + tall / 2, entry.word, size, Ink())
        left += entry.width(size) + size * _APART
