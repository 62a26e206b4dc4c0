"""Stacked bars as plain values: which segment stands where. Nothing is drawn here; lengths are px."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from fujidesk.domain.filtering import ProjectFilter

BESIDE_FROM = 5
"""From so many lines on a label stands beside its bar, not over it."""
_LABEL_PART = 0.34
"""Part of the width that labels beside the bars take."""


@dataclass(frozen=True, slots=True)
class BarSegment:
    """A part of a bar: its mark (see `ui.widgets.grade_chip`), how many projects, and their list."""

    mark: str
    count: int
    behind: ProjectFilter


@dataclass(frozen=True, slots=True)
class BarLine:
    """A bar with its label; total: the denominator, all projects of the line."""

    label: str
    total: int
    segments: tuple[BarSegment, ...]


@dataclass(frozen=True, slots=True)
class BarSizes:
    """Lengths that follow the text size: a line of text, a bar, the space after a line, the least segment."""

    text: int
    bar: int
    gap: int
    least: int


class BarLayout:
    """Where labels and segments stand in a given width."""

    def __init__(self, lines: Sequence[BarLine], width: int, sizes: BarSizes) -> None:
        self._lines = tuple(lines)
        self._sizes = sizes
        self.beside = len(self._lines) >= BESIDE_FROM
        self._left = round(width * _LABEL_PART) if self.beside else 0
        self._room = max(width - self._left, 1)
        self._step = (max(sizes.text, sizes.bar) if self.beside else sizes.text + sizes.bar) + sizes.gap

    @property
    def height(self) -> int:
        """The height of all lines."""
        return max(len(self._lines) * self._step - self._sizes.gap, 0)

    def label(self, line: int) -> QRectF:
        """Return where the label of a line stands."""
        top = line * self._step
        if self.beside:
            return QRectF(0, top, self._left - self._sizes.gap, self._step - self._sizes.gap)
        return QRectF(0, top, self._room, self._sizes.text)

    def segments(self, line: int) -> list[QRectF]:
        """Return the boxes of a line's segments, side by side over the whole width."""
        counts = [segment.count for segment in self._lines[line].segments]
        top = line * self._step + (0 if self.beside else self._sizes.text)
        boxes, left = [], float(self._left)
        for width in segment_widths(counts, self._room, self._sizes.least):
            boxes.append(QRectF(left, top, width, self._sizes.bar))
            left += width
        return boxes

    def lines_between(self, top: float, bottom: float) -> range:
        """Return the lines that are in sight between two heights."""
        first = max(int(top // self._step), 0)
        return range(first, min(int(bottom // self._step) + 1, len(self._lines)))

    def at(self, point: QPointF) -> tuple[int, int] | None:
        """Return (line, segment) under a point; None where there is none."""
        for line in self.lines_between(point.y(), point.y()):
            for place, box in enumerate(self.segments(line)):
                if box.contains(point):
                    return line, place
        return None


def segment_widths(counts: Sequence[int], room: float, least: float) -> list[float]:
    """Share a width by counts; no segment is narrower than `least`, as far as the room allows.

    What the small ones are given more than their share is taken from the others in proportion.
    """
    if not counts:
        return []
    least = min(least, room / len(counts))
    narrow: set[int] = set()
    while True:
        rest = room - least * len(narrow)
        total = sum(count for place, count in enumerate(counts) if place not in narrow) or 1
        widths = [least if place in narrow else rest * count / total for place, count in enumerate(counts)]
        below = {place for place, width in enumerate(widths) if width < least and place not in narrow}
        if not below:
            return widths
        narrow |= below
