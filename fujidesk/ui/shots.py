"""Pictures of every tab and page at three sizes, drawn without a screen in a fixed font and style.

They show the program without a display, go into the README, and are how a change of the looks is judged.
"""

import datetime as dt
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.domain.plan_calendar import TAB_PAGES
from fujidesk.errors import MachineError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import Workspace, create_database, open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.idle_collector import nothing_collected
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.presentation.canvas import Canvas
from fujidesk.ui.presentation.deck import Deck
from fujidesk.ui.report import Reporter
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme, choose_family

REST_MS = 250
"""Longer than any timer by which the screens put off what need not be there at once."""


@dataclass(frozen=True)
class ShotSize:
    """A window size in px and a text size in percent."""

    name: str
    width: int
    height: int
    scale: int = 100


SIZES = (
    ShotSize("1366x768", 1366, 768),
    ShotSize("1920x1080", 1920, 1080),
    ShotSize("1366x768-200", 1366, 768, 200),
)

WALL_PX = (1920, 1080)
"""Size of the picture of a presentation."""
_MARKS = 8
"""Fewer marks than that are no chart."""


def draw_shots(
    out: Path,
    database: Path | None = None,
    theme: str = "light",
    today: dt.date | None = None,
    *,
    in_use: bool = False,
) -> Iterator[Path]:
    """Draw every tab and page at every size, and a page of a presentation; yields them as they are written.

    database: what to show; None makes a new one from the facts that ship. today: None for the day it is.
    in_use: as in an office that works with the file, not as one that practises: the day counts as the real
    one, and the file may be written to.

    Raises:
        UserError: the database cannot be opened.
        MachineError: the folder cannot be written to.
    """
    app = QApplication.instance() or QApplication(["fujidesk"])
    if not isinstance(app, QApplication):
        raise MachineError("画像を描く準備ができませんでした。もう一度実行してください。")
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MachineError(
            f"フォルダー（{out}）を作れません。別の場所を --out で指定してください。"
        ) from error
    with tempfile.TemporaryDirectory() as folder:
        path = database or Path(folder) / "fujiplan.db"
        if database is None:
            create_database(path)
        workspace = open_workspace(
            path, user_folders(Path(folder)), read_only=database is not None and not in_use
        )
        try:
            for size in SIZES:
                yield from _draw_size(app, workspace, out, (size, theme, _clock(today, in_use=in_use)))
            yield _draw_wall(app, workspace, out, today)
        finally:
            workspace.close()


def _draw_size(
    app: QApplication, workspace: Workspace, out: Path, how: tuple[ShotSize, str, Clock]
) -> Iterator[Path]:
    """Draw every tab and page in the last year but one of the plan and with a project opened.

    how: size, theme and day.

    Raises:
        MachineError: a picture cannot be written.
    """
    size, theme, clock = how
    look = Theme(key=theme, scale=size.scale, family=choose_family(fixed=True))
    look.apply(app)
    context = ScreenContext(look, SynchronousRunner(), Reporter(), SettingsStore(None), clock)
    window = MainWindow(workspace, context)
    try:
        window.resize(size.width, size.height)
        window.show()
        window.choose_year(workspace.profile.last_year - 1)
        for name in views(window, workspace):
            come_to_rest()
            focused = window.focusWidget()
            if focused is not None:
                focused.clearFocus()  # a picture shows no cursor that nobody has set
            yield _saved(window, out / f"{name}-{size.name}{'' if theme == 'light' else '-' + theme}.png")
    finally:  # also when a picture cannot be written, or nobody asks for the next one
        window.close()
        window.deleteLater()
        _settle(app)


def _clock(today: dt.date | None, *, in_use: bool) -> Clock:
    """Return the clock of the pictures: a day set for training, or one that is the real one for them."""
    return Clock(real=lambda: today) if in_use and today is not None else Clock(today)


def _draw_wall(app: QApplication, workspace: Workspace, out: Path, today: dt.date | None) -> Path:
    """Draw the first page of a presentation that has a chart with marks; it is the same in all themes.

    Raises:
        MachineError: the picture cannot be written.
    """
    profile = workspace.profile
    reporting = [term for term in profile.meetings if term.about]
    meeting = (reporting or profile.meetings)[-1]
    data = workspace.packs.data(meeting.key, profile.last_year - 1, Clock(today).today())
    deck = Deck(workspace.packs.of_data(data), data)
    while len(list(deck.page.scene.targets())) < _MARKS and deck.step(1):
        pass
    canvas = Canvas(Theme())
    try:
        canvas.resize(*WALL_PX)
        canvas.show_scene(deck.page.scene)
        return _saved(canvas, out / f"presentation-{WALL_PX[0]}x{WALL_PX[1]}.png")
    finally:
        canvas.deleteLater()
        _settle(app)


def _saved(widget: QWidget, path: Path) -> Path:
    """Write a picture of a widget.

    Raises:
        MachineError: it cannot be written.
    """
    if not widget.grab().save(str(path)):
        raise MachineError(f"画像（{path}）を書けません。空き容量と書き込みの権限を確かめてください。")
    return path


def views(window: MainWindow, workspace: Workspace) -> Iterator[str]:
    """Bring each tab, and then each further page of it, to the front; yields what its picture is called.

    A tab opens with the first of its pages.
    """
    for key in TABS:
        screen: Any = window.open_tab(key)
        if key == "project":
            screen.open_project(workspace.registry.rows()[1].number)
        yield key
        for page in _pages(key, workspace):
            if (key, page) == ("hearings", "notes"):
                screen.notes.begin_chosen.emit()  # takes up the hearing of the day, as its button does
            screen.show_page(page)
            yield f"{key}-{page}"


def _pages(key: str, workspace: Workspace) -> tuple[str, ...]:
    """Return the further pages of a tab; the meetings of 会議資料 all look alike.

    A plan without codes of other plans has no page for them.
    """
    found = () if key == "packs" else TAB_PAGES.get(key, ())[1:]
    return tuple(page for page in found if page != "upper_plans" or workspace.profile.has_upper_plans)


def come_to_rest() -> None:
    """Let the program run as long as its own timers need: preview, counts and fields grow after showing."""
    loop = QEventLoop()
    QTimer.singleShot(REST_MS, loop.quit)
    with nothing_collected():
        loop.exec()


def _settle(app: QApplication) -> None:
    """Deliver what is queued: layouts, first paintings, results of work done at once."""
    with nothing_collected():
        app.sendPostedEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
