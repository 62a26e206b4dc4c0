"""From counts to bars, cross tables and the matrix of changes, each figure with its list."""

import pytest

from fujidesk.domain.evaluation import By, Columns, transitions
from fujidesk.domain.report_rows import marks_of
from fujidesk.domain.surveys import Approval
from fujidesk.ui.evaluation.gathering import (
    approval_word,
    bar_lines,
    by_words,
    change_cell,
    change_columns,
    change_rows,
    cross_columns,
    cross_rows,
    made_cross_table,
    mark_phrase,
)
from fujidesk.ui.widgets.figure_model import Tone


def test_what_figures_are_grouped_by_is_called_as_the_plan_calls_it(small_profile):
    words = by_words(small_profile)
    assert list(words) == [By.ALL, By.POLICY, By.MEASURE, By.CATEGORY, By.DEPARTMENT]
    assert [words[By.POLICY], words[By.MEASURE]] == list(small_profile.level_names)


def test_a_plan_with_one_level_offers_no_second_one(small_profile):
    from dataclasses import replace

    assert By.MEASURE not in by_words(replace(small_profile, level_names=("方向性",)))


def test_approval_words(small_profile):
    assert approval_word(None, small_profile) == "未承認"
    assert approval_word(Approval("2023-07-10T10:00:00", "係長"), small_profile) == "R5.7.10 本部承認"


def test_marks_in_captions():
    assert mark_phrase("S") == "評価 S"
    assert mark_phrase("unevaluated") == "未評価"


@pytest.mark.parametrize("by", list(By))
def test_bars_count_every_project_once_with_states_after_grades(data, by):
    lines = bar_lines(data, 2023, by)
    assert sum(line.total for line in lines) == 7
    numbers = [number for line in lines for segment in line.segments for number in segment.behind.numbers]
    assert sorted(numbers) == sorted(row.number for row in data.year(2023))
    order = marks_of(data.profile)
    for line in lines:
        places = [order.index(segment.mark) for segment in line.segments]
        assert places == sorted(places)
        assert line.total == sum(segment.count for segment in line.segments)


def test_a_year_as_one_bar_has_the_shortest_captions(data):
    (line,) = bar_lines(data, 2023, By.ALL)
    assert [(segment.mark, segment.count) for segment in line.segments] == [
        ("S", 1), ("A", 1), ("C", 1), ("D", 1), ("unevaluated", 1), ("unanswered", 1), ("stopped", 1),
    ]  # fmt: skip
    assert line.segments[0].behind.caption == "令和5年度 評価 S"
    assert line.segments[4].behind.caption == "令和5年度 未評価"


def test_a_cross_table_has_figures_bars_average_and_change(data):
    table = made_cross_table(data, 2023, By.POLICY, Columns.GRADE)
    columns = cross_columns(table, "基本方針")
    titles = [column.title for column in columns]
    assert titles == [
        "基本方針",
        "S",
        "A",
        "B",
        "C",
        "D",
        "未評価",
        "未回答",
        "中止",
        "計",
        "平均点",
        "前年差",
    ]
    first, second, total = cross_rows(table, "令和5年度")
    assert [cell.text for cell in first.cells] == [
        "1 便利な窓口", "1", "1", "", "1", "", "", "", "", "3", "11.0", "+0.7",
    ]  # fmt: skip
    assert first.cells[1].behind.numbers == ("1-1-1",)
    assert first.cells[1].behind.caption == "令和5年度 1 便利な窓口 評価 S"
    assert first.cells[1].share == 1.0
    assert first.cells[0].behind.numbers == ("1-1-1", "1-1-2", "1-2-1")
    assert second.cells[6].behind.caption == "令和5年度 2 にぎわい 未評価"
    assert total.is_total
    assert total.cells[9].text == "7"


def test_a_cross_table_by_status(data):
    table = made_cross_table(data, 2023, By.CATEGORY, Columns.STATUS)
    titles = [column.title for column in cross_columns(table, "事業分類")]
    assert "実施中" in titles
    assert "中止" in titles
    rows = cross_rows(table, "令和5年度")
    assert sum(int(row.cells[titles.index("実施中")].text or 0) for row in rows[:-1]) == 5


def test_one_line_needs_no_total(data):
    table = made_cross_table(data, 2023, By.ALL, Columns.GRADE)
    assert len(cross_rows(table, "令和5年度")) == 1


@pytest.mark.parametrize(
    ("change", "text", "tone"),
    [(0.44, "+0.4", Tone.UP), (-0.31, "−0.3", Tone.DOWN), (0.04, "±0.0", Tone.PLAIN), (None, "", Tone.PLAIN)],
)
def test_changes_carry_their_sign(change, text, tone):
    cell = change_cell(change)
    assert (cell.text, cell.tone) == (text, tone)


def test_the_matrix_tells_up_and_down_by_arrows_and_opens_its_lists(data, small_profile):
    found = transitions(data.year(2022), data.year(2023), small_profile)
    titles = [column.title for column in change_columns(found, 2022, 2023)]
    assert titles[:6] == ["R4 ＼ R5", "S", "A", "B", "C", "D"]
    rows = {row.cells[0].marks[0]: row for row in change_rows(found, small_profile, 2022, 2023)}
    up = rows["B"].cells[1]
    assert (up.text, up.tone, up.behind.numbers) == ("↑ 1", Tone.UP, ("1-1-1",))
    assert up.behind.caption == "R4 評価 B → R5 評価 S"
    down = rows["B"].cells[4]
    assert (down.text, down.tone) == ("↓ 1", Tone.DOWN)
    same = rows["D"].cells[5]
    assert (same.text, same.tone) == ("1", Tone.SAME)
    assert rows["B"].cells[3].text == ""
    assert rows["B"].cells[3].shaded
    to_state = rows["B"].cells[titles.index("未評価")]
    assert (to_state.text, to_state.tone) == ("1", Tone.PLAIN)
    assert "上がった" in up.said
