"""The backups of a database as a table: when, why, how large, what they hold, what has changed since."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from fujidesk.models.copies import Held
from fujidesk.services.restoring import ListedBackup
from fujidesk.ui.formats import moment
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme

HEADINGS = ("日時", "理由", "大きさ", "事業", "変更履歴", "この後の変更")
_COLUMN_GAP_PX = 3
UNREADABLE = "読めません"


class BackupList(QWidget):
    """chosen: another row is stood on. opened: Enter or a double click on a row."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._backups: tuple[ListedBackup, ...] = ()
        self._model = TextTableModel(HEADINGS, self)
        self.table = QTableView(self)
        self.table.setModel(self._model)
        self.table.setAccessibleName("バックアップの一覧")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setStretchLastSection(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.activated.connect(self._on_activated)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_backups(self, backups: Sequence[ListedBackup], present: Held | None) -> None:
        """Show other backups, newest first, and stand on the newest; present: what the database holds now."""
        self._backups = tuple(backups)
        details = [str(backup.path) for backup in backups]
        self._model.set_rows([_cells(backup, present) for backup in backups], details)
        self._fit_columns()
        if backups:
            self.table.selectRow(0)
        self.chosen.emit()

    @property
    def current(self) -> ListedBackup | None:
        """The backup stood on; None where there is none."""
        row = self.table.currentIndex().row()
        return self._backups[row] if 0 <= row < len(self._backups) else None

    def _on_row(self) -> None:
        """Tell that another row is stood on."""
        self.chosen.emit()

    def _on_activated(self, _index: QModelIndex) -> None:
        """Tell that a row was entered."""
        self.opened.emit()

    def _restyle(self) -> None:
        """Take over the text size."""
        dress_table(self.table, self._theme)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """Make each column as wide as its longest text; the last one takes what is left."""
        self.table.resizeColumnsToContents()
        for column in range(len(HEADINGS) - 1):
            width = self.table.columnWidth(column) + self._theme.gap(_COLUMN_GAP_PX)
            self.table.setColumnWidth(column, width)


def changes_since(backup: ListedBackup, present: Held | None) -> int | None:
    """Return how many changes were made after a backup; None where that is not known."""
    if backup.held is None or present is None:
        return None
    return max(present.changes - backup.held.changes, 0)


def _cells(backup: ListedBackup, present: Held | None) -> tuple[str, ...]:
    """Return the cells of a row."""
    size = f"{max(backup.size // 1024, 1):,} KB"
    head = (moment(backup.name.made_at), backup.name.reason_word or "―", size)
    if backup.held is None:
        return (*head, UNREADABLE, UNREADABLE, "―")
    since = changes_since(backup, present)
    after = "―" if since is None else f"{since:,} 件" if since else "なし"
    return (*head, f"{backup.held.projects:,} 件", f"{backup.held.changes:,} 件", after)
