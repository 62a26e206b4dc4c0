"""`fujidesk compare-plans`."""

import json

import pytest
from openpyxl import load_workbook


@pytest.fixture
def place(call, tmp_path):
    place = ("--db", "two.db", "--data-dir", tmp_path / "d")
    call("init", *place, "--profile", "fuji")
    call("init", *place, "--add", "--profile", "atsugi")
    return place


def test_two_plans_are_compared_as_json(call, place):
    code, out, err = call("compare-plans", *place, "--left", "R4", "--right", "2")
    assert (code, err) == (0, "")
    values = json.loads(out)
    assert (values["left"]["projects"], values["right"]["projects"]) == (202, 0)
    assert len(values["right"]["structure"]) == 4


def test_and_as_a_workbook(call, place, tmp_path, refused):
    refused(call("compare-plans", *place, "--left", "1", "--right", "2", "--format", "xlsx"), "--out")
    out = tmp_path / "c.xlsx"
    code, said, _ = call(
        "compare-plans", *place, "--left", "1", "--right", "2", "--format", "xlsx", "--out", out
    )
    assert code == 0
    assert "c.xlsx" in said
    assert "構成" in load_workbook(out).sheetnames


def test_what_names_no_other_plan_is_refused(call, place, refused):
    refused(call("compare-plans", *place, "--left", "1", "--right", "1"), "同じ計画")
    refused(call("compare-plans", *place, "--left", "1", "--right", "9"), "「9」がないか")
    refused(call("compare-plans", *place, "--left", "1", "--right", "2", "--out", "two.db"), "two.db")
