"""A page turn in the presentation: from the key to the painted page, against painting a ready picture."""

import datetime as dt
import tempfile
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measuring import Row
from benchmarks.screens import made_up_workspace
from fujidesk.ui.presentation.show import Show
from fujidesk.ui.theme import Theme

SIZE = QSize(1920, 1080)
TURNS = 40
KEPT = 20
"""Ready pictures of the bare window."""
BOUND = 1.5
DAY = dt.date(2024, 7, 10)


class _Ready(QWidget):
    """Paints one of some ready pictures; a key shows the next one.

    As many as a show walks through: two would stay in the processor's cache, which pages of a show do not.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pictures = [QPixmap(SIZE) for _ in range(KEPT)]
        for place, picture in enumerate(self._pictures):
            picture.fill(QColor.fromHsv(10 * place, 40, 255))

    def keyPressEvent(self, _event: QKeyEvent) -> None:  # noqa: N802  # Qt's own word
        """Show the next picture."""
        self._pictures.append(self._pictures.pop(0))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's own word
        """Paint the picture."""
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._pictures[0])
        painter.end()


def _turn_ms(window: QWidget, painted: QWidget, is_ready: Callable[[], bool]) -> list[float]:
    """Return the milliseconds of each turn, there and back; the time until the next is ready is not in it."""
    spent = []
    for place in range(TURNS):
        while not is_ready():
            QTest.qWait(5)
        key = Qt.Key.Key_Right if place < TURNS // 2 else Qt.Key.Key_Left
        start = time.perf_counter()
        QTest.keyClick(window, key)
        painted.repaint()
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def _shown(window: QWidget) -> None:
    """Show a window in the size of the wall."""
    window.showNormal()
    window.resize(SIZE)
    QTest.qWaitForWindowExposed(window)


def measure() -> list[Row]:
    """Measure turns through the headquarters' pages; the middle of all, as each page is another."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    theme = Theme()
    theme.apply(app)
    with (
        tempfile.TemporaryDirectory() as name,
        made_up_workspace(Path(name), 202, answered=True) as workspace,
    ):
        data = workspace.packs.data("honbu", 2023, DAY)
        pack = workspace.packs.of_data(data)
    desk, ready = QWidget(), _Ready()
    desk.show()
    show = Show(pack, data, theme, desk)
    show.begin(0)
    for window in (show.wall, ready):
        _shown(window)
    canvas = show.wall.canvas
    assert canvas.size() == SIZE

    def is_ready() -> bool:
        """Tell whether the pages around are drawn."""
        return all(canvas.is_prepared(page.scene) for page in show.deck.neighbours)

    ours = sorted(_turn_ms(show.wall, canvas, is_ready))[TURNS // 2]
    waiting = deque(page.scene for page in show.deck.neighbours)

    def is_drawn() -> bool:
        """Draw another page between the turns, as the show does: it takes the processor's cache alike."""
        waiting.rotate()
        return not canvas._drawn(waiting[0]).isNull()

    bare = sorted(_turn_ms(ready, ready, is_drawn))[TURNS // 2]
    show.end()
    for window in (ready, desk):
        window.close()
    return [Row("page turn in presentation at 1920×1080, key to painted page", ours, bare, "ms", BOUND)]
