"""Sentences, items and figures that matter, in the wall's size."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.pack_blocks import KeyFigure, Tone, numbered_items
from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.scenes import Rect, Target
from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages.paper import BODY_PT, LEAST_PT, Body, cut

_VALUE_PT, _UNIT_PT = 68.0, 30.0
_BAR, _GAP, _COLUMN = 9.0, 24.0, 400.0
_TALL, _ACROSS = 138.0, 3
_TONE_WORDS = {Tone.PLAIN: "", Tone.GOOD: "良好", Tone.CARE: "注意", Tone.BAD: "課題"}
_ITEMS, _ITEM_GAP, _ITEM_INDENT = (38.0, 34.0, 30.0, LEAST_PT), 0.55, 2.0
_SENTENCES, _SENTENCE_GAP, _SENTENCE_INDENT = (BODY_PT, 27.0, LEAST_PT), 0.45, 1.4
"""Sizes, largest first; gap between texts and their indent, in sizes."""


@dataclass(frozen=True, slots=True)
class SignedTexts:
    """Texts that stand below each other in a size, each after its sign: a number, a ring.

    gap, indent: between the texts, and of them behind their signs, in sizes.
    """

    texts: tuple[tuple[str, str], ...]
    size: float
    gap: float
    indent: float

    def lines(self, text: str, body: Body) -> tuple[str, ...]:
        """Return a text broken to the width of a room."""
        return broken(text, body.width - self.size * self.indent, self.size)

    def height(self, body: Body) -> float:
        """Return how high they stand in a room."""
        lines = sum(len(self.lines(text, body)) for _, text in self.texts)
        return height_of(lines, self.size) + (len(self.texts) - 1) * self.size * self.gap

    def draw(self, pen: Pen, body: Body) -> float:
        """Write them from the top of a room on; returns where they end.

        One that is taller than the room ends in an ellipsis.
        """
        y, most = body.top, max(int(body.height / height_of(1, self.size)), 1)
        for sign, text in self.texts:
            lines = cut(self.lines(text, body), most, body.width - self.size * self.indent, self.size)
            pen.lines(body.left, y, (sign,), self.size, Ink(pen.accent, bold=True))
            pen.lines(body.left + self.size * self.indent, y, lines, self.size)
            y += height_of(len(lines), self.size) + self.size * self.gap
        return y


def item_pages(items: Sequence[str], body: Body) -> list[SignedTexts]:
    """Return numbered items by page: on one in the largest size in which all have room, else on several."""
    return _dealt(SignedTexts(tuple(numbered_items(items)), 0.0, _ITEM_GAP, _ITEM_INDENT), _ITEMS, body)


def sentence_pages(texts: Sequence[str], body: Body, below: float = 0.0) -> list[SignedTexts]:
    """Return the sentences that a reader should take with them by page; below: room kept under them."""
    room = replace(body, bottom=body.bottom - below)
    told = SignedTexts(tuple(("○", text) for text in texts), 0.0, _SENTENCE_GAP, _SENTENCE_INDENT)
    return _dealt(told, _SENTENCES, room)


def _dealt(whole: SignedTexts, sizes: Sequence[float], body: Body) -> list[SignedTexts]:
    """Return texts in the largest size in which they have room; where there is none, dealt out to pages."""
    tried = (replace(whole, size=size) for size in sizes)
    found = next((each for each in tried if each.height(body) <= body.height), None)
    if found is not None:
        return [found]
    pages = [replace(whole, texts=(), size=sizes[-1])]
    for text in whole.texts:
        longer = replace(pages[-1], texts=(*pages[-1].texts, text))
        if pages[-1].texts and longer.height(body) > body.height:
            pages.append(replace(pages[-1], texts=(text,)))
        else:
            pages[-1] = longer
    return pages


def figures_height(figures: Sequence[KeyFigure]) -> float:
    """Return the height of figures under sentences, with the gap above them; 0 for none."""
    rows = -(-len(figures) // _ACROSS)
    return rows * (_TALL + _GAP) + _GAP if rows else 0.0


def draw_figures(pen: Pen, figures: Sequence[KeyFigure], body: Body) -> None:
    """Draw figures side by side, in rows where there are more than three."""
    across = min(len(figures), _ACROSS) or 1
    step = body.width / across
    for place, figure in enumerate(figures):
        row, column = divmod(place, across)
        top = body.top + row * (_TALL + _GAP)
        if top + _TALL > body.bottom:
            return
        _figure(pen, figure, body.left + column * step, top, step - _GAP)


def draw_beside(pen: Pen, figures: Sequence[KeyFigure], body: Body) -> Body:
    """Draw figures below each other at the right; returns the room that is left beside them."""
    left = body.left + body.width - _COLUMN
    for place, figure in enumerate(figures):
        _figure(pen, figure, left, body.top + place * (_TALL + _GAP), _COLUMN)
    return Body(body.top, body.bottom, body.left, body.width - _COLUMN - 2 * _GAP)


def _figure(pen: Pen, figure: KeyFigure, left: float, top: float, width: float) -> None:
    """Draw a figure with its bar, its unit and what it counts."""
    colour = _tone_colour(pen, figure.tone)
    pen.add(Rect(left, top, _BAR, _TALL - 14, colour))
    x = left + _BAR + _GAP
    pen.text(x, top + _VALUE_PT / 2, figure.value, _VALUE_PT, Ink(bold=True))
    beside = x + width_pt(figure.value, _VALUE_PT) + 10
    pen.text(beside, top + _VALUE_PT * 0.68, figure.unit, _UNIT_PT)
    word = _TONE_WORDS[figure.tone]
    after = beside + width_pt(figure.unit, _UNIT_PT) + 16
    pen.text(after, top + _VALUE_PT * 0.68, word, LEAST_PT, Ink(colour, bold=True))
    lines = broken(figure.label, width - _BAR - _GAP, LEAST_PT + 2)[:2]
    pen.lines(x, top + _VALUE_PT + 4, lines, LEAST_PT + 2)
    if figure.numbers:
        pen.area(left, top, width, _VALUE_PT + LEAST_PT * LEADING * 2, Target(figure.label, figure.numbers))


def _tone_colour(pen: Pen, tone: Tone) -> str:
    """Return the colour of a tone."""
    colours = pen.palette
    tones = {Tone.GOOD: MARK_LOOKS["done"].ink, Tone.CARE: colours.report, Tone.BAD: colours.today}
    return tones.get(tone, colours.line_strong)
