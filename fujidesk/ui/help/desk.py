"""F1: opens the manual at the place that goes with what is in front, tab or dialog."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from fujidesk.errors import MachineError
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.screen_stack import ScreenStack

HELP_KEY = QKeySequence("F1")
HELP_TOPIC = "help_topic"
"""Property of a widget of the window that has a place in the manual of its own."""
_KNOWN = "helped"


class HelpDesk(QObject):
    """Opens the window of the manual; every dialog gets the key when it first has the keyboard.

    A dialog has a help window of its own, since it lets nobody into those of the main window.
    """

    def __init__(self, context: ScreenContext, screens: ScreenStack, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._screens = screens
        self._window = window
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._on_focus)

    def open(self) -> None:
        """Open the manual at what is in front."""
        over, focused = QApplication.activeModalWidget(), QApplication.focusWidget()
        own = focused.property(HELP_TOPIC) if focused is not None else None
        if isinstance(over, QDialog):
            self._open(over, self._topic(over))
        elif isinstance(own, str):
            self._open(self._window, own)
        else:
            self._open(self._window, self._tab_topic())

    def _topic(self, over: QWidget | None) -> str:
        """Return the topic of a dialog; one without is helped by what lies beneath."""
        from fujidesk.ui.help.topics import dialog_topic  # late: most starts ask for no help

        while over is not None and over is not self._window:
            if topic := dialog_topic(over):
                return topic
            over = over.parentWidget()
        return self._tab_topic()

    def _tab_topic(self) -> str:
        """Return the topic of the tab in front and its page."""
        from fujidesk.ui.help.topics import tab_topic  # late: most starts ask for no help

        key = self._screens.current
        return tab_topic(key, getattr(self._screens.build(key), "current_page", ""))

    def _open(self, over: QWidget, topic: str) -> None:
        """Show a topic in the help of a window, opened now if it was not yet."""
        try:
            self._show(over, topic)
        except OSError as error:
            missing = MachineError("使い方の頁が見つかりません。プログラムを入れ直してください。")
            missing.__cause__ = error
            self._context.reporter.show(missing)

    def _show(self, over: QWidget, topic: str) -> None:
        """Show a topic. Raises `OSError` where a page is not there."""
        from fujidesk.resources import manual_folder  # late: most starts ask for no help
        from fujidesk.ui.help.manual import Manual
        from fujidesk.ui.help.window import HelpWindow

        direct = [made for made in over.children() if isinstance(made, HelpWindow)]
        shown = direct[0] if direct else None
        if shown is None:
            manual = Manual(manual_folder())
            manual.read()  # before there is a window that could stay half made
            shown = HelpWindow(manual, self._context.theme, over)
        shown.show_topic(topic)
        shown.show()
        shown.raise_()
        shown.activateWindow()

    def _on_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Give a dialog its F1 when it gets the keyboard."""
        dialog = now.window() if now is not None else None
        if isinstance(dialog, QDialog) and not dialog.property(_KNOWN) and self._is_over_ours(dialog):
            dialog.setProperty(_KNOWN, True)
            QShortcut(HELP_KEY, dialog, self._on_key)

    def _is_over_ours(self, dialog: QWidget) -> bool:
        """Tell whether a dialog lies over this window, or over none; another window's desk has its own."""
        lowest = dialog
        while (below := lowest.parentWidget()) is not None:
            lowest = below
        return lowest is dialog or lowest is self._window

    def _on_key(self) -> None:
        """Open the help of the dialog whose F1 was pressed."""
        dialog = self.sender().parent()
        if isinstance(dialog, QDialog):
            from fujidesk.ui.help.window import HelpWindow  # late: most starts ask for no help

            if isinstance(dialog, HelpWindow):
                dialog.show_topic("README.md")
            else:
                self._open(dialog, self._topic(dialog))
