"""Lays charts out on paper: one over the width of a page, or up to three side by side, with their notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol, Self

from fujidesk.domain.charts import Chart
from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Scene
from fujidesk.plots.pack_pages.paper import ROOM, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece

_BESIDE = 3
"""So many charts stand side by side at most."""
GAP, _ABOVE, NOTE_PT, NOTE_GAP = 20.0, 10.0, 9.0, 4.0
_LEAST_BESIDE, _LEAST_ALONE = 190.0, 150.0
_SIZE_BESIDE, _SIZE_ALONE = 8.0, 9.0
_STRETCH = 1.25
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

    notes: of each chart, broken to its width. scenes: drawn when the height is known.
    """

    charts: tuple[Chart, ...]
    notes: tuple[tuple[str, ...], ...]
    each: float
    size: float
    drawer: ChartDrawer
    palette: Palette
    scenes: tuple[Scene, ...] = ()

    @property
    def notes_height(self) -> float:
        """Room for the longest note below the charts."""
        most = max(len(note) for note in self.notes)
        return height_of(most, NOTE_PT) + NOTE_GAP if most else 0.0

    def fitted(self, room: float) -> Self:
        """Draw the charts as tall as they need, or as the room lets them."""
        needed = [
            self.drawer(chart, self.each, None, self.size, palette=self.palette) for chart in self.charts
        ]
        below = self.notes_height
        height = min(room - below, max(scene.height for scene in needed) * _STRETCH)
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
    rows = -(-len(blocks) // _BESIDE)
    per_row = -(-len(blocks) // rows)
    pieces: list[Piece] = []
    for start in range(0, len(blocks), per_row):
        row = blocks[start : start + per_row]
        each = (width - GAP * (len(row) - 1)) / len(row)
        size = _SIZE_ALONE if len(row) == 1 else _SIZE_BESIDE
        notes = tuple(broken(block.note, each, NOTE_PT) for block in row)
        charts = tuple(block.chart for block in row)
        piece = ChartsPiece(height=0.0, gap=_ABOVE, charts=charts, notes=notes, each=each, size=size,
                            drawer=drawer, palette=palette)  # fmt: skip
        pieces.append(replace(piece, height=_least(piece)))
    return pieces


def _least(piece: ChartsPiece) -> float:
    """Return the least height of charts: small ones as they are, others as far as they can be pressed."""
    tallest = max(piece.drawer(chart, piece.each, None, piece.size, palette=piece.palette).height
                  for chart in piece.charts)  # fmt: skip
    least = _LEAST_ALONE if len(piece.charts) == 1 else _LEAST_BESIDE
    notes = piece.fitted(ROOM).height if tallest > ROOM else tallest
    return min(max(min(tallest, least), notes * 0.8), ROOM)
