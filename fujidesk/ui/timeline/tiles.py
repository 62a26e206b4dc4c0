"""Pictures of parts of the timeline, drawn when first seen and kept while memory allows."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from fujidesk.domain.palette import Palette
from fujidesk.domain.timeline import TimelineData
from fujidesk.ui.timeline.geometry import TILE_LINES, TileKey, ViewGeometry

if TYPE_CHECKING:
    from fujidesk.plots.timeline import ChartBody

MOST_BYTES = 48_000_000
"""What all tiles together may take; the ones seen longest ago go first."""


class TileCache:
    """Tiles of one chart at one zoom; `reset` when chart, size, zoom or colours change.

    A tile is what matplotlib drew, in device pixels. Drawing one is felt, copying it is not, so scrolling is
    free once a place was seen. `drawn` counts drawings, for tests and benchmarks.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most = most_bytes
        self._tiles: OrderedDict[TileKey, QImage] = OrderedDict()
        self._bytes = 0
        self._drawer: TileDrawer | None = None
        self.drawn = 0

    def __len__(self) -> int:
        """Return how many tiles are kept."""
        return len(self._tiles)

    @property
    def used_bytes(self) -> int:
        """Memory of all tiles."""
        return self._bytes

    def reset(self) -> None:
        """Forget all tiles."""
        self._tiles.clear()
        self._bytes = 0

    def get(self, key: TileKey) -> QImage | None:
        """Return a tile if it is there."""
        tile = self._tiles.get(key)
        if tile is not None:
            self._tiles.move_to_end(key)
        return tile

    def drawn_tile(
        self, data: TimelineData, geometry: ViewGeometry, key: TileKey, palette: Palette, ratio: float
    ) -> QImage:
        """Return a tile, drawn now if it is not there; ratio: device pixels per pixel."""
        tile = self.get(key)
        if tile is None:
            self._drawer = self._drawer or TileDrawer()
            tile = self._drawer.draw(data, geometry, key, palette, ratio)
            self.put(key, tile)
        return tile

    def put(self, key: TileKey, tile: QImage) -> None:
        """Keep a tile; drop the ones seen longest ago when all are too much."""
        self.drawn += 1
        self._tiles[key] = tile
        self._bytes += tile.sizeInBytes()
        while self._bytes > self._most and len(self._tiles) > 1:
            _, old = self._tiles.popitem(last=False)
            self._bytes -= old.sizeInBytes()


class TileDrawer:
    """Draws tiles with matplotlib's Agg on one canvas, kept because a new one per tile costs memory."""

    def __init__(self) -> None:
        # Late: matplotlib is loaded when the timeline is first shown, not when the program starts.
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self._figure = Figure()
        self._canvas = FigureCanvasAgg(self._figure)

    def draw(
        self, data: TimelineData, geometry: ViewGeometry, key: TileKey, palette: Palette, ratio: float
    ) -> QImage:
        """Draw a tile; ratio: device pixels per pixel."""
        from fujidesk.plots.timeline import draw_tile  # late: as above

        _, _, width, height = geometry.tile_place(key)
        self._figure.clear()
        self._figure.set_dpi(72 * ratio)
        self._figure.set_size_inches(width / 72, height / 72)
        draw_tile(self._figure, data, _body(data, geometry, key), palette)
        renderer = self._canvas.get_renderer()  # type: ignore[no-untyped-call]  # matplotlib types it not
        renderer.clear()
        self._figure.draw(renderer)
        across, down = self._canvas.get_width_height(physical=True)
        image = QImage(renderer.buffer_rgba(), across, down, across * 4, QImage.Format.Format_RGBA8888)
        # The conversion copies, so the canvas may be drawn on again.
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(ratio)
        return image


def _body(data: TimelineData, geometry: ViewGeometry, key: TileKey) -> "ChartBody":
    """Return what a tile holds, with its neighbours, from which the 報告時点 line comes and goes on."""
    from fujidesk.plots.timeline import ChartBody  # late: as above

    around = geometry.tile_lines(data, key)
    first = 1 if key.lines else 0
    placed = around[first : first + TILE_LINES]
    return ChartBody(
        placed, geometry.tile_axis(key), 0, geometry.tile_place(key)[2], geometry.figure_px,
        around[0] if first else None, around[-1] if len(around) > first + len(placed) else None,
    )  # fmt: skip
