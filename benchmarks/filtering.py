"""One keystroke in the filter to a repainted list, against a bare repaint of the same visible rows."""

import gc
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QPixmapCache
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from benchmarks.measuring import Row, p95
from benchmarks.screens import made_up_workspace
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.registry.screen import RegistryScreen
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme

TYPED = (
    "試験事業 第1 窓口",
    "見本 防災 第12",
    "地図と予約 課 1-1",
    "学校 試験第3課",
    "健康と統計 4",
    "道路 第2 継続",
)
"""A different text each time: what was asked for before is remembered, and would not be filtered again."""
ROUNDS = 7
"""Each text is typed in so many new windows. A keystroke's time is the shortest of them, and so is that of
the bare repaint after it, so that what else the machine did meanwhile is not counted; p95 and median are
then taken over the keystrokes."""
NO_MODIFIER = Qt.KeyboardModifier.NoModifier
BOUNDS = {202: 2.0, 20_000: 4.0}


def _keystrokes(
    view: ProjectTableView, box: QLineEdit, texts: Sequence[str]
) -> tuple[list[float], list[float]]:
    """Return the seconds of each keystroke with repaint, and of bare repaints of what is then visible."""
    typed, bare = [], []
    for text in texts:
        box.clear()
        for character in text:
            start = time.perf_counter()
            QApplication.sendEvent(box, QKeyEvent(QEvent.Type.KeyPress, 0, NO_MODIFIER, character))
            view.viewport().repaint()
            typed.append(time.perf_counter() - start)
            start = time.perf_counter()
            view.viewport().repaint()
            bare.append(time.perf_counter() - start)
            QApplication.sendPostedEvents()
    return typed, bare


def _round(workspace: Workspace, context: ScreenContext) -> tuple[list[float], list[float]]:
    """Type all texts in a new window that remembers nothing, after one that does not count."""
    QPixmapCache.clear()
    screen = RegistryScreen(workspace, context)
    screen.resize(1366, 700)
    screen.show()
    QTest.qWaitForWindowExposed(screen)
    screen.focus_filter()
    box = next(child for child in screen.findChildren(QLineEdit) if child.hasFocus())
    view = screen.findChild(ProjectTableView)
    assert view is not None
    gc.freeze()  # as the program does once its window is shown
    _keystrokes(view, box, TYPED[:1])
    times = _keystrokes(view, box, TYPED[1:])
    screen.close()
    screen.deleteLater()
    gc.unfreeze()
    return times


def _row(projects: int, rounds: list[tuple[list[float], list[float]]]) -> Row:
    """Return the line of the table; rounds: (typed, bare) seconds, keystroke by keystroke."""
    typed, bare = ([min(times) for times in zip(*part, strict=True)]
                   for part in zip(*rounds, strict=True))  # fmt: skip
    return Row(
        f"keystroke to repainted list, {projects:,} projects (p95)",
        p95(typed) * 1000, statistics.median(bare) * 1000, "ms", BOUNDS[projects],
    )  # fmt: skip


def measure() -> list[Row]:
    """Measure at the real size and at a hundred times that, taking turns."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    rounds: dict[int, list[tuple[list[float], list[float]]]] = {projects: [] for projects in BOUNDS}
    with tempfile.TemporaryDirectory() as name:
        settings = SettingsStore(Path(name) / "settings.toml")
        context = ScreenContext(theme, SynchronousRunner(), Reporter(), settings)
        for projects in list(BOUNDS) * ROUNDS:
            with made_up_workspace(Path(name), projects) as workspace:
                rounds[projects].append(_round(workspace, context))
    return [_row(projects, times) for projects, times in rounds.items()]
