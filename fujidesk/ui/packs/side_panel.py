"""What the office decides and writes for a meeting, in pages at the left."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.plan_words import PlanWords
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.meeting_page import MeetingPage
from fujidesk.ui.packs.part_page import PartPage
from fujidesk.ui.packs.question_page import QuestionPage
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.packs.snapshot_page import SnapshotPage
from fujidesk.ui.packs.text_page import TextPage
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card
from fujidesk.ui.widgets.scroll_page import scroll_page

PAGES = {"parts": "構成", "meeting": "会議", "texts": "文章", "questions": "想定問答", "snapshots": "控え"}
_WIDTH_PX = 400


class SidePanel(Card):
    """The pages; each scrolls where it is too high."""

    def __init__(self, commands: PackCommands, words: PlanWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = QTabBar(self)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(True)
        self.bar.setAccessibleName("会議資料の設定")
        self._stack = QStackedWidget(self)
        self.parts = PartPage(commands, words, theme, self._stack)
        self.meeting = MeetingPage(commands, theme, self._stack)
        self.texts = TextPage(commands, theme, self._stack)
        self.questions = QuestionPage(commands, theme, self._stack)
        self.snapshots = SnapshotPage(theme, self._stack)
        self._written = (self.parts, self.meeting, self.texts, self.questions)
        self._pages = (self.parts, self.meeting, self.texts, self.questions, self.snapshots)
        for word, page in zip(PAGES.values(), self._pages, strict=True):
            self.bar.addTab(word)
            self._stack.addWidget(_scrolled(page, self._stack))
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._on_page)
        self.setFocusProxy(self.parts)
        self._space()
        theme.changed.connect(self._space)

    def show_page(self, key: str) -> None:
        """Bring a page of `PAGES` to the front."""
        self.bar.setCurrentIndex(list(PAGES).index(key))

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show a meeting in all pages."""
        for page in self._pages:
            page.show_sight(sight, read_only=read_only)

    def flush(self) -> None:
        """Store what is being typed."""
        for page in self._written:
            page.flush()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that could not be stored."""
        return any(page.is_unsaved for page in self._written)

    def leave(self) -> None:
        """Let go of the meeting shown before another one is written for; texts are kept for it."""
        for page in self._written:
            page.leave()

    def _on_page(self, index: int) -> None:
        """Show a page with the keyboard in it, unless one walks along the bar."""
        page, walks = self._pages[index], self.bar.hasFocus()
        self.bar.setFocus()  # else Qt looks for the next field while the page is hidden, and scrolls
        self._stack.setCurrentIndex(index)
        self.setFocusProxy(page)
        if not walks:
            page.setFocus()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self.setMinimumWidth(gap(_WIDTH_PX))
        self._layout.setContentsMargins(gap(12), gap(8), gap(4), gap(12))


def _scrolled(page: QWidget, parent: QWidget) -> QScrollArea:
    """Return a page in an area that scrolls up and down, on the card's own ground."""
    scroll = scroll_page(page, parent)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.viewport().setAutoFillBackground(False)
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, on=False)
    page.setAutoFillBackground(False)
    return scroll
