"""The scores of a report: the department's with total and grade, the reason of a move, the office's.

Total and grade follow the stored scores at once. A state (未評価, 中止, 未実施, 完了) is a chip of its own
and never a low grade; without a grade there is no total (002, 図表2).
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import SCORE_FIELDS, report_field
from fujidesk.domain.scoring import report_total
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.project.office_scores import OfficeScores
from fujidesk.ui.project.report_fields import report_record
from fujidesk.ui.project.report_state import YearReport
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage, text_label
from fujidesk.ui.widgets.grade_chip import GradeChip, mark_of

_NO_TOTAL = "－"
_CHIP_PX = (52, 34)
_SIDE_PX = 76
"""Width of the grade's column at 100 % text."""
_GAP_PX = 12


class ScoreCard(QWidget):
    """Scores of one fiscal year; those of the department are fields of `form`, its reason of `reason`.

    Total and grade are those that count: the office's score where it gave one, else the department's. They
    follow what is stored and not what is being chosen, so that nobody reads a grade that is not there yet.
    """

    committed = Signal(str, object, object)

    def __init__(
        self, fiscal_year: int, profile: PlanProfile, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        scores = [report_record(name, fiscal_year, profile) for name in SCORE_FIELDS]
        self.form = Form(scores, self)
        self._reason_key = report_field(fiscal_year, "score_reason")
        self.reason = Form([report_record("score_reason", fiscal_year, profile)], self)
        self.office = OfficeScores(fiscal_year, profile, self)
        self._total = text_label("", "note", self)
        self._chip = GradeChip(theme, "", self)
        self._ask = InlineMessage(self)
        self._build()

    @property
    def chip(self) -> GradeChip:
        """The chip with the grade or the state."""
        return self._chip

    @property
    def total_text(self) -> str:
        """What the total says."""
        return self._total.text()

    @property
    def ask(self) -> InlineMessage:
        """The sentence that asks for the reason of a large move; hidden where none is asked for."""
        return self._ask

    def start(self, year: YearReport, drafts: Mapping[str, str]) -> None:
        """Show another project's scores; drafts: typed there before and never stored."""
        self.form.start(year.values(), drafts)
        self.reason.start(year.values(), drafts)
        self.office.start(year.report, drafts.get(self.office.key))
        self._show(year)

    def update_year(self, year: YearReport) -> None:
        """Show what is stored now, except where something is typed and not stored yet."""
        self.form.update_values(year.values())
        self.reason.update_values(year.values())
        self.office.set_report(year.report)
        self._show(year)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put every score on a row of its own, or the three side by side."""
        self.form.set_narrow(narrow)
        self.office.body.set_narrow(narrow=narrow)

    def set_locked(self, locked: bool) -> None:
        """Let the scores be read but not changed."""
        self.form.set_read_only(locked)
        self.reason.set_read_only(locked)
        self.office.set_locked(locked)

    def _build(self) -> None:
        """Lay out the department's scores with the grade at the right, reason and office beneath."""
        self._side = QWidget(self)
        mark = QVBoxLayout(self._side)
        mark.setContentsMargins(0, 0, 0, 0)
        mark.setSpacing(2)
        for widget in (self._total, self._chip):
            mark.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        mark.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(self.form, 1)
        row.setSpacing(_GAP_PX)
        row.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        head = text_label("部署の評価", "strong", self)
        layout.addWidget(head)
        layout.addLayout(row)
        for part in (self._ask, self.reason, self.office):
            layout.addWidget(part)
        for form in (self.form, self.reason):
            form.committed.connect(self.committed)
        self._theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        """Let the chip be seen from afar, and the office's scores stand beneath the department's."""
        theme = self._theme
        self._chip.setMinimumSize(theme.px(_CHIP_PX[0]), theme.px(_CHIP_PX[1]))
        self._side.setFixedWidth(theme.px(_SIDE_PX))
        self.office.body.set_inset(theme.px(_SIDE_PX) + _GAP_PX)

    def _show(self, year: YearReport) -> None:
        """Show total and grade, and ask for a reason where one is wanted."""
        total = report_total(year.report)
        self._total.setText(f"総合 {_NO_TOTAL if total is None else total} 点")
        self._chip.show_mark(mark_of(year.report, self._profile))
        moves = "、".join(year.large_moves(self._profile))
        sentence = f"前年度から大きく動いています（{moves}）。「評価の理由」に理由を記入してください。"
        self._ask.show_message(sentence if year.asks_for_reason() else "", "care")
        note = f"前年度: {year.last.score_reason}" if year.last and year.last.score_reason else ""
        self.reason.field(self._reason_key).note.show_note(note)
        before = year.last.scores if year.last else (None, None, None)
        for name, score in zip(SCORE_FIELDS, before, strict=True):
            text = "" if score is None else f"前年度: {score}"
            self.form.field(report_field(year.fiscal_year, name)).note.show_note(text)
