"""The list and the levels, read in a few statements whatever their size."""

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.models import reading
from fujidesk.models.project import ScheduleCellRow

PLAN = [HalfYear(year, half) for year in range(2022, 2027) for half in (1, 2)]


def rows(database, half_years=PLAN):
    with database.reading() as session:
        return reading.project_rows(session, half_years)


def test_levels_stand_below_their_policy(database):
    with database.reading() as session:
        found = reading.levels(session)
    assert [(level.code, level.parent, level.counts_as_measure) for level in found] == [
        ("1", "", True), ("1.1", "1", True), ("1.5", "1", False),
    ]  # fmt: skip
    assert found[1].theme == "便利"


def test_the_list_takes_the_same_statements_for_any_number_of_projects(database, statements):
    rows(database)
    assert len([text for text in statements if text.startswith("SELECT")]) <= 5


def test_strips_have_a_mark_a_half_year_of_the_plan(database):
    first, second, third = rows(database)
    assert (first.phases, first.settled) == ("2222444444", "1111111100")
    assert (second.phases, second.settled) == ("4-        ", "1111111111")
    assert (third.phases, third.settled) == ("", "")


@pytest.mark.parametrize(
    ("half_years", "phases", "settled"),
    [(PLAN[2:5], "224", "111"), (PLAN[-1:], "4", "0"), ([HalfYear(2031, 1)], " ", "1"), ([], "", "")],
)
def test_cells_outside_the_period_are_left_out(database, half_years, phases, settled):
    first = rows(database, half_years)[0]
    assert (first.phases, first.settled) == (phases, settled)


def test_reached_phases_are_not_in_the_strip(database):
    with database.writing() as session:
        session.add(
            ScheduleCellRow(project_id=3, kind="actual", fiscal_year=2022, half=1, phase=3, departments=[])
        )
    assert rows(database)[2].phases == ""


def test_an_indicator_without_text_is_its_figure_and_unit(database):
    from fujidesk.models.project import IndicatorRow

    with database.writing() as session:
        session.get_one(IndicatorRow, 1).text = ""
    assert rows(database)[0].indicator == "10.0分"
    assert rows(database)[1].indicator == ""


def test_equal_strips_and_departments_are_one_object(database):
    with database.writing() as session:
        for year_half in PLAN:
            session.add(
                ScheduleCellRow(
                    project_id=3, kind="plan", fiscal_year=year_half.fiscal_year, half=year_half.half,
                    phase=2 if year_half.fiscal_year < 2024 else 4, settled=year_half.fiscal_year < 2026,
                    departments=[],
                )
            )  # fmt: skip
    first, _, third = rows(database)
    assert first.phases is third.phases
