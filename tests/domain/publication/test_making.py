"""Only what may be published gets into the public content."""

from decimal import Decimal

import pytest

from fujidesk.domain.charts import ChartName
from tests import demo_publication as demo


@pytest.fixture(name="made")
def made_fixture():
    return demo.demo_publication()


def project(made, number="1-1-1"):
    return next(item for item in made.projects if item.number == number)


@pytest.mark.parametrize(
    "planted",
    [demo.SECRET_REASON, demo.SECRET_OFFICE, demo.SECRET_USER, demo.SECRET_LEAD, str(demo.BUDGET), str(demo.COST),
     "まだ公表しない年度の取組"],
)  # fmt: skip
def test_nothing_internal_or_later_is_in_it(made, planted):
    assert planted not in repr(made)


def test_results_are_side_by_side_with_the_scores_that_count(made):
    first, second = project(made).results
    assert (first.fiscal_year, first.progress, first.content, first.grade) == (2022, 3, 4, "B")
    assert (second.fiscal_year, second.progress, second.content, second.grade) == (2023, 5, 5, "S")
    assert second.action == "契約した。\n試行を始めた。"
    assert (second.indicator_value, second.indicator_note, second.outlook) == (
        Decimal(120),
        "達成した。",
        "review",
    )
    assert second.change == "対象の窓口を広げる"


@pytest.mark.parametrize(("number", "year", "state"), [
    ("1-1-2", 2022, "done"), ("2-1-1", 2022, "unanswered"), ("2-1-1", 2023, "stopped"),
])  # fmt: skip
def test_what_has_no_grade_says_why(made, number, year, state):
    found = project(made, number).result(year)
    assert (found.state, found.grade) == (state, "")


def test_a_stopped_project_shows_no_scores(made):
    found = project(made, "2-1-1").result(2023)
    assert (found.progress, found.content) == (None, None)


def test_a_project_without_a_row_in_a_year_has_no_result(made):
    assert project(made).result(2024) is None


def test_schedule_holds_plan_and_report_up_to_the_year(made):
    halves = project(made).halves
    assert [(half.fiscal_year, half.half, half.planned, half.reached) for half in halves[:5]] == [
        (2022, 1, 1, 1), (2022, 2, 1, 1), (2023, 1, 2, 1), (2023, 2, 3, 3), (2024, 1, 4, None),
    ]  # fmt: skip
    assert [half.planned for half in project(made, "1-1-2").halves] == [4] * 4 + [0] * 6
    assert project(demo.demo_publication(2022)).halves[2].reached is None


def test_years_tell_their_approval(made):
    assert [(year.fiscal_year, year.approved_on) for year in made.years] == [(2022, "2023-07-10"), (2023, "")]


def test_a_merged_project_tells_where_it_went(made):
    found = project(made, "1-1-2")
    assert (found.ended, found.ended_since, found.successors) == ("merged", "2024-04-01", ("1-1-1",))


def test_charts_without_amounts(made):
    assert ChartName.BUDGET not in made.charts
    assert list(made.charts) == [
        ChartName.GRADES_BY_POLICY, ChartName.GRADES_BY_CATEGORY, ChartName.GRADE_CHANGE, ChartName.STATUS,
        ChartName.PHASES, ChartName.DEPARTMENT_LOAD,
    ]  # fmt: skip


def test_a_chart_that_says_nothing_is_left_away():
    assert ChartName.INDICATORS not in demo.demo_publication().charts
    assert ChartName.GRADE_CHANGE not in demo.demo_publication(2022).charts


def test_without_grades_no_grade_is_left_anywhere():
    made = demo.demo_publication(with_grades=False)
    assert next(iter(made.charts)) is ChartName.STATUS
    assert not made.plan.group("grade")
    for item in made.projects:
        assert not item.strip.grades
        assert not any(result.grade for result in item.results)
    assert project(made).results[1].progress == 5


def test_made_up_answers_are_marked():
    assert demo.demo_publication(sample=True).sample == "サンプルデータ"
    assert demo.demo_publication().sample == ""
