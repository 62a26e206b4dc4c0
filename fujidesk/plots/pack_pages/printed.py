"""Makes the pages of what a screen prints: lists and charts laid out as in a pack, page n / N."""

from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.printed import PrintedPaper, PrintedPart
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.scenes import Rect, Scene
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import ChartDrawer, filling_piece
from fujidesk.plots.pack_pages.header import FrameWords, PageNumber, care_marks, draw_words
from fujidesk.plots.pack_pages.pages import CONTINUED, Setting, blocks_pieces
from fujidesk.plots.pack_pages.paper import BODY_PT, BODY_TOP, HEIGHT, LEFT, RIGHT, ROOM, WIDTH, Pen
from fujidesk.plots.pack_pages.pieces import Piece, Placed, dealt, text_pieces


def printed_pages(
    paper: PrintedPaper, drawer: ChartDrawer = chart_scene, progress: Progress | None = None,
    palette: Palette = PAPER,
) -> tuple[Scene, ...]:  # fmt: skip
    """Return the pages of a paper in order.

    drawer: lays charts out (`plots.chart_scenes.chart_scene`).

    Raises:
        CancelledError: by `progress`; a step is a part.
    """
    told = progress or NoProgress()
    setting = Setting(drawer, palette, paper.phase_words)
    laid: list[tuple[PrintedPart, list[Placed], str]] = []
    for index, part in enumerate(paper.parts):
        told.step(index, len(paper.parts), f"{part.title}を組んでいます")
        about = text_pieces(part.about, RIGHT - LEFT, BODY_PT)
        pages = dealt([*about, *_pieces(part, setting)], ROOM)
        laid += [(part, placed, CONTINUED if place else "") for place, placed in enumerate(pages)]
    told.step(len(paper.parts), len(paper.parts), "ページを並べました")
    return tuple(
        _page(paper, page, PageNumber(number, len(laid)), palette)
        for number, page in enumerate(laid, start=1)
    )


def _pieces(part: PrintedPart, setting: Setting) -> list[Piece]:
    """Return the pieces of a part; a chart that has the page to itself fills it."""
    only = part.blocks[0] if len(part.blocks) == 1 and not part.about else None
    if isinstance(only, ChartBlock):
        filling = filling_piece(only, RIGHT - LEFT, setting.drawer, setting.palette)
        if filling is not None:
            return [filling]
    return blocks_pieces(part.blocks, setting)


def _page(
    paper: PrintedPaper, laid: tuple[PrintedPart, list[Placed], str], number: PageNumber, palette: Palette
) -> Scene:
    """Draw a page."""
    part, placed, continued = laid
    pen = Pen(palette)
    pen.add(Rect(0, 0, WIDTH, HEIGHT, palette.surface))
    marks = care_marks(part.is_internal, paper.sample, palette)
    words = FrameWords(paper.heading, part.title, marks, part.about, paper.as_of)
    draw_words(pen, words, number, continued)
    for item in placed:
        item.piece.draw(pen, LEFT, BODY_TOP + item.top)
    return Scene(WIDTH, HEIGHT, tuple(pen.items), f"{part.title}（{number.text}）")
