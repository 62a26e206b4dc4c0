"""会議資料: pick a meeting, see its papers as pages, decide what is in them, write, print, present."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import half_year_of, long_year
from fujidesk.domain.meetings import WHOLE_MEETING, PartKind
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import CancelledError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.desk import PackDesk
from fujidesk.ui.packs.following import KeyboardKeeper, PartFollower
from fujidesk.ui.packs.page_panel import PagePanel
from fujidesk.ui.packs.papers import PackPapers
from fujidesk.ui.packs.publishing import Publishing
from fujidesk.ui.packs.reading import PackReader
from fujidesk.ui.packs.side_panel import SidePanel
from fujidesk.ui.packs.sight import PackSight, about_words
from fujidesk.ui.packs.tool_row import ToolRow
from fujidesk.ui.widgets.split_body import SplitBody

PUBLISH = "publish"
"""Key of 公表 among the pages that a task may open."""
_READING = "会議資料を用意しています。"
_STOPPED = "会議資料の準備を中止しました。会議を選び直すと、もう一度用意します。"
_ALL_OFF = "すべての資料が外されています。「構成」でチェックを入れると、ページができます。"
_REPORTING = frozenset((PartKind.SUMMARY, PartKind.EVALUATION, PartKind.SHEETS, PartKind.INDICATORS))
"""Parts that show the answers of a year."""
_NO_PAPERS = "この年度には、この会議の資料がありません"


class PacksScreen(QWidget):
    """The tab. edited: what a step touched. open_requested: a project. year_requested: another year.

    present_requested(pack, data, part, screen): present from a part on, on a screen by its name.
    renewed(pack, data): the papers are others now, also on the wall.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    year_requested = Signal(int)
    present_requested = Signal(object, object, int, str)
    renewed = Signal(object, object)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._year = 0
        self.commands = PackCommands(workspace, context, self)
        self.papers = PackPapers(workspace, context, self)
        self.publishing = Publishing(workspace, context, self)
        self.tools = ToolRow(workspace.profile.meetings, context.theme, self)
        self.side = SidePanel(self.commands, workspace.profile.words, context.theme, self)
        self.panel = PagePanel(context.theme, self)
        self._other_year = self.panel.message.add_button("")
        self.reader = PackReader(workspace, context, self)
        self.desk = PackDesk(self.reader, self.tools, self.side, self.commands, self.papers)
        self._follower = PartFollower(self.reader, self.side.parts, self.panel.pages)
        self._keyboard = KeyboardKeeper(self.side, self.panel, self)
        self._lay_out()
        self._connect()
        self._stand_on(next_meeting(workspace.profile, context.clock.today()))

    @property
    def sight(self) -> PackSight | None:
        """What is shown; None before it is read, and where there are no papers."""
        return self.reader.sight

    def reload(self, changes: Changes) -> None:
        """Lay the papers out anew after any change, a little later, so that many make one."""
        if changes.office and not changes.everything:
            self.commands.see(None)  # our own step: the pages are read anew, and nobody else wrote
        if changes.everything or changes.numbers or changes.levels or changes.years or changes.office:
            self.reader.later()

    def set_fiscal_year(self, year: int) -> None:
        """Show the papers of another year."""
        if year != self._year:
            self.side.flush()
            self._year = year
            self._stand_on(self.tools.meeting)
            self.read()

    def show_meeting(self, key: str) -> None:
        """Show another meeting; the one in front stays while something typed for it cannot be stored."""
        self.side.flush()
        if self.side.is_unsaved:
            key = self.reader.meeting
        self.tools.show_meeting(key)
        self._stand_on(key)
        self.read()

    def show_page(self, key: str) -> None:
        """Show the papers of a meeting (its key), or ask for the folder for the website.

        The meeting in front stays where the profile has none of that key.
        """
        if key == PUBLISH:
            self.publish()
        elif self._workspace.profile.meeting(key) is not None:
            self.show_meeting(key)

    def publish(self) -> None:
        """Ask for the folder for the website with the results of the year shown."""
        self.side.flush()
        self.publishing.ask(self._year)

    def flush(self) -> None:
        """Store what is being typed."""
        self.side.flush()

    def read(self) -> None:
        """Gather the papers beside the window."""
        self.reader.read()

    def _on_read(self, sight: PackSight) -> None:
        """Show what was read last."""
        self.tools.allow(pages=bool(sight.pages), why="" if sight.pages else _ALL_OFF)
        self.side.setEnabled(True)
        self.commands.see(sight.edition)
        self.side.show_sight(sight, read_only=self._workspace.read_only)
        self.panel.show_sight(sight)
        self._follower.keep_to_part(sight)
        self._say_what_is_missing(sight)
        self._keyboard.give_back()
        self.renewed.emit(sight.pack, sight.data)

    def _on_failed(self, error: Exception) -> None:
        """Say why there are no papers; faults that nobody expects go to the window."""
        self._keyboard.take()
        self.tools.allow(pages=False, why=_NO_PAPERS)
        self.side.setEnabled(False)
        if isinstance(error, UserError):
            self._offer_year(self._year + 1 if self._year < self._workspace.profile.last_year else 0)
            self.panel.show_none(str(error))
            return
        self._offer_year(0)
        is_stopped = isinstance(error, CancelledError)
        self.panel.show_none(_STOPPED if is_stopped else "会議資料を用意できませんでした。")
        self._context.reporter.show(error)

    def _say_what_is_missing(self, sight: PackSight) -> None:
        """Say where all is switched off; where the year has no answers yet, with the way to one that has."""
        if not sight.pages:
            self._offer_year(0)
            self.panel.message.show_message(_ALL_OFF, "care")
            return
        if sight.has_answers or not _REPORTING & {part.kind for part in sight.pack.parts}:
            self.panel.message.show_message("")
            return
        reported = sight.term.results_year(sight.fiscal_year)
        self._offer_year(self._year - 1 if reported > self._workspace.profile.first_year else 0)
        self.panel.message.show_message(
            f"{long_year(reported)}の実績の回答がまだないため、評価の図と一覧は空です。", "care"
        )

    def _offer_year(self, year: int) -> None:
        """Offer another year on the button of the message; 0 offers none."""
        self._other_year.setVisible(bool(year))
        self._other_year.setText(f"{long_year(year)}の資料を開く" if year else "")
        self._other_year.setProperty("year", year)

    def _on_other_year(self) -> None:
        """Ask for the year that was offered."""
        self.year_requested.emit(int(self._other_year.property("year")))

    def _stand_on(self, key: str) -> None:
        """Work for a meeting of the year shown; until its papers are read, nothing can be done with them."""
        self.tools.show_meeting(key)
        if not self.reader.stands_on(key, self._year):
            self.side.leave()  # before the keyboard leaves its fields, which stores what is in them
        self.reader.stand_on(key, self._year)
        self.commands.stand_on(key, self._year)
        if self._year:
            self.tools.say(about_words(self._workspace.packs.meeting(key), self._year))
        if self.sight is None:
            self._keyboard.take()
            self.side.setEnabled(False)
            self.tools.allow(pages=False, why=_READING)
            self._offer_year(0)
            self.panel.show_none(_READING, "info")

    def _lay_out(self) -> None:
        """Put the tools over the office's part and the pages."""
        self._body = SplitBody(self._context.theme, self.side, self.panel, self)
        self._scroll = self._body.scrolled(self)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._scroll, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tools)
        layout.addLayout(self._inner, 1)
        self._body.share(1, 2)
        self.setFocusProxy(self.side)
        self.side.setEnabled(False)
        self.tools.allow(pages=False)
        self._space()

    def _connect(self) -> None:
        """Wire the parts to each other and to what they ask of the window."""
        self.reader.arrived.connect(self._on_read)
        self.reader.failed.connect(self._on_failed)
        self._context.clock.changed.connect(self.read)
        self._context.theme.changed.connect(self._space)
        self.commands.edited.connect(self.edited)
        self.commands.refused.connect(self.read)
        self.papers.opened.connect(self.open_requested)
        self.tools.meeting_chosen.connect(self.show_meeting)
        self.tools.publish.clicked.connect(self.publish)
        self.desk.present_requested.connect(self.present_requested)
        self.panel.pages.opened.connect(self.desk.present_page)
        QShortcut(QKeySequence("Ctrl+P"), self, self.tools.printed.click)
        QShortcut(QKeySequence("F5"), self, self.desk.present)  # from the header too, while the tab is shown
        self._other_year.clicked.connect(self._on_other_year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._context.theme.gap
        self._inner.setContentsMargins(gap(16), gap(4), gap(16), gap(12))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the tab: whoever opens it with a click is left in the header else."""
        super().showEvent(event)
        self.tools.offer_screens()
        if event.spontaneous() or isinstance(QApplication.focusWidget(), QTabBar):
            return
        if self.side.isEnabled():
            self.setFocus()
        else:
            self._keyboard.owe()


def next_meeting(profile: PlanProfile, today: dt.date) -> str:
    """Return the key of the meeting that is next in the fiscal year; the last one when all are over.

    The one on the whole plan is held in the last year (図表6-3).
    """
    is_last = half_year_of(today).fiscal_year >= profile.last_year
    meetings = [term for term in profile.meetings if is_last or term.key != WHOLE_MEETING]
    months = [(term.month - 4) % 12 for term in meetings]
    now = (today.month - 4) % 12
    due = [place for place, month in enumerate(months) if month >= now]
    return meetings[min(due, key=months.__getitem__) if due else -1].key
