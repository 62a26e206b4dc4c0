"""Made answers: repeatable, plausible, and odd only as much as real ones are."""

from collections import Counter

import pytest

from fujidesk.domain.records import Category, Direction
from fujidesk.domain.reports import ANSWER_FIELDS, Outlook, Status
from fujidesk.domain.sample_answers import sample_reports, without_office
from fujidesk.domain.scoring import Standing, grade_of, report_grade, standing_of, total_of
from fujidesk.exchange.facts import load_facts

YEARS = range(2022, 2027)


@pytest.fixture(scope="module")
def content():
    return load_facts()


@pytest.fixture(scope="module")
def profile():
    from fujidesk.exchange.profiles import load_profile

    return load_profile("fuji")


@pytest.fixture(scope="module")
def reports(content, profile):
    """All made answers: project number → fiscal year → report."""
    known = {department.name: department for department in content.departments}
    return {record.number: sample_reports(record, profile, known) for record in content.projects}


@pytest.fixture(scope="module")
def flat(reports):
    return [report for years in reports.values() for report in years.values()]


def test_every_project_answers_every_year(reports, flat):
    assert len(reports) == 202
    assert all(list(years) == list(YEARS) for years in reports.values())
    assert all(report.is_answered and report.lead and report.status for report in flat)


def test_the_same_answers_each_time(content, profile, reports):
    known = {department.name: department for department in content.departments}
    for record in content.projects[::17]:
        assert sample_reports(record, profile, known) == reports[record.number]


@pytest.mark.parametrize("year", YEARS)
def test_grades_are_spread_as_in_a_real_year(reports, profile, year):
    """About S 4 %, A 23 %, B 58 %, C 11 %, D 1 %, and 3 % with a score missing."""
    found = [years[year] for years in reports.values()]
    grades = Counter(report_grade(report, profile) for report in found)
    assert 3 <= grades["S"] <= 16
    assert 30 <= grades["A"] <= 60
    assert 95 <= grades["B"] <= 135
    assert 12 <= grades["C"] <= 38
    assert 0 <= grades["D"] <= 5
    standings = Counter(standing_of(report) for report in found)
    assert 2 <= standings[Standing.UNEVALUATED] <= 13
    assert sum(standings[name] for name in (Standing.STOPPED, Standing.NOT_STARTED, Standing.DONE)) <= 14


def test_most_grades_stay_from_year_to_year(reports, profile):
    pairs = [
        (report_grade(years[year], profile), report_grade(years[year + 1], profile))
        for years in reports.values()
        for year in (2022, 2023, 2024)
    ]
    same = sum(old == new for old, new in pairs)
    assert 0.55 < same / len(pairs) < 0.9


def test_without_grade_no_scores(flat):
    for report in flat:
        if report.status in (Status.STOPPED, Status.NOT_STARTED):
            assert report.self_scores == (None, None, None)


def test_scores_for_progress_go_with_the_phases(flat, reports, content):
    planned = {
        (record.number, cell.fiscal_year): cell.phase or 0
        for record in content.projects
        for cell in record.schedule
        if cell.half == 2
    }
    behind = [
        report
        for report in flat
        if report.phase_h2 and report.phase_h2 < planned.get((report.number, report.fiscal_year), 0)
        and report.score_progress is not None
    ]  # fmt: skip
    assert 5 <= len(behind) <= 60
    low = sum(report.score_progress <= 2 for report in behind)
    assert low / len(behind) > 0.5


def test_cost_goes_with_its_score(flat):
    for report in flat:
        if report.score_cost is None or not report.budget_kyen:
            continue
        spent = report.actual_cost_kyen / report.budget_kyen
        assert (spent > 1.02) == (report.score_cost < 3)
        assert (spent < 0.93) == (report.score_cost > 3)


def test_budgets_are_plausible(flat, reports):
    given = [report.budget_kyen for report in flat if report.budget_kyen is not None]
    assert all(0 <= budget <= 200_000 for budget in given)
    assert 0.02 < given.count(0) / len(given) < 0.15
    jumps = sum(
        bool(old.budget_kyen and new.budget_kyen and abs(new.budget_kyen - old.budget_kyen) * 2 > old.budget_kyen)
        for years in reports.values()
        for old, new in zip(list(years.values()), list(years.values())[1:], strict=False)
    )  # fmt: skip
    assert 2 <= jumps <= 30


def test_indicators_move_to_their_target(content, reports):
    rising = [
        record
        for record in content.projects
        if record.indicator.figure and record.indicator.direction is Direction.AT_LEAST and record.schedule
        and all(cell.phase == 4 for cell in record.schedule)
    ]  # fmt: skip
    assert len(rising) > 10
    gone_up = 0
    for record in rising:
        values = [report.indicator_value for report in reports[record.number].values()]
        known = [value for value in values if value is not None]
        assert all(value >= 0 for value in known)
        gone_up += known[-1] >= known[0]
    assert gone_up > len(rising) * 0.8


def test_no_share_is_above_a_hundred(content, reports):
    for record in content.projects:
        if record.indicator.unit == "%":
            values = [report.indicator_value or 0 for report in reports[record.number].values()]
            assert max(values) <= 100


def test_no_figure_where_the_plan_has_none(content, reports):
    for record in content.projects:
        if record.indicator.figure is None:
            assert {report.indicator_value for report in reports[record.number].values()} == {None}


def test_texts_speak_of_the_project(content, reports):
    titles = {record.number: record.title for record in content.projects}
    texts = [report.action for years in reports.values() for report in years.values() if report.action]
    assert len(texts) > 950
    for number, years in reports.items():
        assert all(titles[number] in report.action for report in years.values() if report.action)
    assert len(set(texts)) > 700
    assert all(len(text) < 200 for text in texts)


def test_a_few_are_odd_as_real_answers_are(reports):
    for year in YEARS[1:]:
        pairs = [(years[year - 1], years[year]) for years in reports.values()]
        same = sum(old.action == new.action != "" for old, new in pairs)
        assert 1 <= same <= 20
        silent = sum(
            new.score_content in (1, 2) and not new.score_reason and new.status is Status.RUNNING
            for _, new in pairs
        )
        assert silent <= 8


def test_office_corrects_a_few_with_a_reason(flat):
    corrected = [report for report in flat if report.office_scores != (None, None, None)]
    assert 0.02 < len(corrected) / len(flat) < 0.08
    for report in corrected:
        assert report.office_reason
        assert total_of(report.scores) != total_of(report.self_scores) or None in report.self_scores
    assert all(not report.office_reason for report in flat if report not in corrected)


def test_a_department_knows_no_office(flat, profile):
    report = next(item for item in flat if item.office_reason and total_of(item.self_scores))
    plain = without_office(report)
    assert plain.office_scores == (None, None, None)
    assert plain.office_reason == ""
    assert all(getattr(plain, name) == getattr(report, name) for name in ANSWER_FIELDS)
    assert report_grade(plain, profile) == grade_of(total_of(report.self_scores), profile)


def test_ways_on(flat):
    counts = Counter(report.outlook for report in flat)
    assert counts[Outlook.CONTINUE] > counts[Outlook.REVIEW] > counts[Outlook.MERGE] > 0
    assert all(report.outlook is Outlook.STOP for report in flat if report.status is Status.STOPPED)
    assert all(report.change for report in flat if report.outlook in (Outlook.REVIEW, Outlook.MERGE))


def test_categories_cost_differently(content, reports):
    means = {
        category: sum(
            reports[record.number][2022].budget_kyen or 0
            for record in content.projects
            if record.category is category
        )
        / sum(record.category is category for record in content.projects)
        for category in Category
    }
    assert means[Category.PRIORITY] > means[Category.PROMOTION]
