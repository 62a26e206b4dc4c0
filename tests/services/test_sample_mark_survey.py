"""Everything of the survey that leaves a database of made-up answers says so, on every sheet and in every row."""

import csv
import io
import json
import sqlite3

import openpyxl
import pytest

from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace


@pytest.fixture(params=[True, False], ids=["sample", "real"])
def space(request, tmp_path, small_profile, small_content):
    """A filled register; for the real one the mark is taken out of the file, which no program does."""
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    if not request.param:
        with sqlite3.connect(path) as database:
            database.execute("DELETE FROM meta WHERE key = 'sample'")
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    assert opened.is_sample == request.param
    yield opened
    opened.close()


def visible_sheets(path):
    """Return the visible sheets of a workbook as (title, page header, all texts)."""
    book = openpyxl.load_workbook(path)
    found = [
        (
            sheet.title,
            sheet.oddHeader.left.text or sheet.oddHeader.center.text or "",
            "".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None),
        )
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]
    book.close()
    return found


def issued(space, folder):
    return space.survey_issue.issue(2023, folder).paths


def questions(space, folder):
    space.oddities.ask(2023, "1-1-1", "この年度の効果を教えてください。")
    return space.oddities.issue(2023, folder).paths


def evaluation(space, folder):
    space.evaluation.write_workbook(2022, folder / "評価.xlsx")
    return (folder / "評価.xlsx",)


def oddities(space, folder):
    space.oddities.write_workbook(2023, folder / "気づき.xlsx")
    return (folder / "気づき.xlsx",)


def collected(space, folder, kind="xlsx"):
    issued(space, folder / "調査票")
    preview = space.survey_collect.read([folder / "調査票"], 2023)
    space.survey_collect.write_report(preview, folder / f"一覧.{kind}")
    return (folder / f"一覧.{kind}",)


@pytest.mark.parametrize("write", [issued, questions, evaluation, oddities, collected])
def test_every_page_of_a_workbook(space, tmp_path, write):
    folder = tmp_path / "出"
    folder.mkdir()
    for path in write(space, folder):
        sheets = visible_sheets(path)
        assert sheets
        assert any(SAMPLE_WORD in title + texts for title, _, texts in sheets) == space.is_sample, path.name
        for title, header, _ in sheets:
            assert (SAMPLE_WORD in header) == space.is_sample, (path.name, title)


@pytest.mark.parametrize("name", ["reports", "oddities", "evaluation"])
def test_every_json(space, name):
    service = {"reports": space.reports, "oddities": space.oddities, "evaluation": space.evaluation}[name]
    content = json.loads(service.json_text(2022))
    records = content if isinstance(content, list) else [content]
    for record in records:
        assert record.get("sample", False) is space.is_sample


def test_the_list_of_what_was_collected(space, tmp_path):
    (path,) = collected(space, tmp_path, "json")
    content = json.loads(path.read_text(encoding="utf-8"))
    for record in content if isinstance(content, list) else [content]:
        assert record.get("sample", False) is space.is_sample
    (path,) = collected(space, tmp_path, "csv")
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    assert len(rows) > 1
    for row in rows:
        assert (SAMPLE_WORD in row) == space.is_sample


def test_the_mail_that_reminds(space):
    names = [line.entry.department for line in space.surveys.status(2023).departments]
    assert space.surveys.reminder_text(2023, names).startswith(SAMPLE_WORD) == space.is_sample
