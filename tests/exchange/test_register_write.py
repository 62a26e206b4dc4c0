"""The workbook of the register as it leaves: sheets, links, rules, pages, marks."""

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, UserError
from fujidesk.exchange.register_write import HEADING_ROW, RegisterWriter

WHEN = dt.datetime(2026, 11, 21, 9, 30, 15, 999, tzinfo=dt.UTC)


@pytest.fixture
def writer(small_profile, small_content):
    return RegisterWriter(small_profile, small_content.levels, WHEN)


@pytest.fixture
def book(writer, small_content, tmp_path):
    """The workbook of the three invented projects as a spreadsheet program opens it."""
    path = tmp_path / "a.xlsx"
    writer.write(path, small_content.projects[::-1])
    return load_workbook(path)


def test_a_list_a_sheet_a_project_and_a_hidden_sheet(book) -> None:
    assert book.sheetnames == ["事業一覧", "1-1-1", "1-1-9", "1-5-10", "fujidesk"]
    assert book["fujidesk"].sheet_state == "hidden"
    assert [sheet.sheet_state for sheet in book.worksheets[:-1]] == ["visible"] * 4


def test_the_list_is_in_the_plans_order_with_links(book) -> None:
    numbers = [cell.value for cell in book["事業一覧"]["B"][HEADING_ROW:]]
    assert numbers == ["1-1-1", "1-1-9", "1-5-10"]
    assert [cell.hyperlink.location for cell in book["事業一覧"]["B"][HEADING_ROW:]] == [
        "'1-1-1'!B2", "'1-1-9'!B2", "'1-5-10'!B2",
    ]  # fmt: skip


def test_the_list_is_frozen_filtered_and_repeats_its_headings(book) -> None:
    sheet = book["事業一覧"]
    assert sheet.freeze_panes == "D3"
    assert sheet.auto_filter.ref.startswith("B2:")
    assert sheet.auto_filter.ref.endswith("5")
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.row_dimensions[1].hidden
    assert sheet.column_dimensions["A"].hidden
    assert "2026-11-21" in sheet.oddHeader.left.text


def test_above_a_sheet_stands_where_the_project_is_also_once_it_was_moved(writer, small_content, tmp_path):
    moved = replace(small_content.projects[1], measure="1.5")
    writer.write(tmp_path / "b.xlsx", [small_content.projects[0], moved])
    book = load_workbook(tmp_path / "b.xlsx")
    shown = {
        number: [cell.value for row in book[number].iter_rows(max_row=4) for cell in row if cell.value]
        for number in ("1-1-1", "1-1-9")
    }
    assert "1 便利な窓口 ／ 1.1 手続" in shown["1-1-1"]
    assert "1 便利な窓口 ／ 1.5 運用" in shown["1-1-9"]


def test_each_project_is_one_page_upright(book) -> None:
    for number in ("1-1-1", "1-1-9", "1-5-10"):
        sheet = book[number]
        assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 1)
        assert sheet.print_area.startswith(f"'{number}'!$B$2:")


def test_choices_have_lists(book) -> None:
    rules = {rule.formula1: str(rule.sqref) for rule in book["事業一覧"].data_validations.dataValidation}
    assert rules['"重点,推進,継続"'].endswith("3:E5")
    assert '"○"' in rules
    assert '"1,2,3,4,-"' in rules


def test_an_open_phase_is_shown_with_a_question_mark(book) -> None:
    sheet = book["事業一覧"]
    row = [cell for cell in sheet[3] if cell.number_format.startswith('0"?"')]
    assert [cell.value for cell in row] == [4, 4], "R8, which the plan leaves open"


def test_the_hidden_sheet_tells_what_the_workbook_is(book) -> None:
    facts = {row[0].value: row[1].value for row in book["fujidesk"].iter_rows(max_col=2)}
    assert facts["plan"] == "fuji"
    assert facts["written_at"] == "2026-11-21T09:30:15+00:00"
    assert facts["1-1-9"].startswith('{"title":')
    assert book.custom_doc_props["fujidesk"].value == "register/1/fuji"


def test_an_empty_register_is_a_workbook_all_the_same(writer, tmp_path) -> None:
    writer.write(tmp_path / "a.xlsx", [])
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == ["事業一覧", "fujidesk"]
    sheet = book["事業一覧"]
    assert [cell.value for cell in sheet["B"][2:]] == [None] * 50
    assert {cell.number_format for cell in sheet["B"][2:]} == {"@"}
    assert {str(rule.sqref).split(":")[0][-1] for rule in sheet.data_validations.dataValidation} == {"3"}


def test_a_text_too_long_for_a_cell_is_refused_by_name(writer, small_content, tmp_path) -> None:
    long = replace(small_content.projects[0], overview="あ" * 32_600)
    with pytest.raises(UserError, match="1-1-1 の「事業概要」が 32,600 字"):
        writer.write(tmp_path / "a.xlsx", [long])
    assert list(tmp_path.iterdir()) == []


def test_each_project_is_a_step_and_stopping_leaves_nothing(writer, small_content, tmp_path) -> None:
    steps = []

    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            steps.append((done, total, what))
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        writer.write(tmp_path / "a.xlsx", small_content.projects, Stop())
    assert steps == [(0, 4, "個票 1-1-1"), (1, 4, "個票 1-1-9"), (2, 4, "個票 1-5-10")]
    assert list(tmp_path.iterdir()) == []


def test_a_sheet_has_the_fields_of_its_category(writer, small_content) -> None:
    """002, 個票の見方: codes, purpose and yearly actions are for 重点 only."""
    book = writer.build(small_content.projects, NoProgress())

    def labels(number: str) -> set[str]:
        return {str(cell.value) for cell in book[number]["B"] if cell.value}

    assert {"事業の目的", "達成課題", "取組内容 R4", "総合計画\n施策番号"} <= labels("1-1-1")
    assert not {"事業の目的", "達成課題", "取組内容 R4", "総合計画\n施策番号"} & labels("1-1-9")
    assert {"期待される効果", "施策指標等", "スケジュール"} <= labels("1-1-9")
    assert "スケジュール" not in labels("1-5-10")
    assert "進捗段階（実績）" in labels("1-1-1")
    assert "進捗段階（実績）" not in labels("1-1-9")


def test_a_value_outside_its_category_is_shown_all_the_same(writer, small_content) -> None:
    odd = replace(small_content.projects[2], purpose="目的がある")
    sheet = writer.build([odd], NoProgress())["1-5-10"]
    assert "事業の目的" in {cell.value for cell in sheet["B"]}


def test_a_very_long_text_takes_several_rows(writer, small_content) -> None:
    long = replace(small_content.projects[0], overview="長い概要。" * 800)
    sheet = writer.build([long], NoProgress())["1-1-1"]
    tall = [area for area in sheet.merged_cells.ranges if area.max_row > area.min_row]
    assert tall
    row = next(cell.row for cell in sheet["B"] if cell.value == "事業概要")
    heights = [sheet.row_dimensions[place].height for place in range(row, row + 2)]
    assert max(heights) <= 409.0
    assert sheet.cell(row, 3).value == long.overview
