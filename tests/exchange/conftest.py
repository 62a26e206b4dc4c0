"""Made-up departments and answers for the survey's workbooks, and LibreOffice to open them with."""

import datetime as dt
import os
import re
import shutil
import subprocess
import zipfile
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from fujidesk.domain import records as r
from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.domain.surveys import Assignment
from fujidesk.exchange.survey_sheet import SurveyProject
from fujidesk.exchange.survey_write import SurveyBook, SurveyWriter

ISSUED = dt.datetime(2023, 4, 3, 9, 30)
OFFICE = shutil.which("soffice")


def survey_record(number="1-1-3", title="窓口の案内番号", **values):
    """A project of our own invention with a plan for both halves of R4."""
    cells = (
        r.ScheduleCell(2022, 1, 3, ("収納課",)),
        r.ScheduleCell(2022, 2, 4, ("収納課", "市民課"), settled=False),
    )
    values.setdefault("schedule", cells)
    values.setdefault("yearly_actions", {2022: "番号札の置き場所を決める"})
    values.setdefault("indicator", r.Indicator("待ち時間 10分以下"))
    return r.ProjectRecord(number, title, "1", "1.1", r.Category.PRIORITY, ("収納課",), True, **values)


def full_report(number="1-1-3", year=2022, **values):
    """A report with every answer given."""
    given = {
        "status": Status.RUNNING, "phase_h1": 3, "phase_h2": 4, "budget_kyen": 1_500, "actual_cost_kyen": 1_400,
        "action": "番号札を置いた。", "indicator_value": Decimal("9.5"), "indicator_note": "目標に届いた。",
        "score_progress": 4, "score_cost": 3, "score_content": 4, "outlook": Outlook.CONTINUE,
    }  # fmt: skip
    return StatusReport(number, year, **{**given, **values})


def survey_project(record=None, report=None, last=None, related=("市民課",)):
    """A project as it goes into a workbook; nothing answered unless given."""
    record = record or survey_record()
    report = report or StatusReport(record.number, 2022)
    return SurveyProject(record, Assignment(record.number, "収納課", tuple(related)), report, last)


def survey_book(*projects, **values):
    """The contents of one department's workbook."""
    given = {
        "fiscal_year": 2022, "department": "収納課", "deadline": "2023-04-28",
        "contact": "デジタル戦略課（内線 2345）", "leader": "収納課 係長",
    }  # fmt: skip
    return SurveyBook(projects=projects or (survey_project(),), **{**given, **values})


def opened(data, **options):
    """Return the bytes of a workbook, opened."""
    from openpyxl import load_workbook

    return load_workbook(BytesIO(data), **options)


def office_convert(path, form, out):
    """Convert a file by LibreOffice into a folder, with a profile of its own; returns the new file."""
    command = [
        str(OFFICE), f"-env:UserInstallation=file://{out}/profile", "--headless",
        "--convert-to", form, "--outdir", str(out), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return out / f"{path.stem}.{form.partition(':')[0]}"


@pytest.fixture
def made():
    """The builders above, for tests that only need some of them."""
    from types import SimpleNamespace

    return SimpleNamespace(
        record=survey_record, report=full_report, project=survey_project, book=survey_book, opened=opened,
        issued=ISSUED,
    )  # fmt: skip


@pytest.fixture
def writer(small_profile):
    """Writes workbooks of the status report for the shipped profile."""
    return SurveyWriter(small_profile, ISSUED)


@pytest.fixture
def office():
    """LibreOffice: office(path, form, folder) converts a file."""
    if OFFICE is None:
        pytest.skip("LibreOffice is not installed")
    return office_convert


GOLDEN = Path(__file__).parent / "golden"
DATES = re.compile(r"(<dcterms:(created|modified)[^>]*>)[^<]*")


def parts_of(path, only=()):
    """Return a file's parts as one text, an element a line, in their order; without the days of writing.

    only: names of the parts; all of them where none is named.
    """
    lines = []
    with zipfile.ZipFile(path) as book:
        for name in sorted(only or book.namelist()):
            text = DATES.sub(r"\1", book.read(name).decode("utf-8"))
            lines += [f"== {name}", text.replace("><", ">\n<")]
    return "\n".join(lines) + "\n"


@pytest.fixture
def golden():
    """golden(path, name, only): the file, or parts of it, are what `golden/NAME.txt` holds.

    After a change that is meant, FUJIDESK_GOLDEN=1 writes the files anew; the difference shows in the commit.
    """

    def compare(path, name, only=()):
        kept, found = GOLDEN / f"{name}.txt", parts_of(path, only)
        if os.environ.get("FUJIDESK_GOLDEN"):
            GOLDEN.mkdir(exist_ok=True)
            kept.write_text(found, encoding="utf-8", newline="\n")
        assert found == kept.read_text(encoding="utf-8")

    return compare
