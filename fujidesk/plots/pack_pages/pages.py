"""Makes the pages of a pack: lays each part out, numbers the pages through, draws header and footer."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import (
    Block,
    ChartBlock,
    FiguresBlock,
    Pack,
    PackPart,
    SheetBlock,
    TableBlock,
    TextBlock,
)
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.scenes import Rect, Scene
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import ChartDrawer, chart_pieces
from fujidesk.plots.pack_pages.figures import figures_pieces
from fujidesk.plots.pack_pages.header import PageNumber, draw_frame
from fujidesk.plots.pack_pages.paper import (
    BODY_PT,
    BODY_TOP,
    HEIGHT,
    LEFT,
    RIGHT,
    ROOM,
    WIDTH,
    Pen,
    height_of,
)
from fujidesk.plots.pack_pages.pieces import Piece, Placed, TextPiece, dealt, text_pieces
from fujidesk.plots.pack_pages.sheets import sheet_pieces
from fujidesk.plots.pack_pages.tables import table_pieces
from fujidesk.plots.pack_pages.texts import text_block_pieces

_GUTTER = 28.0
_AGENDA_SHARE = 0.52
"""Part of the width that the items of 次第 take beside the members."""
CONTINUED = "（続き）"
_EMPTY = "この資料に載せる内容は、まだありません。"


@dataclass(frozen=True, slots=True)
class PackPage:
    """A page of a pack. part: index of its part. number: in the pack, from 1. count: pages of the pack."""

    part: int
    number: int
    count: int
    scene: Scene


@dataclass(frozen=True)
class Setting:
    """What laying out needs beside the blocks; phase_words () where the pack names no phases."""

    drawer: ChartDrawer
    palette: Palette
    phase_words: tuple[str, ...]


@dataclass(frozen=True)
class LaidPage:
    """A page before it is drawn: its pieces from the top of its body. is_further: not its part's first."""

    part: int
    placed: tuple[Placed, ...]
    is_further: bool


def pack_pages(
    pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None, palette: Palette = PAPER
) -> tuple[PackPage, ...]:
    """Return all pages of a pack in order.

    drawer: lays charts out (`plots.chart_scenes.chart_scene`).

    Raises:
        CancelledError: by `progress`; a step is a part.
    """
    laid = laid_pages(pack, drawer, progress, palette)
    return tuple(_page(pack, page, PageNumber(number, len(laid)), palette)
                 for number, page in enumerate(laid, start=1))  # fmt: skip


def laid_pages(
    pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None, palette: Palette = PAPER
) -> list[LaidPage]:
    """Return what stands on each page of a pack, for all that is made page by page: PDF, slides.

    Raises:
        CancelledError: by `progress`; a step is a part.
    """
    told = progress or NoProgress()
    setting = Setting(drawer, palette, pack.phase_words)
    laid: list[LaidPage] = []
    for index, part in enumerate(pack.parts):
        told.step(index, len(pack.parts), f"{part.caption}を組んでいます")
        pages = dealt(_part_pieces(part, setting), ROOM)
        laid += [
            LaidPage(index, tuple(placed), place > 0 and not placed[0].piece.begins_page)
            for place, placed in enumerate(pages)
        ]
    told.step(len(pack.parts), len(pack.parts), "ページを並べました")
    return laid


def _page(pack: Pack, laid: LaidPage, number: PageNumber, palette: Palette) -> PackPage:
    """Draw a page."""
    part = pack.parts[laid.part]
    pen = Pen(palette)
    pen.add(Rect(0, 0, WIDTH, HEIGHT, palette.surface))
    draw_frame(pen, pack, part, number, CONTINUED if laid.is_further else "")
    for item in laid.placed:
        item.piece.draw(pen, LEFT, BODY_TOP + item.top)
    scene = Scene(WIDTH, HEIGHT, tuple(pen.items), f"{part.caption}（{number.text}）")
    return PackPage(laid.part, number.number, number.count, scene)


def _part_pieces(part: PackPart, setting: Setting) -> list[Piece]:
    """Return the pieces of a part: the office's note first, then its blocks."""
    width = RIGHT - LEFT
    pieces: list[Piece] = [*text_pieces(part.note, width, BODY_PT)]
    if part.kind is PartKind.AGENDA and (beside := _agenda(part, setting)) is not None:
        return [*pieces, beside]
    pieces += blocks_pieces(part.blocks, setting)
    return pieces or [TextPiece(height=height_of(1, BODY_PT), lines=(_EMPTY,), size=BODY_PT)]


def blocks_pieces(blocks: Iterable[Block], setting: Setting) -> list[Piece]:
    """Return the pieces of blocks over the width of a page; charts that follow each other stand in rows."""
    width = RIGHT - LEFT
    pieces: list[Piece] = []
    for kind, group in groupby(blocks, type):
        if kind is ChartBlock:
            charts = [block for block in group if isinstance(block, ChartBlock)]
            pieces += chart_pieces(charts, width, setting.drawer, setting.palette)
        else:
            pieces += chain.from_iterable(_pieces(block, width, setting) for block in group)
    return pieces


def _pieces(block: Block, width: float, setting: Setting) -> list[Piece]:
    """Return the pieces of a block that is no chart."""
    if isinstance(block, TextBlock):
        return text_block_pieces(block, width)
    if isinstance(block, FiguresBlock):
        return figures_pieces(block, width)
    if isinstance(block, SheetBlock):
        return sheet_pieces(block, width, setting.drawer, setting.palette)
    if isinstance(block, TableBlock):
        return table_pieces(block, width, setting.phase_words)
    return chart_pieces([block], width, setting.drawer, setting.palette)


@dataclass(frozen=True, kw_only=True)
class BesidePiece(Piece):
    """Two columns of pieces; second: left edge of the right one."""

    left: tuple[Placed, ...]
    right: tuple[Placed, ...]
    second: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw both from the same top."""
        for x, column in ((left, self.left), (left + self.second, self.right)):
            for item in column:
                item.piece.draw(pen, x, top + item.top)


def _agenda(part: PackPart, setting: Setting) -> Piece | None:
    """Return 次第 with its items beside the members; None where that needs more than a page."""
    width = RIGHT - LEFT
    second = width * _AGENDA_SHARE + _GUTTER
    texts = [block for block in part.blocks if not isinstance(block, TableBlock)]
    tables = [block for block in part.blocks if isinstance(block, TableBlock)]
    if not (texts and tables):
        return None
    columns = tuple(
        dealt(list(chain.from_iterable(_pieces(block, room, setting) for block in blocks)), ROOM)
        for blocks, room in ((texts, width * _AGENDA_SHARE), (tables, width - second))
    )
    if part.note or any(len(pages) > 1 for pages in columns):
        return None
    left, right = (tuple(pages[0]) for pages in columns)
    return BesidePiece(height=ROOM, left=left, right=right, second=second)
