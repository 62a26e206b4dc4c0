"""`fujidesk members`."""

import json

import pytest
from openpyxl import load_workbook


@pytest.fixture
def ask(call, tmp_path, small_database):
    return lambda *argv: call("members", *argv, "--db", small_database, "--data-dir", tmp_path / "d")


def test_json_on_stdout_and_into_a_file(ask, tmp_path):
    code, out, err = ask("--date", "2026-07-10")
    assert (code, err) == (0, "")
    assert [body["body"] for body in json.loads(out)["bodies"]] == [
        "headquarters",
        "executive",
        "working_group",
        "advisor",
        "leader",
    ]
    assert ask("--date", "2026-07-10", "--out", "o.json")[0] == 0
    assert json.loads((tmp_path / "o.json").read_text("utf-8"))["date"] == "2026-07-10"


def test_a_workbook_into_a_file(ask, tmp_path):
    assert ask("--date", "2026-07-10", "--format", "xlsx", "--out", "o.xlsx")[0] == 0
    assert len(load_workbook(tmp_path / "o.xlsx").sheetnames) == 5


def test_wrong_use_is_refused_in_a_sentence(ask, refused):
    refused(ask("--date", "2026-07-10", "--format", "xlsx"), "--out")
    refused(ask("--date", ""), "--date")
    refused(ask("--date", "7月"), "日付「7月」")
