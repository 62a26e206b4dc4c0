"""For tests of the window: one style and font, a context without threads, answers to modal windows."""

import gc
import sys

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from fujidesk.domain.scenes import Words
from fujidesk.settings import SettingsStore
from fujidesk.ui import scene_printing
from fujidesk.ui.clock import Clock, real_day
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme, choose_family
from tests.network_watch import QT_NETWORK, Watch


@pytest.fixture
def theme(qapp):
    """The light theme in the bundled font, put on the application.

    It stays on afterwards: taking a style sheet off while a closed window with a focused QComboBox waits to
    be freed leaves Qt 6.11 with a dangling pointer.
    """
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # else it dresses windows of the tests before too
    made = Theme(family=choose_family(fixed=True))
    made.apply(qapp)
    return made


@pytest.fixture(scope="session", autouse=True)
def clipboard_emptied():
    """Empty the clipboard at the end.

    The platform without a screen frees it after Python is gone; data made in Python would crash it then.
    """
    yield
    if QApplication.instance() is not None:
        QApplication.clipboard().clear()


class RecordingReporter(Reporter):
    """Keeps errors and notes in lists and shows no window."""

    def __init__(self):
        super().__init__(None)
        self.errors = []
        self.notes = []

    def show(self, error):
        self.errors.append(error)

    def inform(self, text):
        self.notes.append(text)
        super().inform(text)


@pytest.fixture
def reporter(qapp):
    """Errors and notes as lists: `reporter.errors`, `reporter.notes`."""
    return RecordingReporter()


class Calendar:
    """Gives the real day: today's, or `day` once a test has set it."""

    def __init__(self):
        self.day = None

    def __call__(self):
        return self.day or real_day()


@pytest.fixture
def calendar():
    """The day that the context's clock takes for the real one; see `Calendar`."""
    return Calendar()


@pytest.fixture
def context(theme, reporter, calendar):
    """What a screen gets beside the workspace; long work is done at once."""
    clock = Clock(real=calendar)
    return ScreenContext(theme, SynchronousRunner(), reporter, SettingsStore(None), clock)


class ModalAnswers(QObject):
    """Answers modal windows as they open: `answers.expect(function)` gets the next one.

    `answers.seen` lists the titles. A modal window nobody expected is closed and fails the test.
    """

    def __init__(self):
        super().__init__()
        self.seen = []
        self.unexpected = []
        self._expected = []
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def expect(self, answer):
        """Call answer(dialog) with the next modal window."""
        self._expected.append(answer)

    def stop(self):
        self._timer.stop()

    def _look(self):
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog.property("answered"):
            return
        dialog.setProperty("answered", True)
        self.seen.append(dialog.windowTitle())
        if self._expected:
            self._expected.pop(0)(dialog)
        else:
            self.unexpected.append(dialog.windowTitle())
            dialog.reject()


@pytest.fixture
def answers(qapp):
    """Answers to modal windows; see `ModalAnswers`."""
    made = ModalAnswers()
    yield made
    made.stop()
    assert not made.unexpected, f"a window nobody asked for: {made.unexpected}"


@pytest.fixture
def choose_file(monkeypatch):
    """Choose files without the system's dialog: `choose_file(path)` before the click."""

    def choose(*paths):
        texts = [str(path) for path in paths]
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *a, **k: (texts, "")))
        monkeypatch.setattr(
            QFileDialog, "getOpenFileName", staticmethod(lambda *a, **k: (texts[0] if texts else "", ""))
        )
        monkeypatch.setattr(
            QFileDialog, "getSaveFileName", staticmethod(lambda *a, **k: (texts[0] if texts else "", ""))
        )

    return choose


class Previews:
    """Keeps what would be previewed: `shown` lists (title, pages)."""

    def __init__(self):
        self.shown = []

    def __call__(self, title, scenes, _window):
        self.shown.append((title, scenes))

    def texts(self, page=0):
        """The texts of a page that was asked for last."""
        _, scenes = self.shown[-1]
        return [item.text for item in scenes[page].items if isinstance(item, Words)]

    def to_pdf(self, path):
        """Print what was asked for last into a PDF of the system; returns its pages."""
        title, scenes = self.shown[-1]
        printer = scene_printing.page_printer(title, scenes[0])
        printer.setOutputFormat(printer.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        scene_printing.draw_pages(printer, scenes)
        return PdfReader(path).pages


@pytest.fixture(scope="session")
def network_watch():
    """The one watch over the network of this process."""
    return Watch()


@pytest.fixture
def no_network(network_watch):
    """Fail a test in which the program opens a socket or asks for a name, or brings Qt's network in."""
    network_watch.begin()
    yield
    assert network_watch.end() == []
    assert QT_NETWORK not in sys.modules


@pytest.fixture
def previews(monkeypatch):
    """Pages that a tab prints, in place of the system's preview; see `Previews`."""
    made = Previews()
    monkeypatch.setattr(scene_printing, "preview_scenes", made)
    return made


@pytest.fixture
def write():
    """Types as a Japanese IME does: the text comes in as one commit."""

    def commit(widget, text):
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    return commit


@pytest.fixture
def windows_freed(qapp):
    """Windows that the program itself shows are freed after the test.

    The program freezes what is there once its window is shown and lets the system take it all at its end;
    here the next thousand tests would dress every window again.
    """
    yield
    for window in qapp.topLevelWidgets():
        window.close()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()
