"""Writes the 照会票 of a round: one workbook a department, with its questions and what it had answered."""

import datetime as dt
from collections.abc import Mapping, Sequence

from fujidesk.domain.describing import describe_value
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.oddity_rules import rule_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.reports import StatusReport, answer_label, report_field, report_value
from fujidesk.exchange.file_set import FileSet
from fujidesk.exchange.inquiry_write import InquiryBook, InquiryLine, InquiryWriter
from fujidesk.exchange.survey_layout import file_name
from fujidesk.models import evaluating, reports, survey_rows
from fujidesk.models.engine import Database

SHOWN_LENGTH = 200
"""Characters of an answer that stand beside the question; the department has the whole in its own file."""


def answers_text(report: StatusReport, fields: Sequence[str], profile: PlanProfile) -> str:
    """Return answers of a report as text, one a line: 「実施状況：完了」."""
    lines = []
    for name in fields:
        value = report_value(report, name)
        text = describe_value(report_field(report.fiscal_year, name), value, profile)
        flat = " ".join(text.split())
        lines.append(
            f"{answer_label(name, profile)}：{flat[:SHOWN_LENGTH]}{'…' if len(flat) > SHOWN_LENGTH else ''}"
        )
    return "\n".join(lines)


class InquirySheets:
    """The question sheets of a round, from one state of the register; day: of asking."""

    def __init__(
        self, database: Database, profile: PlanProfile, fiscal_year: int, day: dt.date, *, is_sample: bool
    ) -> None:
        self._profile = profile
        self._fiscal_year = fiscal_year
        self._writer = InquiryWriter(profile, dt.datetime.now().astimezone(), sample=is_sample)
        with database.reading() as session:
            self._reports = reports.year_reports(session, (fiscal_year,))[fiscal_year]
            held = survey_rows.round_of(session, fiscal_year)
            self._titles = {item.number: item.title for item in evaluating.evaluated_projects(session)}
        self._contact = held.contact
        # the round's own deadline may be over when its answers are asked about
        self._deadline = held.deadline if held.deadline >= day.isoformat() else ""

    def write(self, files: FileSet, sheet_of: Mapping[str, Sequence[Inquiry]], progress: Progress) -> None:
        """Add a sheet to the files for each department.

        Args:
            files: to be put in place by the caller.
            sheet_of: department → its questions.
            progress: told by department.

        Raises:
            MachineError: the folder cannot be written to.
            CancelledError: the user stopped it.
        """
        for done, (department, listed) in enumerate(sheet_of.items()):
            progress.step(done, len(sheet_of), department)
            name = file_name(ReplyKind.INQUIRY, self._fiscal_year, department)
            files.add(name, self._writer.data(self._book(department, listed)))
        progress.step(len(sheet_of), len(sheet_of), "保存")

    def _book(self, department: str, listed: Sequence[Inquiry]) -> InquiryBook:
        """Return what goes on a department's sheet."""
        return InquiryBook(
            self._fiscal_year, department, self._deadline, self._contact,
            tuple(self._line(inquiry) for inquiry in listed),
        )  # fmt: skip

    def _line(self, inquiry: Inquiry) -> InquiryLine:
        """Return a question with the answers that it is about."""
        rule, report = rule_of(inquiry.rule), self._reports[inquiry.number]
        shown = answers_text(report, rule.fields, self._profile) if rule is not None else ""
        return InquiryLine(inquiry, self._titles.get(inquiry.number, ""), shown)
