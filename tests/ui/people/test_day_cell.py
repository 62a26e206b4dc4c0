"""A day in a table: short, in full on hover, sorted by time; an open end first."""

from fujidesk.ui.people.day_cell import day_cell


def test_a_day_is_short_and_in_full_on_hover():
    cell = day_cell("2026-06-15")
    assert (cell.text, cell.tip) == ("R8.6.15", "令和8年6月15日")


def test_days_sort_by_time_and_an_open_end_first():
    keys = [day_cell(day).key for day in ("", "2019-04-30", "2026-04-01", "2026-10-01")]
    assert keys == sorted(keys)
    assert day_cell(None).text == day_cell("").text == "なし"
