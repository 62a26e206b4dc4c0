"""The office's year: ホーム and ヒアリング opened, notes searched, minutes, the register of a day.

The bare opening reads all rows of the tables that the screen reads by sqlite3 and puts the very texts that it
shows into plain QLabels, QPushButtons and QTableViews of a window. The other rows name what they are against.
"""

import datetime as dt
import gc
import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QTableView, QTreeView, QWidget

from benchmarks.measuring import Row, best_in_turn_ms
from benchmarks.noting import MANY, note_before
from benchmarks.screens import made_up_workspace
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.exchange.minutes_write import minutes_bytes
from fujidesk.paths import user_folders
from fujidesk.services.office_records import added
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import Workspace, open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.hearings.screen import HearingScreen
from fujidesk.ui.home.screen import HomeScreen
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme

Texts = list[tuple[type[QLabel | QPushButton], str]]
DAY = dt.date(2025, 11, 25)
YEAR, YEARS = 2025, (2022, 2023, 2024, 2025)
REPEATS = 20
HOME_BOUND, HEARING_BOUND, SEARCH_BOUND, BOUND = 3.0, 6.0, 15.0, 2.0
"""No issue names bounds for these rows: they are what was measured with some room, to notice a step back."""
HOME_TABLES = (
    "project", "policy", "measure", "indicator", "status_report", "schedule_cell", "project_department",
    "department", "survey_round", "survey_entry", "inquiry", "hearing", "hearing_note", "new_project",
    "revision", "own_task", "change_history",
)  # fmt: skip
HEARING_TABLES = (
    "hearing",
    "hearing_note",
    "note_draft",
    "attachment",
    "department",
    "project",
    "new_project",
)


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


def _read_barely(path: Path, tables: tuple[str, ...]) -> int:
    """Read all rows of the tables; returns how many."""
    with closing(sqlite3.connect(path)) as connection:
        return sum(
            len(connection.execute(f"SELECT * FROM {name}").fetchall())  # noqa: S608 - names of our own
            for name in tables
        )


def _texts(screen: QWidget) -> Texts:
    """Return the texts of the labels and buttons that are in sight in a screen's pages."""
    found: Texts = []
    for kind in (QLabel, QPushButton):
        found += [(kind, one.text()) for one in screen.findChildren(kind) if one.isVisible() and one.text()]
    return found


def _cells(screen: QWidget) -> list[list[list[str]]]:
    """Return the cells of the tables and trees in sight."""
    views = [*screen.findChildren(QTableView), *screen.findChildren(QTreeView)]
    return [_rows(view.model(), QModelIndex()) for view in views if view.isVisible()]


def _rows(model: QAbstractItemModel, parent: QModelIndex) -> list[list[str]]:
    """Return the cells of the rows below a place, and of those below them."""
    found = []
    for row in range(model.rowCount(parent)):
        places = [model.index(row, column, parent) for column in range(model.columnCount(parent))]
        found.append([str(place.data() or "") for place in places])
        found += _rows(model, places[0])
    return found


def _bare_window(
    texts: list[tuple[type[QLabel | QPushButton], str]], tables: list[list[list[str]]]
) -> QWidget:
    """Paint the same texts in plain widgets."""
    window = QWidget()
    grid = QGridLayout(window)
    for place, (kind, text) in enumerate(texts):
        grid.addWidget(kind(text, window), place // 6, place % 6)
    for place, lines in enumerate(tables):
        model = QStandardItemModel(window)
        for line in lines:
            model.appendRow([QStandardItem(text) for text in line])
        view = QTableView(window)
        view.setModel(model)
        grid.addWidget(view, 100 + place, 0, 1, 6)
    _shown(window)
    return window


def opening(
    name: str, workspace: Workspace, make: Callable[[], QWidget], tables: tuple[str, ...], bound: float
) -> Row:
    """Measure one screen from nothing to painted, against the bare reading and painting."""
    first = make()
    _shown(first)
    texts, cells = _texts(first), _cells(first)
    _closed(first)
    gc.collect()
    gc.freeze()  # as the program does once its window is shown

    def ours() -> None:
        """Open and close."""
        screen = make()
        _shown(screen)
        _closed(screen)

    def bare() -> None:
        """Read and paint barely."""
        _read_barely(workspace.path, tables)
        _closed(_bare_window(texts, cells))

    own, plain = best_in_turn_ms([ours, bare], REPEATS)
    gc.unfreeze()
    return Row(name, own, plain, "ms", bound)


def _screens(folder: Path, theme: Theme) -> list[Row]:
    """Measure ホーム and ヒアリング on the made-up answers of four years."""
    path = folder / "sample.db"
    make_sample(path, YEARS)
    workspace = open_workspace(path, user_folders(folder))
    context = ScreenContext(theme, SynchronousRunner(), Reporter(), SettingsStore(None), clock=Clock(DAY))

    def home() -> QWidget:
        """Open ホーム as the window does."""
        screen = HomeScreen(workspace, context)
        screen.set_fiscal_year(YEAR)
        return screen

    def hearings() -> QWidget:
        """Open ヒアリング as the window does."""
        screen = HearingScreen(workspace, context)
        screen.set_fiscal_year(YEAR)
        return screen

    try:
        return [
            opening("opening ホーム, 202 projects × 4 years", workspace, home, HOME_TABLES, HOME_BOUND),
            opening(
                "opening ヒアリング, the sample's hearings",
                workspace,
                hearings,
                HEARING_TABLES,
                HEARING_BOUND,
            ),
        ]
    finally:
        workspace.close()


def _search(workspace: Workspace) -> Row:
    """Measure the search over everything beside 4,000 lines, against a LIKE over the same texts."""

    def bare() -> None:
        """Look for the word in every text by SQL, with the hearing of each line."""
        with closing(sqlite3.connect(workspace.path)) as connection:
            connection.execute("SELECT * FROM project WHERE search_text LIKE '%地図%'").fetchall()
            connection.execute(
                "SELECT n.*, h.* FROM hearing_note n JOIN hearing h ON h.key = n.hearing "
                "WHERE n.text LIKE '%地図%'"
            ).fetchall()

    own, plain = best_in_turn_ms([lambda: workspace.search.find("地図"), bare], REPEATS)
    return Row(f"search over 202 projects and {MANY:,} lines of notes", own, plain, "ms", SEARCH_BOUND)


def _minutes() -> Row:
    """Measure the minutes of a hearing with sixty lines, against bare python-docx with the table of lines."""
    hearing = Hearing("R7-001", YEAR, department="試験第1課", day=DAY.isoformat(), start="10:00")
    notes = [
        Note(
            str(place),
            hearing.key,
            place,
            at=f"{DAY}T10:{place % 60:02}:00",
            text="話の内容がここに入る。" * 3,
        )
        for place in range(1, 61)
    ]

    def bare() -> bytes:
        """Write the lines into one table with the same widths and places."""
        from docx import Document  # late: as ours does
        from docx.shared import Mm

        paper = Document()
        table = paper.add_table(rows=len(notes), cols=3, style="Table Grid")
        for row, note in zip(table.rows, notes, strict=True):
            for cell, text in zip(row.cells, (note.at[11:16], note.kind.value, note.text), strict=True):
                cell.width, cell.text, cell.vertical_alignment = Mm(50), text, 1
                cell.paragraphs[0].paragraph_format.space_before = Mm(1)
        stream = BytesIO()
        paper.save(stream)
        return stream.getvalue()

    own, plain = best_in_turn_ms([lambda: minutes_bytes(hearing, notes), bare], REPEATS)
    return Row("minutes of a hearing with 60 lines (DOCX)", own, plain, "ms", BOUND)


def _register_then(workspace: Workspace) -> Row:
    """Measure the register of a day before two hundred changes, against the register of today."""
    records = workspace.registry.records()
    for place, record in enumerate(records[:200], start=1):
        revision = Revision(
            f"R7-{place:03}", 2025, RevisionKind.RENAME, "2025-10-01", "見直し", numbers=(record.number,),
            effects=(
                FieldChange(Entity.PROJECT, record.number, "title", record.title, f"{record.title}（改）"),
            ),
        )  # fmt: skip
        workspace.edits.apply([added(revision), *revision.effects], "事業名の変更")
    day = dt.date(2025, 4, 1)
    own, plain = best_in_turn_ms(
        [lambda: workspace.revisions.as_of(day), workspace.registry.records], REPEATS
    )
    return Row("register as it stood before 200 changes, against today's", own, plain, "ms", BOUND)


def measure() -> list[Row]:
    """Measure what the office does between the survey and the meetings."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    with tempfile.TemporaryDirectory() as name:
        rows = _screens(Path(name), theme)
        with made_up_workspace(Path(name), 202) as workspace:
            note_before(workspace, MANY)
            rows.append(_search(workspace))
            rows.append(_register_then(workspace))
    return [*rows, _minutes()]
