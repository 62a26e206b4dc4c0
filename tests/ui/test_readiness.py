"""The list's first painting is told once, with all that is in it."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QWidget

from fujidesk.ui.readiness import PaintWatch


class Paintings(QObject):
    """Counts how often a widget is painted."""

    count = 0

    def eventFilter(self, _watched, event):  # noqa: N802 - Qt's name
        self.count += event.type() == QEvent.Type.Paint
        return False


def test_the_first_painting_is_told_once_and_after_the_children(qtbot):
    told, paintings = [], Paintings()
    screen = QWidget()
    qtbot.addWidget(screen)
    child = QLabel("事業", screen)
    child.installEventFilter(paintings)
    PaintWatch(screen, lambda: told.append(paintings.count), screen)
    assert told == []
    screen.show()
    qtbot.waitUntil(lambda: told == [1])
    screen.repaint()
    qtbot.waitUntil(lambda: paintings.count == 2)
    assert told == [1]
