"""A day in the tables of 推進体制: short, sorted by time, in full on hover."""

from fujidesk.ui.formats import plain_day, short_day
from fujidesk.ui.widgets.figure_model import FigureCell

DAY_CHARS = 9
"""Width of a column of days, in half-width characters."""


def day_cell(day: str | None) -> FigureCell:
    """Return the cell of an ISO day; 「なし」 where a term is open."""
    return FigureCell(short_day(day), key=day, tip=plain_day(day)) if day else FigureCell("なし", key="")
