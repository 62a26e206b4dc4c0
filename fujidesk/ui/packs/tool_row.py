"""Which meeting, what its papers are about, and what is done with them."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from fujidesk.domain.meetings import MeetingTerm
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow


class ToolRow(QFrame):
    """meeting_chosen(key): another meeting is to be shown."""

    meeting_chosen = Signal(str)

    def __init__(self, meetings: Sequence[MeetingTerm], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.meetings = QComboBox(self)
        self.meetings.setAccessibleName("会議")
        for term in meetings:
            self.meetings.addItem(f"{term.month}月　{term.name}", term.key)
        self.present = button("発表する（F5）", self, primary=True)
        self.screens = QComboBox(self)
        self.screens.setAccessibleName("映す画面")
        self.export = button("書き出す…", self)
        self.printed = button("印刷…", self)
        self.publish = button("公表…", self)
        self.publish.setToolTip("結果を市のウェブサイトに載せるフォルダーを作ります")
        self.about = text_label("", "note", self)
        self._flow = FlowRow(self)
        for part in (
            self.meetings,
            self.present,
            self.screens,
            self.export,
            self.printed,
            self.publish,
            self.about,
        ):
            self._flow.add(part)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._flow)
        self.meetings.activated.connect(self._on_meeting)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen)
            application.screenRemoved.connect(self._on_screen)
        self._space()
        theme.changed.connect(self._space)

    @property
    def meeting(self) -> str:
        """The key of the meeting that is chosen."""
        return str(self.meetings.currentData())

    @property
    def screen_name(self) -> str:
        """The name of the screen for the wall; "" where there is but one."""
        return str(self.screens.currentData() or "")

    def offer_screens(self) -> None:
        """Offer the screens that are plugged in; another one than the window's first. One needs no choice."""
        found, own, chosen = QGuiApplication.screens(), self.screen(), self.screen_name
        with QSignalBlocker(self.screens):
            self.screens.clear()
            for number, screen in enumerate(found, start=1):
                size = screen.size()
                self.screens.addItem(f"画面 {number}（{size.width()}×{size.height()}）に映す", screen.name())
            names = [screen.name() for screen in found]
            other = next((screen.name() for screen in found if screen is not own), own.name())
            self.screens.setCurrentIndex(names.index(chosen if chosen in names else other))
        self.screens.setVisible(len(found) > 1)

    def show_meeting(self, key: str) -> None:
        """Stand on a meeting, without telling so."""
        with QSignalBlocker(self.meetings):
            self.meetings.setCurrentIndex(max(self.meetings.findData(key), 0))

    def say(self, about: str) -> None:
        """Say what the papers are about."""
        self.about.setText(about)

    def allow(self, *, pages: bool, why: str = "") -> None:
        """Offer what needs pages only where there are some; why: there are none."""
        for made in (self.present, self.export, self.printed):
            made.setEnabled(pages)
            made.setToolTip(why)

    def _on_screen(self, _screen: QScreen) -> None:
        """Offer other screens once the system is done with one that came or went."""
        QTimer.singleShot(0, self, self.offer_screens)

    def _on_meeting(self) -> None:
        """Tell of another meeting."""
        self.meeting_chosen.emit(self.meeting)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(8), gap(16), gap(4))
        self._flow.set_gap(gap(8))
