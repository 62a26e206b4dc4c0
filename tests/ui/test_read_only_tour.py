"""The whole tour on a file opened read-only: everything that can be pressed is, and nothing is written.

Three witnesses: an audit hook sees every file that the program opens to write, renames or removes; an authorizer
of SQLite sees every statement that would change a database; and the file and its folder are compared at the
end. Whatever is refused as read-only only after it was pressed should not have been enabled.
"""

import datetime as dt
import functools
import itertools
import os
import sqlite3
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QDropEvent, QInputMethodEvent
from PySide6.QtPrintSupport import QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.plan_calendar import TAB_PAGES
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.window_menu import WindowMenu

TODAY = dt.date(2026, 2, 10)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
READS = {
    sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE,
    sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_SAVEPOINT,
}  # fmt: skip
IN_MEMORY = (sqlite3.SQLITE_ATTACH, "x")
"""What SQLite tells of bytes that are opened as a database in memory (`deserialize`): a backup that is checked."""
CHANGES = {"os.rename": 2, "os.remove": 1, "os.mkdir": 1, "os.rmdir": 1, "os.link": 2, "os.symlink": 2,
           "os.truncate": 1, "os.chmod": 1, "os.utime": 1, "shutil.rmtree": 1}  # fmt: skip
"""Events that change the disk → how many of their first arguments are paths."""
LEAVES = ("終了",)
"""What ends the tour when it is pressed."""
TYPED = (QLineEdit, QPlainTextEdit, QTextEdit)
KEY = Qt.Key
READING_WINDOWS = {
    "PublishDialog", "WallWindow", "DeskWindow", "ExportDialog", "HistoryDialog", "LevelsDialog", "KeptFindingsDialog",
    "DayDialog", "MessageDialog", "HelpWindow", "SecondFolderDialog", "ProfileEditor",
}  # fmt: skip
"""Windows that show, write a file of its own or a setting of this PC: others ask for what could not be kept."""


class Witness:
    """Sees what is done to files while it watches; a hook of Python stays for ever, so it can be told to rest."""

    def __init__(self):
        self.written, self.statements, self.watching = [], [], False

    def __call__(self, event, arguments):
        if not self.watching:
            return
        if event == "open" and isinstance(arguments[0], str | os.PathLike) and arguments[2] & WRITES:
            self.written.append(Path(arguments[0]))
        elif event in CHANGES:
            paths = [one for one in arguments[: CHANGES[event]] if isinstance(one, str | os.PathLike)]
            self.written += [Path(path) for path in paths]

    def connect(self, *arguments, **named):
        """Open a database as `sqlite3.connect` does, with the authorizer set."""
        made = CONNECT(*arguments, **named)
        if self.watching:
            made.set_authorizer(self._authorize)
        return made

    def _authorize(self, action, *what):
        if action not in READS and (action, what[0]) != IN_MEMORY:
            self.statements.append((action, *what[:2]))
        return sqlite3.SQLITE_OK


CONNECT = sqlite3.connect
WITNESS = Witness()


@pytest.fixture
def witness(monkeypatch):
    """The witness, watching until the test ends."""
    monkeypatch.setattr(sqlite3, "connect", WITNESS.connect)
    if not getattr(sys, "fujidesk_witness", False):
        sys.addaudithook(WITNESS)
        sys.fujidesk_witness = True
    WITNESS.written, WITNESS.statements, WITNESS.watching = [], [], True
    yield WITNESS
    WITNESS.watching = False


@pytest.fixture
def guest(tmp_path, small_profile, small_content, witness):
    """A filled register in a folder of its own, opened read-only by a guest; compared at the end."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    witness.watching = False
    fill_sample(shelf / "台帳.db", [2024, 2025], small_profile, small_content)
    before = state_of(shelf)
    witness.watching = True
    opened = open_workspace(shelf / "台帳.db", user_folders(tmp_path / "guest"), read_only=True)
    yield opened
    opened.close()
    witness.watching = False
    assert state_of(shelf) == before, "file and folder are as they were"
    assert [path for path in witness.written if shelf in path.parents] == []
    assert witness.statements == []


def state_of(folder):
    """Return each file of a folder with its bytes and the time of its last change."""
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


class Visitor:
    """Presses whatever can be pressed, in the window and in every window that opens from it."""

    def __init__(self, qtbot, window, context):
        self.qtbot, self.window, self.context = qtbot, window, context
        self.refused, self.opened, self.pressed = [], set(), set()

    def look_round(self, part, place, back=lambda: None):
        """Press, choose and type whatever a part lets a guest; windows that open are looked round, too.

        back: brings the part to the front again, since some buttons lead away.
        """
        for _ in range(3):  # what was pressed may bring more
            for made in pressable(part):
                if self._do(made, place, press):
                    back()
        for kind, work in (
            (QAbstractItemView, self._use_table), (QComboBox, self._choose), (TYPED, self._type),
        ):  # fmt: skip
            for made in visible(part, kind):
                if self._do(made, place, work):
                    back()

    def _do(self, made, place, work):
        """Do something with a part once, note what is refused, look round what has opened and close it.

        Returns whether anything was done.
        """
        if not (alive(made) and made.isEnabled() and made.isVisible()):
            return False
        key = (place, type(made).__name__, words_of(made))
        if key in self.pressed or words_of(made).startswith(LEAVES):
            return False
        self.pressed.add(key)
        before = len(self.context.reporter.errors)
        work(made)
        rest()
        self.refused += [(key, str(error)) for error in self.context.reporter.errors[before:]]
        self._close_what_opened(f"{place} › {words_of(made) if alive(made) else key[2]}")
        return True

    def _use_table(self, table):
        """Choose the first row and press all keys that work on rows somewhere."""
        if table.model() is None or not table.model().rowCount():
            return
        table.setCurrentIndex(table.model().index(0, 0))
        for key in (KEY.Key_Return, KEY.Key_Space, KEY.Key_Delete, KEY.Key_F2, KEY.Key_3):
            if alive(table) and table.isVisible():
                self.qtbot.keyClick(table, key)
                rest()
                self._close_what_opened(f"{type(table).__name__} › {key.name}")

    def _choose(self, box):
        self.qtbot.keyClick(box, KEY.Key_Down)

    def _type(self, field):
        if field.isReadOnly():
            return
        field.setFocus()
        event = QInputMethodEvent()
        event.setCommitString("1-1-9")  # whatever is asked for: a number, a name, a word
        QApplication.sendEvent(field, event)
        self.qtbot.keyClick(field, KEY.Key_Return)
        if alive(field):
            field.clearFocus()

    def _close_what_opened(self, place):
        for top in self._others():
            kind = type(top).__name__
            if kind not in self.opened and place.count("›") < 4:
                self.opened.add(kind)
                self.look_round(top, place)
        for top in self._others():
            top.close()
        rest()

    def _others(self):
        """Return the windows that lie over the main one."""
        return [
            made for made in QApplication.topLevelWidgets()
            if made is not self.window and made.isVisible() and made.windowTitle()
        ]  # fmt: skip


def pressable(part):
    """Return the buttons and the lines of menus that can be pressed."""
    buttons = visible(part, QAbstractButton)
    menus = [menu for one in buttons if (menu := menu_of(one)) is not None]
    menus += part.findChildren(QMenu) if alive(part) else []
    for menu in menus:
        menu.aboutToShow.emit()  # some are filled as they open
    lines = [
        line for menu in menus for line in menu.actions() if line.menu() is None and not line.isSeparator()
    ]
    return [*buttons, *lines]


def press(made):
    """Press a button or choose a line of a menu; a button's menu would wait for somebody to choose."""
    if isinstance(made, QAction):
        made.trigger()
    elif menu_of(made) is None:
        made.click()


def menu_of(button):
    return button.menu() if isinstance(button, QPushButton | QToolButton) else None


def visible(part, kinds):
    """Return the parts of some kinds that can be seen and used."""
    if not alive(part):
        return []
    kinds = kinds if isinstance(kinds, tuple) else (kinds,)
    found = [made for kind in kinds for made in part.findChildren(kind)]
    return [made for made in found if made.isVisible() and made.isEnabled()]


def words_of(made):
    """Return what tells a part from its like."""
    said = made.text() if isinstance(made, QAbstractButton | QAction) else ""
    return said or (made.accessibleName() if isinstance(made, QWidget) else "") or made.toolTip()


def rest():
    """Let Qt do what it has put off."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QApplication.processEvents()


def alive(part):
    """Tell whether Qt still has a part."""
    return isValid(part)


@pytest.fixture
def visitor(qtbot, guest, context, tmp_path, monkeypatch):
    """A visitor of the window; files go into a folder of theirs, printing stops at its preview."""
    context.clock.set_day(TODAY)
    out = tmp_path / "out"
    out.mkdir()
    serial = itertools.count()

    def target(_window, _title, start="", kinds="", *_):
        return str(out / f"{next(serial)}-{Path(start).name or 'ファイル'}"), kinds.split(";;")[0]

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(target))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(out)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *a, **k: ("", "")))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *a, **k: ([], "")))
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: True))
    monkeypatch.setattr(QPrintPreviewDialog, "exec", lambda self: 0)
    window = MainWindow(guest, context)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.choose_year(2025)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made = Visitor(qtbot, window, context)
    made.out = out
    yield made
    window.close()


def show(visitor, tab, page=""):
    """Bring a tab, and a page of it, to the front."""
    screen = visitor.window.open_tab(tab)
    if tab == "project":
        screen.open_project("1-1-1")
    if page:
        screen.show_page(page)
    rest()
    return screen


@pytest.mark.slow
@pytest.mark.parametrize("tab", TABS)
def test_whatever_is_pressed_in_a_tab_writes_nothing(visitor, tab):
    for page in TAB_PAGES.get(tab, ()) or ("",):
        back = functools.partial(show, visitor, tab, page)
        place = tab if tab == "packs" else f"{tab} {page}"  # the meetings all look alike
        visitor.look_round(back(), place, back)
    assert len(visitor.pressed) > 5
    assert visitor.refused == []
    assert visitor.opened <= READING_WINDOWS


def test_whatever_is_chosen_in_the_menu_writes_nothing(visitor):
    visitor.look_round(visitor.window.findChild(WindowMenu).parent(), "menu")
    assert visitor.refused == []
    assert {"HistoryDialog", "LevelsDialog", "KeptFindingsDialog"} <= visitor.opened <= READING_WINDOWS
    menu = visitor.window.findChild(WindowMenu)
    writers = (menu.import_plan, menu.import_register, menu.undo, menu.redo)
    assert [action.isEnabled() for action in writers] == [False] * 4


@pytest.mark.parametrize("tab", TABS)
def test_keys_and_drops_write_nothing(visitor, tab, tmp_path):
    """Steps are taken back by keys, files dropped: no step is taken, and the sentence says why."""
    show(visitor, tab)
    source = tmp_path / "資料.txt"
    source.write_text("計画", encoding="utf-8")
    for key in (KEY.Key_Z, KEY.Key_Y, KEY.Key_V, KEY.Key_S):
        visitor.qtbot.keyClick(visitor.window, key, Qt.KeyboardModifier.ControlModifier)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(source))])
    spot, none = QPointF(400, 400), Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    visitor.window.dropEvent(QDropEvent(spot, Qt.DropAction.CopyAction, mime, left, none))
    rest()
    assert [str(error) for error in visitor.context.reporter.errors if "読み取り専用" not in str(error)] == []
    for made in QApplication.topLevelWidgets():
        if made is not visitor.window and made.isVisible():
            made.close()


def test_what_a_guest_may_do_is_done(visitor):
    """The witnesses are no use where nothing happens: files do come out of a file opened read-only."""
    for tab, page in (("registry", ""), ("plan", "people"), ("evaluation", "overview"), ("timeline", "")):
        visitor.look_round(show(visitor, tab, page), tab)
    kinds = {path.suffix for path in visitor.out.rglob("*") if path.is_file()}
    assert {".xlsx", ".pdf", ".png", ".svg"} <= kinds


def test_the_witnesses_see_a_write(small_database, tmp_path, witness):
    space = open_workspace(small_database, user_folders(tmp_path / "profile"))
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")
    space.close()
    assert any(action == sqlite3.SQLITE_UPDATE for action, *_ in witness.statements)
    assert small_database.with_name("small.db.lock") in witness.written
