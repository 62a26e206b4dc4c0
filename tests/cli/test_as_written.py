"""The commands of the office's year, run letter by letter as docs/cli.md has them, on a made database."""

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from fujidesk.services.sample import make_sample

DOCUMENT = Path(__file__).parents[2] / "docs" / "cli.md"
WRITTEN = (
    "tasks --date 2026-06-15 --format json",
    "hearings --fy R8 --format json|docx --out DIR",
    "proposals --fy R8 --format json|xlsx",
    "adopt --proposal ID --measure 1.2",
    "changes --fy R8 --format json|xlsx",
    "projects --as-of 2025-04-01",
)
FUNDED = "R7-003"
"""A new project of the made database whose budget is settled."""


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The register of all projects with made records until 15 June of R8; to be copied, not opened."""
    path = tmp_path_factory.mktemp("made") / "見本.db"
    make_sample(path, [2024, 2025])
    return path


@pytest.fixture
def ask(call, made, tmp_path, monkeypatch):
    """Call a command as it is written, in the folder of a database that the variable names."""
    monkeypatch.setenv("FUJIDESK_DB", str(shutil.copy(made, tmp_path / "台帳.db")))
    return lambda written: call(*written.split())


@pytest.fixture
def values(ask):
    """Call a command that must answer with JSON, and return its values."""

    def values(written):
        code, out, err = ask(written)
        assert (code, err) == (0, "")
        return json.loads(out)

    return values


def cells(path):
    """Return every text of a workbook's cells."""
    book = load_workbook(path)
    found = {cell.value for sheet in book for row in sheet.iter_rows() for cell in row}
    book.close()
    return found


def test_the_document_has_them_letter_by_letter():
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line in {f"fujidesk {written}" for written in WRITTEN}] == [
        f"fujidesk {written}" for written in WRITTEN
    ]


def test_tasks_of_the_fifteenth_of_june(values):
    found = values("tasks --date 2026-06-15 --format json")
    assert (found["date"], found["fiscal_year"], found["sample"]) == ("2026-06-15", 2026, True)
    survey = next(task for task in found["tasks"] if task["key"] == "status_survey")
    assert survey["figure"] == f"提出 {survey['done']} / {survey['total']} 課"
    assert 0 < survey["done"] < survey["total"]
    hearings = next(task for task in found["tasks"] if task["key"] == "proposal_hearings")
    assert hearings["group"] == "month"
    assert hearings["begins"] <= "2026-06-15" <= hearings["ends"]


def test_hearings_of_the_year_as_json_in_the_folder(ask, tmp_path):
    assert ask("hearings --fy R8 --format json --out DIR")[0] == 0
    found = json.loads((tmp_path / "DIR" / "hearings.json").read_text(encoding="utf-8"))
    assert found["fiscal_year"] == 2026
    first = found["hearings"][0]
    assert (first["key"], first["kind"], first["state"]) == ("R8-001", "new_project", "held")
    assert {"question", "answer", "decision", "todo"} <= {note["kind"] for note in first["notes"]}


def test_minutes_of_the_year_in_the_folder(ask, values, tmp_path):
    assert ask("hearings --fy R8 --format docx --out DIR")[0] == 0
    noted = [hearing for hearing in values("hearings --fy R8 --format json")["hearings"] if hearing["notes"]]
    files = sorted((tmp_path / "DIR").iterdir())
    assert [path.name for path in files] == sorted(
        f"議事録_{hearing['key']}_{hearing['department']}.docx" for hearing in noted
    )
    text = "\n".join(
        [paragraph.text for paragraph in Document(files[0]).paragraphs]
        + [cell.text for table in Document(files[0]).tables for row in table.rows for cell in row.cells]
    )
    for note in noted[0]["notes"]:
        assert note["text"] in text


def test_proposals_of_the_year(ask, values, tmp_path):
    found = values("proposals --fy R8 --format json")
    assert sum(found["counts"].values()) == len(found["proposals"]) > 0
    assert all(re.fullmatch(r"R8-\d{3}", item["id"]) for item in found["proposals"])
    assert ask("proposals --fy R8 --format xlsx --out F.xlsx")[0] == 0
    assert {item["title"] for item in found["proposals"]} <= cells(tmp_path / "F.xlsx")


def test_adopting_what_was_funded(ask, values, monkeypatch):
    monkeypatch.setattr("fujidesk.cli.new_projects.today", lambda: dt.date(2026, 6, 15))
    before = {item["number"] for item in values("projects --format json") if item["measure"] == "1.2"}
    code, out, err = ask(f"adopt --proposal {FUNDED} --measure 1.2")
    assert (code, err) == (0, "")
    (number,) = {
        item["number"] for item in values("projects --format json") if item["measure"] == "1.2"
    } - before
    assert number == f"1-2-{max(int(old.rpartition('-')[2]) for old in before) + 1}"
    (adopted,) = (item for item in values("proposals --fy R7")["proposals"] if item["id"] == FUNDED)
    assert (adopted["step"], adopted["number"], adopted["steps"][-1]["date"]) == (
        "計画登載", number, "2026-06-15",
    )  # fmt: skip
    assert f"事業番号 {number}" in out
    added = values("changes --fy R8 --format json")[-1]
    assert (added["day"], added["projects"][0]["number"]) == ("2026-06-15", number)


def test_changes_of_the_year(ask, values, tmp_path):
    found = values("changes --fy R8 --format json")
    assert found
    assert all(
        "2026-04-01" <= item["day"] <= "2027-03-31" and item["reason"] and item["meeting"] for item in found
    )
    assert ask("changes --fy R8 --format xlsx --out F.xlsx")[0] == 0
    assert {item["key"] for item in found} | {item["kind_name"] for item in found} <= cells(
        tmp_path / "F.xlsx"
    )


def test_projects_as_they_stood(values):
    then = {item["number"]: item for item in values("projects --as-of 2025-04-01")}
    now = {item["number"]: item for item in values("projects")}
    changes = values("changes --fy R7") + values("changes --fy R8")
    renamed = [
        (effect["number"], effect["before"], effect["after"])
        for item in changes
        for effect in item["effects"]
        if effect["field"] == "事業名" and effect["before"]
    ]
    assert renamed
    for number, before, after in renamed:
        assert (then[number]["title"], now[number]["title"]) == (before, after)
    (adopted,) = (item["number"] for item in values("proposals --fy R7")["proposals"] if item["number"])
    assert adopted in now
    assert adopted not in then


@pytest.mark.parametrize("name", ["proposals", "changes"])
def test_a_workbook_as_written_asks_for_its_place(ask, refused, name):
    refused(ask(f"{name} --fy R8 --format xlsx"), "--out でファイルを指定してください")
