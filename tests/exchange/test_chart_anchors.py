"""Places of charts in a sheet."""

from fujidesk.exchange.chart_anchors import row_anchor


def test_a_chart_stands_in_its_row_over_its_columns():
    place = row_anchor(5, (2, 9), 100.0)
    assert (place._from.row, place._from.col) == (4, 2)
    assert (place.to.row, place.to.col, place.to.rowOff) == (4, 9, 1_270_000)
