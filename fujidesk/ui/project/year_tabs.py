"""The card at the right: a tab per fiscal year of the plan, and 履歴.

The year chosen in the window comes to the front, except while one reads the history.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.project.history_panel import HistoryPanel
from fujidesk.ui.project.schedule_edits import open_halves
from fujidesk.ui.project.schedule_painter import OPEN_WORD
from fujidesk.ui.project.year_page import YearPage
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card


class YearTabs(Card):
    """Year pages and history; edits of 取組内容 leave as `committed`."""

    committed = Signal(str, object, object)
    history_shown = Signal()
    """The history came to the front and wants its entries."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._years = tuple(profile.fiscal_years)
        self._bar = QTabBar(self)
        self._pages = [YearPage(year, profile, theme, self) for year in self._years]
        self._history = HistoryPanel(profile, theme, self)
        self._build()

    @property
    def history(self) -> HistoryPanel:
        """The history panel."""
        return self._history

    @property
    def bar(self) -> QTabBar:
        """The row of tabs."""
        return self._bar

    @property
    def pages(self) -> list[YearPage]:
        """The pages of the years, first year first."""
        return self._pages

    def page(self, fiscal_year: int) -> YearPage:
        """Return the page of a fiscal year."""
        return self._pages[self._years.index(fiscal_year)]

    def is_history_shown(self) -> bool:
        """Tell whether the history is in front."""
        return self._bar.currentIndex() == len(self._pages)

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Bring a year to the front; the history stays where it is in front."""
        if fiscal_year in self._years and not self.is_history_shown():
            self._bar.setCurrentIndex(self._years.index(fiscal_year))

    def start(self, record: ProjectRecord, drafts: Mapping[str, str]) -> None:
        """Show another project; drafts: typed there before and never stored, by field key."""
        self._mark_open_years(record)
        for page in self._pages:
            page.start(record, dict(drafts))

    def update_record(self, record: ProjectRecord) -> None:
        """Show what is stored of the same project now."""
        self._mark_open_years(record)
        for page in self._pages:
            page.update_record(record)

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by field key."""
        return {key: text for page in self._pages for key, text in page.form.drafts().items()}

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        for page in self._pages:
            page.form.flush(force=force)

    def set_read_only(self, read_only: bool) -> None:
        """Let all be read but not changed."""
        self._history.set_read_only(read_only)
        for page in self._pages:
            page.form.set_read_only(read_only)

    def _build(self) -> None:
        """Lay out the row of tabs above the pages."""
        for year, page in zip(self._years, self._pages, strict=True):
            self._bar.addTab(short_year(year))
            page.committed.connect(self.committed)
        self._bar.addTab("履歴")
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar.setAccessibleName("年度と履歴")
        self._bar.currentChanged.connect(self._on_tab)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(rule)
        # No QStackedWidget: it is as high as its highest page, and slow to hear that a text grew.
        for part in (*self._pages, self._history):
            layout.addWidget(part, 1)
        self._show_page(0)

    def _mark_open_years(self, record: ProjectRecord) -> None:
        """Say on the tabs which years have half-years that the plan document leaves open."""
        left_open = open_halves(record)
        for index, year in enumerate(self._years):
            names = "・".join(half_name(when.half) for when in left_open if when.fiscal_year == year)
            self._bar.setTabText(index, f"{short_year(year)} {OPEN_WORD}" if names else short_year(year))
            tip = f"{long_year(year)}（{names}の段階が{OPEN_WORD}）" if names else long_year(year)
            self._bar.setTabToolTip(index, tip)

    def _show_page(self, index: int) -> None:
        """Bring the page of a tab to the front."""
        for place, page in enumerate((*self._pages, self._history)):
            page.setVisible(place == index)

    def _on_tab(self, index: int) -> None:
        """Show the page of a tab; the history is read only then."""
        self._show_page(index)
        if self.is_history_shown():
            self.history_shown.emit()
