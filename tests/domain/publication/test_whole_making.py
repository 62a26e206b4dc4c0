"""The public evaluation of the whole plan: what became of the projects, and nothing internal."""

from dataclasses import replace

import pytest

from fujidesk.domain.charts import ChartName
from fujidesk.domain.publication import make_publication
from fujidesk.domain.surveys import Approval
from tests import demo_publication as demo

SAID = "手続の入口は、どの課でも一つになった。"


def whole(fiscal_year=2023, **options):
    return demo.demo_publication(fiscal_year, appraisals={"1.1": SAID}, **options).whole


def test_it_is_there_only_where_it_was_asked_for():
    assert demo.demo_publication().whole is None
    assert whole() is not None


def test_counts_of_every_level_and_of_all():
    (span,) = whole().spans
    counted = {
        level.code: (level.projects, {k: n for k, n in level.outcomes.items() if n}) for level in span.levels
    }
    assert counted == {
        "1": (2, {"as_planned": 2}), "1.1": (2, {"as_planned": 2}), "2": (1, {"ended_early": 1}),
        "2.1": (1, {"ended_early": 1}),
    }  # fmt: skip
    assert span.everything.projects == 3


def test_the_offices_appraisal_stands_where_it_wrote_one_and_the_made_one_elsewhere():
    (span,) = whole().spans
    told = {level.code: level.appraisal for level in span.levels}
    assert told["1"] is None
    assert (told["1.1"].text, told["1.1"].is_written) == (SAID, True)
    assert not told["2.1"].is_written
    assert told["2.1"].text == "途中で終了・休止は 1 事業（見込み）。"
    assert whole().written == (SAID,)


def test_a_slip_that_cannot_be_told_is_none_and_no_slip_is_0():
    courses = {course.number: course for course in whole().spans[0].courses}
    assert courses["1-1-1"].slip == 0
    assert courses["2-1-1"].slip is None
    assert "中止" in courses["2-1-1"].reason
    assert courses["1-1-1"].first_slip is None


def test_the_slip_against_the_plan_before_it_was_revised():
    source = demo.demo_source()
    data = replace(source.data, originals={"1-1-1": "1444444444"})
    made = make_publication(replace(source, data=data, appraisals={}))
    course = made.whole.spans[0].course("1-1-1")
    assert (course.slip, course.first_slip) == (0, -3)


def test_what_ended_is_no_forecast_and_what_runs_is():
    courses = {course.number: course.is_forecast for course in whole().spans[0].courses}
    assert courses == {"1-1-1": True, "1-1-2": True, "2-1-1": False}
    assert "【見込み】" in whole().spans[0].title


def test_only_results_up_to_the_published_year_count():
    (span,) = whole(2022).spans
    assert span.through == 2022
    assert span.course("2-1-1").outcome == "unknown"


@pytest.mark.parametrize("planted", [demo.SECRET_REASON, demo.SECRET_OFFICE, demo.SECRET_USER, demo.SECRET_LEAD,
                                     str(demo.BUDGET), str(demo.COST), str(2 * demo.BUDGET)])  # fmt: skip
def test_nothing_internal_is_in_it(planted):
    assert planted not in repr(whole())


def test_charts_of_grades_only_where_grades_are_published():
    assert list(whole().charts) == [ChartName.OUTCOMES, ChartName.GRADES_BY_YEAR, ChartName.GRADE_COURSE]
    assert list(whole(with_grades=False).charts) == [ChartName.OUTCOMES]


def test_each_term_has_its_own_evaluation_and_the_offices_words_are_on_the_whole():
    approvals = {year: Approval(f"{year + 1}-07-10T10:00:00", "") for year in (2022, 2023)}
    spans = demo.demo_with_terms(2023, approvals=approvals).whole.spans
    assert [(span.name, span.is_forecast) for span in spans] == [("", True), ("前期", False)]
    assert spans[1].title == "前期の評価（令和4年度～令和5年度）"
    said = [next(level.appraisal for level in span.levels if level.code == "1.1") for span in spans]
    assert [appraisal.is_written for appraisal in said] == [True, False]
    assert len(demo.demo_with_terms(2024).whole.spans) == 3
