"""The workbook of the upper plans: one pair a row, grades a year, what is counted under each table, A4."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from fujidesk.domain.records import Category, ProjectRow, StateKind
from fujidesk.domain.upper_plans import upper_plans
from fujidesk.errors import MachineError
from fujidesk.exchange.upper_plan_write import write_upper_plans

TODAY = dt.date(2024, 7, 1)


def project(number, sogo=(), keiei=(), grades="", category=Category.PRIORITY):
    return ProjectRow(
        1, number, f"=事業{number}", "1", "1.1", category, False, ("収納課", "市民課"), None, "", "", "", "", "",
        sogo, keiei, grades,
    )  # fmt: skip


ROWS = (
    project("1-1-1", ("A10", "A2"), ("1-5",), "Au"),
    project("1-1-2", ("A2",), (), "s"),
    project("1-1-3", grades="D"),
    project("1-1-4", category=Category.CONTINUING),
)


@pytest.fixture
def written(tmp_path, small_profile):
    """Write the workbook and read it back."""

    def write(rows=ROWS, year=2023, approved=(2022,), *, sample=False):
        data = upper_plans(small_profile, rows, approved, is_sample=sample)
        write_upper_plans(tmp_path / "o.xlsx", data, year, TODAY)
        return load_workbook(tmp_path / "o.xlsx")

    return write


def table(sheet, head):
    """Return heads and rows of the table whose first head is given, up to the notes below."""
    rows = list(sheet.iter_rows(values_only=True))
    start = next(place for place, row in enumerate(rows) if row[0] == head)
    lines = []
    for row in rows[start + 1 :]:
        if row[1] is None and row[2] is None:
            break
        lines.append(row)
    return rows[start], lines, start + 1


def notes(sheet):
    return [row[0] for row in sheet.iter_rows(values_only=True) if row[0] and not any(row[1:])]


def test_the_sheets_go_both_ways(written):
    assert written().sheetnames == ["総合計画→事業", "行政経営プラン→事業", "事業→コード", "番号のない事業"]


def test_a_code_has_a_row_for_each_project_with_its_grades(written):
    heads, rows, _ = table(written()["総合計画→事業"], "施策番号")
    assert heads == ("施策番号", "事業数", "事業番号", "事業名", "分類", "所管部署", "R4\n評価", "R5\n評価")
    assert rows == [
        ("A2", 2, "1-1-1", "=事業1-1-1", "重点", "収納課、市民課", "A", "未評価"),
        ("A2", None, "1-1-2", "=事業1-1-2", "重点", "収納課、市民課", "中止", "未回答"),
        ("A10", 1, "1-1-1", "=事業1-1-1", "重点", "収納課、市民課", "A", "未評価"),
    ]


def test_a_project_has_its_codes_of_both_schemes(written):
    heads, rows, _ = table(written()["事業→コード"], "事業番号")
    assert heads[4:6] == ("総合計画 施策番号", "行政経営プラン 取組番号")
    assert rows[0][4:] == ("A10、A2", "1-5", "A", "未評価")
    assert rows[1][4:6] == ("A2", None)


def test_projects_without_a_code_say_whether_they_could_have_one(written):
    _, rows, _ = table(written()["番号のない事業"], "事業番号")
    assert [(row[0], row[4]) for row in rows] == [("1-1-3", "あり"), ("1-1-4", "なし")]


def test_denominator_and_day_stand_under_the_table(written):
    sheet = written()["総合計画→事業"]
    _, rows, head = table(sheet, "施策番号")
    below = [row[0] for row in sheet.iter_rows(min_row=head + len(rows) + 1, values_only=True)]
    assert below[0] == "施策番号 2、対応する事業 2（延べ 3）、施策番号のない事業 2／全 4 事業"
    assert below[-1].endswith("令和6年7月1日現在")


def test_every_sheet_is_ready_for_paper(written):
    for sheet in written().worksheets:
        head = sheet.print_title_rows.split(":")[0].strip("$")
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "&P / &N"
        assert sheet.freeze_panes == f"A{int(head) + 1}"
        assert sheet.print_area.endswith(f"${sheet.max_row}")


def test_the_filter_ends_with_the_table(written):
    sheet = written()["総合計画→事業"]
    _, rows, head = table(sheet, "施策番号")
    assert sheet.auto_filter.ref == f"A{head}:H{head + len(rows)}"
    assert sheet.max_row > head + len(rows)


def test_grades_have_their_colour(written):
    sheet = written()["総合計画→事業"]
    _, rows, head = table(sheet, "施策番号")
    (area,) = sheet.conditional_formatting
    assert str(area.sqref) == f"G{head + 1}:H{head + len(rows)}"


def test_grades_before_their_approval_stay_inside(written):
    sheet = written()["総合計画→事業"]
    assert any(cell.value == "取扱注意" for cell in sheet[1])
    assert "R5は本部承認前" in sheet.oddFooter.left.text
    assert "②経費" not in sheet.oddFooter.left.text
    approved = written(approved=(2022, 2023))["総合計画→事業"]
    assert not any(cell.value == "取扱注意" for cell in approved[1])
    assert not approved.oddFooter.left.text


def test_a_project_that_has_ended_says_so(written):
    _, rows, _ = table(written((replace(ROWS[1], state=StateKind.MERGED),))["総合計画→事業"], "施策番号")
    assert rows[0][3].endswith("（統合）")


def test_later_years_are_left_out(written):
    heads, _, _ = table(written(year=2022)["総合計画→事業"], "施策番号")
    assert heads[6:] == ("R4\n評価",)


def test_without_answers_there_are_no_grades_and_it_says_so(written):
    sheet = written((project("1-1-1", ("A1",)),))["総合計画→事業"]
    heads, rows, _ = table(sheet, "施策番号")
    assert (len(heads), len(rows)) == (6, 1)
    assert "進捗状況報告の回答はまだありません。" in notes(sheet)


def test_a_plan_without_codes_gives_empty_sheets_that_open(written):
    book = written((project("1-1-1"),))
    assert book["総合計画→事業"].auto_filter.ref is None
    assert any("施策番号 0" in str(text) for text in notes(book["総合計画→事業"]))


def test_a_name_that_looks_like_a_formula_stays_text(written):
    cells = [cell for row in written()["事業→コード"] for cell in row if str(cell.value).startswith("=事業")]
    assert cells
    assert all(cell.data_type == "s" for cell in cells)


def test_made_up_answers_are_marked_on_every_page(written):
    for sheet in written(sample=True).worksheets:
        assert sheet.oddHeader.left.text.startswith("サンプルデータ")
        assert str(sheet["A2"].value).startswith("サンプルデータ")


def test_it_is_written_whole_or_not_at_all(tmp_path, small_profile):
    with pytest.raises(MachineError, match="ありません"):
        write_upper_plans(tmp_path / "ない" / "o.xlsx", upper_plans(small_profile, ROWS), 2022, TODAY)


def test_the_whole_workbook_is_as_it_was(tmp_path, written, golden):
    written(sample=True)
    golden(tmp_path / "o.xlsx", "upper_plans")
