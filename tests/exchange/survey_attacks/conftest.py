"""A made-up round whose workbooks are filled, damaged and read back as a clerk would do and see it."""

import datetime as dt
import hashlib
import io
import re
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

import pytest
from openpyxl import load_workbook

from fujidesk.domain import records as r
from fujidesk.domain.replies import Outcome
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Assignment
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.survey_layout import LINES
from fujidesk.exchange.survey_read import RoundFacts, SurveyReader
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_write import SurveyBook, SurveyWriter

PROFILE = load_profile("fuji")
ISSUED = dt.datetime(2023, 4, 3, 9, 30)
LEADS = {"1-1-1": "収納課", "1-1-2": "収納課", "1-1-3": "市民課"}
GIVEN = {
    "status": "2 実施中", "phase_h1": "3 導入準備", "phase_h2": "4 運用・実施", "budget_kyen": 1500,
    "actual_cost_kyen": 1400, "action": "番号札を置いた。", "indicator_value": 85, "indicator_note": "届いた。",
    "score_progress": "4 計画より進んでいる", "score_cost": "3 おおむね計画どおり",
    "score_content": "3 おおむね計画どおり", "score_reason": "早く始めた。", "outlook": "1 継続", "change": "なし",
}  # fmt: skip
LAST = {
    "status": Status.RUNNING, "phase_h1": 2, "phase_h2": 3, "budget_kyen": 1200, "actual_cost_kyen": 1100,
    "action": "案内を作った。", "indicator_value": Decimal("80.0"), "score_progress": 3, "score_cost": 3,
    "score_content": 3,
}  # fmt: skip


def _record(number):
    cells = (r.ScheduleCell(2022, 1, 3, ("収納課",)), r.ScheduleCell(2022, 2, 4, ("収納課",)))
    return r.ProjectRecord(
        number, f"窓口の案内 {number}", "1", "1.1", r.Category.PRIORITY, ("収納課",), schedule=cells,
        indicator=r.Indicator("85% 以上", Decimal(85), "%"),
    )  # fmt: skip


RECORDS = {number: _record(number) for number in LEADS}
PAST = {number: StatusReport(number, 2021, **LAST) for number in LEADS}


def _issued(department, year):
    projects = tuple(
        SurveyProject(
            RECORDS[number], Assignment(number, department), StatusReport(number, year), PAST[number]
        )
        for number, lead in LEADS.items()
        if lead == department
    )
    book = SurveyBook(year, department, "2023-04-28", "内線 2345", "", projects)
    return SurveyWriter(PROFILE, ISSUED).data(book)


class Returns:
    """What goes out, what is made of it, and what the program reads."""

    def __init__(self):
        self.rows = {line.name: 11 + place for place, line in enumerate(LINES)}
        self._made = {}

    def data(self, department="収納課", year=2022):
        """A department's workbook as it went out."""
        if (department, year) not in self._made:
            self._made[department, year] = _issued(department, year)
        return self._made[department, year]

    def book(self, department="収納課", filled=("1-1-1", "1-1-2"), **answers):
        """The workbook opened, with sheets filled cell by cell."""
        workbook = load_workbook(io.BytesIO(self.data(department)))
        for number in filled:
            self.fill(workbook[number], **answers)
        return workbook

    def fill(self, sheet, **answers):
        for name, value in {**GIVEN, **answers}.items():
            sheet.cell(self.rows[name], 3).value = value

    def saved(self, workbook):
        stream = io.BytesIO()
        workbook.save(stream)
        return stream.getvalue()

    def read(self, returned, year=2022):
        data = returned if isinstance(returned, bytes) else self.saved(returned)
        reader = SurveyReader(PROFILE, _facts, ("収納課", "市民課"), year, "2023-05-01")
        return reader.read(data, "回答.xlsx", hashlib.sha256(data).hexdigest())

    def rewritten(self, returned, **changes):
        """The package with parts changed: end of the part's name (xml left out) → function or None to drop."""
        data = returned if isinstance(returned, bytes) else self.saved(returned)
        stream = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
            for item in old.namelist():
                part = old.read(item)
                change = next((changes[key] for key in changes if item.endswith(f"{key}.xml")), bytes)
                if change is not None:
                    new.writestr(item, change(part))
        return stream.getvalue()

    def with_parts(self, returned, parts):
        """The package with further parts."""
        stream = io.BytesIO(self.saved(returned))
        with zipfile.ZipFile(stream, "a") as package:
            for name, text in parts.items():
                package.writestr(name, text)
        return stream.getvalue()

    def with_cell(self, name, value):
        """A return with one cell of 1-1-1 written as another program might; quicker than filling it anew."""
        if "filled" not in self._made:
            self._made["filled"] = self.saved(self.book(filled=("1-1-1",)))
        if isinstance(value, str):
            cell = f't="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is>'
        else:
            cell = f't="b"><v>{value:d}</v>' if isinstance(value, bool) else f"><v>{value!r}</v>"
        pattern = rf'<c r="C{self.rows[name]}"( s="\d+")?[^>]*>.*?</c>'
        place = f"C{self.rows[name]}"

        def put(match):
            return f'<c r="{place}"{match[1] or ""} {cell}</c>'

        def change(part):
            text, count = re.subn(pattern, put, part.decode(), count=1, flags=re.DOTALL)
            assert count == 1
            return text.encode()

        return self.rewritten(self._made["filled"], sheet3=change)

    def answer(self, reply, name, number="1-1-1"):
        assert not reply.refusal
        return next(answer for answer in reply.answers if (answer.number, answer.name) == (number, name))

    def taken(self, reply, number="1-1-1"):
        """What would be stored without anybody looking: field → value."""
        return {answer.name: answer.change.after for answer in reply.takeable if answer.number == number}

    def told(self, reply):
        """Cell and sentence of each problem."""
        return [(problem.sheet, problem.cell, problem.text) for problem in reply.problems]

    def check(self, reply, number="1-1-1"):
        return {answer.name for answer in reply.with_outcome(Outcome.CHECK) if answer.number == number}


def _facts(year):
    return RoundFacts(
        year, RECORDS, {number: Assignment(number, lead) for number, lead in LEADS.items()},
        {number: StatusReport(number, year) for number in LEADS}, PAST,
    )  # fmt: skip


@pytest.fixture(scope="session")
def returns():
    """Workbooks of a round, and their reading."""
    return Returns()
