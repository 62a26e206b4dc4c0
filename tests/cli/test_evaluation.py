"""`fujidesk reports`, `evaluate`, `oddities`, `approve` and `unlock`."""

import json

import pytest
from openpyxl import load_workbook

from fujidesk.cli import evaluation
from fujidesk.services.sample import fill_sample

KEYS = (
    "number", "department", "status", "phase_h1", "phase_h2", "budget", "actual_cost", "action",
    "indicator_value", "indicator_note", "score_progress", "score_cost", "score_content", "total", "grade",
    "direction", "change", "state",
)  # fmt: skip


@pytest.fixture
def filled(tmp_path, small_profile, small_content):
    """The small register with made-up answers: R4 approved, R5 being collected."""
    path = tmp_path / "見本.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    return path


@pytest.fixture
def ask(call, filled, tmp_path):
    """Call a command on the filled register."""
    return lambda *argv: call(*argv, "--db", filled, "--data-dir", tmp_path / "d")


def test_all_answers_with_the_promised_keys(ask):
    code, out, err = ask("reports", "--fy", "R4", "--format", "json")
    assert (code, err) == (0, "")
    rows = json.loads(out)
    assert [row["number"] for row in rows] == ["1-1-1", "1-1-9", "1-5-10"]
    for row in rows:
        assert set(KEYS) <= set(row)
        assert row["state"] in {"評価済", "未評価", "未実施", "中止", "完了"}
        assert row["status"] in {"完了", "実施中", "中止", "未実施"}
        assert (row["grade"] is None) == (row["total"] is None)


def test_an_unanswered_year_is_no_error(ask):
    rows = json.loads(ask("reports", "--fy", "R8")[1])
    assert [row["state"] for row in rows] == ["未回答"] * 3


@pytest.mark.parametrize("command", ["reports", "evaluate", "oddities"])
def test_json_goes_to_a_file_as_to_stdout(ask, tmp_path, command):
    _, shown, _ = ask(command, "--fy", "R4")
    code, out, _ = ask(command, "--fy", "令和4年度", "--out", "o.json")
    assert (code, out) == (0, "「o.json」に書き出しました。\n")
    assert (tmp_path / "o.json").read_text(encoding="utf-8") == shown
    json.loads(shown)


@pytest.mark.parametrize("command", ["evaluate", "oddities"])
def test_a_workbook_that_opens(ask, tmp_path, command):
    code, out, err = ask(command, "--fy", "R4", "--format", "xlsx", "--out", "o.xlsx")
    assert (code, out, err) == (0, "「o.xlsx」に書き出しました。\n", "")
    book = load_workbook(tmp_path / "o.xlsx")
    assert all("サンプルデータ" in (sheet.oddHeader.left.text or "") for sheet in book.worksheets)
    book.close()


@pytest.mark.parametrize("command", ["evaluate", "oddities"])
def test_a_workbook_needs_a_file(ask, refused, command):
    refused(ask(command, "--fy", "R4", "--format", "xlsx"), "--out")


@pytest.mark.parametrize("command", ["reports", "evaluate", "oddities"])
def test_the_database_is_never_replaced(ask, filled, refused, command):
    before = filled.read_bytes()
    refused(ask(command, "--fy", "R4", "--out", filled), "データベースです")
    assert filled.read_bytes() == before


def test_approval_says_what_it_locks_and_what_is_open(ask):
    code, out, err = ask("approve", "--fy", "R5", "--note", "第1回本部会議")
    assert (code, err) == (0, "")
    assert "令和5年度の結果の承認を記録し、回答と評価を固定しました。" in out
    assert "固定した事業　3 件" in out
    for word in ("未回答", "未評価", "未解決の気づき", "未解決の照会", "理由のない 2 点以上の変動"):
        assert f"{word}　" in out
    evaluation = json.loads(ask("evaluate", "--fy", "R5")[1])
    assert evaluation["approved"] is True


def test_a_year_is_approved_once(ask, refused):
    refused(ask("approve", "--fy", "R4"), "すでに承認されています")


def test_a_year_without_answers_is_not_approved(ask, refused):
    refused(ask("approve", "--fy", "R8"), "回答がまだありません")


def test_lifting_the_approval_asks_for_a_reason(ask, refused):
    refused(ask("unlock", "--fy", "R4"), "--reason")
    refused(ask("unlock", "--fy", "R4", "--reason", "　"), "理由")
    code, out, err = ask("unlock", "--fy", "R4", "--reason", "収納課の誤りを直すため")
    assert (code, err) == (0, "")
    assert "令和4年度の承認を解除しました。" in out
    refused(ask("unlock", "--fy", "R4", "--reason", "もう一度"), "承認されていません")
    assert ask("approve", "--fy", "R4")[0] == 0


def test_a_long_list_of_numbers_is_told_in_short():
    numbers = [f"1-1-{place}" for place in range(1, 25)]
    assert evaluation._some(numbers[:20]) == "、".join(numbers[:20])
    assert evaluation._some(numbers).endswith("1-1-20 ほか 4 件")
