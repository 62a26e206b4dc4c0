"""Opening 評価 to its painted first page, against bare SQL over the rows and bare tables of its cells.

The bare reading takes the same rows by sqlite3: projects with their levels and indicators, reports of five
years, phases reached, departments, rounds. The bare painting puts the very cells that our page shows (text,
ground, tool tip) into QTableViews over QStandardItemModels in a plain window. Oddities are looked for
afterwards beside the window, so they are no part of either.
"""

import gc
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QColor, QPixmapCache, QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QTableView, QWidget

from benchmarks.measuring import Row, best_in_turn_ms
from benchmarks.screens import made_up_workspace
from fujidesk.domain.progress import Progress
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.evaluation.loading import EVALUATION_TITLE
from fujidesk.ui.evaluation.screen import EvaluationScreen
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import Runner, SynchronousRunner
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.figure_model import FigureCell
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.stacked_bars import StackedBars

T = TypeVar("T")
YEAR = 2025
SMALL, LARGE = 202, 20_000
BOUND = 2.0
REPEATS = {SMALL: 30, LARGE: 3}
Cells = list[list[list[FigureCell]]]
_GROUND = QColor("#E2E9F7")
STATEMENTS = (
    """SELECT p.id, p.number, p.title, l.code, m.code, p.category, p.is_dx, i.text, i.figure, i.unit,
       i.direction, i.due_year FROM project p JOIN policy l ON p.policy_id = l.id
       LEFT JOIN measure m ON p.measure_id = m.id LEFT JOIN indicator i ON i.project_id = p.id
       ORDER BY p.position""",
    "SELECT * FROM status_report",
    "SELECT project_id, fiscal_year, half, phase FROM schedule_cell WHERE kind = 'actual'",
    "SELECT d.*, s.name FROM project_department d JOIN department s ON d.department_id = s.id",
    "SELECT * FROM survey_round",
    "SELECT * FROM department",
)  # fmt: skip


class _FirstWorkOnly(SynchronousRunner):
    """Does the reading of the evaluation at once; what a page asks for later stays undone."""

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
            failed: Callable[[Exception], None] | None = None) -> None:  # fmt: skip
        """Do the work if it is the evaluation's."""
        if title == EVALUATION_TITLE:
            super().run(title, work, done, failed)


def _context(theme: Theme) -> ScreenContext:
    """Return what a screen needs."""
    runner: Runner = _FirstWorkOnly()
    return ScreenContext(theme, runner, Reporter(), SettingsStore(None))


def _shown(widget: QWidget) -> None:
    """Show a widget until it is painted."""
    widget.resize(1366, 650)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.repaint()


def _closed(widget: QWidget) -> None:
    """Take a widget away at once."""
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _open(workspace: Workspace, context: ScreenContext) -> EvaluationScreen:
    """Open 評価 as the window does."""
    screen = EvaluationScreen(workspace, context)
    screen.set_fiscal_year(YEAR)
    _shown(screen)
    return screen


def _cells(screen: EvaluationScreen) -> Cells:
    """Return the cells that the page shows, table by table; the bars as a table of their figures."""
    tables = [[list(row.cells) for row in table.figures.rows] for table in screen.findChildren(FigureTable)]
    bars = screen.findChild(StackedBars)
    lines = bars.lines if bars is not None else ()
    return [
        *tables,
        [[FigureCell(line.label), *(FigureCell(str(part.count), share=1.0) for part in line.segments)]
         for line in lines],
    ]  # fmt: skip


def _bare_reading(path: Path) -> int:
    """Read the same rows; returns how many."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(len(connection.execute(statement).fetchall()) for statement in STATEMENTS)


def _bare_item(cell: FigureCell) -> QStandardItem:
    """Return a cell with its text, ground, place and tool tip."""
    item = QStandardItem(cell.text or "".join(cell.marks))
    if cell.shaded or cell.share:
        item.setBackground(QBrush(_GROUND))
    item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    item.setToolTip(cell.tip)
    return item


def _bare_window(tables: Cells) -> QWidget:
    """Paint the same cells in plain tables."""
    window = QWidget()
    grid = QGridLayout(window)
    for place, lines in enumerate(tables):
        model = QStandardItemModel(window)
        for line in lines:
            model.appendRow([_bare_item(cell) for cell in line])
        view = QTableView(window)
        view.setModel(model)
        grid.addWidget(view, place // 2, place % 2)
    _shown(window)
    return window


def _times(workspace: Workspace, context: ScreenContext, repeats: int) -> tuple[float, float]:
    """Return the milliseconds of opening, and of the bare reading and painting."""
    first = _open(workspace, context)
    cells = _cells(first)
    _closed(first)
    gc.collect()
    gc.freeze()  # as the program does once its window is shown

    def ours() -> None:
        """Open and close, with nothing painted before."""
        QPixmapCache.clear()
        _closed(_open(workspace, context))

    def bare() -> None:
        """Read and paint barely."""
        _bare_reading(workspace.path)
        _closed(_bare_window(cells))

    own, plain = best_in_turn_ms([ours, bare], repeats)
    gc.unfreeze()
    return own, plain


def measure() -> list[Row]:
    """Measure at the real size; and how much longer a hundred times as many projects take."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    found: dict[int, tuple[float, float]] = {}
    with tempfile.TemporaryDirectory() as name:
        for projects, repeats in REPEATS.items():
            with made_up_workspace(Path(name), projects, answered=True) as workspace:
                found[projects] = _times(workspace, _context(theme), repeats)
    longer = found[SMALL][0] * LARGE / SMALL
    return [
        Row("opening 評価, 202 projects × 5 years", *found[SMALL], "ms", BOUND),
        Row("opening 評価, 20,000 projects, against 99 times 202", found[LARGE][0], longer, "ms", 1.0),
    ]  # fmt: skip
