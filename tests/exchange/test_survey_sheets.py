"""Where the lines of a form stand on a returned sheet."""

import pytest

from fujidesk.exchange.survey_layout import LINES
from fujidesk.exchange.survey_sheets import cell_name, find_table
from fujidesk.exchange.workbook_cells import SheetCells
from fujidesk.exchange.workbook_xml import CellContent


def sheet(rows, merged=None):
    """A sheet of rows of texts, from A1 on."""
    cells = {
        (row, column): CellContent(text)
        for row, texts in enumerate(rows, start=1)
        for column, text in enumerate(texts, start=1)
        if text is not None
    }
    return SheetCells("紙", cells, merged or {})


HEAD = ("項番", "項目", "今回の回答")


def texts_of(table):
    return {name: cell.content.value for name, cell in table.cells.items() if cell.content}


def test_lines_are_found_by_label():
    table = find_table(sheet([HEAD, (4, "予算額（千円）", 5), (1, "実施状況", "2")]), LINES)
    assert texts_of(table) == {"budget_kyen": 5, "status": "2"}
    assert table.cells["budget_kyen"].name == "C2"


@pytest.mark.parametrize("label", ["予算額(千円)", "予算額", " 予 算 額 （千円） ", "予算額\n（千円）"])
def test_labels_are_compared_without_their_looks(label):
    assert texts_of(find_table(sheet([HEAD, (4, label, 5)]), LINES)) == {"budget_kyen": 5}


def test_columns_are_found_by_heading():
    rows = [("今回の回答", "x", "項目", "項番"), ("2", None, "実施状況", 1)]
    assert texts_of(find_table(sheet(rows), LINES)) == {"status": "2"}


def test_a_score_under_a_name_of_before_is_known_by_its_number_and_to_be_checked():
    rows = [HEAD, (9, "到達度", 4), (10, "②経費", 3), (99, "到達度", 5), (None, "②経費の理由", "x")]
    table = find_table(sheet(rows), LINES, (), ("score_progress", "score_cost"))
    assert texts_of(table) == {"score_progress": 4, "score_cost": 3}
    assert table.cells["score_progress"].doubt == "項目名「到達度」を、項番 9 から「①進捗」として読みました"
    assert table.cells["score_cost"].doubt == ""
    assert texts_of(find_table(sheet(rows), LINES)) == {"score_cost": 3}, "only where a line may be renamed"
    twice = [HEAD, (9, "到達度", 4), (9, "達成度", 5)]
    assert texts_of(find_table(sheet(twice), LINES, (), ("score_progress",))) == {}


def test_no_table_without_its_headings():
    assert find_table(sheet([("項番", "項目"), (1, "実施状況")]), LINES) is None


def test_a_line_twice():
    same = [HEAD, (1, "実施状況", "2"), (1, "実施状況", "２"), (1, "実施状況", None)]
    assert find_table(sheet(same), LINES).cells["status"].doubt == ""
    differing = [HEAD, (1, "実施状況", "2"), (1, "実施状況", "1")]
    assert find_table(sheet(differing), LINES).cells["status"].doubt == (
        "同じ項目の行が 2 つあり（C2、C3）、内容が違います"
    )


def test_merged_cells_are_doubtful():
    rows = [HEAD, (1, "実施状況", "2"), (2, "進捗段階（上期）", None)]
    below = find_table(sheet(rows, {(3, 3): (2, 3), (2, 3): (2, 3)}), LINES)
    assert below.cells["phase_h1"].doubt == "セル C2 と結合されています"
    assert below.cells["status"].doubt == ""
    label = find_table(sheet(rows, {(2, 3): (2, 2)}), LINES)
    assert label.cells["status"].doubt == "項目名のセルと結合されています"


def test_the_rows_of_lines_and_results_are_known():
    rows = [
        HEAD,
        (1, "実施状況", "2", "メモ"),
        (None, "備考", "あり"),
        (None, "合計", 9),
        (None, None, "続き"),
    ]
    table = find_table(sheet(rows), LINES)
    assert (table.head, table.rows, table.results, table.end) == (1, {2: "status"}, {4}, 6)


def test_a_second_table_is_told_and_left_alone():
    rows = [HEAD, (1, "実施状況", "2"), HEAD, (1, "実施状況", "1")]
    table = find_table(sheet(rows), LINES)
    assert table.is_doubled
    assert texts_of(table) == {"status": "2"}


def test_what_looks_empty_is_empty():
    assert find_table(sheet([HEAD, (1, "実施状況", "　 ")]), LINES).is_empty
    assert not find_table(sheet([HEAD, (1, "実施状況", 0)]), LINES).is_empty


def test_names_of_cells():
    assert [cell_name(place) for place in ((1, 1), (11, 3), (7, 27), (1, 703))] == [
        "A1",
        "C11",
        "AA7",
        "AAA1",
    ]
