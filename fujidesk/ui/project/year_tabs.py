"""The card at the right: a tab per fiscal year of the plan, and 履歴.

The year chosen in the window comes to the front, except while one reads the history. Only the year in front
is heavy: a page is made when it is first shown, and filled when it comes to the front.
"""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.clock import Clock
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.project.history_panel import HistoryPanel
from fujidesk.ui.project.report_state import ReportState
from fujidesk.ui.project.schedule_edits import open_halves
from fujidesk.ui.project.schedule_painter import OPEN_WORD
from fujidesk.ui.project.schedule_view import APPROVED
from fujidesk.ui.project.year_page import YearPage
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card
from fujidesk.ui.widgets.grade_chip import mark_of, mark_word

_LOCK_PX = 14
"""Side of the lock of an approved year at 100 % text."""


class YearTabs(Card):
    """Year pages and history; edits of fields leave as `committed`.

    A page holds some twenty fields, so it costs more to fill than the rest of the sheet. Therefore a page is
    made once its year is first in front, is filled again only when it comes to the front, and keeps what is
    typed there meanwhile; drafts of pages that were never filled wait here.
    """

    committed = Signal(str, object, object)
    office_committed = Signal(object, object, str)
    """See `OfficeScores.committed`."""
    inquiry_wanted = Signal(object)
    """The Oddity that shall be asked about."""
    history_shown = Signal()
    """The history came to the front and wants its entries."""
    year_shown = Signal(int)
    """A fiscal year came to the front, or another project is shown in it."""

    def __init__(
        self, profile: PlanProfile, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._clock = clock
        self._years = tuple(profile.fiscal_years)
        self._record: ProjectRecord | None = None
        self._state = ReportState()
        self._drafts: dict[str, str] = {}  # of pages that do not show the project yet
        self._filled: set[int] = set()  # years whose page shows the project
        self._read_only = False
        self._bar = QTabBar(self)
        self._pages: dict[int, YearPage] = {}
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
    def year_in_front(self) -> int | None:
        """The fiscal year in front; None while the history is."""
        return None if self.is_history_shown() else self._years[max(0, self._bar.currentIndex())]

    def page(self, fiscal_year: int) -> YearPage:
        """Return the page of a fiscal year, made and filled if need be."""
        if fiscal_year not in self._pages:
            self._pages[fiscal_year] = self._new_page(fiscal_year)
        page = self._pages[fiscal_year]
        if self._record is not None and fiscal_year not in self._filled:
            drafts = {
                key: self._drafts.pop(key) for key in list(self._drafts) if year_of_key(key) == fiscal_year
            }
            page.start(self._record, self._state.year(self._record, fiscal_year), drafts)
            self._filled.add(fiscal_year)
        return page

    def is_history_shown(self) -> bool:
        """Tell whether the history is in front."""
        return self._bar.currentIndex() == len(self._years)

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Bring a year to the front; the history stays where it is in front."""
        if fiscal_year in self._years and not self.is_history_shown():
            self._bar.setCurrentIndex(self._years.index(fiscal_year))

    def start(
        self, record: ProjectRecord, drafts: Mapping[str, str], state: ReportState | None = None
    ) -> None:
        """Show another project; drafts: typed there before and never stored, by field key."""
        self._record, self._state = record, state or ReportState()
        self._drafts = {key: text for key, text in drafts.items() if year_of_key(key) is not None}
        self._filled.clear()
        self._mark_years(record)
        self._show_front()

    def update_record(self, record: ProjectRecord, state: ReportState | None = None) -> None:
        """Show what is stored of the same project now; without state the reports are those shown before."""
        self._record = record
        self._state = self._state if state is None else state
        self._mark_years(record)
        front = self.year_in_front
        for year in sorted(self._filled):
            page = self._pages[year]
            if year == front or page.drafts():
                page.update_year(record, self._state.year(record, year))
            else:
                self._filled.discard(year)  # filled anew when it comes to the front

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by field key."""
        found = dict(self._drafts)
        for year in self._filled:
            found |= self._pages[year].drafts()
        return found

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        for year in sorted(self._filled):  # a copy: storing fills pages anew
            self._pages[year].flush(force=force)

    def set_read_only(self, read_only: bool) -> None:
        """Let all be read but not changed."""
        self._read_only = read_only
        self._history.set_read_only(read_only)
        for page in self._pages.values():
            page.set_read_only(read_only)

    def _build(self) -> None:
        """Lay out the row of tabs above the pages."""
        for year in self._years:
            self._bar.addTab(short_year(year))
        self._bar.addTab("履歴")
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar.setAccessibleName("年度と履歴")
        self._bar.currentChanged.connect(self._on_tab)
        self._theme.changed.connect(self._mark_locks)
        rule = QFrame(self)
        rule.setProperty("rule", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._bar)
        layout.addWidget(rule)
        # No QStackedWidget: it is as high as its highest page, and slow to hear that a text grew.
        layout.addWidget(self._history, 1)
        self._history.hide()

    def _new_page(self, fiscal_year: int) -> YearPage:
        """Make the page of a year, out of sight."""
        page = YearPage(fiscal_year, self._profile, self._theme, self._clock, self)
        page.hide()
        page.set_read_only(self._read_only)
        page.committed.connect(self.committed)
        page.office_committed.connect(self.office_committed)
        page.inquiry_wanted.connect(self.inquiry_wanted)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.addWidget(page, 1)
        return page

    def _mark_years(self, record: ProjectRecord) -> None:
        """Say on the tabs which years are open or locked, and in the tips also how they were evaluated."""
        left_open = open_halves(record)
        for index, year in enumerate(self._years):
            names = "・".join(half_name(when.half) for when in left_open if when.fiscal_year == year)
            self._bar.setTabText(index, f"{short_year(year)} {OPEN_WORD}" if names else short_year(year))
            facts = [f"{names}の段階が{OPEN_WORD}"] if names else []
            report = self._state.reports.get(year)
            if report is not None and report.is_answered:
                facts.append(f"評価: {mark_word(mark_of(report, self._profile))}")
            facts += [APPROVED] if year in self._state.approvals else []
            self._bar.setTabToolTip(index, long_year(year) + (f"（{'、'.join(facts)}）" if facts else ""))
        self._mark_locks()

    def _mark_locks(self) -> None:
        """Put a lock on the tabs of approved years, in the theme's colour and size."""
        side = self._theme.px(_LOCK_PX)
        lock = icon(Icon.LOCK, self._theme.tokens.text, side) if self._state.approvals else QIcon()
        self._bar.setIconSize(QSize(side, side))
        for index, year in enumerate(self._years):
            self._bar.setTabIcon(index, lock if year in self._state.approvals else QIcon())

    def _show_front(self) -> None:
        """Show the page of the tab in front, and no other."""
        front = self.year_in_front
        if front is not None and self._record is not None:
            self.page(front)
        for year, page in self._pages.items():
            page.setVisible(year == front)
        self._history.setVisible(front is None)
        if front is not None and self._record is not None:
            self.year_shown.emit(front)

    def _on_tab(self, _index: int) -> None:
        """Show the page of a tab; the history is read only then."""
        self._show_front()
        if self.is_history_shown():
            self.history_shown.emit()


def year_of_key(key: str) -> int | None:
    """Return the fiscal year whose page has the field of a key; None for a field of the sheet itself.

    "2022.status" and "2022.office", "actual.2022.1", "action.2022".
    """
    first, _, rest = key.partition(".")
    figures = rest.partition(".")[0] if first in ("actual", "action") else first
    return int(figures) if figures.isdigit() else None
