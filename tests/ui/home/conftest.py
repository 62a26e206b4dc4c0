"""ホーム as the window makes it, and what the office would have entered."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.services.office_records import added
from fujidesk.ui.home.screen import HomeScreen

NOVEMBER = dt.date(2026, 11, 21)
HEARING = Hearing("R8-001", 2026, HearingKind.PRIORITY, department="収納課", day="2026-11-09", start="10:00",
                  state=HearingState.HELD)  # fmt: skip


@pytest.fixture
def make_home(qtbot, small_workspace, context):
    """Makes ホーム on a day, told of what it writes."""

    def make(day=NOVEMBER):
        context.clock.set_day(day)
        screen = HomeScreen(small_workspace, context)
        screen.edited.connect(screen.reload)
        qtbot.addWidget(screen)
        screen.resize(1366, 700)
        screen.show()
        screen.activateWindow()
        qtbot.waitUntil(screen.isActiveWindow)
        return screen

    return make


@pytest.fixture
def owe(small_workspace):
    """Notes decisions and to-dos in a hearing held on 9 November: `owe(dict(text=…, due=…), …)`."""

    def store(*lines):
        notes = [
            Note(str(place), HEARING.key, place, **{"kind": NoteKind.TODO, "department": "収納課", **line})
            for place, line in enumerate(lines, start=1)
        ]
        small_workspace.edits.apply([added(record) for record in (HEARING, *notes)], "記録")
        return notes

    return store


@pytest.fixture
def texts():
    """Gives the words of all labels in a widget."""
    return lambda widget: [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]


@pytest.fixture
def press(qtbot):
    """Presses the first button with a word that is to be seen."""

    def click(widget, word):
        found = [made for made in widget.findChildren(QPushButton) if made.text() == word]
        qtbot.mouseClick(next(made for made in found if made.isVisible()), Qt.MouseButton.LeftButton)

    return click
