"""The published tables are tidy."""

import re
from decimal import Decimal

import pytest

from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.domain.publication.fields import Kind
from fujidesk.domain.publication.tables import one_line
from fujidesk.domain.whole_plan.finals import FINAL_RULE
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE
from tests import demo_publication as demo

WHOLE = {"appraisals": {}}
TABLES = public_tables(demo.demo_publication())
WITH_WHOLE = public_tables(demo.demo_publication(**WHOLE))


def table(name, **options):
    found = public_tables(demo.demo_publication(**options)) if options else TABLES
    return next(item for item in found if item.name == name)


def column(found, name):
    place = [item.name for item in found.fields].index(name)
    return [row[place] for row in found.rows]


@pytest.mark.parametrize("found", WITH_WHOLE, ids=lambda found: found.name)
def test_every_row_fits_its_fields(found):
    names = [item.name for item in found.fields]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][a-z0-9_]*", name) for name in names)
    for row in found.rows:
        assert len(row) == len(names)
        for value, item in zip(row, found.fields, strict=True):
            if item.kind in (Kind.INTEGER, Kind.NUMBER):
                assert value is None or isinstance(value, int | Decimal)
            if isinstance(value, str):
                assert value == one_line(value)


@pytest.mark.parametrize("found", WITH_WHOLE, ids=lambda found: found.name)
def test_a_blank_cell_is_explained(found):
    for place, item in enumerate(found.fields):
        if any(row[place] is None for row in found.rows):
            assert item.blank, item.name


def test_every_code_stands_in_the_code_table():
    codes = table("codes", **WHOLE)
    known = set(zip(column(codes, "code_group"), column(codes, "code"), strict=True))
    for found in WITH_WHOLE:
        for place, item in enumerate(found.fields):
            if item.codes:
                for row in found.rows:
                    assert row[place] is None or (item.codes, str(row[place])) in known


def test_the_dictionary_explains_every_column_of_every_table():
    told = table("dictionary", **WHOLE)
    pairs = set(zip(column(told, "table_name"), column(told, "field_name"), strict=True))
    assert pairs == {(found.name, item.name) for found in WITH_WHOLE for item in found.fields}
    assert all(column(told, "definition"))


def test_schedule_is_long_and_an_ended_half_year_is_no_blank():
    found = table("schedule")
    assert found.rows[0] == ("1-1-1", 2022, 1, 1, 1, 1)
    assert ("1-1-2", 2024, 1, 0, 1, None) in found.rows
    assert len(found.rows) == 20


def test_the_whole_plan_is_a_line_a_project_and_period():
    found = table("outcomes", **WHOLE)
    assert [item.name for item in found.fields][:9] == [
        "project_number", "period_first_year", "period_last_year", "results_through_year", "outcome_code",
        "slip_half_years", "first_plan_slip_half_years", "is_forecast", "outcome_reason",
    ]  # fmt: skip
    assert [row[:8] for row in found.rows] == [
        ("1-1-1", 2022, 2026, 2023, "as_planned", 0, None, 1),
        ("1-1-2", 2022, 2026, 2023, "as_planned", 0, None, 1),
        ("2-1-1", 2022, 2026, 2023, "ended_early", None, None, 0),
    ]  # fmt: skip


def test_without_the_whole_plan_the_table_and_its_rules_are_not_there():
    assert "outcomes" not in {found.name for found in TABLES}
    without, told = (
        dict(zip(column(found, "item"), column(found, "item_value"), strict=True))
        for found in (table("about"), table("about", **WHOLE))
    )
    assert OUTCOME_RULE in told["method"]
    assert FINAL_RULE in told["method"]
    assert OUTCOME_RULE not in without["method"]
    assert "outcomes" in told["layout"]
    assert "outcomes" not in without["layout"]


def test_scores_are_long_a_line_a_project_and_year():
    assert table("scores").rows == (
        ("1-1-1", 2022, "evaluated", 3, 4, "B"), ("1-1-1", 2023, "evaluated", 5, 5, "S"),
        ("1-1-2", 2022, "done", 3, 3, None), ("1-1-2", 2023, "evaluated", 1, 1, "D"),
        ("2-1-1", 2022, "unanswered", None, None, None), ("2-1-1", 2023, "stopped", None, None, None),
    )  # fmt: skip


def test_without_grades_the_column_is_not_there():
    found = table("scores", with_grades=False)
    assert [item.name for item in found.fields][-1] == "score_content"
    assert "grade" not in column(table("codes", with_grades=False), "code_group")
    assert "総合評価" in dict(zip(*(column(table("about", with_grades=False), name) for name in ("item", "item_value")),
                              strict=True))["excluded"]  # fmt: skip


def test_about_tells_date_encoding_licence_and_approval():
    told = dict(zip(column(table("about"), "item"), column(table("about"), "item_value"), strict=True))
    assert told["updated_on"] == "2024-07-11"
    assert "BOM あり" in told["encoding"]
    assert "CC BY 4.0" in told["licence"]
    assert told["years"] == "2022（令和4年度）、2023（令和5年度）"
    assert (
        told["approval"] == "情報化推進本部による評価の承認：令和4年度は 2023-07-10 に承認、令和5年度は承認前"
    )
    assert "年 1 回" in told["frequency"]


def test_made_up_answers_say_so_in_every_row():
    for found in public_tables(demo.demo_publication(sample=True)):
        assert found.fields[0].name == "sample"
        assert {row[0] for row in found.rows} == {"サンプルデータ"}
