"""What the menu does for the program itself: looks, backups, version."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk import __version__
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext

PROGRAM_NAME = "富士デスク"


class ShellCommands(QObject):
    """Changes the look and remembers it; opens folders and the version."""

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def change_scale(self, scale: int) -> None:
        """Change the text size (percent) while the window is open."""
        self._change_look(scale=scale)

    def change_theme(self, key: str) -> None:
        """Change the theme while the window is open."""
        self._change_look(theme=key)

    def open_backups(self) -> None:
        """Show the folder of the backups in the system's file manager."""
        folder = self._workspace.backup_folder
        folder.mkdir(parents=True, exist_ok=True)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def show_about(self) -> None:
        """Show the program's version and the file that is open."""
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: most starts show none

        text = f"{PROGRAM_NAME} {__version__}\n{self._workspace.profile.plan_name}\n{self._workspace.path}"
        MessageDialog("バージョン情報", text, parent=self._window).open()

    def _change_look(self, *, scale: int | None = None, theme: str | None = None) -> None:
        app, look = QApplication.instance(), self._context.theme
        if isinstance(app, QApplication):
            look.change(app, key=theme, scale=scale)
        self._context.settings.change_window(scale=look.scale, theme=look.tokens.key)
