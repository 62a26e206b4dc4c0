"""Makes the slides of a pack from its pages, so that page n of the slides is page n on paper."""

from collections.abc import Iterator

from fujidesk.domain.pack_blocks import Pack, PackPart, SheetBlock
from fujidesk.domain.progress import Progress
from fujidesk.domain.slides import Slide, SlideDeck, SlideItem
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pack_pages.charts import ChartDrawer
from fujidesk.plots.pack_pages.header import PageNumber
from fujidesk.plots.pack_pages.pages import CONTINUED, LaidPage, laid_pages
from fujidesk.plots.pack_pages.paper import BODY_TOP, HEIGHT, LEFT, WIDTH
from fujidesk.plots.pack_pages.pieces import Placed
from fujidesk.plots.pack_pages.sheets import SheetPiece
from fujidesk.plots.pack_slides.frame import frame_items, heading, page_text
from fujidesk.plots.pack_slides.pieces import placed_items

_QUESTIONS = "想定問答（取扱注意）"


def pack_deck(pack: Pack, drawer: ChartDrawer = chart_scene, progress: Progress | None = None) -> SlideDeck:
    """Return the slides of a pack.

    drawer: lays charts out; slides take their sizes from it.

    Raises:
        CancelledError: by `progress`; a step is a part.
    """
    laid = laid_pages(pack, drawer, progress)
    slides = tuple(
        _slide(pack, page, PageNumber(number, len(laid))) for number, page in enumerate(laid, start=1)
    )
    return SlideDeck(pack.title, WIDTH, HEIGHT, heading(), slides)


def _slide(pack: Pack, page: LaidPage, number: PageNumber) -> Slide:
    """Return the slide of a page."""
    part = pack.parts[page.part]
    items: list[SlideItem] = [*frame_items(pack, part), *placed_items(page.placed, LEFT, BODY_TOP)]
    title = f"{part.title}{CONTINUED if page.is_further else ''}"
    notes = tuple(_notes(part, page.placed)) if pack.meeting.internal else ()
    return Slide(page.part, number.number, number.count, title, tuple(items), page_text(number), notes)


def _notes(part: PackPart, placed: tuple[Placed, ...]) -> Iterator[str]:
    """Yield what the speaker needs: the part's note, and the questions that the page's projects may raise."""
    if part.note:
        yield part.note
    blocks = [item.piece.block for item in placed if isinstance(item.piece, SheetPiece)]
    for block in blocks:
        yield from _questions(block)


def _questions(block: SheetBlock) -> Iterator[str]:
    """Yield questions and answers of a project under their heading."""
    if block.questions:
        yield f"{_QUESTIONS}　{block.number}　{block.title}"
    for question, answer in block.questions:
        yield f"問　{question}"
        if answer:
            yield f"答　{answer}"
