"""Distribution, cross tables and change: counted once, each figure with its projects."""

import random
import sys

import pytest

from fujidesk.domain.evaluation import (
    NO_STATUS,
    By,
    Columns,
    EvaluationData,
    cross_table,
    denominator,
    distribution,
    evaluated_count,
    group_names,
    rounded,
    transitions,
)
from fujidesk.domain.records import Category
from fujidesk.domain.report_rows import ABSENT, ReportRow
from fujidesk.domain.reports import Status
from fujidesk.domain.scoring import Standing, grade_of
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
NO = (None, None, None)


def row(number, total=None, standing=None, department="窓口課", category=Category.PRIORITY, year=2023):
    """Return a row: graded with a total, else of a standing."""
    policy, measure, _ = number.split("-")
    held = standing or (Standing.UNANSWERED if total is None else Standing.EVALUATED)
    status = None if held is Standing.UNANSWERED else Status.RUNNING
    if held in (Standing.STOPPED, Standing.DONE, Standing.NOT_STARTED):
        status = Status(held.value)
    return ReportRow(
        number, f"事業 {number}", policy, f"{policy}.{measure}", category, department, False, year, status,
        held, NO, NO, total, grade_of(total, PROFILE),
    )  # fmt: skip


NOW = (
    row("1-1-1", 14), row("1-1-2", 9), row("1-1-3", standing=Standing.UNEVALUATED),
    row("1-2-1", 3, department="税務課"), row("2-1-1", 11, category=Category.CONTINUING),
    row("2-1-2", standing=Standing.STOPPED), row("2-1-3"),
)  # fmt: skip
BEFORE = (
    row("1-1-1", 11), row("1-1-2", 9), row("1-1-3", 9), row("1-2-1", 4), row("2-1-1"), row("2-1-2", 14),
    row("3-1-1", 9),
)  # fmt: skip


def test_every_project_is_in_one_bar_under_its_mark():
    (bar,) = distribution(NOW, By.ALL)
    assert bar.counts == {"S": 1, "A": 1, "B": 1, "D": 1, "unevaluated": 1, "stopped": 1, "unanswered": 1}
    assert bar.numbers["S"] == ("1-1-1",)
    assert bar.total == len(NOW)


def test_bars_have_the_plans_names_and_order():
    names = {"2": "2 まち", "1": "1 暮らし", "9": "9 ない"}
    bars = distribution(NOW, "policy", names)
    assert [(bar.key, bar.label, bar.total) for bar in bars] == [("2", "2 まち", 3), ("1", "1 暮らし", 4)]
    assert [bar.key for bar in distribution(NOW, By.MEASURE)] == ["1.1", "1.2", "2.1"]
    assert [bar.label for bar in distribution(NOW, By.DEPARTMENT)] == ["窓口課", "税務課"]


def test_categories_go_by_the_words_of_the_plan():
    data = EvaluationData(PROFILE, {2023: NOW}, names={"1": "1 暮らし"})
    bars = distribution(NOW, By.CATEGORY, group_names(data, By.CATEGORY))
    assert [(bar.label, bar.total) for bar in bars] == [("重点", 6), ("継続", 1)]
    assert group_names(data, By.POLICY) == {"1": "1 暮らし"}
    assert group_names(data, By.ALL) == {"": "全情報化事業"}
    assert group_names(data, By.DEPARTMENT) == {}


def test_a_cross_table_gives_averages_of_the_graded_and_their_change():
    table = cross_table(NOW, By.MEASURE, PROFILE, before=BEFORE, names={"1.1": "1.1 案内"})
    first = table.lines[0]
    assert (first.label, first.cells["S"], first.cells["unevaluated"]) == ("1.1 案内", ("1-1-1",), ("1-1-3",))
    assert first.numbers == ("1-1-1", "1-1-2", "1-1-3")
    assert first.average == pytest.approx(11.5)
    assert first.change == pytest.approx(11.5 - 29 / 3)
    lonely = next(line for line in table.lines if line.key == "2.1")
    assert lonely.average == 11
    assert lonely.change == pytest.approx(-3)
    assert table.total.average == pytest.approx(37 / 4)
    assert table.total.change == pytest.approx(37 / 4 - 56 / 6)
    assert table.columns[:5] == ("S", "A", "B", "C", "D")
    assert table.labels[5:] == ("未評価", "未回答", "未実施", "中止", "完了")


def test_without_grades_there_is_no_average_and_no_change():
    table = cross_table([row("1-1-1")], By.ALL, PROFILE, before=BEFORE)
    assert (table.total.average, table.total.change) == (None, None)
    assert cross_table(NOW, By.ALL, PROFILE).total.change is None


def test_a_cross_table_over_the_status_keeps_those_without_one():
    table = cross_table(NOW, By.POLICY, PROFILE, Columns.STATUS)
    assert table.labels == ("完了", "実施中", "中止", "未実施", "未記入")
    assert table.total.cells["stopped"] == ("2-1-2",)
    assert table.total.cells[NO_STATUS] == ("2-1-3",)
    assert len(table.total.cells["running"]) == 5


def test_transitions_count_ups_and_downs_of_those_graded_in_both_years():
    moved = transitions(BEFORE, NOW, PROFILE)
    assert (moved.up, moved.same, moved.down) == (("1-1-1",), ("1-1-2",), ("1-2-1",))
    assert moved.entered == ("2-1-1",)
    assert set(moved.left) == {"1-1-3", "2-1-2", "3-1-1"}
    assert moved.cells["A", "S"] == ("1-1-1",)
    assert moved.cells["unanswered", "A"] == ("2-1-1",)
    assert moved.cells[ABSENT, "unanswered"] == ("2-1-3",)
    assert moved.cells["B", ABSENT] == ("3-1-1",)
    assert moved.marks == ("S", "A", "B", "C", "D", "unevaluated", "unanswered", "stopped", ABSENT)
    assert moved.compared == 3
    assert moved.sentence == "上がった 1　変わらない 1　下がった 1（両年とも評価のある 3 事業）"


def test_the_denominator_names_what_is_left_out():
    assert denominator(NOW) == "全 7 事業、うち評価 4（未評価 1、未回答 1、中止 1 を除く）"
    assert denominator(NOW[:2]) == "全 2 事業、うち評価 2"
    assert evaluated_count(NOW) == 4


def test_the_data_knows_its_years():
    data = EvaluationData(PROFILE, {2023: NOW, 2022: BEFORE, 2024: (row("1-1-1"),)})
    assert data.years == (2022, 2023, 2024)
    assert data.answered_years == (2022, 2023)
    assert data.year(2031) == ()


def calls(work):
    """Return how many functions a piece of work calls: its cost, whatever else the machine does."""
    counted = 0

    def count(_frame, event, _value):
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted


def test_ten_times_the_projects_cost_ten_times_as_much():
    """With ten times as many departments too: no pass over all rows for each cell or group."""
    dice = random.Random(7)

    def many(count):
        return [
            row(f"1-{place % 12 + 1}-{place}", dice.randint(3, 15), department=f"課{place % (count // 4)}")
            for place in range(1, count + 1)
        ]

    def work(rows):
        distribution(rows, By.DEPARTMENT)
        cross_table(rows, By.DEPARTMENT, PROFILE, before=rows)
        transitions(rows, rows, PROFILE)

    few, more = many(400), many(4_000)
    assert calls(lambda: work(more)) < 12 * calls(lambda: work(few))


@pytest.mark.parametrize(
    ("value", "digits", "shown"),
    [(-0.04, 1, "0.0"), (-0.05001, 1, "-0.1"), (9.999, 2, "10.0"), (None, 2, "None")],
)
def test_a_rounded_change_is_never_a_negative_zero(value, digits, shown):
    assert str(rounded(value, digits)) == shown
