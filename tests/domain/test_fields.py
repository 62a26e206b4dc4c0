from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fields import (
    differing,
    field_label,
    half_year_of_field,
    record_of,
    record_with,
    values_of,
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
