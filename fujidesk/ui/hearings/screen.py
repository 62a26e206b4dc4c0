"""ヒアリング: hearings in a week's grid, the notes taken in them, and what came out of them."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.file_desk import HearingFileDesk
from fujidesk.ui.hearings.note_page import NotePage
from fujidesk.ui.hearings.papers import HearingPapers
from fujidesk.ui.hearings.plan_page import PlanPage
from fujidesk.ui.hearings.planning import HearingPlanning
from fujidesk.ui.hearings.subjects import subjects_of
from fujidesk.ui.hearings.todo_page import TodoPage
from fujidesk.ui.printed_lists import PrintedLists

PAGES = ("予定", "記録", "決定・宿題")
_PLAN, _NOTES, _TODO = range(3)


class HearingScreen(QWidget):
    """The tab. edited(Changes): something was written. open_requested(number): open a project's sheet.

    hearing_requested(key): open a hearing of another fiscal year. new_project_requested(key): open it.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    hearing_requested = Signal(str)
    new_project_requested = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        """Make the pages; `set_fiscal_year` reads."""
        super().__init__(parent)
        self._workspace, self._theme = workspace, context.theme
        self._year, self._key = workspace.profile.first_year, ""
        self._hearings: list[Hearing] = []
        self._todo_is_old = True
        self._clock = context.clock
        self._commands = HearingCommands(workspace, context, self)
        self._planning = HearingPlanning(workspace, self._commands, context.theme, self)
        self._desk = HearingFileDesk(workspace, context, self)
        self._papers = HearingPapers(workspace, self._desk, context.clock, self.flush, self)
        departments = [record.name for record in workspace.registry.departments()]
        self.bar, self.search, self._stack = QTabBar(self), QLineEdit(self), QStackedWidget(self)
        # Children of the stack from the first: another parent later would dress every widget once more.
        words = workspace.profile.hearing_words
        self.plan = PlanPage(context.theme, context.clock, self._stack, words)
        self.notes = NotePage(context.theme, self._commands, departments, self._stack, words)
        self.todo = TodoPage(context.theme, context.clock, self._stack)
        PrintedLists(workspace, context, self.todo, self.todo.print_button, self.todo.printed)
        self._lay_out()
        self._connect()

    def reload(self, changes: Changes) -> None:
        """Read anew what any edit may have touched: hearings, lines, projects, departments."""
        if changes.everything or changes.office or changes.numbers:
            self._load()

    def set_fiscal_year(self, year: int) -> None:
        """Show the hearings of another fiscal year; what is being typed is ended first."""
        if year != self._year or not self._hearings:
            self.flush()
            self._year = year
            self._load()
            self.plan.begin_on(self._opening_day())

    def _opening_day(self) -> dt.date:
        """Return the day whose week is shown first in a year: today, the first hearing, or its April."""
        today = self._clock.today()
        if half_year_of(today).fiscal_year == self._year:
            return today
        days = [one.day for one in self._hearings if one.day]
        return dt.date.fromisoformat(min(days)) if days else dt.date(self._year, 4, 1)

    def _on_another_day(self) -> None:
        """Show the week of the day that holds now, and what is overdue on it."""
        self._todo_is_old = True
        self._show_todo()
        self.plan.begin_on(self._opening_day())

    def flush(self) -> None:
        """End the line being typed."""
        self.notes.flush()

    def stop(self) -> None:
        """Store nothing by the clock any more, since the window closes."""
        self.notes.timer.stop()

    def open_hearing(self, key: str) -> None:
        """Take notes in a hearing."""
        if key != self._key:
            self.flush()
        self._key = key
        self._load()
        self.bar.setCurrentIndex(_NOTES)
        self.notes.input.line.setFocus()

    def show_page(self, key: str) -> None:
        """Bring a page to the front: plan, notes or owed (決定・宿題 of all hearings)."""
        pages = {"plan": self.plan, "notes": self.notes, "owed": self.todo}
        self.bar.setCurrentIndex(list(pages).index(key))
        pages[key].setFocus()

    @property
    def current_page(self) -> str:
        """The key of the page in front, as `show_page` takes it."""
        return ("plan", "notes", "owed")[self.bar.currentIndex()]

    def _load(self) -> None:
        """Read and show all pages."""
        read_only = self._workspace.read_only
        self._hearings = self._workspace.hearings.of_year(self._year)
        chosen = next((one for one in self._hearings if one.key == self._key), None)
        self._papers.stand_on(chosen.key if chosen is not None else "", self._year)
        self.plan.show_hearings(self._hearings, read_only=read_only)
        own = self._workspace.hearings.notes(self._key)
        self.notes.show_hearing(chosen, own, subjects_of(self._workspace, chosen), read_only=read_only)
        self.notes.show_files(self._workspace.hearings.attachments(self._key) if chosen else ())
        self.notes.show_choices(self._hearings)
        self._todo_is_old = True
        self._show_todo()

    def _show_todo(self) -> None:
        """Fill 決定・宿題 while it is in front: it holds all years, and one types beside it."""
        if self._todo_is_old and self.bar.currentIndex() == _TODO:
            notes, hearings = self._workspace.office.all(Note), self._workspace.hearings.all()
            self.todo.show_notes(notes, hearings, read_only=self._workspace.read_only)
            self._todo_is_old = False

    def _lay_out(self) -> None:
        """Put pages and search over the page in front."""
        for name in PAGES:
            self.bar.addTab(name)
        self.bar.setExpanding(False)
        self.bar.setAccessibleName("ヒアリングのページ")
        for page in (self.plan, self.notes, self.todo):
            self._stack.addWidget(page)
        self.search.setPlaceholderText("記録を検索（Enter）")
        self.search.setAccessibleName("すべての記録を検索")
        self.search.setFixedWidth(self._theme.gap(240))
        top = QHBoxLayout()
        top.addWidget(self.bar)
        top.addStretch(1)
        top.addWidget(self.search)
        gap = self._theme.gap
        layout = QVBoxLayout(self)
        layout.setContentsMargins(gap(16), gap(8), gap(16), gap(12))
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.plan)

    def _connect(self) -> None:
        """Wire the pages to the commands and the window."""
        self._clock.changed.connect(self._on_another_day)
        self._commands.edited.connect(self.edited)
        self._desk.edited.connect(self.edited)
        self._papers.serve(self.notes, self.todo)
        self.bar.currentChanged.connect(self._on_page)
        self.search.returnPressed.connect(self._on_search)
        self.plan.plan_chosen.connect(self._on_plan)
        self.plan.change_chosen.connect(self._planning.ask)
        self.plan.open_chosen.connect(self._on_open)
        self.plan.remove_chosen.connect(self._planning.remove)
        self.notes.begin_chosen.connect(self._on_begin)
        self.notes.hearing_chosen.connect(self.open_hearing)
        self.notes.opened.connect(self.open_requested)
        self.notes.new_project_opened.connect(self.new_project_requested)
        self.todo.changed.connect(self._commands.change_note)
        self.todo.opened.connect(self._on_line)
        self.todo.begin_chosen.connect(self._on_begin)

    def _on_line(self, key: str) -> None:
        """Open the hearing of a line; in one of another year the window changes the year first."""
        if any(one.key == key for one in self._hearings):
            self.open_hearing(key)
        else:
            self.hearing_requested.emit(key)

    def _on_begin(self) -> None:
        """Go to where notes are taken: the last hearing until today, or the grid while none is planned."""
        days = [one for one in self._hearings if one.day and one.day <= self._clock.today().isoformat()]
        found = (days or self._hearings)[-1 if days else 0 :]
        if found:
            self.open_hearing(found[0].key)
        else:
            self.bar.setCurrentIndex(_PLAN)
            self.plan.table.setFocus()

    def _on_search(self) -> None:
        """Show the lines that hold the words."""
        self.bar.setCurrentIndex(_TODO)
        self.todo.search(self.search.text())

    def _on_open(self, hearing: Hearing) -> None:
        """Take notes in a hearing of the grid."""
        self.open_hearing(hearing.key)

    def _on_plan(self, day: str, start: str) -> None:
        """Plan a hearing of the year in a slot."""
        self._planning.plan(self._year, day, start)

    def _on_page(self, index: int) -> None:
        """Show a page with the keyboard in it, unless one walks along the bar."""
        page = (self.plan, self.notes, self.todo)[index]
        self._show_todo()
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(page)
        if not self.bar.hasFocus():
            page.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the page: whoever opens the tab with a click is left in the header else.

        Not while one walks along the tabs, and not when the window only comes back to the screen.
        """
        super().showEvent(event)
        if not event.spontaneous() and not isinstance(QApplication.focusWidget(), QTabBar):
            self.setFocus()
