"""The sheet itself: header on top, then schedule, texts and years in one page that scrolls.

Cards stand side by side or one below the other, as the width in characters allows, so that 200 % text on a
small window is read by scrolling down and never sideways.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from fujidesk.domain.fields import values_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord, ProjectRecord
from fujidesk.ui.clock import Clock
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.project.header import SheetHeader
from fujidesk.ui.project.panes import Panes
from fujidesk.ui.project.report_state import ReportState
from fujidesk.ui.project.schedule_editor import ScheduleEditor
from fujidesk.ui.project.text_fields import TextFields
from fujidesk.ui.project.year_tabs import YearTabs, year_of_key
from fujidesk.ui.theme import Theme

_SIDE_BY_SIDE_EM = 58
"""Least width, in characters, at which texts and years stand side by side."""
_FORM_ROW_EM = 26
"""Least width of the texts' card, in characters, at which short fields share a row."""


class SheetView(QWidget):
    """Lays the parts out and shows a record in all of them; edits of fields leave as `committed`.

    Parts: `header` with number and title, `schedule` (plan and what was reached), `texts` of the plan,
    `years` with the reports. A record goes to all of them; the reports' state goes to `years` and, for the
    years that are locked, to the schedule.
    """

    committed = Signal(str, object, object)
    """Field key, the value that was shown as stored, the value to store; see `FieldEditor.committed`."""

    def __init__(
        self, profile: PlanProfile, theme: Theme, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.header = SheetHeader(profile, theme, self)
        self._scroll = QScrollArea(self)
        self._body = QWidget()
        self._body.setObjectName("ground")
        self.schedule = ScheduleEditor(profile, theme, self._body)
        self.texts = TextFields(profile, self._body)
        self.years = YearTabs(profile, theme, clock, self._body)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._first_text = self.texts.form.field("summary").editor  # every category has it
        panes = (
            (self.schedule, self.schedule.strip),
            (self.texts, self._first_text),
            (self.years, self.years.bar),
        )
        self._panes = Panes(self._scroll, panes, self)
        self._build()
        self._space()
        theme.changed.connect(self._space)

    def start(
        self, record: ProjectRecord, drafts: Mapping[str, str], state: ReportState | None = None
    ) -> None:
        """Show another project from its top; drafts: typed there before and never stored, by field key."""
        self.header.show_record(record)
        self.header.title.start(values_of(record)["title"], drafts.get("title"))
        self.schedule.set_record(record)
        self.schedule.set_approved(state.approvals if state else ())
        self.schedule.original.show_phases(state.original if state else "")
        self.texts.start(record, drafts)
        self.years.start(record, drafts, state)
        self._scroll.verticalScrollBar().setValue(0)

    def update_record(self, record: ProjectRecord, state: ReportState | None = None) -> None:
        """Show what is stored of the same project now."""
        self.header.show_record(record)
        self.header.title.set_value(values_of(record)["title"])
        self.schedule.set_record(record)
        if state is not None:
            self.schedule.set_approved(state.approvals)
            self.schedule.original.show_phases(state.original)
        self.texts.update_record(record)
        self.years.update_record(record, state)

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        self.header.title.flush(force=force)
        self.schedule.bar.flush()
        self.texts.form.flush(force=force)
        self.years.flush(force=force)

    def store_all(self) -> None:
        """Store everything typed, also over values that came in meanwhile, as Ctrl+S asks for."""
        self.flush(force=True)

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by field key."""
        title = self.header.title
        own = {"title": title.draft()} if title.is_dirty() else {}
        return own | self.texts.form.drafts() | self.years.drafts()

    def field(self, key: str) -> FieldEditor:
        """Return the field of a key."""
        if key == "title":
            return self.header.title
        year = year_of_key(key)
        if year is not None:
            return self.years.page(year).field(key)
        return self.texts.form.field(key)

    def take_focus(self) -> None:
        """Put the keyboard on the schedule; on the first text where there is no schedule."""
        strip = self.schedule.strip
        first = self._first_text if strip.isHidden() else strip
        first.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(first)

    def set_departments(self, departments: Sequence[DepartmentRecord]) -> None:
        """Offer these departments while one is typed."""
        names = [item.name for item in departments]
        self.texts.set_departments(names)
        self.schedule.bar.set_departments(names)

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Mark a fiscal year in the schedule and bring its tab to the front."""
        self.schedule.strip.set_fiscal_year(fiscal_year)
        self.years.set_fiscal_year(fiscal_year)

    def set_read_only(self, read_only: bool) -> None:
        """Let all be read but not changed."""
        for part in (self.header, self.schedule, self.texts, self.years):
            part.set_read_only(read_only)

    def _build(self) -> None:
        """Lay out the head above the page that scrolls."""
        for part in (self.texts, self.years):
            part.committed.connect(self.committed)
        self.header.title.committed.connect(self.committed)
        self.schedule.report_wanted.connect(self._panes.show_last)
        self._columns.addWidget(self.texts, 1)
        self._columns.addWidget(self.years, 1)
        self._page = QVBoxLayout(self._body)
        self._page.addWidget(self.schedule)
        self._page.addLayout(self._columns, 1)
        self._scroll.setWidget(self._body)
        self._scroll.setWidgetResizable(True)
        # Always there: one that comes and goes would change the width, and with it the lines of all texts.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._outer = QVBoxLayout(self)
        self._top = QVBoxLayout()
        self._top.addWidget(self.header)
        self._outer.addLayout(self._top)
        self._outer.addWidget(self._scroll, 1)

    def _space(self) -> None:
        """Take over margins and spaces of the text size."""
        gap, wide = self._theme.gap(8), self._theme.gap(12)
        self._outer.setContentsMargins(wide, wide, 0, 0)
        self._top.setContentsMargins(0, 0, wide, 0)  # the scroll bar below is as wide as this margin
        self._outer.setSpacing(gap)
        self._page.setContentsMargins(0, 0, 0, wide)
        self._page.setSpacing(gap)
        self._columns.setSpacing(gap)
        self._arrange()

    def _arrange(self) -> None:
        """Put the cards side by side or one below the other, as the width allows."""
        em = self.fontMetrics().horizontalAdvance("あ")
        stacked = self.width() < em * _SIDE_BY_SIDE_EM
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if stacked else direction.LeftToRight)
        self.schedule.offer_report(offered=stacked)
        self.header.rows.arrange(self.width() - self._outer.contentsMargins().left() * 2)
        self._place_header()
        card = self.width() if stacked else self.width() / 2
        self.texts.form.set_narrow(card < em * _FORM_ROW_EM)

    def _place_header(self) -> None:
        """Keep the header above the page; where it is tall it scrolls with the page, which is small then."""
        above = self._top.indexOf(self.header) >= 0
        if above == self.header.rows.is_tall:
            focused: QWidget | None = self.focusWidget()  # the stubs know no None
            if above:
                self._page.insertWidget(0, self.header)
            else:
                self._top.addWidget(self.header)
            if focused is not None and self.header.isAncestorOf(focused):
                focused.setFocus()  # lost where a widget gets another parent

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the cards for another width."""
        super().resizeEvent(event)
        self._arrange()
