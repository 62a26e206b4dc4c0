"""Going back to a backup: the list, what would be lost, and the work with its progress."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.models.copies import Held
from fujidesk.services.restoring import ListedBackup
from fujidesk.services.workspace import Workspace
from fujidesk.ui.backups.backup_list import BackupList, changes_since
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import moment
from fujidesk.ui.imports.work_dialog import WorkDialog
from fujidesk.ui.widgets.basics import button, text_label

TITLE = "バックアップから戻す"
_HOW = (
    "台帳を丸ごと、選んだ時点に戻します。"
    "いまの状態も「戻す前」としてバックアップに残るので、戻した後で元に戻せます。"
)
_ALL_PLANS = "このデータベースの計画が、すべて戻ります。事業と変更の数は、すべての計画の合計です。"
_FOR_ALL = (
    "サーバーの台帳なので、開いている全員の内容が戻ります。ほかの人に知らせてから戻してください。"
    "戻すまでにほかの人が保存した内容も「戻す前」に残ります。"
)
_NONE = "バックアップはまだありません。別の場所に写したものがあれば「ほかのファイルから…」で選べます。"
FILES = "富士デスクのデータベース (*.db)"
_WIDTH_PX, _HEIGHT_PX = 860, 520


class _Read(NamedTuple):
    """What the list shows."""

    backups: list[ListedBackup]
    present: Held | None


class RestoreDialog(WorkDialog):
    """prepared(Path): a checked copy of the chosen backup, ready to take the place of the database."""

    prepared = Signal(Path)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(TITLE, context, parent)
        self._workspace = workspace
        self._present: Held | None = None
        self._page_widget = QWidget(self)
        self.list = BackupList(context.theme, self._page_widget)
        self.told = text_label("", "strong", self._page_widget, wrap=True)
        self.other = button("ほかのファイルから…", self._page_widget)
        self.cancel = button("やめる", self._page_widget)
        self.restore = button("この時点に戻す", self._page_widget, primary=True)
        self._lay_out()
        self._list_page = self.add_page(self._page_widget)
        self.take_size(_WIDTH_PX, _HEIGHT_PX)
        self.list.chosen.connect(self._show_chosen)
        self.restore.clicked.connect(self._on_restore)
        self.other.clicked.connect(self._on_other)
        self.cancel.clicked.connect(self.reject)

    def read(self) -> None:
        """Read the list beside the window and show it."""

        def work(progress: Progress) -> _Read:
            """Look into every backup."""
            return _Read(self._workspace.listed_backups(progress), self._workspace.holds())

        self.do_work("バックアップを調べています", work, self._on_read)

    def on_back(self) -> None:
        """Stand on the list again."""
        self.list.setFocus()

    def _on_read(self, read: _Read) -> None:
        """Show what was found."""
        self._present = read.present
        self.show_page(self._list_page)
        self.list.show_backups(read.backups, read.present)
        self.list.setFocus()

    def _show_chosen(self) -> None:
        """Say what going back to the chosen backup means."""
        backup = self.list.current
        self.restore.setEnabled(backup is not None and backup.held is not None)
        self.told.setText(_NONE if backup is None else _meaning(backup, self._present))

    def _on_restore(self) -> None:
        """Go back to the chosen backup."""
        backup = self.list.current
        if backup is not None:
            self._prepare(backup.path)

    def _on_other(self) -> None:
        """Ask for a file that is not in the list, such as one in the second folder."""
        name, _ = QFileDialog.getOpenFileName(self, TITLE, "", FILES)
        if name:
            self._prepare(Path(name))

    def _prepare(self, backup: Path) -> None:
        """Make the copy beside the window; nothing is changed until the window is closed."""
        work = partial(_prepared, self._workspace, backup)
        self.do_work("バックアップから戻しています", work, self._on_prepared)

    def _on_prepared(self, draft: Path) -> None:
        """Hand the copy on and close."""
        self.prepared.emit(draft)
        self.accept()

    def _lay_out(self) -> None:
        """Put sentence, list and buttons under each other."""
        gap = self._context.theme.gap(12)
        row = QHBoxLayout()
        row.addWidget(self.other)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.restore)
        column = QVBoxLayout(self._page_widget)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(text_label(self._how(), "note", self._page_widget, wrap=True))
        column.addWidget(self.list, 1)
        column.addWidget(self.told)
        column.addLayout(row)

    def _how(self) -> str:
        """Return what going back means, whatever the backup."""
        plans = _ALL_PLANS if len(self._workspace.plans) > 1 else ""
        return f"{_HOW}{plans}{_FOR_ALL if self._workspace.is_shared else ''}"


def _prepared(workspace: Workspace, backup: Path, progress: Progress) -> Path:
    """Return the checked copy; called beside the window."""
    return workspace.prepare_restore(backup, progress)


def _meaning(backup: ListedBackup, present: Held | None) -> str:
    """Return what going back to a backup means, in a sentence."""
    when = moment(backup.name.made_at)
    since = changes_since(backup, present)
    if backup.held is None:
        return f"{when} のバックアップは読めないため、戻せません。別のものを選んでください。"
    if since is None:
        return f"{when} の状態に戻します。"
    if not since:
        return f"{when} の状態に戻します。その後の変更はありません。"
    return f"{when} の状態に戻します。その後の変更 {since:,} 件がなくなります。"
