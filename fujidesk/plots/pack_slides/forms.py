"""Forms on slides: labels on a ground beside their values, as tables."""

from collections.abc import Iterator

from fujidesk.domain.palette import PAPER
from fujidesk.domain.slides import SlideBox, SlideCell, SlideFont, SlideItem, SlideRow, SlideTable, SlideText
from fujidesk.plots.pack_pages.forms import (
    HEAD_HEIGHT,
    HEAD_PT,
    LABEL,
    LABEL_PT,
    PAD_X,
    Field,
    Form,
    ShortValues,
)
from fujidesk.plots.pack_slides.frame import line_text
from fujidesk.plots.pack_slides.texts import joined

_BAR = 3.0


def form_items(form: Form, left: float, top: float, size: float) -> Iterator[SlideItem]:
    """Yield a form: its heading after a bar, and its fields; nothing without fields."""
    if not form.fields:
        return
    accent = PAPER.edge(4)
    bar = SlideBox(left, top, _BAR, HEAD_HEIGHT - 5)
    yield SlideText(bar, (), SlideFont(HEAD_PT), fill=accent)
    middle = top + (HEAD_HEIGHT - 5) / 2
    yield line_text(left + 8, middle, form.width - 8, form.title, SlideFont(HEAD_PT, accent, bold=True))
    rows = tuple(SlideRow(field.height(size), tuple(_field(field, size))) for field in form.fields)
    widths = (LABEL, form.width - LABEL)
    yield SlideTable(left, top + HEAD_HEIGHT, widths, rows, form.title, heads=False, pad=PAD_X)


def facts_table(facts: ShortValues, left: float, top: float, size: float, title: str) -> SlideTable:
    """Return short values, two beside each other; one that stands alone takes the whole line."""
    most = max(len(line) for line in facts.lines)
    each = facts.width / most
    rows = []
    for line, height in zip(facts.lines, facts.heights(size), strict=True):
        cells: list[SlideCell | None] = [cell for field in line for cell in _field(field, size)]
        if len(line) < most:
            label, value = _field(line[0], size, 2 * most - 1)
            cells = [label, value, *([None] * (2 * most - 2))]
        rows.append(SlideRow(height, tuple(cells)))
    return SlideTable(left, top, (LABEL, each - LABEL) * most, tuple(rows), title, heads=False, pad=PAD_X)


def _field(field: Field, size: float, across: int = 1) -> tuple[SlideCell, SlideCell]:
    """Return label and value of a field."""
    label = SlideCell(joined(field.label), SlideFont(LABEL_PT), PAPER.ground, is_ruled=True)
    text = field.text or joined(field.lines)
    return label, SlideCell(text, SlideFont(size), across=across, is_ruled=True)
