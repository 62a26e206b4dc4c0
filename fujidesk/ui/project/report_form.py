"""The status report of one fiscal year (002, 図表1), to be edited in place, with last year's answers in grey.

Fields are stored one by one like those of the register; the office's evaluation is stored as a whole. The
form shows and asks; storing is `sheet_writer`.
"""

from collections.abc import Iterator, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Indicator
from fujidesk.domain.reports import AMOUNT_FIELDS, ANSWER_FIELDS, PHASE_FIELDS, SCORE_FIELDS, report_field
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.project.report_fields import last_year_note, report_record, target_note
from fujidesk.ui.project.report_state import YearReport
from fujidesk.ui.project.score_card import ScoreCard
from fujidesk.ui.theme import Theme

_FACTS = ("status", *AMOUNT_FIELDS, "indicator_value", "indicator_note", "action")
_AFTER = ("outlook", "change")


class ReportForm(QWidget):
    """All answers of a year, in the order of 002, 図表1: facts, scores, what comes next.

    Amounts are in 千円. A field that has a draft keeps it through `update_year`; `start` drops what is typed,
    so its caller takes `drafts` first. A locked report can be read, copied from and walked through by keys.

    phases: one form a half with the phase reached, which the page puts beside the plan.
    """

    committed = Signal(str, object, object)

    def __init__(
        self, fiscal_year: int, profile: PlanProfile, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fiscal_year = fiscal_year
        self._profile = profile
        self.phases = tuple(self._form((name,), compact=True) for name in PHASE_FIELDS)
        self._facts = self._form(_FACTS)
        self.scores = ScoreCard(fiscal_year, profile, theme, self)
        self._after = self._form(_AFTER)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        for part in (self._facts, self.scores, self._after):
            self._layout.addWidget(part)
        self.scores.committed.connect(self.committed)

    def field(self, key: str) -> FieldEditor:
        """Return the field of a key, such as "2022.status" or "actual.2022.1".

        Raises:
            KeyError: the report has no such field.
        """
        for form in self._forms():
            if form.has_field(key):
                return form.field(key)
        raise KeyError(key)

    def start(self, year: YearReport, target: Indicator, drafts: Mapping[str, str]) -> None:
        """Show another project's report; drafts: typed there before and never stored, by field key."""
        for form in self._own_forms():
            form.start(year.values(), drafts)
        self.scores.start(year, drafts)
        self._show_notes(year, target)

    def update_year(self, year: YearReport, target: Indicator) -> None:
        """Show what is stored now, except where typing is not stored yet."""
        for form in self._own_forms():
            form.update_values(year.values())
        self.scores.update_year(year)
        self._show_notes(year, target)

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by field key."""
        office = self.scores.office
        found = {office.key: office.draft()} if office.is_dirty() else {}
        for form in self._forms():
            found |= form.drafts()
        return found

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        for form in self._forms():
            form.flush(force=force)
        self.scores.office.flush(force=force)

    def set_locked(self, locked: bool) -> None:
        """Let the report be read but not changed."""
        for form in self._own_forms():
            form.set_read_only(locked)
        self.scores.set_locked(locked)

    def set_narrow(self, *, narrow: bool) -> None:
        """Put every field on a row of its own, or side by side."""
        for form in self._own_forms():
            form.set_narrow(narrow)
        self.scores.set_narrow(narrow=narrow)

    def _form(self, names: tuple[str, ...], *, compact: bool = False) -> Form:
        """Make the form of some answers."""
        records = [report_record(name, self._fiscal_year, self._profile) for name in names]
        form = Form(records, self, compact=compact)
        form.committed.connect(self.committed)
        return form

    def _own_forms(self) -> tuple[Form, ...]:
        """Return the forms beside those of the scores."""
        return *self.phases, self._facts, self._after

    def _forms(self) -> Iterator[Form]:
        """Yield all forms."""
        yield from self._own_forms()
        yield from (self.scores.form, self.scores.reason)

    def _show_notes(self, year: YearReport, target: Indicator) -> None:
        """Show last year's answer beneath each field, the indicator's target before it."""
        for name in ANSWER_FIELDS:
            if name in SCORE_FIELDS or name == "score_reason":
                continue  # the card of scores shows its own
            note = last_year_note(year.last, name, self._profile, target.unit)
            if name == "indicator_value":
                note = "　".join(part for part in (target_note(target), note) if part)
            self.field(report_field(self._fiscal_year, name)).note.show_note(note)
