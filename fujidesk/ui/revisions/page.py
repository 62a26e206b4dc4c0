"""変更・見直し: the changes of a fiscal year, what each did, and the register as it stood on any day.

A page of 計画・体制. All is read where it is shown: a handful of queries; the register of a day is worked out
beside the window.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity
from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.progress import Progress
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revision_lines import EffectLine, day_words, projects_words
from fujidesk.domain.revisions import Revision, revision_name
from fujidesk.services.revisions import RegisterThen
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.printed_lists import PrintedLists, card_part
from fujidesk.ui.revisions import rows
from fujidesk.ui.revisions.order_dialog import OrderDialog
from fujidesk.ui.revisions.tool_row import ToolRow
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.list_card import ListCard
from fujidesk.ui.widgets.printed_figures import figures_block
from fujidesk.ui.widgets.split_body import SplitBody
from fujidesk.ui.year_export import YearBook, YearExport

_SHARES = (1, 1)
_ONLY_READ = "（読み取り専用）"
_NONE_YET = (
    "名称・置き場所・分類の変更、統合・分割・休止・再開・完了を「変更を登録…」で登録すると、ここに"
    "並びます。新規事業の計画登載と組織改正も、ここに出ます。"
)


class RevisionsPage(QWidget):
    """The page. edited: what a change touched. open_requested: a project number."""

    edited = Signal(Changes)
    open_requested = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._context = workspace, context
        self._year, self._turn = 0, 0
        self._shown: dict[str, tuple[Revision, tuple[EffectLine, ...]]] = {}
        self._titles: dict[str, str] = {}
        theme = context.theme
        book = YearBook("変更・見直し", "変更・見直しの一覧", workspace.revisions.write_workbook)
        self._export = YearExport(book, context, self)
        self.tools = ToolRow(workspace.profile, theme, self)
        self.list = ListCard(
            FigureTable("変更の一覧", theme, self, whole_rows=True, act="右の内容へ移る"), theme, self
        )
        self.detail = ListCard(FigureTable("変更の内容", theme, self, whole_rows=True), theme, self)
        self.then = ListCard(FigureTable("この日の台帳", theme, self, whole_rows=True), theme, self)
        PrintedLists(workspace, context, self, self.tools.print_button, self._printed)
        self._body = SplitBody(theme, self.list, self.detail, self)
        self._stack = QStackedWidget(self)
        self._scroll = self._body.scrolled(self)
        self._lay_out()
        self._connect()

    # What the window says

    def set_fiscal_year(self, year: int) -> None:
        """Show the changes of another year."""
        if year != self._year:
            self._year = year
            self._read()

    def reload(self, changes: Changes) -> None:
        """Read anew what a change touched: revisions, and titles of projects."""
        if changes.everything or changes.numbers or changes.levels or Entity.REVISION in changes.office:
            self._read()

    def register(self, numbers: Sequence[str]) -> None:
        """Ask for a change of projects that are chosen already, such as in 事業一覧."""
        if self._workspace.read_only:
            return
        service = self._workspace.revisions
        calls = (service.planned, self._make)
        theme, today = self._context.theme, self._context.clock.today()
        OrderDialog(service.now(), calls, theme, self, today, numbers).open()

    # What is shown

    def _read(self) -> None:
        """Read the year's changes and show them; the register of a day is read only where it is looked at."""
        service = self._workspace.revisions
        found = service.lines(self._year)
        self._titles = service.titles()
        self._shown = {revision.key: (revision, lines) for revision, lines in found}
        listed = rows.change_rows(
            [revision for revision, _ in found], self._titles, self._workspace.profile.words
        )
        self.list.table.show_rows(listed, rows.CHANGE_COLUMNS)
        year = long_year(self._year)
        heading = f"{year}の変更・見直し　{len(found):,} 件" if found else f"{year}の変更はまだありません"
        self.list.say(heading, "" if found else _NONE_YET)
        self.tools.allow(may_write=not self._workspace.read_only, has_changes=bool(found))
        self._show_detail()
        if self.tools.then.isChecked():
            self._on_then()

    def _show_detail(self) -> None:
        """Show the change stood on, before and after."""
        found = self._shown.get(self.list.table.current_number())
        self.detail.table.setVisible(found is not None)
        if found is None:
            self.detail.say("変更を選ぶと、変更前と変更後が出ます", "")
            self.detail.table.show_rows((), rows.EFFECT_COLUMNS)
            return
        revision, lines = found
        self.detail.say(
            f"{self._kind(revision)}　{day_words(revision.day)}",
            f"{projects_words(revision, self._titles)}\n理由：{revision.reason}\n決定：{revision.meeting}",
        )
        self.detail.table.show_rows(rows.effect_rows(lines), rows.EFFECT_COLUMNS)

    def _on_then(self) -> None:
        """Show the register of the chosen day, or the changes again; only the newest answer counts."""
        self._turn += 1
        if not self.tools.then.isChecked():
            self._stack.setCurrentWidget(self._scroll)
            return
        work = partial(self._gather, self.tools.chosen_day)
        self._context.tasks.run("この日の台帳の読み込み", work, partial(self._on_gathered, self._turn))

    def _gather(self, day: dt.date, _progress: Progress) -> RegisterThen:
        """Work the register of a day out; in the worker's thread."""
        return self._workspace.revisions.register_then(day)

    def _on_gathered(self, turn: int, found: RegisterThen) -> None:
        """Show the register of a day with what is different today."""
        if turn != self._turn:
            return
        later = f"{len(found.later):,} 事業" + (f"（{'、'.join(found.later[:10])}）" if found.later else "")
        self.then.say(
            f"{era_day(found.day)}の台帳　{len(found.records):,} 事業{_ONLY_READ}",
            f"今と違う事業 {len(found.differing):,}　この日にはまだなかった事業 {later}　"
            "変更・見直しだけを戻しています。個票での訂正は戻りません。",
        )
        profile = self._workspace.profile
        self.then.table.show_rows(rows.then_rows(found, profile), rows.then_columns(profile))
        self._stack.setCurrentWidget(self.then)

    # What the user does

    def _on_order(self) -> None:
        """Ask for a change."""
        self.register(())

    def _make(self, order: RevisionOrder) -> None:
        """Make a change and tell the window."""
        changes = self._workspace.revisions.make(order)
        self._read()
        self.edited.emit(changes)

    def _on_export(self) -> None:
        """Write the list of the year shown."""
        self._export.ask(self._year)

    def _kind(self, revision: Revision) -> str:
        """Return what the city calls a kind of change."""
        return revision_name(revision.kind, self._workspace.profile.words)

    def _printed(self) -> list[PrintedPart]:
        """Return the year's changes with what each did, or the register of a day, as they show."""
        if self.tools.then.isChecked():
            then = card_part(self.then)
            return [replace(then, title=then.title.removesuffix(_ONLY_READ))]
        listed = card_part(self.list)
        effects = (
            figures_block(
                revision.key, f"{self._kind(revision)}　{day_words(revision.day)}",
                rows.EFFECT_COLUMNS, rows.effect_rows(lines),
            )
            for revision, lines in self._shown.values()
        )  # fmt: skip
        return [replace(listed, blocks=(*listed.blocks, *effects))]

    def _on_list_opened(self, _key: str) -> None:
        """Go on to what the change did."""
        self.detail.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_opened(self, number: str) -> None:
        """Open a project that there is today."""
        if number in self._titles:
            self.open_requested.emit(number)

    def _lay_out(self) -> None:
        """Put the buttons over the changes, or over the register of a day."""
        self._body.share(*_SHARES)
        for widget in (self._scroll, self.then):
            self._stack.addWidget(widget)
        for card in (self.list, self.detail, self.then):
            card.table.is_sample = self._workspace.is_sample
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.tools)
        self._inner = QVBoxLayout()
        self._inner.addWidget(self._stack, 1)
        outer.addLayout(self._inner, 1)
        self.setFocusProxy(self.list.table)
        self._space()

    def _connect(self) -> None:
        """Wire the parts to each other and to what they ask of the window."""
        self.tools.order_chosen.connect(self._on_order)
        self.tools.export_chosen.connect(self._on_export)
        self.tools.then_changed.connect(self._on_then)
        self.list.table.row_changed.connect(self._show_detail)
        self.list.table.opened.connect(self._on_list_opened)
        self.detail.table.opened.connect(self._on_opened)
        self.then.table.opened.connect(self._on_opened)
        self._context.theme.changed.connect(self._space)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._context.theme.gap
        self._inner.setContentsMargins(gap(16), 0, gap(16), gap(12))
