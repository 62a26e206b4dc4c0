"""The printed plan of a register: its chapters, and what each says of a project."""

from dataclasses import replace

import pytest

from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.domain.plan_book.blocks import Grid, Heading, Prose
from fujidesk.domain.plan_book.making import BookFacts, plan_book
from fujidesk.domain.records import Category, LevelRecord, ProjectState, ScheduleCell, StateKind

TERMS = (GlossaryTerm("番号札", "順番を待つ人に渡す札"), GlossaryTerm("SNS", "交流の場"))
FACTS = BookFacts("令和8年7月10日現在")


@pytest.fixture(name="book")
def book_fixture(small_content, small_profile):
    return plan_book(small_content, small_profile, TERMS, FACTS)


def headings(part):
    return [block.text for block in part.blocks if isinstance(block, Heading)]


def grids(part):
    return [block for block in part.blocks if isinstance(block, Grid)]


def texts(row):
    return tuple(cell.text for cell in row)


def sheet(book, number):
    """The rows of a project's sheet, as texts."""
    found = next(grid for grid in grids(book.parts[3]) if grid.rows[0][1].text == number)
    return [texts(row) for row in found.rows]


def remade(small_content, small_profile, **values):
    """The book after values of the first project were changed."""
    first = replace(small_content.projects[0], **values)
    content = replace(small_content, projects=(first, *small_content.projects[1:]))
    return plan_book(content, small_profile, TERMS, FACTS)


def test_cover_tells_city_plan_period_and_day(book, small_content, small_profile):
    assert book.cover == ("富士市", "第四次富士市情報化計画", "令和4年度～令和8年度", "令和8年7月10日現在")
    made = plan_book(small_content, small_profile, TERMS, BookFacts("令和8年7月10日現在", sample=True))
    assert made.cover[3] == "サンプルデータ　令和8年7月10日現在"
    assert made.running.startswith("サンプルデータ　富士市")


def test_chapters_stand_in_the_order_of_a_plan(book):
    first = [headings(part)[0] for part in book.parts]
    assert first == [
        "計画の構成", "基本方針と情報化施策", "情報化事業一覧", "情報化事業個票", "DXロードマップ", "用語集",
    ]  # fmt: skip
    assert [part.is_wide for part in book.parts] == [False, False, False, False, True, False]


def test_outline_counts_the_projects_of_each_level(book):
    rows = [texts(row) for row in grids(book.parts[0])[0].rows]
    assert rows[0] == ("1　便利な窓口", "1", "1", "1", "3")
    assert rows[1] == ("1.1　手続", "1", "1", "0", "2")
    assert rows[-1] == ("計", "1", "1", "1", "3")


def test_levels_have_their_texts_a_paragraph_a_line(small_content, small_profile):
    level = LevelRecord("1", "便利な窓口", theme="一行目\n\n　二行目", direction="先へ")
    content = replace(small_content, levels=(level, *small_content.levels[1:]))
    part = plan_book(content, small_profile, (), FACTS).parts[1]
    assert headings(part)[1:4] == ["1　便利な窓口", "テーマや領域", "今後の方向性"]
    prose = [block.text for block in part.blocks if isinstance(block, Prose)]
    assert prose[:4] == ["一行目", "", "　二行目", "先へ"]


def test_policies_begin_pages_of_their_own_where_anything_is_said_of_them(small_content, small_profile):
    levels = (*small_content.levels, LevelRecord("2", "強い地域"))
    for theme, starts in (
        ("便利", [True, False, False, False, True]),
        ("", [True, False, False, False, False]),
    ):
        changed = (levels[0], replace(levels[1], theme=theme), *levels[2:])
        part = plan_book(replace(small_content, levels=changed), small_profile, (), FACTS).parts[1]
        found = [item.starts_page for item in part.blocks if isinstance(item, Heading) and item.key]
        assert found == starts


def test_index_names_each_project_and_where_its_sheet_stands(book):
    tables = grids(book.parts[2])
    assert texts(tables[0].head[0]) == ("事業番号", "情報化事業", "所管部署", "事業分類", "DX", "頁")
    row = tables[0].rows[0]
    assert texts(row)[:5] == ("1-1-1", "窓口の案内番号", "収納課\n市民課", "重点", "○")
    assert row[5].page_of == "sheet.1-1-1"
    assert [texts(row)[0] for table in tables for row in table.rows] == ["1-1-1", "1-1-9", "1-5-10"]


def test_priority_sheet_has_all_that_the_register_says(book):
    rows = sheet(book, "1-1-1")
    assert rows[0] == (
        "事業番号",
        "1-1-1",
        "総合計画\n施策番号",
        "A1-1",
        "行政経営プラン\n取組番号",
        "1-2\n1-3",
        "DX",
        "○",
    )
    assert rows[1] == ("事業名", "窓口の案内番号", "事業分類", "重点")
    for row in (
        ("所管部署", "収納課\n市民課", "策定時の頁", "12"), ("事業概要", "番号札を出す。\n100%を目指す"), ("事業の目的", "待たせない"),
        ("期待される効果", "列が短くなる"), ("達成課題", "機器の置き場所"), ("その他関連する計画・事業", "別の計画"),
        ("施策指標等", "待ち時間 10分以下"),
        ("目標値", "10.0", "単位", "分", "向き", "以下", "年度", "令和8年度（2026）"),
        ("進捗段階", "要件調査・導入検討", "運用・実施", "運用・実施（未確定）"), ("所管部署", "収納課等\n市民課"),
        ("令和4年度", "調べる"), ("令和5年度", "選ぶ"),
    ):  # fmt: skip
        assert row in rows, row
    assert "要約" not in {row[0] for row in rows}


def test_continuing_sheet_is_short(book):
    assert [row[0] for row in sheet(book, "1-5-10")] == ["事業番号", "事業名", "所管部署", "事業概要"]


def test_fields_that_the_category_lacks_are_shown_where_they_are_filled(small_content, small_profile):
    book = remade(small_content, small_profile, category=Category.CONTINUING)
    assert ("達成課題", "機器の置き場所") in sheet(book, "1-1-1")


def test_summary_stands_in_for_a_missing_overview(small_content, small_profile):
    book = remade(small_content, small_profile, overview="")
    assert ("要約", "待ち時間を短くする") in sheet(book, "1-1-1")


def test_a_project_that_ended_says_so(small_content, small_profile):
    state = ProjectState(StateKind.MERGED, "2025-04-01", ("1-1-9",))
    book = remade(small_content, small_profile, state=state)
    assert ("事業の状態", "統合\n2025-04-01\n1-1-9") in sheet(book, "1-1-1")


def test_ended_and_missing_half_years_are_told_apart(small_content, small_profile):
    cells = (ScheduleCell(2022, 1, 4, ("市民課",)), ScheduleCell(2022, 2, None))
    book = remade(small_content, small_profile, schedule=cells)
    row = next(row for row in sheet(book, "1-1-1") if row[0] == "進捗段階")
    assert row == ("進捗段階", "運用・実施", "－", "")


def test_roadmap_has_the_dx_projects_only(book):
    rows = [texts(row) for grid in grids(book.parts[4]) for row in grid.rows]
    assert [row[0] for row in rows] == ["1-1-1"]
    assert rows[0][-1] == "待ち時間 10分以下"


def test_glossary_explains_the_words_that_occur(book):
    assert [texts(row) for row in grids(book.parts[5])[0].rows] == [("番号札", "順番を待つ人に渡す札")]


@pytest.mark.parametrize("years", [1, 3, 6])
def test_every_row_of_a_sheet_is_as_wide_as_its_table(small_content, small_profile, years):
    profile = replace(small_profile, last_year=small_profile.first_year + years - 1)
    for part in plan_book(small_content, profile, TERMS, FACTS).parts:
        for grid in grids(part):
            for row in (*grid.head, *grid.head_again, *grid.rows):
                assert sum(cell.span for cell in row) == len(grid.widths_mm)
                assert all(cell.span > 0 for cell in row)


def test_book_of_a_plan_with_one_level_has_its_words(small_content, small_profile):
    profile = replace(small_profile, level_names=("方向性",), project_name="施策事業")
    projects = tuple(
        replace(record, measure="", number=record.number.replace("1-", "", 1))
        for record in small_content.projects
    )
    content = replace(small_content, levels=small_content.levels[:1], projects=projects)
    book = plan_book(content, profile, (), FACTS)
    assert headings(book.parts[1]) == ["方向性", "1　便利な窓口"]
    assert headings(book.parts[2]) == ["施策事業一覧", "1　便利な窓口"]
