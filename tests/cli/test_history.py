"""`fujidesk history`: JSON and workbook, narrowed, read-only, with the state of the chain."""

import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def changed(db, tmp_path):
    space = open_workspace(db, user_folders(tmp_path / "profile"))
    page = space.registry.sheet("1-1-1").record.page
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", page, 71)], "頁を直す")
    space.close()
    return db


def test_json_tells_entries_and_that_the_chain_is_whole(call, changed):
    code, out, _ = call("history", "--db", changed, "--key", "1-1-1")
    assert code == 0
    found = json.loads(out)
    assert found["chain"] == {"whole": True, "fault": None}
    (line,) = found["history"]
    assert (line["what"], line["key"], line["after"], line["label"]) == ("事業", "1-1-1", "71 頁", "頁を直す")


def test_days_before_the_change_find_nothing(call, changed):
    _, out, _ = call("history", "--db", changed, "--to", "2020-01-01")
    assert json.loads(out)["history"] == []


def test_a_workbook_needs_a_file(call, changed):
    code, _, err = call("history", "--db", changed, "--format", "xlsx")
    assert code != 0
    assert "--out" in err


def test_the_workbook_holds_the_entries(call, changed, tmp_path):
    out = tmp_path / "h.xlsx"
    assert call("history", "--db", changed, "--format", "xlsx", "--out", out)[0] == 0
    values = [cell.value for row in load_workbook(out).active.iter_rows() for cell in row]
    assert "71 頁" in values
