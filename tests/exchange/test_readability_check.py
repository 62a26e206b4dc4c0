"""The program's own data files keep the rules, and each breach of a rule is found."""

import csv
import io

import openpyxl
import pytest

from fujidesk.domain.publication.dictionary import book_file, public_tables, table_file
from fujidesk.exchange.public_csv import table_csv
from fujidesk.exchange.public_xlsx import tables_xlsx
from fujidesk.exchange.readability_check import data_breaches
from tests.demo_publication import demo_publication


def files_of(**options):
    tables = public_tables(demo_publication(**options))
    files = {table_file(table.name, 2023): table_csv(table) for table in tables}
    return {**files, book_file(2023): tables_xlsx(tables, "題名")}


@pytest.fixture(name="files")
def files_fixture():
    return files_of()


@pytest.mark.parametrize("options", [{}, {"with_grades": False}, {"sample": True}, {"fiscal_year": 2022},
                                     {"appraisals": {}}])  # fmt: skip
def test_our_own_files_keep_every_rule(options):
    assert data_breaches(files_of(**options)) == []


def rules(files):
    return {breach.rule for breach in data_breaches(files)}


def with_cell(files, table, row, column, value):
    """Return the files with one cell of a CSV file changed; row 0 is the head."""
    name = table_file(table, 2023)
    lines = list(csv.reader(io.StringIO(files[name].decode("utf-8-sig"))))
    lines[row][lines[0].index(column) if isinstance(column, str) else column] = value
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(lines)
    return {**files, name: stream.getvalue().encode("utf-8-sig")}


@pytest.mark.parametrize(("rule", "table", "row", "column", "value"), [
    ("L1-05", "scores", 0, 2, ""), ("L2-03", "scores", 0, 2, "fiscal_year"), ("L3-08", "scores", 0, 2, "状態"),
    ("L3-07", "scores", 0, 2, "other"), ("L3-09", "scores", 0, 2, "score_2023"),
    ("L1-06", "results", 1, "action", "業 　者"), ("L1-06", "results", 1, "action", "行\n送り"),
    ("L1-06", "results", 1, "action", " 先頭"), ("L1-07", "scores", 1, "score_progress", "3、4"),
    ("L1-08", "results", 1, "action", "よい😀"), ("L1-08", "results", 1, "action", "①を行う"),
    ("L1-09", "scores", 1, "evaluation_state_code", ""), ("L1-14", "results", 1, "action", "行\r\n送り"),
    ("L2-01", "scores", 1, "score_progress", "3点"), ("L2-01", "results", 1, "indicator_value", "1,200"),
    ("L2-02", "departments", 2, "department_name", "〃"), ("L2-04", "results", 1, "status_code", "その他（検討中）"),
    ("L3-05", "scores", 1, "fiscal_year", "5"), ("L3-05", "years", 1, "approved_on", "令和5年7月10日"),
])  # fmt: skip
def test_a_breach_in_a_csv_file_is_found(files, rule, table, row, column, value):
    assert rule in rules(with_cell(files, table, row, column, value))


def test_a_missing_code_table_is_found(files):
    del files[table_file("codes", 2023)]
    assert "L3-02" in rules(files)


@pytest.mark.parametrize(("rule", "change"), [
    ("L3-08", lambda data: data[3:]), ("L3-08", lambda data: data.decode("utf-8-sig").encode("cp932")),
    ("L1-14", lambda data: data.replace(b"\r\n", b"\n")), ("L1-15", lambda data: data.replace(b"1-1-1", b"1,1", 1)),
    ("L1-03", lambda data: data + b",,,,,\r\n"), ("L1-04", lambda data: data + b"1,2,3,4,5,6,7\r\n"),
])  # fmt: skip
def test_a_breach_of_the_file_is_found(files, rule, change):
    name = table_file("scores", 2023)
    assert rule in rules({**files, name: change(files[name])})


def test_units_and_facts_that_are_missing_are_found(files):
    lines = list(csv.reader(io.StringIO(files[table_file("dictionary", 2023)].decode("utf-8-sig"))))
    place = next(n for n, line in enumerate(lines) if line[3] == "plan_page")
    assert "L3-04" in rules(with_cell(files, "dictionary", place, "unit", ""))
    about = list(csv.reader(io.StringIO(files[table_file("about", 2023)].decode("utf-8-sig"))))
    place = next(n for n, line in enumerate(about) if line[0] == "licence")
    assert "L3-08" in rules(with_cell(files, "about", place, "item_value", ""))


def hide_row(book):
    book["scores"].row_dimensions[2].hidden = True


def hide_column(book):
    book["scores"].column_dimensions["B"].hidden = True


def hide_sheet(book):
    book["codes"].sheet_state = "hidden"


def merge(book):
    book["scores"].merge_cells("A2:A3")


def colour(book):
    book["scores"]["B2"].fill = openpyxl.styles.PatternFill("solid", fgColor="FFFF00")


def embolden(book):
    book["scores"]["B2"].font = openpyxl.styles.Font(bold=True)


def compute(book):
    book["scores"]["D2"] = "=1+2"


def text_for_figure(book):
    book["scores"]["D2"] = "3"


def second_table(book):
    book["scores"]["J20"] = "別の表"


def gap(book):
    book["scores"].insert_rows(2)


def title_above(book):
    book["scores"].insert_rows(1)
    book["scores"]["A1"] = "評価の表"


def more_sheets(book):
    book.create_sheet("memo")["A1"] = "x"


def remark(book):
    book["scores"]["A1"].comment = openpyxl.comments.Comment("メモ", "x")


@pytest.mark.parametrize(("rule", "change"), [
    ("L1-13", hide_row), ("L1-13", hide_column), ("L1-13", hide_sheet), ("L1-12", merge), ("L1-11", colour),
    ("L1-11", embolden), ("L2-06", compute), ("L2-01", text_for_figure), ("L1-04", second_table), ("L1-03", gap),
    ("L3-07", title_above), ("L1-02", more_sheets), ("L1-10", remark),
])  # fmt: skip
def test_a_breach_in_the_workbook_is_found(files, rule, change):
    name = book_file(2023)
    book = openpyxl.load_workbook(io.BytesIO(files[name]))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    assert rule in rules({**files, name: stream.getvalue()})


def test_other_kinds_of_files_are_refused(files):
    assert "L1-01" in rules({**files, "a.pdf": b"%PDF"})
    assert "L1-01" in rules({**files, book_file(2023): b"no workbook"})


def test_the_sentence_names_file_place_and_rule(files):
    (breach,) = data_breaches(with_cell(files, "results", 1, "action", "よい😀"))
    assert breach.sentence == (
        "dx-plan-results-2023.csv results 2 行目（1-1-1）の action：機種依存文字「😀」があります（L1-08）"
    )
