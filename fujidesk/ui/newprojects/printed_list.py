"""The list of new projects for paper, with or without their costs."""

from dataclasses import replace

from fujidesk.domain.printed import PrintedPart
from fujidesk.ui.newprojects.words import COST_COLUMNS
from fujidesk.ui.widgets.figure_model import FigureModel
from fujidesk.ui.widgets.printed_figures import figures_block


def printed_list(title: str, figures: FigureModel, about: str, *, costs: bool) -> PrintedPart:
    """Return the list as it stands; for the office alone, as its workbook (`exchange.new_project_write`)."""
    kept = [
        place for place, column in enumerate(figures.columns) if costs or column.title not in COST_COLUMNS
    ]
    rows = [replace(row, cells=tuple(row.cells[place] for place in kept)) for row in figures.rows]
    table = figures_block("new_projects", "", [figures.columns[place] for place in kept], rows)
    return PrintedPart(title, (table,), about, is_internal=True)
