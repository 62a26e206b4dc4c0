"""What the menu does with backups: makes one, goes back to one, sets the second folder, shows the folder."""

from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from fujidesk.errors import MachineError, UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import moment
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.window_menu import WindowMenu

_TASK = "バックアップ"
UNDER_WAY = "全体を検査してバックアップしています"
BY_SERVER = "バックアップはサーバーの管理者"


class BackupCommands(QObject):
    """made: there is a new backup. changed: what `state` says is another.

    draft: what shall take the place of the database once the window is closed; None: it stays.
    """

    made = Signal()
    changed = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window
        self.draft: Path | None = None
        self._beside: TaskRunner | None = None

    def serve(self, menu: WindowMenu) -> None:
        """Do what the menu asks for."""
        menu.back_up_chosen.connect(self.take)
        menu.restore_chosen.connect(self.ask_restore)
        menu.second_chosen.connect(self.ask_second)
        menu.backups_chosen.connect(self.open_folder)

    def take(self) -> None:
        """Make a backup now, beside the window."""
        self._context.tasks.run(_TASK, self._workspace.back_up, self._on_taken)

    def take_of_day(self) -> None:
        """Make the backup of the day's first start, beside the window, if there is none of today.

        That of a large database takes minutes: in a thread of its own, so that no other work waits for it.
        """
        if not self._workspace.is_large:
            self._context.tasks.run(_TASK, self._workspace.back_up_of_day, self._on_of_day)
            return
        self._beside = TaskRunner(self)
        self._beside.started.connect(self.changed)
        self._beside.finished.connect(self.changed)
        self._beside.failed.connect(self._context.reporter.show)
        self._beside.run(_TASK, self._workspace.back_up_of_day, self._on_of_day)

    def state(self) -> tuple[str, bool]:
        """Return what the status bar says of backups, and whether that leads to going back to one.

        When the last one was made; that one is under way; or who makes them.
        """
        space = self._workspace
        if self._beside is not None and self._beside.busy:
            return UNDER_WAY, False
        if space.last_backup:
            return f"最終バックアップ {moment(space.last_backup)}", not space.read_only
        return BY_SERVER if space.is_shared and space.is_large else "", False

    def stop(self) -> None:
        """Stop what goes on beside all other work; half a copy is removed."""
        if self._beside is not None:
            self._beside.close()

    def tell_notice(self) -> None:
        """Say once what is wrong with the second folder."""
        notice = self._workspace.take_notice()
        if notice:
            self._context.reporter.show(UserError(notice))

    def ask_restore(self) -> None:
        """Open the list of backups to go back to."""
        from fujidesk.ui.backups.restore_dialog import RestoreDialog  # late: rarely needed

        dialog = RestoreDialog(self._workspace, self._context, self._window)
        dialog.prepared.connect(self._on_prepared)
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.show()
        dialog.read()

    def ask_second(self) -> None:
        """Ask for the second folder."""
        from fujidesk.ui.backups.second_dialog import SecondFolderDialog  # late: rarely needed

        SecondFolderDialog(self._context.settings, self._window).open()

    def open_folder(self) -> None:
        """Show the folder of the backups in the system's file manager."""
        folder = self._workspace.backup_folder
        if not folder.is_dir():
            self._context.reporter.inform(
                "バックアップはまだありません。「いまバックアップを取る」で作れます。"
            )
        elif not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            self._context.reporter.show(
                MachineError(
                    f"フォルダーを開けませんでした。ファイルの画面で次の場所を開いてください：{folder}"
                )
            )

    def _on_taken(self, made: Path) -> None:
        """Say where it is."""
        self._context.reporter.inform(f"バックアップを取りました：{made.name}")
        self.made.emit()

    def _on_of_day(self, made: Path | None) -> None:
        """Show the time of the new backup."""
        if made is not None:
            self.made.emit()

    def _on_prepared(self, draft: Path) -> None:
        """Close the window, whose program then lets the draft take the database's place and opens it."""
        self.draft = draft
        QTimer.singleShot(0, self._window.close)
