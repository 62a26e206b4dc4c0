"""The five years of a project on a slide: a table with a column a half-year, phases in merged cells."""

from collections.abc import Iterator

from fujidesk.domain.charts import StripChart
from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideCell, SlideFont, SlideRow, SlideTable
from fujidesk.domain.timeline import ENDED
from fujidesk.plots.pack_slides.cells import mark_cell
from fujidesk.plots.style import width_pt

_NAME = 3.2
"""Width of the names of the rows, in sizes."""
_ROOM = 4.0


class StripTable:
    """Makes the table of a strip. width: of the whole table in points. size: of its texts."""

    def __init__(self, chart: StripChart, width: float, size: float) -> None:
        self._chart, self._size = chart, size
        self._halves = len(chart.halves)
        self._years = tuple(dict.fromkeys(when.fiscal_year for when in chart.halves))
        self._each = self._halves // max(len(self._years), 1)
        self._widths = (size * _NAME, *([(width - size * _NAME) / self._halves] * self._halves))

    def table(self, left: float, top: float, height: float) -> SlideTable:
        """Return the table at a place."""
        lines = list(self._lines())
        rows = tuple(SlideRow(height / len(lines), tuple(line)) for line in lines)
        return SlideTable(left, top, self._widths, rows, self._chart.alt, pad=_ROOM / 2)

    def _lines(self) -> Iterator[list[SlideCell | None]]:
        """Yield the lines: half-years, tracks of phases, and grades and values where there are any."""
        chart = self._chart
        # No merged cells here: LibreOffice takes columns apart of which no row has a cell of its own.
        yield [self._cell("", PAPER.ground), *(self._cell(when.label, PAPER.ground) for when in chart.halves)]
        for name, track in chart.tracks:
            yield [self._name(name), *self._track(track)]
        if chart.grades:
            grades = {
                year: SlideCell(word, mark_cell(mark).font, mark_cell(mark).fill, self._each, is_ruled=True)
                for year, mark, word in chart.grades
            }
            yield [self._name("評価"), *self._yearly(grades)]
        if chart.values:
            values = {year: self._cell(word, "", self._each) for year, word in chart.values}
            yield [self._name("指標"), *self._yearly(values)]

    def _name(self, word: str) -> SlideCell:
        """Return the name of a row."""
        return SlideCell(word, SlideFont(self._size, PAPER.muted))

    def _cell(self, word: str, fill: str, across: int = 1) -> SlideCell:
        """Return a cell with a word in its middle."""
        return SlideCell(word, SlideFont(self._size, align=Align.CENTER), fill, across, is_ruled=True)

    def _yearly(self, known: dict[int, SlideCell]) -> Iterator[SlideCell | None]:
        """Yield the cells of the years; a dash where nothing is known."""
        for year in self._years:
            yield known.get(year) or self._cell("－", "", self._each)
            yield from [None] * (self._each - 1)

    def _track(self, track: str) -> Iterator[SlideCell | None]:
        """Yield the phases of a track, a cell each; 「記載なし」 where it has none."""
        if not track.strip():
            yield self._cell("記載なし", "", self._halves)
            yield from [None] * (self._halves - 1)
            return
        signs = track.ljust(self._halves)[: self._halves]
        start = 0
        for stop in range(1, self._halves + 1):
            if stop < self._halves and signs[stop] == signs[start]:
                continue
            yield self._run(signs[start], stop - start)
            yield from [None] * (stop - start - 1)
            start = stop

    def _run(self, sign: str, across: int) -> SlideCell:
        """Return the cell of consecutive half-years in one phase: its word where it fits, else its number."""
        if not sign.isdigit():
            return self._cell("終了" if sign == ENDED else "", "", across)
        phase = int(sign)
        texts = (f"({phase}) {self._chart.phase_word(sign, 0)}", f"({phase})", sign)
        room = self._widths[1] * across - 2 * _ROOM
        text = next((each for each in texts if width_pt(each, self._size) <= room), "")
        font = SlideFont(self._size, PAPER.ink(phase), align=Align.CENTER)
        return SlideCell(text, font, PAPER.fill(phase), across, is_ruled=True)
