"""The sheet as the plan prints it: which rows it has, and one cell a half-year."""

import re
from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.records import Direction, Indicator, LevelRecord, ScheduleCell
from fujidesk.ui.project.sheet_html import SheetPage, indicator_text
from fujidesk.ui.tokens import load_tokens


@pytest.fixture
def page(small_profile):
    levels = [LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "手続 <新>", "1")]
    return SheetPage(small_profile, load_tokens("light"), levels)


def row_heights(html):
    """Return how many columns each row of the schedule's table spans."""
    table = html.partition("スケジュール")[2].partition("</table>")[0]
    spans = []
    for row in re.findall(r"<tr>(.*?)</tr>", table):
        cells = re.findall(r"<td[^>]*>", row)
        found = [re.search(r'colspan="(\d+)"', cell) for cell in cells]
        spans.append(sum(int(match.group(1)) if match else 1 for match in found))
    return spans


def test_policy_and_measure_stand_above_the_title(page, small_content):
    record = small_content.projects[0]
    assert page.level_line(record) == "1 便利な窓口 ＞ 1.1 手続 <新>"
    assert "手続 &lt;新&gt;" in page.html(record)
    assert page.level_line(small_content.projects[2]) == "1 便利な窓口"


def test_every_row_of_the_schedule_spans_the_period(page, small_content):
    full = small_content.projects[0]
    assert row_heights(page.html(full)) == [10, 10, 10, 10, 10]
    assert "上段＝計画、下段＝実績" in page.html(full)
    assert row_heights(page.html(replace(full, actual=()))) == [10, 10, 10, 10]


def test_departments_that_change_stand_under_their_half_years(page, small_content):
    cells = (ScheduleCell(2022, 2, 1, ("収納課",)), ScheduleCell(2023, 1, 2, ("市民課",)))
    html = page.html(replace(small_content.projects[0], schedule=cells))
    assert html.count("収納課") == 2  # once as the project's own, once beneath its half-year
    assert row_heights(html)[-1] == 3


def test_a_sheet_without_schedule_has_none(page, small_content):
    assert "スケジュール" not in page.html(small_content.projects[2])


def test_the_summary_stands_in_while_the_overview_is_missing(page, small_content):
    record = replace(small_content.projects[2], summary="待ち時間を短くする")
    assert "要約" in page.html(record)
    with_overview = replace(record, overview="番号札を出す")
    assert "要約" not in page.html(with_overview)
    assert "事業概要" in page.html(with_overview)


def test_fields_of_the_category_are_there_even_when_empty(page, small_content):
    bare = replace(small_content.projects[0], purpose="", sogo_codes=(), indicator=Indicator())
    html = page.html(bare)
    for label in ("事業の目的", "総合計画 施策番号", "施策指標等"):
        assert label in html
    assert "事業の目的" not in page.html(small_content.projects[1])


def test_yearly_actions_stand_in_their_order(page, small_content):
    actions = {2024: "三年目", 2022: "一年目", 2023: ""}
    html = page.html(replace(small_content.projects[0], yearly_actions=actions))
    assert html.index("一年目") < html.index("三年目")
    assert ">R5<" not in html.partition("年度ごとの取組内容")[2]


@pytest.mark.parametrize(
    ("target", "text"),
    [
        (Indicator(), ""),
        (Indicator("件数を増やす"), "件数を増やす"),
        (Indicator("", Decimal("3000"), "件", Direction.AT_LEAST, 2026), "目標 令和8年度 3,000件以上"),
        (Indicator("", None, "件", None, 2026), ""),
        (Indicator("", None, "", Direction.AT_MOST, 2026), ""),
        (Indicator("遅延を減らす", None, "", Direction.AT_MOST, 2026), "遅延を減らす"),
        (Indicator("割合", Decimal("98.5"), "%"), "割合\n（目標: 98.5%）"),
        (Indicator("水準", None, "", Direction.KEEP, 2026), "水準\n（目標: 令和8年度 維持）"),
    ],
)
def test_an_indicator_is_told_with_what_it_has(target, text):
    assert indicator_text(target) == text
