"""The week's grid: which cells a hearing takes, and how those at one time stand side by side."""

import datetime as dt

import pytest

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.hearings.week_model import BLOCKS_ROLE, WeekModel, clock

MONDAY = dt.date(2022, 6, 13)


def planned(key, start, end, day="2022-06-13"):
    return Hearing(key, 2022, department=key, day=day, start=start, end=end)


def week(*hearings):
    model = WeekModel()
    model.set_week(MONDAY, hearings)
    return model


def lanes(model, key):
    """Return (time, line, lane, lanes) of every cell in which a hearing stands."""
    found = []
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            found += [
                (model.slot(index)[1], block.line, block.lane, block.lanes)
                for block in index.data(BLOCKS_ROLE)
                if block.hearing.key == key
            ]
    return found


def test_two_at_one_time_keep_their_lane_over_their_whole_height():
    model = week(planned("A", "09:30", "10:30"), planned("B", "10:00", "11:00"))
    assert lanes(model, "A") == [("09:30", 0, 0, 2), ("10:00", 1, 0, 2)]
    assert lanes(model, "B") == [("10:00", 0, 1, 2), ("10:30", 1, 1, 2)]


def test_one_alone_takes_the_whole_width_and_a_free_lane_is_used_again():
    model = week(
        planned("A", "09:00", "11:00"), planned("B", "09:00", "10:00"), planned("C", "10:00", "11:00"),
        planned("D", "13:00", "13:30"), planned("E", "13:00", "14:00", "2022-06-14"),
    )  # fmt: skip
    assert (
        {lane for _, _, lane, _ in lanes(model, "C")} == {lane for _, _, lane, _ in lanes(model, "B")} == {1}
    )
    assert lanes(model, "D") == [("13:00", 0, 0, 1)]
    assert lanes(model, "E")[0] == ("13:00", 0, 0, 1)


def test_early_and_late_hearings_make_the_table_longer():
    model = week(planned("A", "07:10", "07:40"), planned("B", "18:00", ""))
    assert lanes(model, "A")[0][0] == "07:00"
    assert lanes(model, "B")[-1][0] == "18:30"


@pytest.mark.parametrize(("minute", "text"), [(0, "00:00"), (510, "08:30"), (1050, "17:30")])
def test_minutes_are_written_as_clocks_show_them(minute, text):
    assert clock(minute) == text
