"""The slim queries of the evaluation agree with the register's own records and whole reports."""

import pytest

from fujidesk.domain.scoring import standing_of, total_of
from fujidesk.models import evaluating, reports

YEARS = (2022, 2023)


@pytest.fixture
def answered(small_workspace):
    """Answers of every kind: scored, corrected, a text alone, and only who is asked."""
    answers = {
        (2022, "1-1-9"): {"status": "running", "score_progress": 4, "score_cost": 3, "score_content": 4},
        (2023, "1-1-1"): {"status": "stopped", "score_progress": 1, "score_cost": 1, "score_content": 1},
        (2023, "1-1-9"): {"indicator_note": "測っていない"},
        (2023, "1-5-10"): {"lead": "市民課"},
    }
    for (year, number), values in answers.items():
        before = small_workspace.reports.of_year(year)[number]
        small_workspace.reports.store(before, values, "回答")
    corrected = small_workspace.reports.of_year(2022)["1-1-9"]
    small_workspace.reports.set_office(corrected, (None, 5, None), "実績額から")
    return small_workspace


def test_slim_reports_stand_where_whole_ones_stand(answered):
    with answered.reports._database.reading() as session:
        slim, whole = evaluating.scored_reports(session, YEARS), reports.year_reports(session, YEARS)
    assert list(slim) == list(whole) == list(YEARS)
    for year in YEARS:
        assert list(slim[year]) == list(whole[year])
        for number, report in whole[year].items():
            found = slim[year][number]
            assert standing_of(found) is standing_of(report), (year, number)
            assert found.scores == report.scores
            assert total_of(found.self_scores) == total_of(report.self_scores)
            assert (found.status, found.lead) == (report.status, report.lead)


def test_who_is_asked_is_no_answer(answered):
    with answered.reports._database.reading() as session:
        assert reports.years_with_answers(session, range(2022, 2027)) == YEARS


def test_some_years_are_counted_as_all_of_them_are(answered):
    some, whole = answered.evaluation.data(YEARS), answered.evaluation.data()
    assert some.years == YEARS
    assert [row.mark for row in some.year(2023)] == [row.mark for row in whole.year(2023)]
    assert [row.department for row in some.year(2023)] == [row.department for row in whole.year(2023)]
    assert [row.moved for row in some.year(2023)] == [row.moved for row in whole.year(2023)]
    assert some.answered_years == YEARS
    assert some.indicators == ()
    assert whole.indicators


def test_a_year_without_answers_knows_those_that_have_some(answered):
    assert answered.evaluation.data((2024, 2025)).answered_years == YEARS


def test_targets_are_left_out_where_nobody_asks_for_them(answered):
    with answered.reports._database.reading() as session:
        bare = evaluating.evaluated_projects(session, indicators=False)
        whole = evaluating.evaluated_projects(session)
    assert [project.number for project in bare] == [project.number for project in whole]
    assert all(project.indicator is None for project in bare)
    assert whole[0].indicator is not None


def test_projects_are_those_of_the_register_in_plan_order(workspace):
    with workspace._database.reading() as session:
        found = evaluating.evaluated_projects(session)
    records = workspace.registry.records()
    assert [item.number for item in found] == [record.number for record in records]
    for item, record in zip(found, records, strict=True):
        assert (item.title, item.policy, item.measure) == (record.title, record.policy, record.measure)
        assert (item.category, item.is_dx) == (record.category, record.is_dx)
        held = record.indicator
        assert item.indicator == (held if held.text or held.figure is not None else None)
