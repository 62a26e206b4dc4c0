"""Draws the values of a table on paper: texts, figures, grade chips, strips of phases."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from fujidesk.domain.pack_blocks import Cell, MarkCell, PhasesCell
from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.scenes import Align, Dash, Rect
from fujidesk.domain.timeline import Bar, Track
from fujidesk.plots.pack_pages.paper import SMALL_PT, Ink, Pen
from fujidesk.plots.style import width_pt

NOTHING = "－"
"""Stands where nothing is known; an empty cell would look forgotten, 0 would be a figure (L1-09)."""
STRIP_HEIGHT = 17.0
"""Of a strip of phases with its thin band of the plan above."""
_CHIP_PAD, _CHIP_HEIGHT, _CHIP_LEAST = 5.0, 13.0, 20.0
_THIN, _BETWEEN, _THICK = 3.5, 1.8, 11.5
_END_MARK, _BLANK = 2.0, 10.0


def cell_text(cell: Cell) -> str:
    """Return a value as it is written: figures with commas; the word of a grade; "" for a strip."""
    if cell is None:
        return NOTHING
    if isinstance(cell, MarkCell):
        return mark_name(cell.mark)
    if isinstance(cell, PhasesCell):
        return ""
    if isinstance(cell, int | Decimal):
        return f"{cell:,}" if isinstance(cell, int) else f"{cell:,f}"
    return cell


def chip_width(mark: str) -> float:
    """Return the width of the chip of a grade or standing."""
    return max(width_pt(mark_name(mark), SMALL_PT) + 2 * _CHIP_PAD, _CHIP_LEAST)


def draw_chip(pen: Pen, mark: str, centre: float, middle: float) -> None:
    """Draw a grade as a filled chip with its letter, a standing as an outlined one with its word."""
    look = MARK_LOOKS.get(mark, PLAIN_MARK)
    width = chip_width(mark)
    pen.add(
        Rect(centre - width / 2, middle - _CHIP_HEIGHT / 2, width, _CHIP_HEIGHT, look.fill, look.edge, 0.7,
             Dash(look.style), 3.0)
    )  # fmt: skip
    is_grade = not look.edge
    ink = Ink(look.ink, Align.CENTER, is_grade)
    pen.text(centre, middle, mark_name(mark), 9.0 if is_grade else SMALL_PT, ink)


class Strip:
    """Where the half-years of a strip stand: its left edge, width and how many there are.

    with_reached: strips of the table have phases reached; then the plan is a thin band above them.
    """

    def __init__(self, left: float, width: float, count: int, *, with_reached: bool) -> None:
        self.left = left
        self.step = width / max(count, 1)
        self.count = count
        self.with_reached = with_reached

    def draw(self, pen: Pen, cell: PhasesCell, middle: float) -> None:
        """Draw the strip of a project around a middle.

        Where a half-year is planned but not reached yet, the figure of the plan stands alone, so that no
        phase is told by its colour only.
        """
        if not (cell.planned.strip() or cell.reached.strip()):
            pen.text(self.left + self.step * self.count / 2, middle, NOTHING, 9.0, Ink(align=Align.CENTER))
            return
        if not self.with_reached:
            self._track(pen, cell.planned, middle - _THICK / 2, _THICK, cell.settled)
            return
        top = middle - (_THIN + _BETWEEN + _THICK) / 2
        lane = top + _THIN + _BETWEEN
        self._track(pen, cell.planned, top, _THIN, cell.settled)
        self._track(pen, cell.reached, lane, _THICK)
        open_plan = "".join(
            " " if cell.reached[place : place + 1].strip() else sign
            for place, sign in enumerate(cell.planned)
        )
        for bar in _track(open_plan).bars():
            # The lines between years would run through the figure.
            x = self.left + (bar.start + bar.stop) / 2 * self.step
            pen.add(Rect(x - _BLANK / 2, lane, _BLANK, _THICK, pen.palette.surface))
            self._figure(pen, bar.start, bar.stop, bar.phase, lane + _THICK / 2, pen.palette.muted)

    def _track(self, pen: Pen, phases: str, top: float, height: float, settled: str = "") -> None:
        """Draw the bars of a track; thick ones with the figure of their phase, an end mark where it ends."""
        colours = pen.palette
        track = _track(phases[: self.count], settled)
        for bar, is_open in _stretches(track):
            x = self.left + bar.start * self.step + 0.5
            width = (bar.stop - bar.start) * self.step - 1.0
            fill, edge = colours.fill(bar.phase), colours.edge(bar.phase)
            fill, ink = (colours.surface, colours.text) if is_open else (fill, colours.ink(bar.phase))
            pen.add(Rect(x, top, width, height, fill, edge, 0.5, hatched=is_open))
            if height > SMALL_PT:
                self._figure(pen, bar.start, bar.stop, bar.phase, top + height / 2, ink)
        for place in track.ends():
            x = self.left + place * self.step + _END_MARK / 2
            pen.post(x, top, top + height, colours.text, _END_MARK)

    def _figure(self, pen: Pen, start: int, stop: int, phase: int, middle: float, ink: str) -> None:
        """Write the figure of a phase in the middle of its half-years."""
        x = self.left + (start + stop) / 2 * self.step
        room = (stop - start) * self.step - 2
        text = next((word for word in (f"({phase})", f"{phase}") if width_pt(word, SMALL_PT) <= room), "")
        pen.text(x, middle, text, SMALL_PT, Ink(ink, Align.CENTER))


def _track(phases: str, settled: str = "") -> Track:
    """Return a track; half-years are settled where nothing else is said."""
    return Track(phases, settled[: len(phases)].ljust(len(phases), "1"), ())


def _stretches(track: Track) -> Iterator[tuple[Bar, bool]]:
    """Yield the bars of a track, cut where it begins or ceases to be open, and whether each is open."""
    for bar in track.bars():
        start = bar.start
        for mark, run in groupby(track.settled[bar.start : bar.stop]):
            stop = start + len(list(run))
            yield Bar(start, stop, bar.phase), mark == "0"
            start = stop
