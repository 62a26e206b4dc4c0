"""Everything that leaves a database of made-up answers says so; nothing that leaves a real one does."""

import csv
import datetime as dt
import io
import json
import re
import zipfile

import docx
import openpyxl
import pypdf
import pytest

from fujidesk.domain.sample_mark import SAMPLE_FACT, SAMPLE_WORD
from fujidesk.models import journaling
from fujidesk.models.engine import FileDatabase
from fujidesk.paths import user_folders
from fujidesk.services.import_report import plan_report, register_report, write_report
from fujidesk.services.plan_import import PlanComparison
from fujidesk.services.workspace import open_workspace


@pytest.fixture(params=[True, False], ids=["sample", "real"])
def space(request, tmp_path, small_database):
    """The small register, with made-up answers or without."""
    if request.param:
        database = FileDatabase(small_database)
        with database.writing() as session:
            journaling.keep_fact(session, SAMPLE_FACT, "R4～R7")
        database.close()
    opened = open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=True)
    assert opened.is_sample == request.param
    yield opened
    opened.close()


def headers(path):
    """Return the page headers and the visible texts of all visible sheets of a workbook."""
    book = openpyxl.load_workbook(path)
    found = {}
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            texts = [str(cell.value) for row in sheet.iter_rows(max_row=6) for cell in row if cell.value]
            found[sheet.title] = (sheet.oddHeader.left.text or "", "".join([sheet.title, *texts]))
    return book.properties.title, found


def write(space, name, path):
    """Write one kind of export; returns the files written."""
    plan = PlanComparison(("計画.txt",), 1, (), (), ())
    if name == "register.xlsx":
        space.register_exchange.write_workbook(path)
    elif name == "register.json":
        space.register_exchange.write_json(path)
    elif name == "register.csv":
        space.register_exchange.write_csv(path)
    elif name.startswith("plan"):
        write_report(plan_report(plan, sample=space.is_sample), path, space.profile)
    elif name.startswith("found"):
        space.register_exchange.write_workbook(path.with_name("台帳.xlsx"))
        comparison = space.register_exchange.compare_workbook(path.with_name("台帳.xlsx"))
        write_report(register_report(comparison, "台帳.xlsx", sample=space.is_sample), path, space.profile)
    else:
        return space.timeline.export(space.timeline.data(), path)
    return (path,)


def test_every_page_of_the_plan_as_a_document(space, tmp_path):
    space.plan_book.write(tmp_path / "計画書.docx", dt.date(2026, 7, 10))
    paper = docx.Document(str(tmp_path / "計画書.docx"))
    tops = [section.header.paragraphs[0].text for section in paper.sections]
    assert [SAMPLE_WORD in text for text in tops] == [space.is_sample] * 3
    cover = "".join(item.text for item in paper.paragraphs[:4])
    assert (SAMPLE_WORD in cover) == space.is_sample


WORKBOOKS = ["register.xlsx", "plan.xlsx", "found.xlsx"]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_page_and_sheet_of_a_workbook(space, tmp_path, name):
    (path,) = write(space, name, tmp_path / name)
    title, sheets = headers(path)
    assert (SAMPLE_WORD in title) == space.is_sample
    assert sheets
    for sheet, (header, texts) in sheets.items():
        assert (SAMPLE_WORD in header) == space.is_sample, sheet
        assert (SAMPLE_WORD in texts) == space.is_sample, sheet


@pytest.mark.parametrize("name", ["register.json", "plan.json", "found.json"])
def test_every_record_of_a_json_file(space, tmp_path, name):
    (path,) = write(space, name, tmp_path / name)
    content = json.loads(path.read_text(encoding="utf-8"))
    for record in content if isinstance(content, list) else [content]:
        assert record.get("sample", False) is space.is_sample


def test_every_row_of_the_csv(space, tmp_path):
    (path,) = write(space, "register.csv", tmp_path / "register.csv")
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 3
    assert {row.get("sample") for row in rows} == ({SAMPLE_WORD} if space.is_sample else {None})


def test_every_page_of_the_timeline_as_pdf(space, tmp_path):
    (path,) = write(space, "timeline.pdf", tmp_path / "t.pdf")
    document = pypdf.PdfReader(path)
    assert (SAMPLE_WORD in document.metadata.title) == space.is_sample
    for page in document.pages:
        assert (SAMPLE_WORD in page.extract_text()) == space.is_sample


def test_every_page_of_the_timeline_as_svg(space, tmp_path):
    for path in write(space, "timeline.svg", tmp_path / "t.svg"):
        texts = "".join(re.findall(r">([^<]+)<", path.read_text(encoding="utf-8")))
        assert (SAMPLE_WORD in texts) == space.is_sample


def test_the_timeline_as_picture_is_another_one(space):
    """A PNG cannot be read here; the mark is drawn by the same code as in the PDF."""
    data = space.timeline.data()
    assert data.sample == space.is_sample
    assert space.timeline.picture(data).startswith(b"\x89PNG")


def test_a_marked_register_workbook_is_read_back(space, tmp_path):
    """The longer name of a sheet is no other workbook."""
    (path,) = write(space, "register.xlsx", tmp_path / "台帳.xlsx")
    comparison = space.register_exchange.compare_workbook(path)
    assert (comparison.differences, comparison.faults, comparison.unchanged) == ((), (), 3)
    with zipfile.ZipFile(path) as parts:
        assert parts.testzip() is None
