"""Five years of one project on a strip: phases planned and reached, grade and indicator of each year."""

from collections.abc import Mapping

from fujidesk.domain.charts import StripChart
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK
from fujidesk.domain.scenes import Align, Dash, Rect, Target
from fujidesk.domain.timeline import Track
from fujidesk.plots.chart_scenes.box import Box
from fujidesk.plots.pen import LEADING, Ink, Pen
from fujidesk.plots.style import fitted, width_pt

_ROW, _LEAST_ROW, _MOST_ROW = 1.9, 1.4, 2.6
"""Height of a row as wanted, at least and at most, in sizes."""


class YearStrip:
    """The layout of a strip."""

    def __init__(self, chart: StripChart) -> None:
        self._chart = chart
        self._years = tuple(dict.fromkeys(when.fiscal_year for when in chart.halves))

    @property
    def _rows(self) -> tuple[str, ...]:
        """The names of the rows; those of grades and values only where there are any."""
        chart = self._chart
        further = (("評価", chart.grades), ("指標", chart.values))
        return (*(name for name, _ in chart.tracks), *(name for name, values in further if values))

    def needed(self, width: float, size: float) -> float:  # noqa: ARG002 - as that of all kinds
        """Return the height it needs; the same in any width."""
        return size * LEADING + len(self._rows) * size * _ROW

    def draw(self, pen: Pen, box: Box, size: float) -> None:
        """Draw the years above and the rows below them."""
        head = size * LEADING
        tall = min(max((box.height - head) / len(self._rows), size * _LEAST_ROW), size * _MOST_ROW)
        left = box.left + size * 2.6
        inner = Box(left, box.top + head, box.right - left, tall * len(self._rows))
        self._grid(pen, inner, head, size)
        for place, name in enumerate(self._rows):
            row = Box(inner.left, inner.top + place * tall, inner.width, tall)
            pen.text(box.left, row.top + tall / 2, name, size, Ink(pen.palette.muted))
            self._row(pen, name, row, size)

    def _row(self, pen: Pen, name: str, row: Box, size: float) -> None:
        """Draw one row by its name."""
        tracks = dict(self._chart.tracks)
        if name in tracks:
            self._track(pen, tracks[name], row, size, name)
        elif name == "評価":
            self._grades(pen, row, size)
        else:
            self._texts(pen, dict(self._chart.values), row, size)

    def _year(self, box: Box) -> float:
        """Return the width of a year."""
        return box.width / len(self._years)

    def _grid(self, pen: Pen, box: Box, head: float, size: float) -> None:
        """Write the years and draw the lines between them."""
        step = self._year(box)
        for place, year in enumerate(self._years):
            centre = box.left + (place + 0.5) * step
            pen.text(centre, box.top - head / 2, short_year(year), size, Ink(pen.palette.muted, Align.CENTER))
        for place in range(len(self._years) + 1):
            pen.post(box.left + place * step, box.top, box.bottom)

    def _track(self, pen: Pen, phases: str, row: Box, size: float, name: str) -> None:
        """Draw the phases of a track; their words where they fit, else their numbers."""
        halves = len(self._chart.halves)
        track = Track(phases[:halves], "1" * len(phases[:halves]), ())
        middle = row.top + row.height / 2
        if not track.given:
            pen.text(row.left + size * 0.5, middle, "記載なし", size, Ink(pen.palette.muted))
            return
        step, tall = row.width / halves, row.height - size * 0.4
        for bar in track.bars():
            x, width = row.left + bar.start * step + 0.5, (bar.stop - bar.start) * step - 1
            word = self._chart.phase_word(f"{bar.phase}", 0)
            target = Target(f"{name}　({bar.phase}) {word}", (self._chart.number,))
            colours = pen.palette
            pen.add(Rect(x, middle - tall / 2, width, tall, colours.fill(bar.phase), colours.edge(bar.phase),
                         0.6, target=target))  # fmt: skip
            texts = (f"({bar.phase}) {word}", f"({bar.phase})", f"{bar.phase}")
            text = next((each for each in texts if width_pt(each, size) <= width - 3), "")
            pen.text(x + width / 2, middle, text, size, Ink(colours.ink(bar.phase), Align.CENTER))
        for place in track.ends():
            x = row.left + place * step + 1
            pen.post(x, middle - tall / 2, middle + tall / 2, pen.palette.text, 2.0)
            if step > width_pt("終了", size) + 4:
                pen.text(x + 3, middle, "終了", size, Ink(pen.palette.muted))

    def _grades(self, pen: Pen, row: Box, size: float) -> None:
        """Draw the grade of each year as a chip, a standing as an outlined one with its word."""
        known = {year: (mark, word) for year, mark, word in self._chart.grades}
        step, tall = self._year(row), row.height - size * 0.5
        for place, year in enumerate(self._years):
            centre, middle = row.left + (place + 0.5) * step, row.top + row.height / 2
            if year not in known:
                pen.text(centre, middle, "－", size, Ink(pen.palette.muted, Align.CENTER))
                continue
            mark, word = known[year]
            look = MARK_LOOKS.get(mark, PLAIN_MARK)
            text = fitted(word, step - size, size)
            width = max(width_pt(text, size) + size * 0.8, size * 2)
            target = Target(f"{short_year(year)}　{word}", (self._chart.number,))
            pen.add(Rect(centre - width / 2, middle - tall / 2, width, tall, look.fill, look.edge, 0.7,
                         Dash(look.style), 2.5, target=target))  # fmt: skip
            pen.text(centre, middle, text, size, Ink(look.ink, Align.CENTER, bold=not look.edge))

    def _texts(self, pen: Pen, known: Mapping[int, str], row: Box, size: float) -> None:
        """Write the value of each year."""
        step = self._year(row)
        for place, year in enumerate(self._years):
            text = fitted(known.get(year, "－"), step - 4, size)
            centre = row.left + (place + 0.5) * step
            pen.text(centre, row.top + row.height / 2, text, size, Ink(align=Align.CENTER))


def _short(year: int) -> str:
    """Return the short name of a year."""
    return short_year(year)
