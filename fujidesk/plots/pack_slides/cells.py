"""Cells of tables on slides: texts, figures, grades, phases of half-years."""

from fujidesk.domain.pack_blocks import Cell, CellAlign, MarkCell
from fujidesk.domain.palette import MARK_LOOKS, PAPER, PLAIN_MARK
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideCell, SlideFont
from fujidesk.domain.timeline import ENDED
from fujidesk.plots.pack_pages.cells import cell_text
from fujidesk.plots.pack_pages.grids import TABLE_PT
from fujidesk.plots.pack_pages.paper import SMALL_PT

END_WORD = "終"
"""In the half-year from which on a project has ended."""


def mark_cell(mark: str, down: int = 1) -> SlideCell:
    """Return the cell of a grade, in its colour with its letter; of a standing, with its word."""
    look = MARK_LOOKS.get(mark, PLAIN_MARK)
    is_grade = not look.edge
    font = SlideFont(TABLE_PT if is_grade else SMALL_PT, look.ink, is_grade, Align.CENTER)
    return SlideCell(mark_name(mark), font, look.fill, down=down)


def value_cell(cell: Cell, align: CellAlign, down: int = 1) -> SlideCell:
    """Return the cell of a text or figure."""
    if isinstance(cell, MarkCell):
        return mark_cell(cell.mark, down)
    return text_cell(cell_text(cell), align, down)


def text_cell(text: str, align: CellAlign, down: int = 1) -> SlideCell:
    """Return the cell of a text as it stands in a column."""
    return SlideCell(text, SlideFont(TABLE_PT, align=Align(align.value)), down=down)


def phase_cell(sign: str, is_first_end: bool) -> SlideCell:
    """Return the cell of a half-year: the figure of its phase on its colour; of the end, its word."""
    if sign.isdigit():
        phase = int(sign)
        font = SlideFont(SMALL_PT, PAPER.ink(phase), align=Align.CENTER)
        return SlideCell(sign, font, PAPER.fill(phase), is_ruled=True)
    word = END_WORD if sign == ENDED and is_first_end else ""
    return SlideCell(word, SlideFont(SMALL_PT, PAPER.muted, align=Align.CENTER), is_ruled=True)


def track_cells(track: str, count: int) -> list[SlideCell | None]:
    """Return the cells of so many half-years of a track (`PhasesCell`)."""
    signs = track.ljust(count)[:count]
    return [phase_cell(sign, place == 0 or signs[place - 1] != ENDED) for place, sign in enumerate(signs)]
