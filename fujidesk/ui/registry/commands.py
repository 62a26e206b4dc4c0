"""What one does with the selected rows: copy them, edit them together, the menu of the right button.

Errors end here as sentences. What needs Qt's dialogs or HTML is imported when first used (see app.py on the
start).
"""

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu

from fujidesk.domain.changes import FieldChange
from fujidesk.errors import FujideskError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.registry.table_view import ProjectTableView


class RowCommands(QObject):
    """Works on what is selected in the table.

    Signals: edited(Changes); open_requested(number); timeline_requested(number);
    revision_requested(numbers): a change of the plan is to be entered.
    """

    edited = Signal(object)
    open_requested = Signal(str)
    timeline_requested = Signal(str)
    revision_requested = Signal(list)

    def __init__(self, workspace: Workspace, context: ScreenContext, table: ProjectTableView) -> None:
        super().__init__(table)
        self._workspace = workspace
        self._context = context
        self._table = table

    def copy(self) -> None:
        """Put the selected rows on the clipboard, with the columns that are shown."""
        rows = self._table.selected_rows()
        if not rows:
            self._context.reporter.inform("コピーする事業を選んでください。")
            return
        from fujidesk.ui.registry.copying import clipboard_data, table_of  # late: not needed for the list

        columns = self._table.header.columns().shown
        space = self._workspace
        table = table_of(rows, columns, self._table.texts, space.profile, sample=space.is_sample)
        QGuiApplication.clipboard().setMimeData(clipboard_data(table))
        self._context.reporter.inform(f"{len(rows):,} 件をコピーしました。Excel などに貼り付けられます。")

    def edit_together(self) -> None:
        """Open the dialog for bulk edits over the selected projects."""
        numbers = [row.number for row in self._table.selected_rows()]
        try:
            if not numbers:
                raise UserError(
                    "まとめて変更する事業を一覧で選んでください（Ctrl や Shift を押しながら選べます）。"
                )
            records = self._workspace.registry.records(numbers)
            departments = [record.name for record in self._workspace.registry.departments()]
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        from fujidesk.ui.registry.bulk_edit import BulkEditDialog  # late: not needed for the list

        dialog = BulkEditDialog(records, self._workspace.profile, departments, self._table)
        dialog.chosen.connect(self._on_chosen)
        dialog.open()

    def open_menu(self, spot: QPoint) -> None:
        """Open the menu of the right button at a point of the screen."""
        row = self._table.current_row()
        if row is None:
            return
        menu = QMenu(self._table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._add(menu, f"{row.number} の個票を開く", "open")
        self._add(menu, "タイムラインで見る", "timeline")
        menu.addSeparator()
        self._add(menu, "コピー", "copy")
        if not self._workspace.read_only:
            self._add(menu, "一括編集…", "bulk")
            self._add(menu, "変更・見直しを登録…", "revise")
        menu.addSeparator()
        columns = self._table.header.column_menu()
        columns.setParent(menu, columns.windowFlags())
        menu.addMenu(columns)
        menu.triggered.connect(self._on_menu)
        menu.popup(spot)

    def _add(self, menu: QMenu, text: str, command: str) -> None:
        """Add an entry that `_on_menu` knows by its command."""
        menu.addAction(text).setData(command)

    def _on_menu(self, action: QAction) -> None:
        """Do what was chosen with the row stood on or with all selected ones."""
        command, row = action.data(), self._table.current_row()
        if command == "open" and row is not None:
            self.open_requested.emit(row.number)
        elif command == "timeline" and row is not None:
            self.timeline_requested.emit(row.number)
        elif command == "copy":
            self.copy()
        elif command == "bulk":
            self.edit_together()
        elif command == "revise":
            self.revision_requested.emit([row.number for row in self._table.selected_rows()])

    def _on_chosen(self, changes: list[FieldChange], label: str) -> None:
        """Apply the bulk edit as one step that can be taken back."""
        try:
            made = self._workspace.edits.apply(changes, label)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        self._context.reporter.inform(
            f"{len(made.numbers):,} 件を変更しました（{label}）。Ctrl+Z で元に戻せます。"
        )
        self.edited.emit(made)
