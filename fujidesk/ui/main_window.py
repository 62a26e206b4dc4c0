"""The window: header, tabs and status bar, and what passes between the screens.

Screens know nothing of each other: each tells by signals what the user wants, and `screen_wiring` connects
them when they are first shown. What changes the register comes through `broadcast`, so that every screen
hears of it.
"""

import datetime as dt
import logging
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QByteArray, QEvent
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.backups.commands import BackupCommands
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.file_commands import FileCommands, are_returns, dropped_files
from fujidesk.ui.formats import current_fiscal_year
from fujidesk.ui.freshness import Freshness
from fujidesk.ui.header import MENU_KEY, SEARCH_KEY, Header
from fujidesk.ui.help.desk import HelpDesk
from fujidesk.ui.plan_commands import Opening, PlanCommands
from fujidesk.ui.screen_stack import ScreenStack
from fujidesk.ui.screen_wiring import ScreenWiring
from fujidesk.ui.screens import screen_builders
from fujidesk.ui.search_hits import HitGroup
from fujidesk.ui.shell_commands import PROGRAM_NAME, ShellCommands
from fujidesk.ui.status_line import StatusLine
from fujidesk.ui.support import SupportCommands
from fujidesk.ui.undo_commands import UndoCommands
from fujidesk.ui.window_menu import WindowMenu

_LOG = logging.getLogger(__name__)


class MainWindow(QMainWindow):
    """Builds the parts and carries what one screen says to the others.

    backups: what the program asks for the backup of the day, and after closing for what to go back to.
    plans: what it asks after closing for another plan to show.
    """

    def __init__(self, workspace: Workspace, context: ScreenContext) -> None:
        super().__init__()
        self._workspace = workspace
        self._context = context
        years = workspace.profile.fiscal_years
        remembered = context.settings.window.fiscal_year
        now = current_fiscal_year(context.clock.today(), years)
        self._year = remembered if remembered in years and not context.clock.is_set else now
        self._files = FileCommands(workspace, context, self)
        self._undo = UndoCommands(workspace, context, self)
        self._shell = ShellCommands(workspace, context, self)
        self.backups = BackupCommands(workspace, context, self)
        self._menu = WindowMenu(context.theme, self)
        self.plans = PlanCommands(workspace, context, self)
        self._header = Header(workspace.profile, context.theme, self._find, self, sample=workspace.is_sample)
        self._status = StatusLine(context.theme, self)
        self._screens = ScreenStack(screen_builders(workspace, context), context.theme, self)
        self._support = SupportCommands(workspace, context, self)
        self._help = HelpDesk(context, self._screens, self)
        self._wiring = ScreenWiring(workspace, self, self._screens, self._files, self._status)
        self._freshness = Freshness(workspace, context.reporter, self)
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def fiscal_year(self) -> int:
        """The fiscal year that holds in all tabs."""
        return self._year

    def open_tab(self, key: str) -> QWidget:
        """Bring a tab to the front and return its screen."""
        return self._screens.show_tab(key)

    def open_project(self, number: str) -> None:
        """Open the sheet of a project."""
        screen: Any = self._screens.show_tab("project")
        screen.open_project(number)
        screen.take_focus()

    def open_hearing(self, key: str) -> None:
        """Open the notes of a hearing, in its fiscal year."""
        year = self._workspace.hearings.get(key).fiscal_year
        screen: Any = self._screens.show_tab("hearings")
        if year != self._year:
            self.choose_year(year)
        screen.open_hearing(key)

    def open_plan(self, plan: int, number: str) -> None:
        """Open another plan of the database in the place of this one, with a project; "": none."""
        self.plans.open(Opening(plan, number))

    def show_in_timeline(self, number: str) -> None:
        """Open the timeline on what the list shows, at the row of a project."""
        screen: Any = self._screens.show_tab("timeline")
        screen.show_project(number)

    def show_filtered(self, wanted: ProjectFilter) -> None:
        """Open the list, narrowed to what a figure stands for."""
        screen: Any = self._screens.show_tab("registry")
        screen.show_filter(wanted)

    def choose_year(self, fiscal_year: int) -> None:
        """Let a fiscal year hold everywhere."""
        self._year = fiscal_year
        self._header.show_year(fiscal_year)
        if not self._context.clock.is_set:  # the year of a day set for training is not that of the next start
            self._context.settings.change_window(fiscal_year=fiscal_year)
        for screen in self._screens.built_screens().values():
            screen.set_fiscal_year(fiscal_year)

    def broadcast(self, changes: Changes) -> None:
        """Tell the screens what changed; each decides what to show anew."""
        self._screens.tell(changes)
        self._shell.reload(changes)
        self.plans.reload(changes)
        self._show_state()

    def practise(self, day: dt.date | None) -> None:
        """Let a day set for training hold everywhere, in its fiscal year; None: the real day again."""
        self._context.clock.set_day(day)
        years = self._workspace.profile.fiscal_years
        self.choose_year(current_fiscal_year(self._context.clock.today(), years))

    def show_phase(self, wanted: ProjectFilter, half: int) -> None:
        """Open the list at one half (1 or 2) of the chosen year, narrowed to a phase there."""
        screen: Any = self._screens.show_tab("registry")
        screen.set_half_year(HalfYear(self._year, half))
        screen.show_filter(wanted)

    def _lay_out(self) -> None:
        """Put the parts in place, the window where it was when it was last closed."""
        self.setAcceptDrops(True)
        body = QWidget(self)
        body.setObjectName("ground")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._header)
        layout.addWidget(self._screens, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self._status)
        self._menu.name_levels(self._workspace.profile.level_names)
        if self._workspace.read_only:
            self._menu.forbid_writing("読み取り専用")
        self._header.set_menu(self._menu)
        self._header.show_year(self._year)
        self.setMinimumSize(800, 560)
        kept = self._context.settings.window
        if not (kept.geometry and self.restoreGeometry(QByteArray.fromHex(kept.geometry.encode()))):
            self.resize(1366, 768)

    def _connect(self) -> None:
        """Wire menu, keys, commands and long work."""
        menu, tasks, panel = self._menu, self._context.tasks, self._status.panel
        self._files.serve(menu)
        menu.undo_chosen.connect(self._undo.undo)
        menu.redo_chosen.connect(self._undo.redo)
        self._shell.serve(menu)
        self.backups.serve(menu)
        self.plans.serve(menu, self._header)
        self.backups.made.connect(self._show_state)
        self.backups.changed.connect(self._show_state)
        self._status.restore_chosen.connect(self.backups.ask_restore)
        menu.help_chosen.connect(self._help.open)
        menu.support_chosen.connect(self._support.ask)
        menu.quit_chosen.connect(self.close)
        QShortcut(SEARCH_KEY, self, self._header.search.start)
        QShortcut(MENU_KEY, self, self._header.open_menu)
        self._header.year_chosen.connect(self.choose_year)
        self._header.day_pressed.connect(self._shell.ask_day)
        self._shell.day_wanted.connect(self.practise)
        self._context.clock.changed.connect(self._on_another_day)
        self._freshness.changed.connect(self._on_another_day)
        self._header.search.opened.connect(self.open_project)
        self._header.search.hearing_opened.connect(self.open_hearing)
        self._files.changed.connect(self.broadcast)
        self._files.project_added.connect(self.open_project)
        self._files.reopen_wanted.connect(self.plans.reopen)
        self._undo.changed.connect(self.broadcast)
        self._shell.edited.connect(self.broadcast)
        self._shell.project_chosen.connect(self.open_project)
        self._context.reporter.offer_support(self._support.ask)
        self._context.reporter.informed.connect(self._status.show_note)
        tasks.started.connect(self._status.begin_work)
        tasks.progressed.connect(panel.step)
        tasks.finished.connect(self._status.end_work)
        panel.stop_chosen.connect(tasks.cancel)

    def _show_state(self) -> None:
        """Show name, backup, state of the data and the steps that can be taken back."""
        space, edits = self._workspace, self._workspace.edits
        backup, may_restore = self.backups.state()
        if space.read_only:
            self._header.show_state("読み取り専用", "care")
            state = "読み取り専用（変更できません）"
        else:
            self._header.show_state("保存済み", "good")
            state = "すべて保存済み"
        self._status.show_facts(space.path.name, backup, state, may_restore=may_restore)
        self._status.show_steps(edits.step_count)
        self._menu.show_steps(edits.undo_label, edits.redo_label)
        self.setWindowTitle(_title(space))
        clock = self._context.clock
        self._header.show_day(clock.today() if clock.is_set else None)
        self._menu.show_day(is_set=clock.is_set)
        self._header.show_standing(self.plans.standing())
        self.backups.tell_notice()

    def _on_another_day(self) -> None:
        """Let every screen follow the day that holds now, or what somebody else has written."""
        self.broadcast(Changes(everything=True))

    def _find(self, query: str) -> Sequence[HitGroup]:
        """Search the register for the box in the header."""
        from fujidesk.ui.search import find_groups  # late: not every start searches

        return find_groups(self._workspace, query)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, stop the worker and watching, remember the window."""
        self._wiring.flush()
        self._freshness.stop()
        self._shell.close()
        focused = self.focusWidget()
        if focused is not None:
            focused.clearFocus()  # leaving a field saves it
        self._context.tasks.close()
        self.backups.stop()
        geometry = self.saveGeometry().toHex().toStdString()
        self._context.settings.change_window(geometry=geometry, tab=self._screens.current)
        try:
            self._context.settings.save()
        except FujideskError as error:
            _LOG.warning("%s", error, exc_info=error)  # a window that closes shows nothing any more
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """See whether midnight has passed when the window comes to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self._context.clock.look()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of this machine; texts and links are left to others."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Start what goes with the files: returned answers to their tab, all else to the imports."""
        event.acceptProposedAction()
        paths = dropped_files(event.mimeData())
        if self._screens.current == "surveys" or are_returns(paths):
            surveys: Any = self.open_tab("surveys")
            surveys.take_files(paths)
        else:
            self._files.open_files(paths)


def _title(workspace: Workspace) -> str:
    """Return the title of the window: city, database, period where there are several plans, practice data.

    It ends in the program's name, as on Windows; where it does not, Qt adds the name once more.
    """
    title = f"{workspace.profile.city} {workspace.path.name}"
    if len(workspace.plans) > 1 and workspace.plan is not None:
        title += f" {workspace.plan.period}"
    return f"{title}{f'（{SAMPLE_WORD}）' if workspace.is_sample else ''} ― {PROGRAM_NAME}"
