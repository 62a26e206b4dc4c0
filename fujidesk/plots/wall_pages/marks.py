"""A grade or standing on the wall: a chip with its letter or word."""

from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.scenes import Align, Dash, Rect
from fujidesk.plots.pen import Ink, Pen
from fujidesk.plots.style import width_pt
from fujidesk.plots.wall_pages.paper import LEAST_PT

_HEIGHT, _PAD, _LEAST = 38.0, 10.0, 54.0


def draw_mark(pen: Pen, mark: str, centre: float, middle: float) -> None:
    """Draw the chip around a point."""
    look, word = MARK_LOOKS.get(mark, PLAIN_MARK), mark_name(mark)
    width = max(width_pt(word, LEAST_PT) + 2 * _PAD, _LEAST)
    pen.add(
        Rect(centre - width / 2, middle - _HEIGHT / 2, width, _HEIGHT, look.fill, look.edge, 1.5,
             Dash(look.style), 6.0)
    )  # fmt: skip
    pen.text(centre, middle, word, LEAST_PT, Ink(look.ink, Align.CENTER, bold=not look.edge))
