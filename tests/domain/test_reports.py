"""The status report as edits know it: values out and in again, phases as cells, the scores that count."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity
from fujidesk.domain.records import ScheduleCell
from fujidesk.domain.reports import (
    ANSWER_FIELDS,
    INTERNAL_FIELDS,
    LABELS,
    OFFICE_FIELDS,
    PHASE_FIELDS,
    STORED_FIELDS,
    Outlook,
    Status,
    StatusReport,
    answer_label,
    json_number,
    phase_cell_value,
    phase_of_cell,
    report_change,
    report_field,
    report_field_label,
    report_of,
    report_value,
    report_with,
)

EMPTY = StatusReport("1-1-1", 2022)
scores = st.one_of(st.none(), st.integers(1, 5))
amounts = st.one_of(st.none(), st.integers(0, 99_999_999))
texts = st.text(max_size=20)
reports = st.builds(
    StatusReport, st.just("1-1-1"), st.just(2022), st.one_of(st.none(), st.sampled_from(Status)),
    budget_kyen=amounts, actual_cost_kyen=amounts, action=texts,
    indicator_value=st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False, places=3)),
    indicator_note=texts, score_progress=scores, score_cost=scores, score_content=scores, score_reason=texts,
    outlook=st.one_of(st.none(), st.sampled_from(Outlook)), change=texts, office_progress=scores,
    office_cost=scores, office_content=scores, office_reason=texts, lead=texts,
)  # fmt: skip


@given(report=reports)
def test_what_is_stored_is_what_comes_back(report):
    values = {name: report_value(report, name) for name in STORED_FIELDS}
    assert all(value is None or isinstance(value, str | int) for value in values.values())
    assert report_of("1-1-1", 2022, values) == report


@given(report=reports)
def test_none_empties_every_field(report):
    for name in STORED_FIELDS:
        report = report_with(report, name, None)
    assert report == EMPTY
    assert not report.is_answered


def test_fields_are_complete_and_have_names():
    assert set(LABELS) == {*ANSWER_FIELDS, *OFFICE_FIELDS}
    assert set(STORED_FIELDS) == set(LABELS) - set(PHASE_FIELDS)
    assert set(INTERNAL_FIELDS) == {"budget_kyen", "actual_cost_kyen", "score_cost", "office_cost"}


@pytest.mark.parametrize("name", ["phase_h1", "number", "fiscal_year", "nonsense"])
def test_only_stored_fields_can_be_set(name):
    with pytest.raises(KeyError, match=name):
        report_with(EMPTY, name, 1)


@pytest.mark.parametrize(
    ("name", "value"), [("status", "finished"), ("outlook", "later"), ("score_cost", "４点")]
)
def test_a_value_that_is_no_choice_is_refused(name, value):
    with pytest.raises(ValueError, match=value):
        report_with(EMPTY, name, value)


@pytest.mark.parametrize(("phase", "stored"), [(0, None), (1, 1), (4, 4)])
def test_a_phase_is_a_cell_of_the_schedule(phase, stored):
    value = phase_cell_value(phase)
    assert value == {"phase": stored, "departments": [], "settled": True}
    assert phase_of_cell(ScheduleCell(2022, 1, stored)) == phase


def test_no_phase_is_no_cell():
    assert phase_cell_value(None) is None
    assert phase_of_cell(None) is None


def test_an_edit_names_entity_project_and_field():
    made = report_change(replace(EMPTY, phase_h2=3), "phase_h2", phase_cell_value(4))
    assert (made.entity, made.key, made.field) == (Entity.PROJECT, "1-1-1", "actual.2022.2")
    assert made.before["phase"] == 3
    stored = report_change(EMPTY, "indicator_value", "12.50")
    assert (stored.entity, stored.field, stored.before) == (Entity.REPORT, "2022.indicator_value", None)


@pytest.mark.parametrize(
    ("field", "label"),
    [("2022.status", "R4 実施状況"), ("2026.score_cost", "R8 ②経費"), ("2022.later", "R4 later")],
)
def test_a_field_has_year_and_name(field, label):
    assert report_field_label(field) == label


@pytest.mark.parametrize(
    ("name", "label"),
    [("score_cost", "②お金"), ("office_content", "③手ごたえ（推進室）"), ("office_reason", "推進室の評価の理由"),
     ("outlook", "今後の方向性")],
)  # fmt: skip
def test_a_city_names_its_scores_and_its_office(small_profile, name, label):
    names = ("歩み", "お金", "手ごたえ")
    scores = tuple(replace(term, name=own) for term, own in zip(small_profile.scores, names, strict=True))
    city = replace(small_profile, scores=scores, words=replace(small_profile.words, office="推進室"))
    assert answer_label(name, city) == label


def test_fields_of_phases_are_those_of_the_project():
    assert [report_field(2022, name) for name in ("phase_h1", "phase_h2", "status")] == [
        "actual.2022.1", "actual.2022.2", "2022.status",
    ]  # fmt: skip


def test_a_figure_keeps_its_decimals_and_is_never_in_powers_of_ten():
    assert report_value(replace(EMPTY, indicator_value=Decimal("1E+3")), "indicator_value") == "1000"
    assert report_value(replace(EMPTY, indicator_value=Decimal("12.50")), "indicator_value") == "12.50"


@given(report=reports)
def test_the_office_score_counts_where_there_is_one(report):
    for own, office, counted in zip(report.self_scores, report.office_scores, report.scores, strict=True):
        assert counted == (own if office is None else office)


@pytest.mark.parametrize("name", ["office_progress", "office_reason", "lead"])
def test_what_the_office_adds_is_no_answer(name):
    value = 3 if name == "office_progress" else "収納課"
    assert not replace(EMPTY, **{name: value}).is_answered


@pytest.mark.parametrize(("name", "value"), [("budget_kyen", 0), ("phase_h1", 0), ("change", "見直す。")])
def test_any_answer_of_the_department_counts_also_zero(name, value):
    assert replace(EMPTY, **{name: value}).is_answered


@pytest.mark.parametrize(
    ("figure", "shown"),
    [(None, "null"), ("80.0", "80"), ("1E+3", "1000"), ("67.5", "67.5"), ("0.00", "0"), ("-3", "-3")],
)
def test_a_figure_in_json_is_whole_where_it_can_be(figure, shown):
    assert json.dumps(json_number(None if figure is None else Decimal(figure))) == shown
