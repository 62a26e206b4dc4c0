"""Turns the pieces of a page into the items of a slide, at the same places."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideBox, SlideFont, SlideItem, SlideText
from fujidesk.plots.pack_pages import figures, legends, sheets, texts
from fujidesk.plots.pack_pages.charts import GAP as CHARTS_GAP
from fujidesk.plots.pack_pages.charts import NOTE_GAP, NOTE_PT, ChartsPiece
from fujidesk.plots.pack_pages.pages import BesidePiece
from fujidesk.plots.pack_pages.paper import RIGHT, SMALL_PT, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece, Placed, TextPiece
from fujidesk.plots.pack_slides.charts import chart_items
from fujidesk.plots.pack_slides.forms import facts_table, form_items
from fujidesk.plots.pack_slides.frame import line_text
from fujidesk.plots.pack_slides.tables import TablePiece, table_of
from fujidesk.plots.pack_slides.texts import joined
from fujidesk.plots.style import width_pt

_SLACK = 4.0
"""Texts may be so much wider than on paper, whose font is another one."""
_SAFE, _LEAST_SENTENCE = 0.9, 9.5
_HOW, _PLAN_ONLY, _END = "上の段：計画　下の段：実績", "計画", "終：終了"


def placed_items(placed: Sequence[Placed], left: float, top: float) -> Iterator[SlideItem]:
    """Yield the items of pieces; rows that stand below each other make one table."""
    for grid, group in groupby(placed, _grid):
        items = list(group)
        if grid is not None:
            yield table_of(items, left, top)
            continue
        for item in items:
            yield from _items(item.piece, left, top + item.top)


def _grid(item: Placed) -> object:
    """Return the grid of a row; None for all else."""
    return item.piece.grid if isinstance(item.piece, TablePiece) else None


def _items(piece: Piece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield the items of a piece that is no row of a table."""
    if isinstance(piece, TextPiece):
        yield _text(piece, left, top)
    elif isinstance(piece, texts.ItemPiece):
        yield from _item(piece, left, top)
    elif isinstance(piece, texts.SentencesPiece):
        yield from _sentences(piece, left, top)
    elif isinstance(piece, figures.FiguresPiece):
        yield from _figures(piece, left, top)
    elif isinstance(piece, legends.PhaseLegend):
        yield from _legend(piece, left, top)
    elif isinstance(piece, ChartsPiece):
        yield from _charts(piece, left, top)
    elif isinstance(piece, sheets.SheetPiece):
        yield from _sheet(piece, left, top)
    elif isinstance(piece, BesidePiece):
        yield from placed_items(piece.left, left, top)
        yield from placed_items(piece.right, left + piece.second, top)


def _text(piece: TextPiece, left: float, top: float) -> SlideText:
    """Return lines of text as a paragraph."""
    font = SlideFont(piece.size, PAPER.muted if piece.is_muted else PAPER.text, piece.bold)
    width = piece.width + _SLACK if piece.width else RIGHT - left
    return SlideText(SlideBox(left, top, width, piece.height), (piece.text or joined(piece.lines),), font)


def _item(piece: texts.ItemPiece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield number and text of an item."""
    font = SlideFont(texts.ITEM_PT)
    if piece.number:
        yield SlideText(
            SlideBox(left, top, texts.ITEM_INDENT, height_of(1, texts.ITEM_PT)), (piece.number,), font
        )
    width = piece.width - texts.ITEM_INDENT + _SLACK
    place = SlideBox(left + texts.ITEM_INDENT, top, width, piece.height)
    yield SlideText(place, (joined(piece.lines),), font)


def _sentences(piece: texts.SentencesPiece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield the box of the sentences: its edge, its title, each sentence after its ring."""
    accent, pad = PAPER.edge(4), texts.BOX_PAD
    frame = SlideBox(left, top, piece.width, piece.height)
    yield SlideText(frame, (), SlideFont(piece.size), PAPER.surface, accent)
    y = top + pad
    if piece.title:
        step = height_of(1, texts.BOX_TITLE_PT) + 2
        font = SlideFont(texts.BOX_TITLE_PT, accent, bold=True)
        yield line_text(left + pad, y + step / 2 - 1, piece.width - 2 * pad, piece.title, font)
        y += step
    place = SlideBox(left + pad, y - 2, piece.width - 2 * pad + _SLACK, top + piece.height - y)
    sentences = tuple(joined(lines) for lines in piece.sentences)
    size = _sentence_size(piece)
    yield SlideText(place, sentences, SlideFont(size), bullet=texts.BULLET.strip())


def _sentence_size(piece: texts.SentencesPiece) -> float:
    """Return the largest size in which the box holds the sentences, in a wider font as well."""
    lines = sum(len(sentence) for sentence in piece.sentences)
    room = (piece.width - 2 * texts.BOX_PAD - width_pt(texts.BULLET, piece.size)) * _SAFE
    sizes = (piece.size - step * 0.5 for step in range(int((piece.size - _LEAST_SENTENCE) * 2) + 1))
    fitting = (
        size
        for size in sizes
        if sum(len(broken(joined(sentence), room, size)) for sentence in piece.sentences) <= lines
    )
    return next(fitting, _LEAST_SENTENCE)


def _figures(piece: figures.FiguresPiece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield each figure on its ground: a bar and a word for what it means, value, unit, label."""
    width, pad, bar = piece.step - figures.GAP, figures.PAD, figures.BAR
    for place, (figure, label) in enumerate(zip(piece.figures, piece.labels, strict=True)):
        x, colour = left + place * piece.step, figures.tone_colour(figure.tone, PAPER)
        yield SlideText(SlideBox(x, top, width, piece.height), (), SlideFont(figures.LABEL_PT), PAPER.ground)
        yield SlideText(SlideBox(x, top, bar, piece.height), (), SlideFont(figures.LABEL_PT), colour)
        middle, inner = top + pad / 2 + figures.VALUE_HEIGHT / 2, x + bar + pad
        wide = width_pt(figure.value, figures.VALUE_PT)
        yield line_text(inner, middle, wide + _SLACK, figure.value, SlideFont(figures.VALUE_PT, bold=True))
        below = middle + (figures.VALUE_PT - figures.UNIT_PT) * 0.38
        yield line_text(inner + wide + 6, below, 60, figure.unit, SlideFont(figures.UNIT_PT))
        word = figures.TONE_WORDS[figure.tone]
        if word:
            font = SlideFont(SMALL_PT, colour, bold=True, align=Align.RIGHT)
            yield line_text(x + width - 46, top + 10, 40, word, font)
        lower = SlideBox(inner, top + pad / 2 + figures.VALUE_HEIGHT, width - bar - 2 * pad + _SLACK,
                         height_of(len(label), figures.LABEL_PT))  # fmt: skip
        yield SlideText(lower, (joined(label),), SlideFont(figures.LABEL_PT))


def _legend(piece: legends.PhaseLegend, left: float, top: float) -> Iterator[SlideItem]:
    """Yield a swatch a phase with its word, and how plan and actual are told apart."""
    middle, x = top + legends.HEIGHT / 2 + 1, left
    for phase, word in enumerate(piece.words, start=1):
        box = SlideBox(x, middle - legends.HEIGHT / 2, legends.SWATCH, legends.HEIGHT)
        font = SlideFont(SMALL_PT, PAPER.ink(phase), align=Align.CENTER)
        yield SlideText(box, (f"{phase}",), font, PAPER.fill(phase), PAPER.edge(phase), is_middle=True)
        wide = width_pt(word, SMALL_PT)
        yield line_text(x + legends.SWATCH + 3, middle, wide + legends.GAP, word, SlideFont(SMALL_PT))
        x += legends.SWATCH + 3 + wide + legends.GAP
    how = _HOW if piece.with_reached else _PLAN_ONLY
    yield line_text(x, middle, RIGHT - x, f"{how}　{_END}", SlideFont(SMALL_PT, PAPER.muted))


def _charts(piece: ChartsPiece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield charts side by side, each with the office's note below."""
    for place, (chart, note) in enumerate(zip(piece.charts, piece.notes, strict=True)):
        x, tall = left + place * (piece.each + CHARTS_GAP), piece.height - piece.notes_height
        yield from chart_items(chart, SlideBox(x, top, piece.each, tall), piece.size)
        if note:
            box = SlideBox(x, top + tall + NOTE_GAP, piece.each + _SLACK, height_of(len(note), NOTE_PT))
            yield SlideText(box, (piece.note_texts[place],), SlideFont(NOTE_PT))


def _sheet(piece: sheets.SheetPiece, left: float, top: float) -> Iterator[SlideItem]:
    """Yield the sheet of a project: heading with chips, facts, strip, the plan beside the report."""
    accent, right = PAPER.edge(4), left + piece.width
    for word in sheets.chips(piece.block):
        width = width_pt(word, sheets.CHIP_PT) + 2 * sheets.CHIP_PAD
        box = SlideBox(right - width, top, width, sheets.CHIP_HEIGHT)
        font = SlideFont(sheets.CHIP_PT, accent, align=Align.CENTER)
        yield SlideText(box, (word,), font, PAPER.surface, accent, is_middle=True)
        right -= width + 5
    tall = height_of(len(piece.title), sheets.TITLE_PT)
    title = SlideBox(left, top, right - left, tall)
    yield SlideText(title, (joined(piece.title),), SlideFont(sheets.TITLE_PT, bold=True))
    y = top + sheets.heading_height(piece.title)
    if piece.facts.lines:
        yield facts_table(piece.facts, left, y, piece.size, f"{piece.block.number} 部署など")
    if piece.strip is not None and piece.block.strip is not None:
        box = SlideBox(left, y + piece.facts_height, piece.width, piece.strip.height)
        yield from chart_items(piece.block.strip, box, sheets.STRIP_PT)
    x, y = left, top + piece.height - piece.room
    for form in piece.forms:
        yield from form_items(form, x, y, piece.size)
        x += form.width + sheets.GUTTER
