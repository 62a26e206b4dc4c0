from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fields import (
    cell_of,
    cell_value,
    dated_cell_value,
    differing,
    field_label,
    half_year_of_field,
    record_of,
    record_of_whole,
    record_with,
    values_of,
    whole_value,
)
from fujidesk.domain.fiscal import HalfYear, half_years
from fujidesk.domain.records import Category, Direction, Indicator, ProjectRecord, ScheduleCell

texts = st.text(max_size=20)
names = st.lists(st.sampled_from(["収納課", "市民課", "こども未来課"]), max_size=3).map(tuple)


@st.composite
def records(draw):
    cells = [
        ScheduleCell(
            when.fiscal_year,
            when.half,
            draw(st.sampled_from([None, 1, 2, 3, 4])),
            draw(names),
            draw(st.booleans()),
        )
        for when in half_years(2022, 2023)
        if draw(st.booleans())
    ]
    return ProjectRecord(
        "1-1-1", draw(texts), "1", "1.1", draw(st.sampled_from(Category)), draw(names), draw(st.booleans()),
        draw(st.one_of(st.none(), st.integers(1, 200))), draw(names), draw(names), *(draw(texts) for _ in range(6)),
        indicator=Indicator(
            draw(texts), draw(st.one_of(st.none(), st.decimals(-1000, 1000, places=2))), draw(texts),
            draw(st.one_of(st.none(), st.sampled_from(Direction))), draw(st.one_of(st.none(), st.integers(2022, 2026))),
        ),
        schedule=tuple(cells), actual=tuple(cells[:2]),
        yearly_actions=draw(st.dictionaries(st.integers(2022, 2026), texts).map(lambda d: dict(sorted(d.items())))),
    )  # fmt: skip


@given(records())
def test_a_record_survives_the_way_through_its_field_values(record):
    assert record_of("1-1-1", "1", "1.1", values_of(record)) == record


@given(records(), records())
def test_applying_the_differences_makes_the_other_record(one, other):
    result = one
    for field, before, after in differing(one, other):
        assert values_of(one).get(field) == before
        result = record_with(result, field, after)
    assert values_of(result) == values_of(other)


def test_equal_records_do_not_differ():
    record = ProjectRecord("1-1-1", "納付", "1", "1.1", Category.PRIORITY)
    assert list(differing(record, replace(record))) == []


def test_a_cell_or_action_set_to_nothing_goes():
    record = ProjectRecord(
        "1-1-1",
        "納付",
        "1",
        "1.1",
        Category.PRIORITY,
        schedule=(ScheduleCell(2022, 1, 4),),
        yearly_actions={2022: "始める"},
    )
    assert record_with(record, "plan.2022.1", None).schedule == ()
    assert record_with(record, "action.2022", None).yearly_actions == {}


def test_the_indicator_figure_is_exact():
    record = record_with(
        ProjectRecord("1-1-1", "納付", "1", "1.1", Category.PRIORITY), "indicator.figure", "0.10"
    )
    assert record.indicator.figure == Decimal("0.10")
    assert values_of(record)["indicator.figure"] == "0.10"


@pytest.mark.parametrize("field", ["number", "indicator.colour", "nothing"])
def test_an_unknown_field_is_refused(field):
    with pytest.raises(KeyError):
        record_with(ProjectRecord("1-1-1", "納付", "1", "1.1", Category.PRIORITY), field, "x")


def test_fields_are_named_in_the_words_of_the_plan():
    assert half_year_of_field("plan.2022.1") == HalfYear(2022, 1)
    assert field_label("plan.2022.1") == "スケジュール（計画）R4上期"
    assert field_label("actual.2026.2") == "スケジュール（実績）R8下期"
    assert field_label("action.2024") == "年度ごとの取組内容 R6"
    assert field_label("challenges") == "達成課題"


def test_a_half_year_is_listed_with_its_time():
    cell = ScheduleCell(2022, 2, None, ("収納課",), settled=False)
    assert dated_cell_value(cell) == {
        "fiscal_year": 2022, "half": 2, "phase": None, "departments": ["収納課"], "settled": False,
    }  # fmt: skip
    assert cell_value(None) is None


@given(records())
def test_a_cell_survives_the_way_through_its_value(record):
    for cell in record.schedule:
        assert cell_of(cell.when, cell_value(cell)) == cell


@given(records())
def test_a_whole_project_survives_the_way_through_its_value(record):
    assert record_of_whole("1-1-1", whole_value(record)) == record


BARE = ProjectRecord("1-1-1", "窓口", "1", "1.1", Category.PRIORITY)


@pytest.mark.parametrize(
    ("field", "value", "after"),
    [
        ("overview", None, ""),
        ("departments", None, ()),
        ("page", "12", None),
        ("is_dx", None, False),
        ("sogo_codes", ["A1", 2], ("A1", "2")),
    ],
)
def test_values_of_the_wrong_kind_become_the_empty_one(field, value, after):
    assert getattr(record_with(BARE, field, value), field) == after


@pytest.mark.parametrize(
    ("part", "value", "after"),
    [("figure", "10.50", Decimal("10.50")), ("figure", None, None), ("unit", None, ""), ("text", None, ""),
     ("direction", "keep", Direction.KEEP), ("direction", None, None), ("due_year", "R8", None),
     ("due_year", 2026, 2026)],
)  # fmt: skip
def test_parts_of_an_indicator_are_set_one_by_one(part, value, after):
    assert getattr(record_with(BARE, f"indicator.{part}", value).indicator, part) == after


def test_actions_stay_in_the_order_of_years_and_can_be_taken_out():
    record = record_with(record_with(BARE, "action.2024", "三"), "action.2022", "一")
    assert list(record.yearly_actions.items()) == [(2022, "一"), (2024, "三")]
    assert record_with(record, "action.2022", None).yearly_actions == {2024: "三"}
    assert record_with(record, "action.2023", None) == record


def test_a_half_year_that_is_not_there_can_be_taken_out():
    assert record_with(BARE, "plan.2022.1", None) == BARE


@pytest.mark.parametrize("value", [None, "x", [], {"colour": "red"}, {"category": "highest"}])
def test_what_is_no_whole_project_is_refused(value):
    with pytest.raises((TypeError, KeyError, ValueError)):
        record_of_whole("1-1-1", value)


def test_a_whole_project_without_levels_stands_where_its_number_says():
    assert record_of_whole("3-5-83", {"title": "窓口"}).policy == "3"
