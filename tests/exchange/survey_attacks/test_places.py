"""Answers in places where none is asked for: told with sheet and cell, or asked about, never lost unseen."""

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment

from fujidesk.domain.replies import Outcome


def stray(text):
    return f"回答の欄の外に「{text}」と書かれています。取り込みません"


def only(returns, reply, *, sheet="1-1-1"):
    return [(cell, text) for title, cell, text in returns.told(reply) if title == sheet]


def test_a_plain_return_has_nothing_to_tell(returns):
    reply = returns.read(returns.book())
    assert (reply.refusal, reply.problems, len(reply.takeable)) == ("", (), 28)


def test_the_grey_column_of_last_year(returns):
    book = returns.book()
    book["1-1-1"]["D14"], book["1-1-1"]["D22"] = 999, "今年はがんばった"
    for cell, text in only(returns, returns.read(book)):
        assert text == (
            f"「前年度の回答」の欄に「{ {'D14': 999, 'D22': '今年はがんばった'}[cell] }」と書かれています。取り込みません。"
            "今回の回答なら「今回の回答」の欄に書いてもらってください"
        )
    assert len(only(returns, returns.read(book))) == 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("E14", "1500"), ("E16", "別紙を参照"), ("C4", "窓口の新しい案内"), ("A15", "※"), ("B30", "来年は廃止"),
        ("A31", "追記"), ("D30", "追記"), ("C29", "追記"), ("G2", "追記"), ("F14", "1600"),
    ],
)  # fmt: skip
def test_any_other_cell(returns, cell, text):
    book = returns.book()
    book["1-1-1"][cell] = int(text) if text.isdigit() else text
    reply = returns.read(book)
    assert only(returns, reply) == [(cell, stray(text))]
    assert len(returns.taken(reply)) == 14, "the answers themselves are not touched"


def test_very_many_places_are_summed_up(returns):
    book = returns.book()
    for row in range(40, 60):
        book["1-1-1"].cell(row, 2).value = f"行 {row}"
    told = only(returns, returns.read(book))
    assert len(told) == 13
    assert told[-1] == ("B52", "ほか 8 か所にも、回答の欄の外に書かれています。取り込みません")


def test_a_sheet_pasted_as_values_has_the_form_s_own_words(returns):
    book = returns.book()
    sheet = book["1-1-1"]
    for row in range(11, 25):
        sheet.cell(row, 5).value = "OK" if row % 2 else "任意（300字まで）"
    sheet["C9"], sheet["E9"], sheet["C25"], sheet["C26"], sheet["E26"] = "記入済", 0, 10, "B", None
    assert returns.read(book).problems == ()


def test_comments_and_further_sheets(returns):
    book = returns.book()
    book["1-1-1"]["C16"].comment = Comment("実際は翌年度から", "係長")
    further = book.create_sheet("別紙")
    further["B2"], further["B3"] = "経緯", "長い説明"
    book["事業一覧"]["H6"], book["はじめに"]["G3"] = "廃止予定", "至急"
    told = returns.told(returns.read(book))
    words = "コメント「実際は翌年度から」が付いています。取り込みません。回答なら、回答の欄に書いてもらってください"
    assert ("1-1-1", "C16", words) in told
    assert (
        "別紙",
        "B2",
        "調査票の用紙ではないため、読みません（「経緯」など 2 か所に書かれています）",
    ) in told
    assert ("事業一覧", "H6", "「廃止予定」と書かれています。ここからは取り込みません") in told
    assert ("はじめに", "G3", "「至急」と書かれています。ここからは取り込みません") in told
    assert len(told) == 4


def test_sheets_that_are_gone_are_missed(returns):
    book = returns.book()
    del book["1-1-2"]
    reply = returns.read(book)
    assert returns.told(reply) == [
        ("", "", "1-1-2 の用紙がブックにありません（送付したときのシートは「1-1-2」）")
    ]
    assert reply.problems[0].number == "1-1-2"
    assert len(returns.taken(reply)) == 14


def test_a_sheet_without_code_and_headings_is_told(returns):
    book = returns.book()
    book["1-1-1"].delete_rows(1, 10)
    reply = returns.read(book)
    assert returns.taken(reply) == {}
    assert {cell or sheet or "gone" for sheet, cell, _ in returns.told(reply)} == {"A1", "gone"}


@pytest.mark.parametrize(("rows", "words"), [(1, "下"), (-1, "上")])
def test_answers_pasted_a_row_off_are_asked_about(returns, rows, words):
    book = returns.book(filled=())
    for name, value in returns_given(returns):
        row = returns.rows[name] + rows
        if 11 <= row <= 24:
            book["1-1-1"].cell(row, 3).value = value
    reply = returns.read(book)
    assert returns.taken(reply) == {}
    assert any(text.startswith(f"回答が 1 行{words}にずれて") for _, text in only(returns, reply))


def returns_given(returns):
    filled = returns.book()["1-1-1"]
    return [(name, filled.cell(row, 3).value) for name, row in returns.rows.items()]


def test_answers_pasted_a_column_off_are_told(returns):
    book = returns.book(filled=())
    for name, value in returns_given(returns):
        book["1-1-1"].cell(returns.rows[name], 4).value = value
    reply = returns.read(book)
    told = only(returns, reply)
    assert returns.taken(reply) == {}
    assert ("D11", "「前年度の回答」の欄に「2 実施中」") not in told, (
        "the same as last year is the form's own"
    )
    assert {cell for cell, _ in told} >= {"D12", "D13", "D14", "D16", "D17", "D18", "D19", ""}


def test_another_project_s_contents_pasted_without_its_code(returns):
    book = returns.book()
    book["1-1-1"]["C4"] = "窓口の案内 1-1-2"
    reply = returns.read(book)
    assert returns.taken(reply) == {}
    problem = returns.answer(reply, "budget_kyen").problem
    assert problem == "事業名（セル C4）は 1-1-2 のもので、番号 1-1-1 と合いません"


def test_another_department_s_sheet_pasted_over(returns):
    book, other = returns.book(), returns.book("市民課", ("1-1-3",))["1-1-3"]
    for row in other.iter_rows():
        for cell in row:
            if type(cell).__name__ == "Cell":
                target = book["1-1-1"].cell(cell.row, cell.column)
                if type(target).__name__ == "Cell":
                    target.value = cell.value
    reply = returns.read(book)
    assert returns.taken(reply) == {}
    assert len(returns.taken(reply, "1-1-3")) == 14
    assert "1-1-1 の用紙がブックにありません（送付したときのシートは「1-1-1」）" in {
        text for _, _, text in returns.told(reply)
    }


def test_one_sheet_in_a_new_workbook_with_nothing_else(returns):
    source, book = returns.book()["1-1-2"], Workbook()
    sheet = book.active
    for row in source.iter_rows():
        for cell in row:
            if cell.value is not None:
                sheet.cell(cell.row, cell.column).value = cell.value
    reply = returns.read(book)
    assert (reply.departments, reply.problems, len(returns.taken(reply, "1-1-2"))) == (("収納課",), (), 14)


def test_three_departments_sheets_and_a_copy_in_one_book(returns):
    book = returns.book()
    copy = book.copy_worksheet(book["1-1-1"])
    copy.title = "1-1-1 (2)"
    copy["C14"] = 1600
    reply = returns.read(book)
    assert returns.check(reply) == {"budget_kyen"}
    written = {answer.written for answer in reply.with_outcome(Outcome.CHECK)}
    assert written == {"1500", "1600"}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_what_is_hidden_by_accident_is_read(returns, state):
    book = returns.book()
    book["1-1-1"].sheet_state = state
    book["1-1-1"].row_dimensions[14].hidden = True
    book["1-1-1"].column_dimensions["C"].hidden = True
    book["1-1-1"].auto_filter.ref = "A10:E24"
    assert len(returns.taken(returns.read(book))) == 14


@pytest.mark.parametrize(
    "letters", ["A", "D", "E", "DE", "AD"], ids=["項番", "前年度", "確認", "前年度と確認", "項番と前年度"]
)
def test_columns_that_were_deleted_cost_no_answer(returns, letters):
    book = returns.book()
    for letter in sorted(letters, reverse=True):
        book["1-1-1"].delete_cols(ord(letter) - 64)
    reply = returns.read(book)
    assert not reply.refusal
    assert len(returns.taken(reply)) == 14 or only(returns, reply)


@pytest.mark.parametrize("label", ["予算額", "予算額 （千円）", "予 算 額(千円)"])
def test_labels_written_otherwise_are_the_same(returns, label):
    book = returns.book()
    book["1-1-1"]["B14"] = label
    assert returns.taken(returns.read(book))["budget_kyen"] == 1500


def test_a_label_that_means_something_else_is_not_followed(returns):
    book = returns.book()
    book["1-1-1"]["B14"], book["1-1-1"]["C14"] = "予算額（円）", 1_500_000
    reply = returns.read(book)
    assert "budget_kyen" not in returns.taken(reply)
    told = only(returns, reply)
    assert ("B14", stray("予算額（円）")) in told
    assert ("C14", stray("1500000")) in told
    assert ("", "「予算額（千円）」の行が見つかりません。行か項目名が消えています") in told
