"""新規事業 of a fiscal year: board and list, one project's details beside, and what is done with them."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, Entity, JsonValue
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.new_project_rules import current_step
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.printed import PrintedPart
from fujidesk.errors import EditConflictError, FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.newprojects.board import Board
from fujidesk.ui.newprojects.commands import NewProjectCommands
from fujidesk.ui.newprojects.detail import Detail, changed_values
from fujidesk.ui.newprojects.printed_list import printed_list
from fujidesk.ui.newprojects.tool_row import ToolRow
from fujidesk.ui.newprojects.words import list_columns, list_rows, passes
from fujidesk.ui.printed_lists import PrintedLists
from fujidesk.ui.widgets.basics import InlineMessage
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.scroll_page import PartsSplitter

_DETAIL_PX = 400
_BESIDE = 2.2
"""The details stand beside the board where the page is so many times as wide as they are at least."""


class NewProjectsPage(QWidget):
    """The page. edited(Changes); open_requested(project number); tab_requested(key of a tab).

    hearing_requested(key): open the notes of a hearing.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    tab_requested = Signal(str)
    hearing_requested = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._context = workspace, context
        self._service = workspace.new_projects
        self._clock = context.clock
        self._year = workspace.profile.last_year
        self._projects: dict[str, NewProject] = {}
        self._notes: dict[str, str] = {}
        theme = context.theme
        self.tools = ToolRow(workspace.profile.words, theme, self)
        self.empty = InlineMessage(self)
        self.empty_button = self.empty.add_button("調査票から取り込む…")
        self.board = Board(workspace.profile.words, theme, self._clock, self)
        self.table = FigureTable("新規事業", theme, self, whole_rows=True)
        self.table.setAccessibleName("新規事業の一覧。Enterで開く、Ctrl+Cで表計算ソフトへコピー")
        self.detail = Detail(workspace.profile, workspace.revisions.places(), theme, self)
        self._commands = NewProjectCommands(workspace, context, self)
        PrintedLists(workspace, context, self, self.tools.print_button, self._printed)
        self._lay_out()
        self._connect()

    # What the window says

    def set_fiscal_year(self, year: int) -> None:
        """Show another year."""
        self._year = year
        self._show_detail("")
        self._refill()

    def reload(self, changes: Changes) -> None:
        """Show what is stored now, where new projects or the returns may have changed."""
        if changes.everything or changes.years or {Entity.NEW_PROJECT, Entity.HEARING} & set(changes.office):
            self._refill()

    def open_project(self, key: str) -> None:
        """Show the details of a new project of the year, whatever board and list were narrowed to."""
        self.tools.search.clear()
        for chip in (self.tools.important, self.tools.unbudgeted):
            chip.setChecked(False)
        self._show_filtered()
        self._show_detail(key)
        self.board.choose(key)

    def _refill(self) -> None:
        """Read the year and show it."""
        self._projects = {item.key: item for item in self._service.all(self._year)}
        self._notes = self._service.source_notes(self._year)
        known = self._workspace.registry.departments()
        self.detail.offer_departments([item.name for item in known if item.valid_to is None])
        forms = self._service.task_figures(self._year).untaken
        words = f"{long_year(self._year)}の新規事業はまだありません。" if not self._projects else ""
        if words and forms:
            words += f"戻った新規事業調査が {forms} 件あります。"
        elif words and not self._workspace.read_only:
            words += "調査票を回収するか、「新規事業を追加…」で入力してください。"
        self.empty.show_message(words)
        self.empty_button.setVisible(bool(forms))
        self.empty_button.setEnabled(not self._workspace.read_only)
        self.tools.show_counts(len(self._projects), forms, may_write=not self._workspace.read_only)
        self._show_filtered()
        self._show_detail(self.detail.key if self.detail.isVisibleTo(self) else "")

    def _show_filtered(self) -> None:
        """Show what passes text and choices in board and list."""
        kept = [item for item in self._projects.values() if self._passes(item)]
        columns: dict[Step, list[NewProject]] = {step: [] for step in Step}
        for item in kept:
            columns[current_step(item)].append(item)
        self.board.show_projects(columns, may_write=not self._workspace.read_only)
        words = self._workspace.profile.words
        self.table.show_rows(list_rows(kept, self._clock.today(), self._notes, words), list_columns(words))

    def _passes(self, project: NewProject) -> bool:
        """Tell whether a project passes the filter."""
        row = self.tools
        wanted = not row.important.isChecked() or project.is_important
        missing = not row.unbudgeted.isChecked() or (
            project.requested_kyen is None and current_step(project) not in (Step.DECLINED, Step.ADOPTED)
        )
        return wanted and missing and passes(project, row.search.text())

    def _show_detail(self, key: str) -> None:
        """Show a project's details; hide them where there is none of this key."""
        project = self._projects.get(key)
        self.detail.setVisible(project is not None)
        if project is not None:
            note = self._notes.get(key, "")
            self.detail.show_project(project, note, may_write=not self._workspace.read_only)
            self.detail.hearings.show_hearings(self._workspace.hearings.about(key))
        self._arrange()

    def _arrange(self) -> None:
        """Give the details the whole page where there is no room beside them, as with large text."""
        narrow = self.width() < self._context.theme.px(_DETAIL_PX) * _BESIDE
        alone = narrow and self.detail.isVisibleTo(self)
        had_keys = any(part.hasFocus() for part in self.views.findChildren(QWidget))
        self.views.setVisible(not alone)
        self.tools.setVisible(not alone)
        if alone and had_keys:
            self.detail.close_button.setFocus()

    def _on_closed(self) -> None:
        """Go back to the card or line that was open."""
        key = self.detail.key
        self._show_detail("")
        if self.views.currentWidget() is self.board:
            self.board.choose(key)
        else:
            self.table.setFocus()

    # What the user does

    def _on_field(self, field: str, before: JsonValue, value: JsonValue) -> None:
        """Store an edit of the details, where the value that it was made from still holds."""
        key = self.detail.key
        try:
            stored = self._service.get(key)
            wanted, seen = (changed_values(stored, field, item) for item in (value, before))
            changes = self._service.change(key, wanted, seen)
        except EditConflictError:
            self.detail.refuse_conflict(field, self._service.get(key))
            return
        except FujideskError as error:
            self.detail.refuse(field, error)
            return
        self.detail.mark(field, value)
        self.edited.emit(changes)

    def _on_step(self, step: Step) -> None:
        """Ask for what a step needs, for the project in the details."""
        self.ask_step(self.detail.key, step)

    def ask_step(self, key: str, step: Step | None) -> None:
        """Ask for what a step needs; step None: the next as a rule."""
        project = self._projects.get(key)
        if project is not None:
            self._commands.ask_step(project, step)

    def _on_important(self, important: bool) -> None:
        """Set or take off the mark."""
        self._commands.do(partial(self._service.set_important, self.detail.key, important=important))

    def _on_take_back(self) -> None:
        """Take the last step back."""
        self._commands.do(partial(self._service.take_back_last_step, self.detail.key))

    def _on_remove(self) -> None:
        """Remove the project shown; Ctrl+Z brings it back."""
        self._commands.do(partial(self._service.remove, self.detail.key))

    def _on_take_forms(self) -> None:
        """Take forms of the year over."""
        self._commands.take_forms(self._year)

    def _on_add(self) -> None:
        """Add a new project of the year."""
        self._commands.add(self._year)

    def _on_export(self) -> None:
        """Write the workbook of the year."""
        self._commands.export(self._year, costs=not self.tools.no_costs.isChecked())

    def _printed(self) -> list[PrintedPart]:
        """Return the list for paper, also while the board shows."""
        shown, every = self.table.figures.rowCount(), len(self._projects)
        words = self.tools.conditions
        about = f"条件：{words}　{every:,} 件のうち {shown:,} 件" if words else f"{every:,} 件"
        costs = not self.tools.no_costs.isChecked()
        return [printed_list(f"{long_year(self._year)}の新規事業", self.table.figures, about, costs=costs)]

    def _lay_out(self) -> None:
        """Tools on top, then board or list with the details beside."""
        self.views = QStackedWidget(self)
        self.views.addWidget(self.board)
        self.views.addWidget(self.table)
        body = PartsSplitter(Qt.Orientation.Horizontal, self)
        body.addWidget(self.views)
        body.addWidget(self.detail)
        body.setStretchFactor(0, 1)
        self.detail.hide()
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.tools)
        self._box.addWidget(self.empty)
        self._box.addWidget(body, 1)
        self._space()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        theme, gap = self._context.theme, self._context.theme.gap
        self.detail.setMinimumWidth(theme.px(_DETAIL_PX))
        self._box.setContentsMargins(gap(16), gap(8), gap(16), gap(12))
        self._box.setSpacing(gap(8))
        self._arrange()

    def _connect(self) -> None:
        """Connect tools, board, list and details."""
        tools, detail = self.tools, self.detail
        self._context.theme.changed.connect(self._space)
        self._commands.edited.connect(self.edited)
        self._commands.made.connect(self._show_detail)
        tools.view_chosen.connect(self.views.setCurrentIndex)
        tools.filter_changed.connect(self._show_filtered)
        tools.take_button.clicked.connect(self._on_take_forms)
        self.empty_button.clicked.connect(self._on_take_forms)
        tools.add_button.clicked.connect(self._on_add)
        tools.export_button.clicked.connect(self._on_export)
        self.board.opened.connect(self._show_detail)
        self.board.advanced.connect(self._on_advanced)
        self.board.dropped.connect(self.ask_step)
        self.table.opened.connect(self._show_detail)
        detail.changed.connect(self._on_field)
        detail.step_chosen.connect(self._on_step)
        detail.take_back_chosen.connect(self._on_take_back)
        detail.important_chosen.connect(self._on_important)
        detail.remove_chosen.connect(self._on_remove)
        detail.open_chosen.connect(self.open_requested)
        detail.closed.connect(self._on_closed)
        detail.hearings.chosen.connect(self.hearing_requested)

    def _on_advanced(self, key: str) -> None:
        """Take the next step as a rule."""
        self.ask_step(key, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the details beside the board, or in its place."""
        super().resizeEvent(event)
        self._arrange()
