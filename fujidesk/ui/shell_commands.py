"""What the menu does for the program itself: looks, version, the window of policies and measures."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.build_info import version_line
from fujidesk.domain.changes import Changes
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.window_menu import WindowMenu

if TYPE_CHECKING:
    from fujidesk.ui.history.dialog import HistoryDialog
    from fujidesk.ui.imports.kept_findings import KeptFindingsDialog
    from fujidesk.ui.levels.dialog import LevelsDialog

PROGRAM_NAME = "富士デスク"


class ShellCommands(QObject):
    """Changes the look and remembers it; opens the version and the levels' descriptions.

    edited: a description was stored or taken back. project_chosen: open the sheet of a disagreement.
    day_wanted: the day that shall hold for training; None: the real one.
    """

    edited = Signal(Changes)
    project_chosen = Signal(str)
    day_wanted = Signal(object)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window
        self._levels: LevelsDialog | None = None
        self._findings: KeptFindingsDialog | None = None
        self._history: HistoryDialog | None = None

    def serve(self, menu: WindowMenu) -> None:
        """Do what the menu asks for."""
        menu.levels_chosen.connect(self.show_levels)
        menu.findings_chosen.connect(self.show_findings)
        menu.history_chosen.connect(self.show_history)
        menu.scale_chosen.connect(self.change_scale)
        menu.theme_chosen.connect(self.change_theme)
        menu.about_chosen.connect(self.show_about)
        menu.day_chosen.connect(self.ask_day)
        menu.real_day_chosen.connect(self.take_day_back)

    def change_scale(self, scale: int) -> None:
        """Change the text size (percent) while the window is open."""
        self._change_look(scale=scale)

    def change_theme(self, key: str) -> None:
        """Change the theme while the window is open."""
        self._change_look(theme=key)

    def ask_day(self) -> None:
        """Ask which day shall hold for training."""
        from fujidesk.ui.day_dialog import DayDialog  # late: most starts show none

        dialog = DayDialog(self._context.clock.today(), self._window)
        dialog.day_given.connect(self.day_wanted)
        dialog.open()

    def take_day_back(self) -> None:
        """Let the real day hold again."""
        self.day_wanted.emit(None)

    def show_levels(self) -> None:
        """Open the window with the descriptions of policies and measures, or bring it to the front."""
        from fujidesk.ui.levels.dialog import LevelsDialog  # late: most starts show none

        if self._levels is None:
            self._levels = LevelsDialog(self._workspace, self._context, self._window)
            self._levels.edited.connect(self.edited)
            self._levels.destroyed.connect(self._on_levels_gone)
        self._levels.show()
        self._levels.raise_()
        self._levels.activateWindow()

    def show_findings(self) -> None:
        """Open the window with the disagreements of the last import, or bring it to the front."""
        from fujidesk.ui.imports.kept_findings import KeptFindingsDialog  # late: most starts show none

        if self._findings is None:
            self._findings = KeptFindingsDialog(self._workspace, self._context, self._window)
            self._findings.project_chosen.connect(self.project_chosen)
            self._findings.destroyed.connect(self._on_findings_gone)
        self._findings.show()
        self._findings.raise_()
        self._findings.activateWindow()

    def show_history(self) -> None:
        """Open the window with the change history, or bring it to the front."""
        from fujidesk.ui.history.dialog import HistoryDialog  # late: most starts show none

        if self._history is None:
            self._history = HistoryDialog(self._workspace, self._context, self._window)
            self._history.project_chosen.connect(self.project_chosen)
            self._history.destroyed.connect(self._on_history_gone)
        self._history.show()
        self._history.raise_()
        self._history.activateWindow()

    def reload(self, changes: Changes) -> None:
        """Show anew in the windows beside the main one what was changed elsewhere."""
        if self._levels is not None and (changes.everything or changes.levels):
            self._levels.reload()
        if self._findings is not None and changes.everything:
            self._findings.reload()
        if self._history is not None:
            self._history.reload()

    def close(self) -> None:
        """Close the window of the levels, which stores what is typed there."""
        if self._levels is not None:
            self._levels.close()

    def _on_levels_gone(self) -> None:
        """Make the window anew the next time."""
        self._levels = None

    def _on_findings_gone(self) -> None:
        self._findings = None

    def _on_history_gone(self) -> None:
        """Make the window anew the next time."""
        self._history = None

    def show_about(self) -> None:
        """Show the program's version and the file that is open."""
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: most starts show none

        text = f"{PROGRAM_NAME} {version_line()}\n{self._workspace.profile.plan_name}\n{self._workspace.path}"
        MessageDialog("バージョン情報", text, parent=self._window).open()

    def _change_look(self, *, scale: int | None = None, theme: str | None = None) -> None:
        """Dress the whole program anew and remember it; None leaves scale or theme as it is."""
        app, look = QApplication.instance(), self._context.theme
        if isinstance(app, QApplication):
            look.change(app, key=theme, scale=scale)
        self._context.settings.change_window(scale=look.scale, theme=look.tokens.key)
