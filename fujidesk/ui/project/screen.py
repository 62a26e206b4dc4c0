"""個票: shows a project, hands its edits on to be stored, and follows the list's order.

It keeps which project is shown, and what was typed there and could not be stored, for each project until
it is opened again. Its parts tell it by signals and are told by methods; they do not know each other.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes, JsonValue
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.project.empty_state import GONE, EmptyState
from fujidesk.ui.project.exports import SheetExports
from fujidesk.ui.project.navigation import Navigation
from fujidesk.ui.project.report_desk import ReportDesk
from fujidesk.ui.project.sheet_view import SheetView
from fujidesk.ui.project.sheet_writer import SheetWriter

if TYPE_CHECKING:
    from fujidesk.domain.records import ProjectRecord


class ProjectScreen(QWidget):
    """The sheet of one project.

    It alone knows services: parts get records and values, and tell by signals what the user did. Each write
    goes out as `edited` once, and comes back by `reload` from the window, where one's own is passed over.
    What could not be stored is kept as text a project and field, so that nothing typed is lost by going on.
    """

    edited = Signal(Changes)
    project_opened = Signal(str)
    import_requested = Signal()
    list_requested = Signal()
    plan_requested = Signal(int, str)
    """A project of another plan is wanted: the plan's id, the number there."""

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._reporter = context.reporter
        self._record: ProjectRecord | None = None
        self._shown: Changes | None = None
        self._drafts: dict[str, dict[str, str]] = {}
        self._writer = SheetWriter(workspace, context.reporter, self)
        self._exports = SheetExports(workspace, context, self)
        self._empty = EmptyState(self)
        self._view = SheetView(workspace.profile, context.theme, context.clock, self)
        self._desk = ReportDesk(workspace, self._view, self._writer, self)
        self._navigation = Navigation(self._view.header, self)
        self._stack = QStackedWidget(self)
        self._build()
        self._connect()

    @property
    def number(self) -> str:
        """The number of the project shown; "" when there is none."""
        return self._record.number if self._record else ""

    @property
    def view(self) -> SheetView:
        """The parts of the sheet."""
        return self._view

    def open_project(self, number: str) -> None:
        """Show a project; what is typed in the one before is stored first."""
        self.flush()
        try:
            record = self._workspace.registry.sheet(number).record
            state = self._desk.read(record)
        except FujideskError as error:
            self._reporter.show(error)
            return
        self._record = record
        self._view.start(record, self._drafts.get(number, {}), state)
        self._stack.setCurrentWidget(self._view)
        self._show_place()
        self._show_history()
        self.project_opened.emit(number)

    def take_focus(self) -> None:
        """Put the keyboard on the schedule, or on the first text of a project that has none."""
        if self._stack.currentWidget() is self._view:
            self._view.take_focus()
        else:
            self._empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_order(self, numbers: Sequence[str]) -> None:
        """Follow the list's filter and order with 前 and 次."""
        self._navigation.set_order(numbers)

    def set_fiscal_year(self, year: int) -> None:
        """Show another fiscal year."""
        self._view.set_fiscal_year(year)

    def reload(self, changes: Changes) -> None:
        """Show what changed; fields with typing that is not stored yet stay as they are."""
        if changes is self._shown:
            return  # our own write, coming back by way of the window
        self._desk.forget(changes)
        if changes.everything:
            self._view.set_departments(self._workspace.registry.departments())
        concerned = changes.everything or bool(changes.years) or self.number in changes.numbers
        if self._record is not None and concerned:
            self._refresh(self._record.number)
        self._show_place()

    def flush(self) -> None:
        """Store everything typed; what cannot be stored is kept and shown again with its project."""
        if self._record is None:
            return
        self._view.flush()
        drafts = self._view.drafts()
        self._drafts.pop(self.number, None)
        if drafts:
            self._drafts[self.number] = drafts

    def _build(self) -> None:
        """Stack the sheet over what is shown while no project is chosen."""
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._view.set_read_only(self._workspace.read_only)
        self._view.set_departments(self._workspace.registry.departments())
        self._show_place()

    def _connect(self) -> None:
        """Wire the parts to each other; they know nothing of one another."""
        header, view = self._view.header, self._view
        # What leaves a part is stored by the writer; only `_on_written` shows it, so that the sheet never
        # shows what is not stored.
        self._writer.written.connect(self._on_written)
        self._empty.list_requested.connect(self.list_requested)
        view.committed.connect(self._on_committed)
        view.schedule.edit_wanted.connect(self._writer.apply)
        view.texts.import_requested.connect(self.import_requested)
        view.years.history_shown.connect(self._show_history)
        view.years.history.revert_wanted.connect(self._writer.revert)
        view.years.history.lineage.passage_chosen.connect(self.plan_requested)
        self._navigation.number_wanted.connect(self.open_project)
        self._navigation.jumped.connect(self.take_focus)
        header.undo_wanted.connect(self._on_undo)
        header.choice_made.connect(self._writer.choose)
        self._writer.choice_refused.connect(header.show_stored)
        header.export_wanted.connect(self._on_export)
        QShortcut(QKeySequence("Ctrl+P"), self, header.ask_print)
        QShortcut(QKeySequence("Ctrl+S"), self, self._view.store_all)

    def _refresh(self, number: str) -> None:
        """Read the project again and show it where it changed; one that is gone gives way to a sentence."""
        before = self._desk.state
        try:
            record = self._workspace.registry.sheet(number).record
        except UserError:
            self._record = None
            self._empty.show_sentence(GONE)
            self._stack.setCurrentWidget(self._empty)
            return
        state = self._desk.read(record)
        if (record, state) != (self._record, before):
            self._record = record
            self._view.update_record(record, state)
            self._show_history()

    def _show_place(self) -> None:
        """Show the place in the list and what 元に戻す takes back."""
        self._navigation.show_number(self.number)
        self._view.header.show_undo(self._workspace.edits.undo_label)

    def _show_history(self) -> None:
        """Read the history, but only while it is in front."""
        if self._record is not None and self._view.years.is_history_shown():
            history, space = self._view.years.history, self._workspace
            history.set_entries(space.history.of_project(self.number))
            passages = space.lineage.of(self.number) if len(space.plans) > 1 else ()
            history.lineage.show_passages(passages, is_sample=space.is_sample)

    def _on_committed(self, key: str, before: JsonValue, after: JsonValue) -> None:
        """Store what was typed in a field."""
        if self._record is not None:
            self._writer.store_field(self.number, self._view.field(key), before, after)

    def _on_undo(self) -> None:
        """Take the last step back; what is being typed is stored first and so is that step."""
        self.flush()
        self._writer.undo()

    def _on_export(self, kind: str) -> None:
        """Let the sheet leave as it stands, with what is being typed."""
        self.flush()
        if self._record is not None:
            self._exports.export(kind, self._record)

    def _on_written(self, changes: Changes) -> None:
        """Show a write of our own and tell the window; the same value coming back is not shown twice."""
        self.reload(changes)
        self._shown = changes
        self.edited.emit(changes)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard on, as when the tab is opened by key.

        Not by a focus proxy: with one, Qt 6.11 leads Tab from the last field back to the proxy and never to
        the head of the sheet.
        """
        super().focusInEvent(event)
        self.take_focus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Store what is being typed when another tab comes to the front."""
        super().hideEvent(event)
        self.flush()
