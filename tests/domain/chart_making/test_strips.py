"""The strip of a project up to the chart's year."""

from dataclasses import replace

from fujidesk.domain.chart_making.strips import made_strip


def test_strip(data):
    strip = made_strip(data, data.records[0])
    assert (strip.planned, strip.reached) == ("1123444444", "1113")
    assert strip.grades == ((2022, "B", "B"), (2023, "S", "S"))
    assert strip.values == ((2022, "40件"), (2023, "120件"))


def test_what_is_later_is_left_out(data):
    strip = made_strip(replace(data, fiscal_year=2022), data.records[0])
    assert strip.reached == "11"
    assert strip.grades == ((2022, "B", "B"),)
    assert strip.values == ((2022, "40件"),)
