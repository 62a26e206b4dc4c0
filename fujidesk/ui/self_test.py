"""`fujidesk --self-test`: the program tries itself, offscreen, on a sample of its own; nothing of the user's.

Opens every tab, page and the manual, writes and reads files, closes. Run in the built folder it shows that
nothing was left out of the build. An error in a slot, which Qt would only print, ends it as any other does.
"""

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.build_info import version_line
from fujidesk.paths import user_folders
from fujidesk.resources import manual_folder
from fujidesk.services.sample import make_sample
from fujidesk.services.self_test import Step, expect, file_steps
from fujidesk.services.workspace import Workspace, open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.help.manual import Manual
from fujidesk.ui.help.topics import TAB_TOPICS
from fujidesk.ui.help.window import HelpWindow
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.report import Reporter
from fujidesk.ui.shots import come_to_rest, views
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme
from fujidesk.ui.translation import speak_japanese

_COLOURS = 8
"""A tab that shows less colours than this has painted nothing."""


class _Strict(Reporter):
    """Keeps what would be shown to a user: here nobody can answer."""

    def __init__(self, caught: list[BaseException]) -> None:
        super().__init__()
        self._errors = caught

    def show(self, error: BaseException) -> None:
        """Keep an error for the end of the step."""
        self._errors.append(error)


def self_test() -> Iterator[str]:
    """Try everything; yields a line for each step that went well.

    Raises:
        FujideskError: what went wrong, as a sentence; other errors are bugs and come as they are.
    """
    app = QApplication.instance() or QApplication(["fujidesk"])
    expect(isinstance(app, QApplication), "画面の準備")
    yield f"富士デスク {version_line()} の自己診断"
    begun = time.perf_counter()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place, _caught() as errors:
        home, out = Path(place) / "home", Path(place) / "out"
        out.mkdir()
        database = Path(place) / "sample.db"
        yield _tried(Step("練習用の台帳を作る", partial(_make, database)), errors)
        workspace = open_workspace(database, user_folders(home))
        try:
            for step in (*_window_steps(workspace, errors), *file_steps(workspace, out)):
                yield _tried(step, errors)
        finally:
            workspace.close()
    yield f"すべて終わりました（{time.perf_counter() - begun:.0f} 秒）。"


def _tried(step: Step, errors: list[BaseException]) -> str:
    """Do a step and return its line; the first error that nobody caught is raised here.

    Raises:
        BaseException: whatever came up.
    """
    begun = time.perf_counter()
    try:
        told = step.do()
        _raise_first(errors)
    except BaseException as error:
        error.add_note(f"自己診断：{step.title}")
        raise
    return f"✓ {step.title}（{told}、{time.perf_counter() - begun:.1f} 秒）"


def _raise_first(errors: list[BaseException]) -> None:
    """Raise the first error that nobody caught."""
    if errors:
        raise errors[0]


@contextmanager
def _caught() -> Iterator[list[BaseException]]:
    """Give the list of errors that come up in slots, for which Qt calls sys.excepthook."""
    errors: list[BaseException] = []
    kept: Callable[..., None] = sys.excepthook

    def keep(_kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
        """Keep one."""
        errors.append(error)

    sys.excepthook = keep
    try:
        yield errors
    finally:
        sys.excepthook = kept


def _make(database: Path) -> str:
    """Make the sample: one approved year, one that is being collected."""
    from fujidesk.exchange.profiles import load_profile  # late: the self-test alone needs it here

    first = load_profile("fuji").first_year
    make_sample(database, [first, first + 1])
    return f"{database.stat().st_size // 1024:,} KB"


def _window_steps(workspace: Workspace, errors: list[BaseException]) -> Sequence[Step]:
    """Return the steps in the window."""
    return (
        Step("すべてのタブと頁を開いて描く", partial(_open_tabs, workspace, errors)),
        Step("使い方の頁を開く", partial(_open_manual)),
    )


def _open_tabs(workspace: Workspace, errors: list[BaseException]) -> str:
    """Open the window, every tab and page, and close it."""
    look = Theme()
    app = QApplication.instance()
    if isinstance(app, QApplication):
        speak_japanese(app)
        look.apply(app)
    day = dt.date(workspace.profile.first_year + 1, 6, 15)
    context = ScreenContext(look, SynchronousRunner(), _Strict(errors), SettingsStore(None), Clock(day))
    window, seen = MainWindow(workspace, context), []
    try:
        window.resize(1366, 768)
        window.show()
        for name in views(window, workspace):
            come_to_rest()
            expect(_colours(window) >= _COLOURS, f"画面（{name}）")
            seen.append(name)
    finally:
        window.close()
        window.deleteLater()
    return f"{len(seen)} 画面"


def _open_manual() -> str:
    """Show every page of the manual; its pictures come through the plugin for their format."""
    manual, below = Manual(manual_folder()), QWidget()
    help_window = HelpWindow(manual, Theme(), below)
    for page in manual.pages:
        help_window.show_topic(page.name)
    for topic in TAB_TOPICS.values():
        help_window.show_topic(topic)
        expect(help_window.view.toPlainText(), f"使い方の頁（{topic}）")
    pictures = {name for page in manual.pages for name in page.pictures}
    for name in pictures:
        expect(not help_window.view.picture(name).isNull(), f"使い方の図（{name}）")
    help_window.close()
    below.deleteLater()
    return f"{len(manual.pages)} 頁、{len(pictures)} 図"


def _colours(window: QWidget) -> int:
    """Return how many colours some pixels of a window have."""
    picture = window.grab().toImage()
    return len(
        {picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)}
    )
