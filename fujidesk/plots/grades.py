"""Draws the distribution of grades for paper: bars with their figures in them, and what they count below.

Lengths are points. The figure is as wide as A4 landscape and as tall as its bars. States without a grade are
outlined segments after the grades; a small legend names them, as there is seldom room in their segments.
"""

import io
from collections.abc import Sequence

import matplotlib as mpl
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from fujidesk.domain.grade_figure import GradeFigure, GradeLine
from fujidesk.domain.palette import MARK_LOOKS, PAPER, PLAIN_MARK
from fujidesk.domain.report_rows import mark_name
from fujidesk.plots.export import PNG_DPI, png_bytes, svg_bytes
from fujidesk.plots.marks import Box
from fujidesk.plots.style import MIN_TEXT_PT, RC, fitted, width_pt
from fujidesk.plots.timeline import Pen

WIDTH_PT = 841.89
"""A4 landscape."""
_MARGIN, _TITLE_PT, _TEXT_PT = 36.0, 14.0, 9.0
_BAR, _LABEL, _GAP = 22.0, 15.0, 9.0
_SLIM_BAR, _SLIM_GAP = 15.0, 4.0
_BESIDE_FROM = 7
"""From so many lines on a label stands beside its bar, not over it."""
_LABEL_PART = 0.32
"""Part of the width that labels beside the bars take."""
_LEAST = 12.0
"""Least width of a segment: a single project among 202 can still be seen."""
_SWATCH = 14.0


def pdf_figure(data: GradeFigure) -> bytes:
    """Return the figure as a PDF with embedded fonts and selectable text."""
    stream = io.BytesIO()
    facts = {"Title": data.title, "Creator": "fujidesk", "Producer": None, "CreationDate": None}
    with mpl.rc_context(RC), PdfPages(stream, metadata=facts) as document:
        document.savefig(drawn_grades(data))
    return stream.getvalue()


def svg_figure(data: GradeFigure) -> bytes:
    """Return the figure as an SVG drawing with its texts as texts."""
    return svg_bytes(drawn_grades(data))


def png_figure(data: GradeFigure) -> bytes:
    """Return the figure as a PNG picture."""
    return png_bytes(drawn_grades(data), PNG_DPI)


def drawn_grades(data: GradeFigure) -> Figure:
    """Return the figure, drawn: heading, a bar a line, the legend of states, and the foot with its source.

    From `_BESIDE_FROM` lines on, bars are slim and their labels stand beside them, so that the sixty
    departments fit on one tall picture.
    """
    figure = Figure(dpi=72)
    slim = len(data.lines) >= _BESIDE_FROM
    step = _SLIM_BAR + _SLIM_GAP if slim else _LABEL + _BAR + _GAP
    top = _MARGIN + _TITLE_PT * 1.4 + _TEXT_PT * 1.6 + _GAP
    height = top + len(data.lines) * step + _TEXT_PT * 2.4 + MIN_TEXT_PT * 2 + _MARGIN
    figure.set_size_inches(WIDTH_PT / 72, height / 72)
    figure.set_facecolor(PAPER.surface)
    pen = Pen(figure, PAPER)
    _draw_heading(pen, data)
    for place, line in enumerate(data.lines):
        _draw_line(pen, line, top + place * step, slim=slim)
    _draw_legend(pen, data.marks, height - _MARGIN - MIN_TEXT_PT * 2 - _TEXT_PT)
    foot = fitted(data.foot, WIDTH_PT - 2 * _MARGIN, MIN_TEXT_PT)
    pen.text(_MARGIN, height - _MARGIN, foot, MIN_TEXT_PT, colour=PAPER.muted)
    return figure


def _draw_heading(pen: Pen, data: GradeFigure) -> None:
    """Write title and subtitle, and the mark of made-up answers at the right."""
    right = WIDTH_PT - _MARGIN
    room = right - _MARGIN
    if data.sample:
        wide = width_pt(data.sample, _TEXT_PT) + 12
        pen.tag(Box(right - wide, _MARGIN - 2, right, _MARGIN + 14), data.sample, _TEXT_PT, PAPER.report)
        room -= wide + _GAP
    pen.text(_MARGIN, _MARGIN + _TITLE_PT / 2, fitted(data.title, room, _TITLE_PT), _TITLE_PT)
    pen.text(_MARGIN, _MARGIN + _TITLE_PT * 1.4 + _TEXT_PT * 0.8, data.subtitle, _TEXT_PT, colour=PAPER.muted)


def _draw_line(pen: Pen, line: GradeLine, top: float, *, slim: bool) -> None:
    """Draw a bar with its label over it, or beside it where there are many."""
    room = WIDTH_PT - 2 * _MARGIN
    figure = f"（{line.total:,}）"
    left, label_room, middle = _MARGIN, room, top + _LABEL / 2
    bar_top, thick = top + _LABEL, _BAR
    if slim:
        left, label_room = _MARGIN + room * _LABEL_PART, room * _LABEL_PART - _GAP
        bar_top, thick, middle = top, _SLIM_BAR, top + _SLIM_BAR / 2
    word = fitted(line.label, label_room - width_pt(figure, _TEXT_PT), _TEXT_PT) + figure
    pen.text(_MARGIN, middle, word, _TEXT_PT)
    right = WIDTH_PT - _MARGIN
    counts = [count for _, count in line.counts]
    for (mark, count), width in zip(line.counts, shares(counts, right - left, _LEAST), strict=True):
        _draw_segment(pen, mark, count, Box(left, bar_top, left + width, bar_top + thick))
        left += width


def _draw_segment(pen: Pen, mark: str, count: int, box: Box) -> None:
    """Draw a segment with its letter and figure, or its figure alone where it is short."""
    look = MARK_LOOKS.get(mark, PLAIN_MARK)
    _draw_box(pen, mark, box)
    room = box.right - box.left - 5
    for text in (f"{mark_name(mark)} {count:,}", f"{count:,}"):
        if width_pt(text, _TEXT_PT) <= room:
            middle = (box.top + box.bottom) / 2
            pen.text((box.left + box.right) / 2, middle, text, _TEXT_PT, colour=look.ink, align="center")
            return


def _draw_box(pen: Pen, mark: str, box: Box) -> None:
    """Fill a segment; a state without a grade gets its outline."""
    look = MARK_LOOKS.get(mark, PLAIN_MARK)
    inset = 0.6 if look.edge else 0.3
    width, height = box.right - box.left - 2 * inset, box.bottom - box.top - 2 * inset
    pen.add(Rectangle(
        (box.left + inset, box.top + inset), width, height,
        facecolor=look.fill, edgecolor=look.edge or "none", linestyle=look.style,
        linewidth=1.6 if mark == "done" else 0.9, transform=pen.to_pixels, zorder=3,
    ))  # fmt: skip


def _draw_legend(pen: Pen, marks: Sequence[str], middle: float) -> None:
    """Name the marks that occur."""
    x = _MARGIN
    for mark in marks:
        word = mark_name(mark)
        _draw_box(pen, mark, Box(x, middle - 5, x + _SWATCH, middle + 5))
        pen.text(x + _SWATCH + 4, middle, word, MIN_TEXT_PT)
        x += _SWATCH + width_pt(word, MIN_TEXT_PT) + 18


def shares(counts: Sequence[int], room: float, least: float) -> list[float]:
    """Share a width by counts, none narrower than `least` as far as there is room."""
    if not counts:
        return []
    least = min(least, room / len(counts))
    total = sum(counts) or 1
    small = [count * room / total < least for count in counts]
    rest = room - least * sum(small)
    large = sum(count for count, is_small in zip(counts, small, strict=True) if not is_small) or 1
    return [
        least if is_small else count * rest / large for count, is_small in zip(counts, small, strict=True)
    ]
