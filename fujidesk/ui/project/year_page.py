"""One fiscal year of a project: the plan beside what was reached, 年度ごとの取組内容, and the status report.

An approved year is shown and not edited. What takes longer to find out (気づき, where an answer came from)
is handed in later by `show_extras`.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fujidesk.domain.fields import values_of
from fujidesk.domain.fiscal import HalfYear, half_name, short_year
from fujidesk.domain.oddities import Inquiry, Oddity
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.surveys import Approval, Assignment
from fujidesk.ui.clock import Clock
from fujidesk.ui.formats import plain_day
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.forms.fields import FieldRecord
from fujidesk.ui.project.oddity_lines import OddityLines
from fujidesk.ui.project.phase_label import PhaseLabel
from fujidesk.ui.project.report_form import ReportForm
from fujidesk.ui.project.report_state import YearReport, not_over_hint
from fujidesk.ui.project.schedule_edits import plan_cells
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage, text_label

_ONE_COLUMN_EM = 30
"""Below this width in characters every field stands on a row of its own."""


class YearPage(QWidget):
    """What the plan says of one year, and the report on it to edit.

    From the top: why it is locked, plan beside reached phases, who is asked, the answers (002, 図表1),
    scores, 気づき, and the plan's own text of the year. An approval locks all but the last, no report.
    """

    committed = Signal(str, object, object)
    office_committed = Signal(object, object, str)
    """See `OfficeScores.committed`."""
    inquiry_wanted = Signal(object)
    """The Oddity that shall be asked about."""

    def __init__(
        self, fiscal_year: int, profile: PlanProfile, theme: Theme, clock: Clock,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._clock = clock
        self._record: ProjectRecord | None = None
        self._read_only = self._approved = False
        self._fiscal_year = fiscal_year
        self._halves = (HalfYear(fiscal_year, 1), HalfYear(fiscal_year, 2))
        self._action = f"action.{fiscal_year}"
        label = f"{short_year(fiscal_year)} 年度ごとの取組内容（計画）"
        self._lock = InlineMessage(self)
        self._hint = text_label("", "note", self, wrap=True)
        self._asked = text_label("", "note", self, wrap=True)
        self._who = self._source = ""
        self._plans = {when.half: PhaseLabel(profile, theme, self) for when in self._halves}
        self.report = ReportForm(fiscal_year, profile, theme, self)
        self._form = Form([FieldRecord(self._action, label)], self)
        self._no_action = text_label("", "note", self, wrap=True)
        self.oddities = OddityLines(self)
        self._build()
        theme.changed.connect(self._show_plan)

    @property
    def form(self) -> Form:
        """The year's field of the plan."""
        return self._form

    @property
    def banner(self) -> InlineMessage:
        """Says that the year is approved; hidden where it is not."""
        return self._lock

    def notes(self) -> list[str]:
        """Return the notes that stand above the report: not over; who is asked and where it came from."""
        return [label.text() for label in (self._hint, self._asked) if label.text()]

    def plan_text(self, half: int) -> str:
        """Return what the plan's phase of a half says."""
        return self._plans[half].text

    def field(self, key: str) -> FieldEditor:
        """Return the field of a key."""
        return self._form.field(key) if key == self._action else self.report.field(key)

    def start(self, record: ProjectRecord, year: YearReport, drafts: Mapping[str, str]) -> None:
        """Show another project."""
        self._show(record, year)
        self._form.start(values_of(record), drafts)
        self.report.start(year, record.indicator, drafts)
        self.show_extras((), (), "")

    def update_year(self, record: ProjectRecord, year: YearReport) -> None:
        """Show what is stored of the same project now."""
        self._show(record, year)
        self._form.update_values(values_of(record))
        self.report.update_year(year, record.indicator)

    def show_extras(self, oddities: Sequence[Oddity], inquiries: Sequence[Inquiry], source: str) -> None:
        """Show what was found out meanwhile: 気づき, those asked already, where the answer came from."""
        self.oddities.show_oddities(oddities, inquiries)
        self._source = source
        self._show_asked()

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by field key."""
        return self._form.drafts() | self.report.drafts()

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        self._form.flush(force=force)
        self.report.flush(force=force)

    def set_read_only(self, read_only: bool) -> None:
        """Let all be read but not changed."""
        self._read_only = read_only
        self._lock_parts()

    def _build(self) -> None:
        """Lay out the plan above what was reached, then the report, the plan's text and 気づき."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self._lock)
        layout.addLayout(self._phases())
        for part in (self._hint, self._asked, self.report, self.oddities,
                     self._form, self._no_action):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        self._form.committed.connect(self.committed)
        self.report.committed.connect(self.committed)
        self.report.scores.office.committed.connect(self.office_committed)
        self.oddities.inquiry_wanted.connect(self.inquiry_wanted)

    def _phases(self) -> QGridLayout:
        """Return a row a half: what the plan says, beside it what was reached."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for column, word in ((1, "計画"), (2, "実績（到達した段階）")):
            grid.addWidget(text_label(word, "note", self), 0, column)
            grid.setColumnStretch(column, 1)
        for when, form in zip(self._halves, self.report.phases, strict=True):
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(text_label(half_name(when.half), parent=self), when.half, 0, top)
            grid.addWidget(self._plans[when.half], when.half, 1, top)
            grid.addWidget(form, when.half, 2, top)
        return grid

    def _show(self, record: ProjectRecord, year: YearReport) -> None:
        """Show what stands of the year besides its fields."""
        self._record = record
        self._show_plan()
        self._approved = year.approval is not None
        self._lock.show_message(approved_text(year.approval) if year.approval else "")
        hint = not_over_hint(self._fiscal_year, self._clock.today())
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._who = asked_text(year.asked)
        self._show_asked()
        self._show_action(record)
        self._lock_parts()

    def _show_asked(self) -> None:
        """Say who is asked and, where it is known, when and in which file the answer came."""
        self._asked.setText("　".join(part for part in (self._who, self._source) if part))

    def _show_action(self, record: ProjectRecord) -> None:
        """Show the plan's text of the year, or why there is none."""
        fields = self._profile.category_fields(record.category)
        has_action = "action" in fields or self._fiscal_year in record.yearly_actions
        self._form.setVisible(has_action)
        name = self._profile.category_name(record.category)
        self._no_action.setText(f"{name}事業の個票には、年度ごとの取組内容の欄がありません。")
        self._no_action.setVisible(not has_action)

    def _show_plan(self) -> None:
        """Show the plan's phases."""
        if self._record is not None:
            cells = plan_cells(self._record)
            for when in self._halves:
                self._plans[when.half].show_cell(cells.get(when))

    def _lock_parts(self) -> None:
        """Lock the report of an approved year, and all where nothing may be changed."""
        self._form.set_read_only(self._read_only)
        self.report.set_locked(self._read_only or self._approved)
        self.oddities.set_locked(self._read_only or self._approved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put fields side by side or one below the other, as the width allows."""
        super().resizeEvent(event)
        em = self.fontMetrics().horizontalAdvance("あ")
        self.report.set_narrow(narrow=self.width() < em * _ONE_COLUMN_EM)


def approved_text(approval: Approval) -> str:
    """Return the banner of an approved year, with the day and the way to change it after all."""
    day = plain_day(approval.at[:10])
    return f"承認により確定（{day}）。直すには「評価」の「評価の確定」で解除します。"


def asked_text(asked: Assignment) -> str:
    """Return who is asked about a project: 「回答する部署: 収納課（関係課: 市民課）」."""
    related = f"（関係課: {'、'.join(asked.related)}）" if asked.related else ""
    return f"回答する部署: {asked.lead or '（部署の記載なし）'}{related}"
