"""The tab 事業一覧: filter, table, preview, saved views, bulk edits, copying.

A keystroke runs `FilterBar.filter_changed` → `Listing.set_filter` → `ProjectTableView.show_rows` and nothing
else; counts, preview and the other screens follow after `_SETTLE_MS` in `_settle`. Keep it so: the issue
bounds the time from key to picture at twice a bare repaint (`python -m benchmarks filtering`).
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, HistoryEntry
from fujidesk.domain.filtering import ProjectFilter, offered_departments
from fujidesk.domain.fiscal import HalfYear, half_in_force
from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.itemmodels.project_columns import ColumnTexts
from fujidesk.ui.itemmodels.project_table import ProjectTableModel
from fujidesk.ui.registry.commands import RowCommands
from fujidesk.ui.registry.filter_card import FilterCard
from fujidesk.ui.registry.list_card import ListCard
from fujidesk.ui.registry.list_printing import ListPrinting
from fujidesk.ui.registry.listing import Listing, SortOrder
from fujidesk.ui.registry.preview import RECENT, PreviewPanel
from fujidesk.ui.registry.side_preview import SidePreview
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.registry.tool_row import ToolRow
from fujidesk.ui.registry.view_menu import ViewMenu
from fujidesk.ui.registry.view_spec import ViewSpec
from fujidesk.ui.widgets.filter_bar import FilterBar

_SETTINGS = "registry"
_SETTLE_MS = 60
"""Counts, preview and the order for the sheets follow the keystroke after this time."""
_EMPTY_REGISTER = "事業がまだ登録されていません。"
_HOW_TO_FILL = (
    "「事業を追加…」で一件ずつ入力するか、メニューの「台帳をExcelへ書き出し…」で書き出したブックに"
    "まとめて入力し、「台帳Excelの取り込み…」で取り込みます。"
)
_NOTHING_PASSES = "条件に当てはまる事業がありません。"


class RegistryScreen(QWidget):
    """The list of projects.

    Signals: open_requested(number); timeline_requested(number); order_changed(numbers as shown);
    revision_requested(numbers); add_requested (a project of the plan is to be entered); status_changed(text);
    edited(Changes), after which the window calls `reload`; filter_changed(ProjectFilter), also kept in
    `filter`.
    """

    open_requested = Signal(str)
    timeline_requested = Signal(str)
    order_changed = Signal(list)
    status_changed = Signal(str)
    edited = Signal(object)
    filter_changed = Signal(object)
    revision_requested = Signal(list)
    add_requested = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._clock = context.clock
        self._texts = ColumnTexts(workspace.profile)
        self._listing = Listing(self._texts)
        self._model = ProjectTableModel(self._texts, self)
        self._table = ProjectTableView(self._model, context.theme, self)
        self._bar = FilterBar(workspace.profile, self)
        self._views = ViewMenu(workspace.views, workspace.profile, context.reporter, self)
        self._tools = ToolRow(self._views, context.theme, self)
        self._card = ListCard(self._tools, self._table, context.theme, self)
        self._cards = QVBoxLayout(self)
        self._filter_card = FilterCard(self._bar, self._card, self._cards, context.theme)
        self._preview = PreviewPanel(self._texts, workspace.profile, context.theme, self)
        self._side = SidePreview(context.theme, self)
        self._commands = RowCommands(workspace, context, self._table)
        self._printing = ListPrinting(workspace, context, self._listing, self._table, self)
        self._told: list[str] | None = None
        self.filter = ProjectFilter()
        self._settle_timer = QTimer(self)
        self._settle_timer.setSingleShot(True)
        self._settle_timer.setInterval(_SETTLE_MS)
        self._lay_out()
        self._connect()
        self._recall()
        self._read(levels=True)

    def reload(self, changes: Changes) -> None:
        """Show what changed."""
        levels = changes.everything or bool(changes.levels)
        if levels or changes.numbers:
            self._read(levels=levels)
            self._settle()

    def set_fiscal_year(self, year: int) -> None:
        """Let phases be those of this year: of the half running now, or of the year's end."""
        self.set_half_year(half_in_force(year, self._clock.today()))

    def set_half_year(self, when: HalfYear) -> None:
        """Let phases be those of one half-year, in the list as in its filter."""
        self._texts.set_half_year(when)
        self._bar.set_half_year(when)
        self._table.header.show_year()
        self._listing.set_order(self._listing.order)
        self._told = None
        self._preview.show_project(None)
        self._show_rows()
        if self.isVisible():  # before it is shown, what follows the rows can wait for the first picture
            self._settle()

    def show_filter(self, wanted: ProjectFilter) -> None:
        """Narrow the list to what a figure elsewhere stands for."""
        self._bar.set_filter(wanted)
        self._on_filter(wanted)
        self._settle()
        if self.isVisible():  # filtered from another tab, the cursor stays there
            self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text box."""
        self._bar.focus_text()

    def _lay_out(self) -> None:
        """Set filter over list and preview."""
        self._side.set_parts(self._card, self._preview)
        self._cards.addWidget(self._filter_card)
        self._cards.addWidget(self._side, 1)
        self.setFocusProxy(self._table)
        if self._workspace.read_only:
            self._tools.forbid_editing("読み取り専用で開いているため、変更できません")
            self._views.forbid_saving("読み取り専用")
        self._restyle()

    def _connect(self) -> None:
        """Wire the parts; a slot tells what it follows."""
        self._context.theme.changed.connect(self._restyle)
        self._bar.filter_changed.connect(self._on_filter)
        self._bar.leave_requested.connect(self._table.setFocus)
        self._table.header.order_chosen.connect(self._on_order)
        self._table.copy_requested.connect(self._commands.copy)
        self._table.filter_requested.connect(self.focus_filter)
        self._table.clear_requested.connect(self._bar.clear)
        self._table.header.columns_changed.connect(self._remember)
        self._table.selection_changed.connect(self._settle_timer.start)
        self._table.menu_requested.connect(self._commands.open_menu)
        self._commands.edited.connect(self.edited)
        self._commands.revision_requested.connect(self.revision_requested)
        self._views.view_chosen.connect(self._on_view)
        self._tools.bulk_requested.connect(self._commands.edit_together)
        self._tools.copy_requested.connect(self._commands.copy)
        self._tools.print_requested.connect(self._printing.print_list)
        self._tools.columns_requested.connect(self._table.header.open_column_menu)
        self._tools.preview_toggled.connect(self._side.toggle)
        self._tools.preview_toggled.connect(self._remember)
        self._card.clear_requested.connect(self._bar.clear)
        self._card.add_requested.connect(self.add_requested)
        self._side.shown_changed.connect(self._tools.show_preview_state)
        for asked, told in (
            (self._table.opened, self.open_requested),
            (self._commands.open_requested, self.open_requested),
            (self._preview.open_requested, self.open_requested),
            (self._commands.timeline_requested, self.timeline_requested),
            (self._preview.timeline_requested, self.timeline_requested),
        ):
            asked.connect(self._settle)  # first, so that the other screens know the list as it stands
            asked.connect(told)
        self._settle_timer.timeout.connect(self._settle)
        jump = QShortcut(QKeySequence("Ctrl+L"), self)
        jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        jump.activated.connect(self.focus_filter)

    def _restyle(self) -> None:
        """Take over theme and text size."""
        self._bar.restyle(self._context.theme.gap(8))
        self._filter_card.restyle(self.height())
        self._table.restyle()
        self._card.restyle()
        self._preview.restyle()
        self._side.restyle()

    def _recall(self) -> None:
        """Take columns, order and preview as they were left."""
        kept = self._context.settings.group(_SETTINGS)
        spec = ViewSpec.from_values(kept)
        self._table.header.set_columns(spec.columns)
        self._listing.set_order(spec.order)
        self._table.header.show_order(spec.order)
        preview = kept.get("preview")
        self._side.wish = preview if isinstance(preview, bool) else None
        self._side.arrange()
        self._views.start_with(spec)

    def _remember(self) -> None:
        """Keep columns, order and preview for the next start."""
        spec = self._spec()
        values = dict(spec.to_settings())
        if self._side.wish is not None:
            values["preview"] = self._side.wish
        self._context.settings.put_group(_SETTINGS, values)
        self._views.follow(spec)

    def _read(self, *, levels: bool) -> None:
        """Read the rows anew, levels: and the words that go with them."""
        registry = self._workspace.registry
        try:
            rows, known_levels = registry.rows(), registry.levels()
            if levels:
                self._texts.set_levels(known_levels)
            self._bar.set_options(known_levels, offered_departments(rows, registry.departments()))
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self._listing.set_rows(rows)
        self._table.header.make_room_for(rows)
        self._preview.show_project(None)
        self._show_rows()

    def _show_rows(self) -> None:
        """Put what passes into the table."""
        shown = self._listing.shown
        self._table.show_rows(shown)
        if shown:
            self._card.show_table()
        elif not self._listing.all_rows:
            self._card.show_start(_EMPTY_REGISTER, _HOW_TO_FILL, can_add=not self._workspace.read_only)
        else:
            words = self._listing.filter.describe(self._workspace.profile)
            self._card.show_empty(_NOTHING_PASSES, f"いまの条件：{words}")
        self._settle_timer.start()

    def _spec(self) -> ViewSpec:
        """Return filter, columns and order as they stand, as a view would keep them."""
        return ViewSpec(self._listing.filter, self._table.header.columns(), self._listing.order)

    def _settle(self) -> None:
        """Bring counts, preview and the order of the sheets up to what the list shows."""
        self._settle_timer.stop()
        self._views.follow(self._spec())
        whole, shown = len(self._listing.all_rows), len(self._listing.shown)
        counts = f"{whole:,} 事業中 {shown:,} 件を表示"
        self._tools.show_counts(counts)
        self.status_changed.emit(f"{counts} ・ {self._table.selected_count():,} 件を選択")
        numbers = [row.number for row in self._listing.shown]
        if numbers != self._told:
            self._told = numbers
            self.order_changed.emit(numbers)
        self._show_preview()

    def _show_preview(self) -> None:
        """Show the project stood on with its newest changes, without them where they cannot be read."""
        row = self._table.current_row()
        if row is not None and row.number == self._preview.number:
            return
        recent: list[HistoryEntry] = []
        try:
            if row is not None:
                recent = self._workspace.history.of_project(row.number, RECENT)
        except FujideskError as error:
            self._context.reporter.show(error)
        self._preview.show_project(row, recent)

    def _on_filter(self, wanted: ProjectFilter) -> None:
        """Show what passes now; counts and preview follow a little later."""
        self._listing.set_filter(wanted)
        self._show_rows()
        self.filter = wanted
        self.filter_changed.emit(wanted)

    def _on_order(self, order: SortOrder) -> None:
        """Sort anew and remember it."""
        self._listing.set_order(order)
        self._show_rows()
        self._remember()

    def _on_view(self, spec: ViewSpec) -> None:
        """Show a saved view: its columns, order and filter."""
        self._table.header.set_columns(spec.columns)
        self._table.header.show_order(spec.order)
        self._listing.set_order(spec.order)
        self._bar.set_filter(spec.filter)
        self._on_filter(spec.filter)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the rows more room where the window becomes low."""
        super().resizeEvent(event)
        self._filter_card.restyle(self.height())
