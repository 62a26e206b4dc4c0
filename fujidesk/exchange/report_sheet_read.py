"""Reads the sheet of one project: its fourteen answers against what is stored of the project."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.replies import Answer, Outcome, Problem
from fujidesk.domain.reports import (
    AMOUNT_FIELDS,
    ENDED_PHASE,
    PHASE_FIELDS,
    SCORE_FIELDS,
    Status,
    StatusReport,
    report_change,
    report_value,
)
from fujidesk.domain.written import Certainty
from fujidesk.exchange.answer_amounts import AMOUNT_ALLOWED, Hints, looks_like_yen
from fujidesk.exchange.answer_outcome import answer_of
from fujidesk.exchange.answer_reading import Reading, quoted
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.survey_layout import HEAD_ANSWER, LINES, InputKind, Line, report_lines
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_sheets import FoundCell, FoundTable, find_table, is_blank
from fujidesk.exchange.survey_strays import KnownTexts, stray_problems
from fujidesk.exchange.workbook_cells import SheetCells

_MISPLACED = 3
"""So many answers that cannot stand where they are may be in the wrong row."""
_IDLE = (Status.STOPPED.value, Status.NOT_STARTED.value)


class ReportSheetReader:
    """Reads the sheet of one project (002, 図表1).

    Args of the constructor: values: reads cells; project: with what is stored of it; known: what its sheet
    prints, so that everything else can be told.
    """

    def __init__(self, values: AnswerValues, project: SurveyProject, known: KnownTexts) -> None:
        self._values = values
        self._record = project.record
        self._stored = project.report
        self._known = known
        self._lines = report_lines(values.profile)
        self._hints = _hints(project.record, project.report, project.last)

    def read(self, sheet: SheetCells) -> tuple[list[Answer], list[Problem]]:
        """Return the answers of a sheet, none where it was not filled in, and its problems.

        A sheet that nobody filled in changes nothing: sheets come back empty where a department answered only
        some of its projects, and erasing what is stored would punish that.
        """
        # a city may call its scores otherwise after the forms were sent (domain.profile_changes)
        table = find_table(sheet, self._lines, LINES, SCORE_FIELDS)
        if table is None:
            text = (
                f"見出し「{HEAD_ANSWER}」のある表が見つかりません。送付した用紙に記入し直してもらってください"
            )
            return [], [self._problem(sheet, "", text)]
        problems = [
            self._problem(sheet, cell, text) for cell, text in stray_problems(sheet, table, self._known)
        ]
        if table.is_doubled:
            problems.append(
                self._problem(sheet, "", "1 枚のシートに表が 2 つあります。上の表だけを読みました")
            )
        if table.is_empty:
            return [], [
                *problems,
                self._problem(sheet, "", "何も記入されていません（保存されている回答は変えません）"),
            ]
        readings = self._readings(table)
        if doubt := self._shift(table):
            table = replace(table, cells={name: _doubted(cell, doubt) for name, cell in table.cells.items()})
            problems.append(self._problem(sheet, "", doubt))
        answers = [
            self._answer(sheet, line, table, readings[line.name])
            for line in self._lines
            if line.name in readings
        ]
        problems += self._missing_lines(sheet, table)
        problems += self._missing_answers(sheet, table, answers)
        return answers, problems

    def _problem(self, sheet: SheetCells, cell: str, text: str, allowed: str = "") -> Problem:
        """Return a problem of this project's sheet."""
        return Problem(sheet.title, cell, text, allowed, self._record.number)

    def _readings(self, table: FoundTable) -> dict[str, Reading]:
        """Return what was made of each white cell; amounts are also held against each other."""
        found = {
            line.name: self._values.read(line.name, line.kind, table.cells[line.name].content, self._hints)
            for line in LINES
            if line.name in table.cells
        }
        return found if self._hints.amounts else _compared_amounts(found)

    def _shift(self, table: FoundTable) -> str:
        """Return that the answers seem to stand a row too low or too high, "" where they do not.

        So they do where several cannot stand where they are, and all fit the line beside theirs.
        """
        here = self._fits(table, 0)
        if len(here) - sum(here) < _MISPLACED:
            return ""
        for rows, words in ((1, "下"), (-1, "上")):
            fits = self._fits(table, rows)
            if len(fits) > _MISPLACED and all(fits):
                return f"回答が 1 行{words}にずれて貼り付けられているようです。どの回答も確かめてください"
        return ""

    def _fits(self, table: FoundTable, rows: int) -> list[bool]:
        """Return for each filled cell whether it can be the answer to the line so many rows above it.

        Texts tell nothing: anything can be one.
        """
        fits: list[bool] = []
        for place, line in enumerate(LINES):
            cell = table.cells.get(line.name)
            meant = LINES[place - rows] if 0 <= place - rows < len(LINES) else None
            if cell is None or is_blank(cell.content) or meant is None or meant.kind is InputKind.TEXT:
                continue
            reading = self._values.read(meant.name, meant.kind, cell.content, self._hints)
            fits.append(reading.certainty is Certainty.SURE)
        return fits

    def _answer(self, sheet: SheetCells, line: Line, table: FoundTable, reading: Reading) -> Answer:
        """Return the answer of a line."""
        change = report_change(self._stored, line.name, None)
        allowed = reading.allowed or self._values.allowed(line.name, line.kind)
        return answer_of(
            change, line.name, sheet.title, table.cells[line.name], replace(reading, allowed=allowed)
        )

    def _missing_lines(self, sheet: SheetCells, table: FoundTable) -> Iterator[Problem]:
        """Yield the lines that are not on the sheet any more; what is stored of them stays as it is."""
        for line in self._lines:
            if line.name not in table.cells:
                text = f"「{line.label}」の行が見つかりません。行か項目名が消えています"
                yield self._problem(sheet, "", text)

    def _missing_answers(
        self, sheet: SheetCells, table: FoundTable, answers: Iterable[Answer]
    ) -> Iterator[Problem]:
        """Yield what must be answered and is not, in a sheet that was begun.

        A project that was stopped or not started owes nothing more; a completed one need not be scored
        (`Standing.DONE`). What is stored already counts as answered.
        """
        by_name = {answer.name: answer for answer in answers}
        status = by_name.get("status")
        if _status_of(status, self._stored) in _IDLE:
            return
        is_done = _status_of(status, self._stored) == Status.DONE.value
        for line in self._lines:
            answer = by_name.get(line.name)
            optional = not line.required or (is_done and line.name in SCORE_FIELDS)
            stored = report_value(self._stored, line.name)
            if not optional and answer is not None and not answer.written and stored in (None, ""):
                allowed = self._values.allowed(line.name, line.kind)
                yield self._problem(
                    sheet, table.cells[line.name].name, f"「{line.label}」が未記入です", allowed
                )


def _doubted(cell: FoundCell, doubt: str) -> FoundCell:
    """Return a cell whose content may be meant for another line."""
    return replace(cell, doubt=cell.doubt or doubt) if not is_blank(cell.content) else cell


def _status_of(answer: Answer | None, stored: StatusReport) -> object:
    """Return the status that holds once the answer is taken, as its key; None where there is none yet."""
    if answer is not None and answer.outcome in (Outcome.NEW, Outcome.CHANGED) and answer.change:
        return answer.change.after
    return None if stored.status is None else stored.status.value


def _hints(record: ProjectRecord, stored: StatusReport, last: StatusReport | None) -> Hints:
    """Return what is known of a project that bears on its answers.

    Amounts of 0 are left out, since no unit can be told from them.
    """
    reports = (stored, last) if last else (stored,)
    amounts = tuple(
        amount for report in reports for name in AMOUNT_FIELDS if (amount := getattr(report, name))
    )
    planned = {
        PHASE_FIELDS[cell.half - 1]: ENDED_PHASE if cell.phase is None else cell.phase
        for cell in record.schedule
        if cell.fiscal_year == stored.fiscal_year
    }
    return Hints(record.indicator.unit, amounts, planned)


def _compared_amounts(found: dict[str, Reading]) -> dict[str, Reading]:
    """Return the readings with an amount 要確認 that is so far above the other that it looks like 円.

    Only where no amount of the project is stored: budget and cost are then the only measure of each other.
    """
    amounts = {
        name: reading.value
        for name in AMOUNT_FIELDS
        if (reading := found.get(name))
        and reading.certainty is Certainty.SURE
        and isinstance(reading.value, int)
    }
    for name, value in amounts.items():
        others = tuple(other for key, other in amounts.items() if key != name and other)
        if others and looks_like_yen(value, others) and "円" not in found[name].reading.partition("を")[0]:
            meant = round(value / 1000)
            problem = f"{quoted(f'{value:,}')}は円単位のようです（この欄は千円単位です）"
            found[name] = Reading(
                Certainty.DOUBTFUL, meant, f"{meant:,} 千円と読めます", problem, AMOUNT_ALLOWED, value
            )
    return found
