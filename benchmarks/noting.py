"""A line of notes, from Enter until it is stored and painted: beside many lines and beside few."""

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Row
from benchmarks.screens import made_up_workspace
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.services.office_records import added
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.hearings.screen import HearingScreen
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme

FEW, MANY = 40, 4_000
"""Lines noted before: in two hearings, and in the two hundred of a whole plan."""
A_HEARING = 20
ROUNDS = 15
BOUND = 2.0
FIRST = "R4-001"


def note_before(workspace: Workspace, lines: int) -> None:
    """Fill hearings with lines, twenty each, in one step; forty hearings a year, two a day."""
    hearings = []
    for place in range(lines // A_HEARING):
        year, serial = 2022 + place // 40, place % 40 + 1
        day = f"{year}-06-{1 + serial // 2:02}"
        key = f"R{year - 2018}-{serial:03}"
        hearings.append(Hearing(key, year, department="第1課", day=day, start="10:00"))
    notes = [
        Note(str(serial), hearings[serial % len(hearings)].key, serial, text="話の内容がここに入る")
        for serial in range(1, lines + 1)
    ]
    workspace.edits.apply([added(item) for item in (*hearings, *notes)], "記録")


def _enter_ms(workspace: Workspace, context: ScreenContext) -> float:
    """Return the shortest time of a line, in milliseconds; each is taken back, so that all are alike."""
    screen = HearingScreen(workspace, context)
    screen.edited.connect(screen.reload)
    screen.resize(1366, 700)
    screen.set_fiscal_year(2022)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    screen.open_hearing(FIRST)
    line, spent = screen.notes.input.line, []
    for _ in range(ROUNDS):
        line.show_text("新しい行", modified=True)
        start = time.perf_counter()
        QTest.keyClick(line, Qt.Key.Key_Return)
        screen.repaint()
        spent.append(time.perf_counter() - start)
        screen.reload(workspace.edits.undo())
    screen.stop()
    screen.close()
    screen.deleteLater()
    return min(spent) * 1000


def measure() -> list[Row]:
    """Measure beside few lines and beside many."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    found = {}
    for lines in (FEW, MANY):
        with tempfile.TemporaryDirectory() as name, made_up_workspace(Path(name), 202) as workspace:
            settings = SettingsStore(Path(name) / "settings.toml")
            context = ScreenContext(theme, SynchronousRunner(), Reporter(), settings)
            note_before(workspace, lines)
            found[lines] = _enter_ms(workspace, context)
    name = f"a line of notes, Enter to paint, beside {MANY:,} lines, against {FEW}"
    return [Row(name, found[MANY], found[FEW], "ms", BOUND)]
