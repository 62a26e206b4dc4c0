"""Beside the tree: what is chosen, what must be settled, versions, and the draft as a whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.nextplan.draft_panel import DraftPanel
from fujidesk.ui.nextplan.level_panel import LevelPanel
from fujidesk.ui.nextplan.problem_panel import ProblemPanel
from fujidesk.ui.nextplan.project_panel import ProjectPanel
from fujidesk.ui.nextplan.version_panel import VersionPanel
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, text_label
from fujidesk.ui.widgets.scroll_page import scroll_page

CHOSEN, PROBLEMS, VERSIONS, DRAFT = range(4)
_WORDS = ("選んだ事業", "直すところ", "版と変更", "案の全体")


class Side(Card):
    """The pages, one at a time; the page of what is chosen shows a project, a level or what to do."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lower = profile.words.lower
        self.bar, self._stack = QTabBar(self), QStackedWidget(self)
        self.bar.setAccessibleName("次期計画の右の頁")
        self.bar.setExpanding(False)
        self.bar.setDrawBase(False)
        self.chosen = QStackedWidget(self)
        self.hint = text_label("", "note", self.chosen, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.project = ProjectPanel(profile, theme, self.chosen)
        self.level = LevelPanel(theme, self.chosen)
        self.problems = ProblemPanel(theme, self._stack)
        self.versions = VersionPanel(theme, self._stack)
        self.draft = DraftPanel(theme, self._stack)
        for panel in (self.project, self.level):
            self.chosen.addWidget(self._scrolled(panel, self.chosen))
        self.chosen.addWidget(self.hint)
        for page in (self.chosen, self.problems, self.versions, self._scrolled(self.draft, self._stack)):
            self._stack.addWidget(page)
        for word in _WORDS:
            self.bar.addTab(word)
        self._box = QVBoxLayout(self)
        self._box.addWidget(self.bar)
        self._box.addWidget(self._stack, 1)
        self.bar.currentChanged.connect(self._stack.setCurrentIndex)
        theme.changed.connect(self._space)
        self._space()

    def show_chosen(self, place: int) -> None:
        """Show a project (0), a level (1) or the hint (2) on the page of what is chosen."""
        self.chosen.setCurrentIndex(place)
        self.bar.setTabText(CHOSEN, f"選んだ{self._lower}" if place == 1 else _WORDS[CHOSEN])

    def show_count(self, problems: int) -> None:
        """Tell on the bar how much must be settled."""
        self.bar.setTabText(PROBLEMS, f"{_WORDS[PROBLEMS]} {problems:,}" if problems else _WORDS[PROBLEMS])

    def focus_chosen(self) -> None:
        """Put the keyboard into the first field of what is chosen, "reason" where a project ends."""
        if self.chosen.currentIndex() == 1:
            self.level.form.field("title").editor.setFocus()
        elif self.chosen.currentIndex() == 0:
            title = self.project.form.field("title")
            shown = title if title.isVisibleTo(self.project) else self.project.form.field("reason")
            shown.editor.setFocus()

    def flush(self) -> None:
        """Store what is typed."""
        for panel in (self.project, self.level, self.draft):
            panel.flush()

    def _scrolled(self, panel: QWidget, parent: QWidget) -> QWidget:
        """Return a panel in an area that scrolls, on the card's ground."""
        scroll = scroll_page(panel, parent)
        scroll.viewport().setAutoFillBackground(False)
        panel.setAutoFillBackground(False)
        return scroll

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._box.setContentsMargins(gap(16), gap(8), gap(16), gap(12))
        self._box.setSpacing(gap(8))
