"""The sheet 気づき: what is odd beside the question about it, weighty ones marked by word."""

from io import BytesIO

import pytest
from openpyxl import load_workbook

from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, OddityLine, Weight
from fujidesk.errors import MachineError
from fujidesk.exchange.oddity_write import add_oddities, oddity_counts, write_oddities
from fujidesk.exchange.report_tables import TableBook

TEXT = "取組内容が前年度（R3）と同じ文です"
ODDITY = Oddity(
    "1-1-1", 2022, "収納課", "same_text", Weight.NOTABLE, TEXT, f"{TEXT}。行ったことをご記入ください。"
)
ANSWERED = Inquiry("1-1-1", 2022, "same_text", ODDITY.question, InquiryState.ANSWERED, "=直しました。")
OWN = Inquiry("1-1-2", 2022, "own-1", "窓口の数をご回答ください。")
LINES = (
    OddityLine("1-1-1", "窓口", "収納課", "same_text", ODDITY, ANSWERED),
    OddityLine("1-1-2", "予約", "市民課", "own-1", None, OWN),
    OddityLine("1-1-3", "案内", "市民課", "phase_back",
               Oddity("1-1-3", 2022, "市民課", "phase_back", Weight.SERIOUS, "戻りました", "戻りました。なぜですか。")),
)  # fmt: skip


def rows_of(lines, *, sample=False):
    """Return sheet and rows below the heads."""
    book = TableBook("題", sample=sample)
    add_oddities(book, 2022, lines)
    (sheet,) = load_workbook(BytesIO(book.data())).worksheets
    rows = list(sheet.iter_rows(values_only=True))
    head = next(place for place, row in enumerate(rows) if row[0] == "重要度")
    return sheet, rows[head + 1 :]


def test_each_oddity_stands_beside_its_question_and_answer() -> None:
    _, rows = rows_of(LINES)
    assert rows[0] == (
        "要照会", "1-1-1", "窓口", "収納課", "前年度と同じ文", TEXT, "行ったことをご記入ください。", "回答あり",
        "=直しました。",
    )  # fmt: skip
    assert rows[2][6:] == ("戻りました。なぜですか。".removeprefix("戻りました。"), None, None)


def test_the_offices_own_question_has_no_weight() -> None:
    _, rows = rows_of(LINES)
    assert rows[1][:6] == (None, "1-1-2", "予約", "市民課", "追加の質問", None)
    assert rows[1][6:8] == ("窓口の数をご回答ください。", "照会予定")


def test_an_answer_that_looks_like_a_formula_stays_text() -> None:
    sheet, _ = rows_of(LINES[:1])
    (cell,) = [cell for row in sheet for cell in row if cell.value == "=直しました。"]
    assert cell.data_type == "s"


def test_the_counts_name_every_weight() -> None:
    assert oddity_counts(LINES) == "気づき 2 件（要修正 1、要照会 1、参考 0）、照会 2 件"
    assert oddity_counts(()) == "気づき 0 件（要修正 0、要照会 0、参考 0）、照会 0 件"


def test_a_year_without_oddities_says_so() -> None:
    _, rows = rows_of(())
    assert rows[0][0] == "気づきはありません。"


def test_the_workbook_is_written_whole_or_not_at_all(tmp_path, small_profile) -> None:
    write_oddities(tmp_path / "気づき.xlsx", small_profile, 2022, LINES, sample=True)
    sheet = load_workbook(tmp_path / "気づき.xlsx")["気づき"]
    assert sheet.oddHeader.left.text.startswith("サンプルデータ")
    with pytest.raises(MachineError, match="ありません"):
        write_oddities(tmp_path / "ない" / "気づき.xlsx", small_profile, 2022, LINES, sample=False)
