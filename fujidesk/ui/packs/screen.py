"""会議資料: pick a meeting, see its papers as pages, decide what is in them, write, print, present."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.meetings import MeetingTerm
from fujidesk.domain.pack_editions import SINCE_PLACE
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.page_panel import PagePanel
from fujidesk.ui.packs.papers import PackPapers
from fujidesk.ui.packs.publishing import Publishing
from fujidesk.ui.packs.side_panel import SidePanel
from fujidesk.ui.packs.sight import PackSight, about_words, gather
from fujidesk.ui.packs.tool_row import ToolRow
from fujidesk.ui.widgets.split_body import SplitBody

PUBLISH = "publish"
"""Key of 公表 among the pages that a task may open."""
_PAUSE_MS = 300
"""Several changes in a row lay the pages out once."""


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
        self._turn = 0
        self._sight: PackSight | None = None
        self.commands = PackCommands(workspace, context, self)
        self.papers = PackPapers(workspace, context, self)
        self.publishing = Publishing(workspace, context, self)
        self.tools = ToolRow(workspace.profile.meetings, context.theme, self)
        self.side = SidePanel(self.commands, context.theme, self)
        self.panel = PagePanel(context.theme, self)
        self._other_year = self.panel.message.add_button("")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._lay_out()
        self._connect()
        self._stand_on(next_meeting(workspace.profile.meetings, context.clock.today()))

    @property
    def sight(self) -> PackSight | None:
        """What is shown; None before it is read, and where there are no papers."""
        return self._sight

    def reload(self, changes: Changes) -> None:
        """Lay the papers out anew after any change, a little later, so that many make one."""
        if changes.everything or changes.numbers or changes.levels or changes.years or changes.office:
            self._timer.start()

    def set_fiscal_year(self, year: int) -> None:
        """Show the papers of another year."""
        if year != self._year:
            self.side.flush()
            self._year = year
            self._stand_on(self.tools.meeting)
            self.read()

    def show_meeting(self, key: str) -> None:
        """Show another meeting."""
        self.side.flush()
        self.tools.show_meeting(key)
        self._stand_on(key)
        self.read()

    def show_page(self, key: str) -> None:
        """Show the papers of a meeting of the profile (its key), or ask for the folder for the website."""
        if key == PUBLISH:
            self.publish()
        else:
            self.show_meeting(key)

    def publish(self) -> None:
        """Ask for the folder for the website with the results of the year shown."""
        self.side.flush()
        self.publishing.ask(self._year)

    def flush(self) -> None:
        """Store what is being typed."""
        self.side.flush()

    def read(self) -> None:
        """Gather the papers beside the window; only the newest answer counts."""
        self._timer.stop()
        self._turn += 1
        self._context.tasks.run(
            "会議資料の準備", self._gather, partial(self._on_read, self._turn),
            partial(self._on_failed, self._turn),
        )  # fmt: skip

    def _gather(self, progress: Progress) -> PackSight:
        """Read; in the worker's thread."""
        today = self._context.clock.today()
        return gather(self._workspace, self.tools.meeting, self._year, today, progress)

    def _on_read(self, turn: int, sight: PackSight) -> None:
        """Show what was read last."""
        if turn != self._turn:
            return
        self._sight = sight
        self.tools.allow(pages=True)
        self.side.setEnabled(True)
        self.side.show_sight(sight, read_only=self._workspace.read_only)
        self.panel.show_sight(sight)
        self._keep_to_part(sight)
        self._say_if_unanswered(sight)
        self.renewed.emit(sight.pack, sight.data)

    def _on_failed(self, turn: int, error: Exception) -> None:
        """Say why there are no papers; faults that nobody expects go to the window."""
        if turn != self._turn:
            return
        self._sight = None
        self.tools.allow(pages=False)
        self.side.setEnabled(False)
        if isinstance(error, UserError):
            self._offer_year(self._year + 1 if self._year < self._workspace.profile.last_year else 0)
            self.panel.show_none(str(error))
        else:
            self.panel.show_none("会議資料を用意できませんでした。")
            self._context.reporter.show(error)

    def _say_if_unanswered(self, sight: PackSight) -> None:
        """Say where the reported year has no answers yet, with the way to the year that has."""
        if sight.has_answers:
            self.panel.message.show_message("")
            return
        reported = sight.term.results_year(sight.fiscal_year)
        earlier = self._year - 1 if self._year > self._workspace.profile.first_year else 0
        self._offer_year(earlier)
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
        """Work for a meeting of the year shown."""
        self.tools.show_meeting(key)
        self.commands.stand_on(key, self._year)
        if self._year:
            self.tools.say(about_words(self._workspace.packs.meeting(key), self._year))

    def _on_part(self, kind: str) -> None:
        """Bring the first page of a part to the top."""
        part = None if self._sight is None else self._sight.part_of_kind(kind)
        if self._sight is not None and part is not None:
            self.panel.pages.go_to(self._sight.first_page(part))

    def _keep_to_part(self, sight: PackSight) -> None:
        """Stay in the part stood on, whose pages may have moved."""
        row = self.panel.pages.currentIndex().row()
        part = sight.part_of_kind(self.side.parts.kind)
        if part is not None and 0 <= row < len(sight.pages) and sight.pages[row].part != part:
            self.panel.pages.go_to(sight.first_page(part))

    def _on_page(self, row: int) -> None:
        """Stand on the part of a page."""
        if self._sight is not None:
            part = self._sight.pack.parts[self._sight.pages[row].part]
            self.side.parts.choose(part.kind.value)

    def _on_opened(self, row: int) -> None:
        """Present from the part of a page on."""
        if self._sight is not None:
            self._present(self._sight, self._sight.pages[row].part)

    def _on_present(self) -> None:
        """Present from the beginning."""
        self.side.flush()
        if self._sight is not None:
            self._present(self._sight, 0)

    def _present(self, sight: PackSight, part: int) -> None:
        """Ask for the show."""
        self.present_requested.emit(sight.pack, sight.data, part, self.tools.screen_name)

    def _on_export(self) -> None:
        """Ask where to write the papers."""
        self.side.flush()
        if self._sight is not None:
            self.papers.export(self._sight)

    def _on_print(self) -> None:
        """Print the papers."""
        self.side.flush()
        if self._sight is not None:
            self.papers.print_pages(self._sight)

    def _on_copy(self) -> None:
        """Take last year's texts, after saying what goes."""
        if self._sight is not None and self.papers.may_copy(self._sight):
            self.commands.copy_last_year()

    def _on_take(self) -> None:
        """Freeze the papers as they are now."""
        self.side.flush()
        if self._sight is not None:
            self.papers.take_snapshot(self._sight, self.read)

    def _on_since(self, key: str) -> None:
        """Compare the page 前回からの変更 with another snapshot."""
        self.commands.set_text(SINCE_PLACE, key)

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
        self._timer.timeout.connect(self.read)
        self._context.clock.changed.connect(self.read)
        self._context.theme.changed.connect(self._space)
        self.commands.edited.connect(self.edited)
        self.commands.refused.connect(self.read)
        self.papers.opened.connect(self.open_requested)
        self.tools.meeting_chosen.connect(self.show_meeting)
        self.tools.present.clicked.connect(self._on_present)
        self.tools.export.clicked.connect(self._on_export)
        self.tools.printed.clicked.connect(self._on_print)
        self.tools.publish.clicked.connect(self.publish)
        QShortcut(
            QKeySequence("F5"), self, self._on_present,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )  # fmt: skip
        self.side.parts.part_chosen.connect(self._on_part)
        self.side.texts.copy_chosen.connect(self._on_copy)
        self.side.snapshots.take_chosen.connect(self._on_take)
        self.side.snapshots.save_chosen.connect(self.papers.save_kept)
        self.side.snapshots.compare_chosen.connect(self.papers.compare)
        self.side.snapshots.since_chosen.connect(self._on_since)
        self.panel.pages.page_chosen.connect(self._on_page)
        self.panel.pages.opened.connect(self._on_opened)
        self._other_year.clicked.connect(self._on_other_year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._context.theme.gap
        self._inner.setContentsMargins(gap(16), gap(4), gap(16), gap(12))

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the tab: whoever opens it with a click is left in the header else."""
        super().showEvent(event)
        self.tools.offer_screens()
        if not event.spontaneous() and not isinstance(QApplication.focusWidget(), QTabBar):
            self.setFocus()


def next_meeting(meetings: tuple[MeetingTerm, ...], today: dt.date) -> str:
    """Return the key of the meeting that is next in the fiscal year; the last one when all are over."""
    months = [(term.month - 4) % 12 for term in meetings]
    now = (today.month - 4) % 12
    due = [place for place, month in enumerate(months) if month >= now]
    return meetings[min(due, key=months.__getitem__) if due else -1].key
