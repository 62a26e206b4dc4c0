"""気づき and 照会: what is odd about a year's answers, and the questions that go to the departments.

What is odd is worked out anew from the answers each time (`domain.oddity_rules`); only the questions are
stored, each as a `FieldChange` of `Entity.INQUIRY`. Answers come back through `services.survey_collect`.
"""

import datetime as dt
import json
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import Path

from fujidesk.domain.changes import Changes, Entity, FieldChange, JsonValue
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.oddities import (
    INQUIRY_STATE_NAMES,
    WEIGHT_NAMES,
    Inquiry,
    InquiryState,
    Oddity,
    OddityLine,
)
from fujidesk.domain.oddity_rules import case_of, find_oddities, in_order, rule_name, rule_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.survey_values import inquiry_value
from fujidesk.errors import UserError
from fujidesk.exchange.file_set import file_set
from fujidesk.models import evaluating, reports, sheets, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.assignments import assignments
from fujidesk.services.edits import EditService
from fujidesk.services.inquiry_sheets import InquirySheets
from fujidesk.services.survey_issue import IssueResult

OWN_RULE = "own-"
"""Keys of the office's own questions begin so: own-1, own-2."""
_OPEN_STATES = (InquiryState.PLANNED, InquiryState.ASKED)


class OddityService:
    """Finds oddities, and keeps and issues the questions about them."""

    def __init__(
        self, database: Database, edits: EditService, profile: PlanProfile, *, is_sample: bool = False
    ) -> None:
        self._database = database
        self._edits = edits
        self._profile = profile
        self._is_sample = is_sample

    def oddities(self, fiscal_year: int) -> list[Oddity]:
        """Return what is odd about the answers of a year: the weighty first, then in the plan's order."""
        years = [year for year in self._profile.fiscal_years if year <= fiscal_year] or [fiscal_year]
        with self._database.reading() as session:
            by_year = reports.year_reports(session, years)
            answered = [report for report in by_year[years[-1]].values() if report.is_answered]
            if years[-1] != fiscal_year or not answered:
                return []
            records = sheets.records(session, [report.number for report in answered])
            asked = assignments(session, fiscal_year)
        found: list[Oddity] = []
        for record in records:
            history = [by_year[year][record.number] for year in years]
            case = case_of(record, history[-1], history[:-1], self._profile)
            found += find_oddities(case, asked[record.number].lead)
        return in_order(found)

    def of_project(self, number: str, fiscal_year: int) -> list[Oddity]:
        """Return what is odd about the answers of one project in a year; nothing for an unknown number."""
        with self._database.reading() as session:
            by_year = reports.year_reports(session, self._profile.fiscal_years, number)
            records = sheets.records(session, [number])
            asked = assignments(session, fiscal_year, number)
        report = by_year.get(fiscal_year, {}).get(number)
        if report is None or not records:
            return []
        history = [found[number] for found in by_year.values()]
        return in_order(
            find_oddities(case_of(records[0], report, history, self._profile), asked[number].lead)
        )

    def inquiries(self, fiscal_year: int) -> list[Inquiry]:
        """Return the questions of a year, those of a project together, in the plan's order."""
        with self._database.reading() as session:
            stored = survey_rows.inquiries(session, None, (fiscal_year,))
        found = [item.record for item in stored.values()]
        return sorted(found, key=lambda inquiry: (sort_key(inquiry.number), inquiry.rule))

    # Questions

    def plan(self, oddities: Iterable[Oddity]) -> Changes:
        """Put oddities on the departments' question sheets, as one undo step.

        What is asked or answered already stays as it is; what was settled is asked anew. An oddity that the
        office itself must mend is no question to a department and is left out.

        Raises:
            UserError: nothing is left to be asked.
        """
        wanted = [oddity for oddity in oddities if not _is_for_office(oddity)]
        held = self._held({oddity.fiscal_year for oddity in wanted})
        changes = []
        for oddity in wanted:
            key = (oddity.number, oddity.fiscal_year, oddity.rule)
            before = held.get(key)
            if before is None or before.state is InquiryState.SETTLED:
                changes.append(_change(before, Inquiry(*key, oddity.question)))
        if not changes:
            raise UserError(
                f"照会に加えるものがありません。選んだ気づきは、照会済みか、{self._profile.words.office}が直すものです。"
                "別の気づきを選んでください。"
            )
        return self._edits.apply(changes, f"照会の追加（{len(changes)} 件）")

    def ask(self, fiscal_year: int, number: str, question: str) -> Changes:
        """Put a question of the office's own on the sheet of a project's department.

        Raises:
            UserError: the question is empty, or there is no such project.
        """
        text = question.strip()
        if not text:
            raise UserError(f"{number} の質問が空です。質問の文を入力してください。")
        taken = {rule for project, _, rule in self._held({fiscal_year}) if project == number}
        place = next(place for place in range(1, len(taken) + 2) if f"{OWN_RULE}{place}" not in taken)
        made = Inquiry(number, fiscal_year, f"{OWN_RULE}{place}", text)
        return self._edits.apply([_change(None, made)], f"{number} への質問の追加")

    def reword(self, inquiry: Inquiry, question: str) -> Changes:
        """Give a question another wording.

        Raises:
            UserError: the question is empty.
            EditConflictError: the question is another one by now.
        """
        if not question.strip():
            raise UserError(
                f"{inquiry.number} の質問が空です。質問の文を入力するか、照会を取り消してください。"
            )
        changed = replace(inquiry, question=question.strip())
        return self._edits.apply([_change(inquiry, changed)], f"{inquiry.number} の質問の変更")

    def withdraw(self, inquiries: Iterable[Inquiry]) -> Changes:
        """Take questions off the sheets that have not been sent yet.

        Raises:
            UserError: one was sent already.
            EditConflictError: a question is another one by now.
        """
        chosen = list(inquiries)
        for inquiry in chosen:
            if inquiry.state is not InquiryState.PLANNED:
                raise UserError(
                    f"{inquiry.number} の「{rule_name(inquiry.rule)}」は"
                    f"「{INQUIRY_STATE_NAMES[inquiry.state]}」のため、取り消せません。"
                    "不要になったときは「解決」にしてください。"
                )
        changes = [_change(inquiry, None) for inquiry in chosen]
        return self._edits.apply(changes, f"照会の取消し（{len(chosen)} 件）")

    def settle(self, inquiries: Iterable[Inquiry]) -> Changes:
        """Close questions: the answer is enough, or it needs none any more.

        Raises:
            EditConflictError: a question is another one by now.
        """
        chosen = list(inquiries)
        changes = [_change(inquiry, replace(inquiry, state=InquiryState.SETTLED)) for inquiry in chosen]
        return self._edits.apply(changes, f"照会の解決（{len(chosen)} 件）")

    # The question sheets

    def issue(
        self,
        fiscal_year: int,
        folder: Path,
        departments: Collection[str] | None = None,
        progress: Progress | None = None,
        today: dt.date | None = None,
    ) -> IssueResult:
        """Write a 照会票 for each department that has open questions, and note the day they were asked.

        Files of the same name are replaced; all files come in place, or none. Questions that were sent
        before and are not answered stand on the sheet again.

        Args:
            fiscal_year: that is asked about.
            folder: where the files go; is made where it is missing.
            departments: only these; None: all.
            progress: told by department.
            today: the day of asking; None: the day it is.

        Raises:
            UserError: there is no open question.
            MachineError: the folder cannot be written to.
            CancelledError: the user stopped it; no file is left, nothing is noted.
        """
        day = today or dt.datetime.now().astimezone().date()
        sheet_of = self._open_questions(fiscal_year, departments)
        unassigned = tuple(inquiry.number for inquiry in sheet_of.pop("", ()))
        if not sheet_of:
            raise UserError(
                f"{long_year(fiscal_year)}の照会票に載せる質問がありません。"
                "「気づき」から照会するものを選んでから、やり直してください。"
            )
        paper = InquirySheets(self._database, self._profile, fiscal_year, day, is_sample=self._is_sample)
        changes = [
            _change(inquiry, replace(inquiry, state=InquiryState.ASKED, asked_at=day.isoformat()))
            for listed in sheet_of.values()
            for inquiry in listed
        ]
        label = f"{long_year(fiscal_year)}の照会票（{len(sheet_of)} 課、{len(changes)} 件）"
        with file_set(folder) as files:
            paper.write(files, sheet_of, progress or NoProgress())
            paths = files.place()
            done = self._edits.apply(changes, label)
        return IssueResult(paths, done, tuple(sheet_of), unassigned=unassigned)

    def _open_questions(
        self, fiscal_year: int, departments: Collection[str] | None
    ) -> dict[str, list[Inquiry]]:
        """Return the questions to be put on sheets, by department."""
        with self._database.reading() as session:
            asked = assignments(session, fiscal_year)
        found: dict[str, list[Inquiry]] = {}
        for inquiry in self.inquiries(fiscal_year):
            lead = asked[inquiry.number].lead
            if inquiry.state in _OPEN_STATES and (departments is None or lead in departments):
                found.setdefault(lead, []).append(inquiry)
        return found

    # For other programs, and for paper

    def json_text(self, fiscal_year: int) -> str:
        """Return the oddities of a year with the questions about them as JSON text, one object each.

        Questions without an oddity (the office's own, or mended since) follow those of the oddities.
        """
        rows = [_json(line, self._is_sample) for line in self.lines(fiscal_year)]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def write_workbook(self, fiscal_year: int, path: Path) -> None:
        """Write the oddities of a year as a workbook that prints on A4.

        Raises:
            MachineError: the file cannot be written.
        """
        from fujidesk.exchange.oddity_write import write_oddities  # late: brings openpyxl

        write_oddities(path, self._profile, fiscal_year, self.lines(fiscal_year), sample=self._is_sample)

    def lines(self, fiscal_year: int) -> list[OddityLine]:
        """Return the oddities of a year with title and question, then the questions without an oddity."""
        titles = self._titles()
        held = {(item.number, item.rule): item for item in self.inquiries(fiscal_year)}
        with self._database.reading() as session:
            asked = assignments(session, fiscal_year)
        found = [
            OddityLine(
                item.number, titles.get(item.number, ""), item.department, item.rule, item,
                held.pop((item.number, item.rule), None),
            )
            for item in self.oddities(fiscal_year)
        ]  # fmt: skip
        found += [
            OddityLine(number, titles.get(number, ""), asked[number].lead, rule, None, inquiry)
            for (number, rule), inquiry in held.items()
            if number in asked
        ]
        return found

    def _titles(self) -> dict[str, str]:
        """Return the titles of all projects by number."""
        with self._database.reading() as session:
            return {project.number: project.title for project in evaluating.evaluated_projects(session)}

    def _held(self, years: Collection[int]) -> dict[tuple[str, int, str], Inquiry]:
        """Return the stored questions of some years by number, year and rule."""
        with self._database.reading() as session:
            found = survey_rows.inquiries(session, None, years)
        return {key: item.record for key, item in found.items()}


def _is_for_office(oddity: Oddity) -> bool:
    """Tell whether the office itself must mend what is odd."""
    rule = rule_of(oddity.rule)
    return rule is not None and rule.for_office


def _change(before: Inquiry | None, after: Inquiry | None) -> FieldChange:
    """Return the edit that makes, changes or takes out a question.

    Raises:
        ValueError: there is neither a question before nor one after.
    """
    held = before or after
    if held is None:
        raise ValueError("no inquiry")
    field = f"{held.fiscal_year}.{held.rule}"
    return FieldChange(Entity.INQUIRY, held.number, field, inquiry_value(before), inquiry_value(after))


def _json(line: OddityLine, sample: bool) -> dict[str, JsonValue]:
    """Return a line as the command line gives it; text is "" where only the question is left."""
    oddity, inquiry = line.oddity, line.inquiry
    rule = rule_of(line.rule)
    weight = oddity.weight if oddity is not None else rule.weight if rule is not None else None
    question = inquiry.question if inquiry is not None else oddity.question if oddity is not None else ""
    values: dict[str, JsonValue] = {
        "number": line.number,
        "title": line.title,
        "department": line.department,
        "rule": line.rule,
        "rule_name": rule_name(line.rule),
        "weight": None if weight is None else WEIGHT_NAMES[weight],
        "text": "" if oddity is None else oddity.text,
        "question": question,
        "state": None if inquiry is None else INQUIRY_STATE_NAMES[inquiry.state],
        "answer": "" if inquiry is None else inquiry.answer,
    }
    return {**values, SAMPLE_KEY: True} if sample else values
