"""The timeline as a value."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.fiscal import HalfYear, half_years
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.records import Category, ScheduleCell
from fujidesk.domain.timeline import (
    Bar,
    TimelineData,
    TimelineGroup,
    TimelineRow,
    Track,
    place_of,
    track_of,
)

COLUMNS = half_years(2022, 2026)


def track(phases, settled=""):
    return Track(phases, settled or "1" * len(phases), ((),) * len(phases))


def row(plan, actual="", number="1-1-1"):
    return TimelineRow(number, "窓口の案内", ("市民課",), Category.PRIORITY, True, track(plan), track(actual))


def test_equal_phases_merge_into_one_bar():
    assert track("1124444444").bars() == (Bar(0, 2, 1), Bar(2, 3, 2), Bar(3, 10, 4))


def test_nothing_stands_after_the_end_but_its_mark():
    ended = track("2244------")
    assert ended.bars() == (Bar(0, 2, 2), Bar(2, 4, 4))
    assert ended.ends() == (4,)


@pytest.mark.parametrize(
    ("phases", "ends"), [("44-4------", (2, 4)), ("----------", (0,)), ("          ", ()), ("44  ------", ())]
)
def test_an_end_stands_where_a_phase_stops(phases, ends):
    assert track(phases).ends() == ends


def test_open_half_years_are_told_as_spans():
    assert track("1144444444", "1100111100").open_spans() == ((2, 4), (8, 10))


def test_an_end_is_never_open():
    assert track("44--------", "1100000000").open_spans() == ()


def test_cells_become_a_track_over_the_columns_of_the_plan():
    cells = (
        ScheduleCell(2021, 2, 1),
        ScheduleCell(2022, 1, 2, ("総務課",)),
        ScheduleCell(2022, 2, 4, ("市民課",), settled=False),
        ScheduleCell(2023, 1, None),
    )
    made = track_of(cells, COLUMNS)
    assert made.phases == "24-       "
    assert made.settled == "1011111111"
    assert made.departments[:3] == (("総務課",), ("市民課",), ())


def test_no_cells_make_an_empty_track():
    made = track_of((), COLUMNS)
    assert not made.given
    assert made.phase_at(3) is None


@pytest.mark.parametrize(
    ("plan", "actual", "slip"),
    [
        ("1234444444", "1234", 0),
        ("1234444444", "1122", -2),
        ("1234444444", "1111", -3),
        ("1111234444", "1122", 1),
        ("1111111111", "1112", 6),
        ("3344444444", "3331", -2),  # the plan never had (1): behind since the third half-year
        ("4444444444", "3333", -4),
        ("4444444444", "4443", -1),  # it ran, and went back in the last one
        ("4444444444", "4 33", -3),  # nothing said of the second: not told to be as planned
        ("1133333333", "1122", -2),
        ("44--------", "4444", 0),
        ("1234444444", "123 ", 0),
        ("", "1234", 0),
    ],
)
def test_slip_counts_half_years_to_where_the_plan_has_the_reached_phase(plan, actual, slip):
    assert row(plan, actual).slip(3) == slip


def test_today_lies_within_its_half_year():
    assert place_of(dt.date(2022, 4, 1), COLUMNS) == 0
    assert place_of(dt.date(2022, 10, 1), COLUMNS) == 1
    assert 9.27 < place_of(dt.date(2026, 11, 21), COLUMNS) < 9.29
    assert place_of(dt.date(2027, 3, 31), COLUMNS) < 10
    assert place_of(dt.date(2027, 4, 1), COLUMNS) is None
    assert place_of(dt.date(2022, 3, 31), COLUMNS) is None


def data():
    groups = (
        TimelineGroup("1.1", "手続のオンライン化", (row("1234444444"), row("44--------", number="1-1-2"))),
        TimelineGroup("1.2", "窓口", (row("", number="1-2-1"),)),
    )
    return TimelineData("計画", dt.date(2026, 11, 21), COLUMNS, (PhaseTerm(1, "調査", "調査"),), groups)


def test_lines_are_headers_and_rows_in_order():
    made = data()
    assert [getattr(line, "number", None) or line.code for line in made.lines] == [
        "1.1", "1-1-1", "1-1-2", "1.2", "1-2-1",
    ]  # fmt: skip
    assert made.row_count == 3
    assert made.has_ends
    assert made.has_unscheduled
    assert not made.has_open
    assert not made.has_actual


def test_a_part_drops_empty_groups():
    part = data().part({"1-1-2"})
    assert [group.code for group in part.groups] == ["1.1"]
    assert part.row_count == 1


def test_a_phase_without_a_word_shows_its_number():
    assert data().phase_name(1) == "調査"
    assert data().phase_name(9) == "9"
    assert HalfYear(2026, 2) == data().columns[int(data().today)]


def late_data(*tracks):
    """Return a timeline of two groups whose rows have these (number, plan, actual)."""
    rows = [replace(row(plan, actual), number=number) for number, plan, actual in tracks]
    groups = (TimelineGroup("1.1", "施策", tuple(rows[:2])), TimelineGroup("1.2", "別", tuple(rows[2:])))
    return TimelineData("計画", dt.date(2024, 4, 1), COLUMNS, (), groups, report_column=3)


def test_what_is_late_comes_with_the_most_delayed_first_in_one_group():
    data = late_data(("1-1-1", "1234444444", "1122"), ("1-1-2", "1234444444", "1234"),
                     ("1-2-1", "1234444444", "1111"), ("1-2-2", "1234444444", "1122"))  # fmt: skip
    late = data.late()
    assert [item.number for item in late.groups[0].rows] == ["1-2-1", "1-1-1", "1-2-2"]
    assert len(late.groups) == 1
    assert "R5下までの報告" in late.groups[0].heading
    assert late.title == "計画 計画より遅れている事業"


def test_a_project_without_the_newest_report_is_judged_by_its_own_last_one():
    data = late_data(("1-1-1", "1234444444", "112 "), ("1-1-2", "1234444444", "    "))
    assert [item.number for item in data.late().groups[0].rows] == ["1-1-1"]
    assert [item.last_report(3) for item in data.groups[0].rows] == [2, None]
    assert data.groups[0].rows[0].last_slip(3) == -1


def test_nothing_is_late_before_the_first_report_or_when_all_is_as_planned():
    data = late_data(("1-1-1", "1234444444", "1234"), ("1-1-2", "1234444444", "4444"))
    assert data.late().row_count == 0
    assert replace(data, report_column=None).late().groups == ()
