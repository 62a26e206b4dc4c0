"""`fujidesk changes`, and `fujidesk projects --as-of`."""

import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind


@pytest.fixture
def ask(call, small_workspace, tmp_path):
    """Call a command on the small register, in which 1-1-1 was renamed and merged."""
    given = {"reason": "一体で進める", "meeting": "情報化推進本部"}
    for order in (
        RevisionOrder(RevisionKind.RENAME, ("1-1-1",), "2023-04-01", title="新しい名", **given),
        RevisionOrder(RevisionKind.MERGE, ("1-1-1",), "2024-04-01", into="1-1-9", **given),
        RevisionOrder(RevisionKind.MOVE, ("1-1-9",), "2024-10-01", measure="1.5", **given),
    ):
        small_workspace.revisions.make(order)
    small_workspace.close()
    return lambda name, *argv: call(name, *argv, "--db", small_workspace.path, "--data-dir", tmp_path / "d")


def test_changes_of_a_year_as_json(ask):
    code, out, err = ask("changes", "--fy", "R6")
    assert (code, err) == (0, "")
    merge, move = json.loads(out)
    assert (merge["day"], merge["kind_name"], merge["reason"]) == ("2024-04-01", "統合", "一体で進める")
    assert merge["into"] == [{"number": "1-1-9", "title": "ＬＩＮＥのお知らせ"}]
    assert merge["effects"] == [
        {
            "number": "1-1-1", "field": "事業の状態", "before": "実施中",
            "after": "統合（令和6年4月1日、1-1-9 へ）",
        },
        {
            "number": "1-1-1", "field": "スケジュール（計画）R6上～R8下", "before": "(4) 運用・実施",
            "after": "終了（-）",
        },
    ]  # fmt: skip
    assert (move["effects"][0]["before"], move["effects"][0]["after"]) == ("1.1 手続", "1.5 運用")


def test_changes_as_a_workbook_that_prints_on_a4(ask, tmp_path):
    assert ask("changes", "--fy", "R6", "--format", "xlsx", "--out", "o.xlsx")[0] == 0
    book = load_workbook(tmp_path / "o.xlsx")
    sheet = book["変更・見直し"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=4)]
    assert rows[0][:3] == ["R6-001", "令和6年4月1日", "統合"]
    assert rows[0][7:] == ["情報化推進本部", "一体で進める"]
    assert rows[1][5:7] == ["(4) 運用・実施", "終了（-）"]
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == "$2:$2"
    book.close()


def test_year_without_changes_says_so(ask, tmp_path):
    assert json.loads(ask("changes", "--fy", "R8")[1]) == []
    assert ask("changes", "--fy", "R8", "--format", "xlsx", "--out", "o.xlsx")[0] == 0
    book = load_workbook(tmp_path / "o.xlsx")
    assert book.active["A3"].value == "この年度の変更はありません。"
    book.close()


@pytest.mark.parametrize(
    ("day", "title", "measure"),
    [
        ("2022-04-01", "窓口の案内番号", "1.1"),
        ("2023-04-01", "新しい名", "1.1"),
        ("2026-01-01", "新しい名", "1.5"),
    ],
)
def test_register_of_a_day_in_every_format(ask, tmp_path, day, title, measure):
    code, out, _ = ask("projects", "--format", "json", "--as-of", day)
    assert code == 0
    found = {item["number"]: item for item in json.loads(out)}
    assert (found["1-1-1"]["title"], found["1-1-9"]["measure"]) == (title, measure)
    assert title in ask("projects", "--format", "csv", "--as-of", day)[1]
    assert ask("projects", "--format", "xlsx", "--as-of", day, "--out", "o.xlsx")[0] == 0
    book = load_workbook(tmp_path / "o.xlsx")
    assert any(title == cell.value for sheet in book for row in sheet.iter_rows() for cell in row)
    book.close()


def test_day_before_the_plan_and_no_day_are_refused(ask, refused):
    refused(ask("projects", "--format", "json", "--as-of", "2022-03-31"), "令和4年4月1日")
    refused(ask("projects", "--format", "json", "--as-of", "昨日"), "昨日")
    refused(ask("changes", "--fy", "R3"), "期間")
