"""Sentences, items and figures that matter, in the wall's size."""

from collections.abc import Sequence

from fujidesk.domain.pack_blocks import KeyFigure, Tone
from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.scenes import Rect, Target
from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages.paper import BODY_PT, LEAST_PT, Body

_VALUE_PT, _UNIT_PT = 68.0, 30.0
_BAR, _GAP, _COLUMN = 9.0, 24.0, 400.0
_TALL = 138.0
_TONE_WORDS = {Tone.PLAIN: "", Tone.GOOD: "良好", Tone.CARE: "注意", Tone.BAD: "課題"}
_ITEMS = (38.0, 34.0, 30.0, LEAST_PT)
_ITEM_GAP = 0.55
"""Between items, in sizes."""


def draw_items(pen: Pen, items: Sequence[str], body: Body) -> None:
    """Write numbered items in the largest size in which all have room."""
    size = next((each for each in _ITEMS if _items_height(items, body, each) <= body.height), _ITEMS[-1])
    y = body.top
    for number, item in enumerate(items, start=1):
        lines = broken(item, body.width - size * 2, size)
        pen.lines(body.left, y, (f"{number}",), size, Ink(pen.accent, bold=True))
        pen.lines(body.left + size * 2, y, lines, size)
        y += height_of(len(lines), size) + size * _ITEM_GAP


def _items_height(items: Sequence[str], body: Body, size: float) -> float:
    """Return the height of the items in a size."""
    lines = sum(len(broken(item, body.width - size * 2, size)) for item in items)
    return height_of(lines, size) + len(items) * size * _ITEM_GAP


def draw_sentences(pen: Pen, texts: Sequence[str], body: Body) -> float:
    """Write the sentences that a reader should take with them; returns where they end."""
    y = body.top
    for text in texts:
        lines = broken(text, body.width - BODY_PT * 1.4, BODY_PT)
        pen.lines(body.left, y, ("○",), BODY_PT, Ink(pen.accent, bold=True))
        pen.lines(body.left + BODY_PT * 1.4, y, lines, BODY_PT)
        y += height_of(len(lines), BODY_PT) + BODY_PT * 0.45
    return y + _GAP


def draw_figures(pen: Pen, figures: Sequence[KeyFigure], body: Body) -> None:
    """Draw figures side by side, in rows where there are more than three."""
    across = min(len(figures), 3) or 1
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
