"""`fujidesk upper-plans`."""

import json

import pytest
from openpyxl import load_workbook

from fujidesk.services.sample import fill_sample


@pytest.fixture
def ask(call, tmp_path, small_profile, small_content):
    """Call the command on the small register with made-up answers of R4 and R5."""
    path = tmp_path / "見本.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    return lambda *argv: call("upper-plans", *argv, "--db", path, "--data-dir", tmp_path / "d")


def test_json_on_stdout(ask):
    code, out, err = ask("--fy", "R5", "--format", "json")
    assert (code, err) == (0, "")
    values = json.loads(out)
    assert [line["code"] for line in values["sogo_codes"]["codes"]] == ["A1-1"]
    assert values["keiei_codes"]["memberships"] == 2
    assert [grade["fiscal_year"] for grade in values["projects"][0]["grades"]] == [2022, 2023]
    assert values["sample"] is True


def test_a_workbook_into_a_file(ask, tmp_path):
    assert ask("--fy", "R5", "--format", "xlsx", "--out", "o.xlsx")[:2] == (
        0,
        "「o.xlsx」に書き出しました。\n",
    )
    book = load_workbook(tmp_path / "o.xlsx")
    assert book.sheetnames[0] == "総合計画→事業"
    book.close()


def test_a_workbook_needs_a_file_and_a_year_of_the_plan(ask, refused):
    refused(ask("--fy", "R5", "--format", "xlsx"), "--out")
    refused(ask("--fy", "R1"), "計画の期間の外")
