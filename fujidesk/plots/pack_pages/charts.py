"""Lays charts out on paper: one over the width of a page, or up to three side by side, with their notes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from fujidesk.domain.charts import Chart, HeatChart, TrendChart
from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Scene
from fujidesk.plots.pack_pages.paper import ROOM, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece

_CONTINUED = "（続き）"
_BESIDE = 3
"""So many charts stand side by side at most."""
GAP, _ABOVE, NOTE_PT, NOTE_GAP = 20.0, 10.0, 9.0, 4.0
_LEAST_BESIDE, _LEAST_ALONE = 190.0, 150.0
_SIZE_BESIDE, _SIZE_ALONE = 8.0, 9.0
_SIZES_FILLING = (14.0, 12.0, 10.5)
"""Of the texts of a chart that has a page to itself, the first with which it fits."""
_STRETCH, _STRETCH_FILLING = 1.25, 1.8
"""Charts grow at most so far over the height they need, to fill a page."""


class ChartDrawer(Protocol):
    """Lays a chart out in a width; height None: as tall as it needs (`plots.chart_scenes.chart_scene`)."""

    def __call__(
        self, chart: Chart, width: float, height: float | None = None, size: float = 9.0, *, palette: Palette
    ) -> Scene:
        """Return the chart with its title and foot."""


@dataclass(frozen=True, kw_only=True)
class ChartsPiece(Piece):
    """Charts side by side, all as tall as each other so that their feet stand on one line.

    notes: of each chart, broken to its width; note_texts: as they were written. stretch: they grow so far
    over the height they need. scenes: drawn when the height is known.
    """

    charts: tuple[Chart, ...]
    notes: tuple[tuple[str, ...], ...]
    note_texts: tuple[str, ...] = ()
    each: float
    size: float
    drawer: ChartDrawer
    palette: Palette
    stretch: float = _STRETCH
    scenes: tuple[Scene, ...] = ()

    @property
    def notes_height(self) -> float:
        """Room for the longest note below the charts."""
        most = max(len(note) for note in self.notes)
        return height_of(most, NOTE_PT) + NOTE_GAP if most else 0.0

    @property
    def needed(self) -> float:
        """The height of the tallest chart as it wants to be, with the notes."""
        drawn = (
            self.drawer(chart, self.each, None, self.size, palette=self.palette) for chart in self.charts
        )
        return max(scene.height for scene in drawn) + self.notes_height

    def fitted(self, room: float) -> Self:
        """Draw the charts as tall as they need, or as the room lets them."""
        below = self.notes_height
        height = min(room - below, (self.needed - below) * self.stretch)
        scenes = tuple(
            self.drawer(chart, self.each, height, self.size, palette=self.palette) for chart in self.charts
        )
        return replace(self, scenes=scenes, height=height + below)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Lay the drawings side by side, each with its note below."""
        for place, (scene, note) in enumerate(zip(self.scenes, self.notes, strict=True)):
            x = left + place * (self.each + GAP)
            pen.place(scene, x, top)
            pen.lines(x, top + self.height - self.notes_height + NOTE_GAP, note, NOTE_PT)


def chart_pieces(
    blocks: Sequence[ChartBlock], width: float, drawer: ChartDrawer, palette: Palette
) -> list[Piece]:
    """Return charts that follow each other in a part: up to three in a row, rows equally full."""
    if len(blocks) == 1:
        pages = _parted(blocks[0], width, drawer, palette)
        return [piece for page in pages for piece in _rows((page,), width, drawer, palette)]
    return list(_rows(blocks, width, drawer, palette))


def filling_piece(block: ChartBlock, width: float, drawer: ChartDrawer, palette: Palette) -> Piece | None:
    """Return a chart with texts large enough that it fills a page of its own; None where it fits as it is."""
    (piece,) = _rows((block,), width, drawer, palette)
    for size in _SIZES_FILLING:
        larger = replace(piece, size=size, stretch=_STRETCH_FILLING)
        if larger.needed <= ROOM:
            return replace(larger, height=larger.needed)
    return None


def _parted(block: ChartBlock, width: float, drawer: ChartDrawer, palette: Palette) -> list[ChartBlock]:
    """Return a chart that is taller than a page as several, the note under the last; others alone."""
    room = ROOM - height_of(len(broken(block.note, width, NOTE_PT)), NOTE_PT) - NOTE_GAP

    def fits(chart: Chart) -> bool:
        """Tell whether a chart fits on a page."""
        return drawer(chart, width, None, _SIZE_ALONE, palette=palette).height <= room

    found = list(_chart_pages(block.chart, fits))
    return [*(ChartBlock(chart) for chart in found[:-1]), ChartBlock(found[-1], block.note)]


def _chart_pages(chart: Chart, fits: Callable[[Chart], bool]) -> Iterator[Chart]:
    """Yield a chart of indicators or departments as charts of as many of them as fit; others as they are."""
    items: tuple[object, ...] = ()
    if isinstance(chart, TrendChart):
        items = chart.panels
    elif isinstance(chart, HeatChart):
        items = chart.lines
    if not items or fits(chart):
        yield chart
        return
    most = max((count for count in range(1, len(items)) if fits(_cut(chart, 0, count))), default=1)
    for start in range(0, len(items), most):
        yield _cut(chart, start, start + most)


def _cut(chart: Chart, start: int, stop: int) -> Chart:
    """Return a chart with some of its indicators or departments; a further one says that it goes on."""
    title = chart.head.title if not start else f"{chart.head.title}{_CONTINUED}"
    head = replace(chart.head, title=title)
    if isinstance(chart, TrendChart):
        return replace(chart, head=head, panels=chart.panels[start:stop])
    if isinstance(chart, HeatChart):
        return replace(chart, head=head, lines=chart.lines[start:stop], whole_most=chart.most)
    return chart


def _rows(
    blocks: Sequence[ChartBlock], width: float, drawer: ChartDrawer, palette: Palette
) -> list[ChartsPiece]:
    """Return charts in rows that are equally full."""
    rows = -(-len(blocks) // _BESIDE)
    per_row = -(-len(blocks) // rows)
    pieces: list[ChartsPiece] = []
    for start in range(0, len(blocks), per_row):
        row = blocks[start : start + per_row]
        each = (width - GAP * (len(row) - 1)) / len(row)
        size = _SIZE_ALONE if len(row) == 1 else _SIZE_BESIDE
        notes = tuple(broken(block.note, each, NOTE_PT) for block in row)
        charts = tuple(block.chart for block in row)
        texts = tuple(block.note for block in row)
        piece = ChartsPiece(height=0.0, gap=_ABOVE, charts=charts, notes=notes, note_texts=texts, each=each,
                            size=size, drawer=drawer, palette=palette)  # fmt: skip
        pieces.append(replace(piece, height=_least(piece)))
    return pieces


def _least(piece: ChartsPiece) -> float:
    """Return the least height of charts: small ones as they are, others as far as they can be pressed."""
    tallest = max(piece.drawer(chart, piece.each, None, piece.size, palette=piece.palette).height
                  for chart in piece.charts)  # fmt: skip
    least = _LEAST_ALONE if len(piece.charts) == 1 else _LEAST_BESIDE
    notes = piece.fitted(ROOM).height if tallest > ROOM else tallest
    return min(max(min(tallest, least), notes * 0.8), ROOM)
