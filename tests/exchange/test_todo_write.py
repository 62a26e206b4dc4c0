"""決定・宿題 as a workbook: who owes what until when, overdue ones told by word, internal on every page."""

import datetime as dt

import pytest
from openpyxl import load_workbook

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.errors import MachineError
from fujidesk.exchange.todo_write import todo_counts, write_todos

TODAY = dt.date(2026, 7, 1)
HEARING = Hearing("R8-003", 2026, department="市民課", day="2026-06-15")
NOTES = (
    Note("4", "R8-003", 4, NoteKind.TODO, "=見積り", "", "1-1-1", "市民課", "2026-06-30"),
    Note("5", "R8-003", 5, NoteKind.TODO, "回答する", "", "", "収納課", "2026-07-01"),
    Note("3", "R8-003", 3, NoteKind.DECISION, "要求する", "", "", "", "2026-06-01", "2026-05-20"),
    Note("9", "R7-001", 1, NoteKind.DECISION, "続ける"),
)


def sheet_of(tmp_path, notes, *, sample=False):
    path = tmp_path / "宿題.xlsx"
    write_todos(path, notes, [HEARING], TODAY, sample=sample)
    (sheet,) = load_workbook(path).worksheets
    return sheet


def test_each_line_says_who_owes_what_until_when(tmp_path):
    sheet = sheet_of(tmp_path, NOTES)
    rows = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "状態")
    assert rows[head] == ("状態", "区分", "内容", "担当部署", "期限", "完了日", "事業番号", "ヒアリング")
    assert rows[head + 1] == (
        "期限超過", "宿題", "=見積り", "市民課", "令和8年6月30日", None, "1-1-1", "R8-003 市民課 令和8年6月15日",
    )  # fmt: skip
    assert [row[0] for row in rows[head + 1 :]] == ["期限超過", "未完了", "完了", "未完了"]
    assert rows[head + 4][7] == "R7-001", "a hearing that is not given is named by its key"
    assert sheet.cell(head + 2, 3).data_type == "s", "what looks like a formula stays text"


def test_it_prints_on_a4_with_filter_repeated_heads_and_its_marks(tmp_path):
    sheet = sheet_of(tmp_path, NOTES, sample=True)
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    head = next(cell.row for cell in sheet["A"] if cell.value == "状態")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert sheet.auto_filter.ref == f"A{head}:H{head + 4}"
    assert "取扱注意" in sheet.oddFooter.left.text
    assert sheet.oddHeader.left.text.startswith("サンプルデータ")


def test_the_counts_take_what_is_due_today_as_in_time():
    assert todo_counts(NOTES, TODAY) == "4 件（未完了 3、うち期限超過 1）"


def test_nothing_owed_says_so(tmp_path):
    assert "決定・宿題はありません。" in [cell.value for cell in sheet_of(tmp_path, ())["A"]]


def test_it_is_written_whole_or_not_at_all(tmp_path):
    with pytest.raises(MachineError, match="ありません"):
        write_todos(tmp_path / "ない" / "宿題.xlsx", NOTES, [], TODAY, sample=False)


def test_the_whole_workbook_is_as_it_was(tmp_path, golden):
    write_todos(tmp_path / "宿題.xlsx", NOTES, [HEARING], TODAY, sample=True)
    golden(tmp_path / "宿題.xlsx", "todos")
