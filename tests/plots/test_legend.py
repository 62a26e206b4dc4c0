"""The legend names what the chart shows and nothing else."""

import pytest

from fujidesk.plots.legend import SWATCH_PT, legend_items, legend_rows
from fujidesk.plots.style import width_pt


def kinds(data):
    return [item.kind for item in legend_items(data)]


def test_phases_come_first_in_their_order(make_timeline):
    items = legend_items(make_timeline(1, 1))
    assert [(item.phase, item.text) for item in items if item.kind == "phase"] == [
        (1, "調査・基礎研究"), (2, "要件調査・導入検討"), (3, "導入準備"), (4, "運用・実施"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "extra"), [(1, []), (2, ["open"]), (3, ["open", "end"]), (5, ["open", "end", "unscheduled"])]
)
def test_marks_are_named_as_soon_as_they_occur(make_timeline, rows, extra):
    assert kinds(make_timeline(1, rows)) == ["phase"] * 4 + extra


def test_bands_and_report_line_come_with_the_first_report(make_timeline):
    assert kinds(make_timeline(1, 1, actual=True))[-2:] == ["bands", "report"]


def test_rows_stay_inside_the_room_and_keep_the_order(make_timeline):
    data = make_timeline(actual=True)
    rows = legend_rows(data, 300, 8)
    assert len(rows) > 1
    assert [item for row in rows for _, item in row.items] == list(legend_items(data))
    for row in rows:
        assert row.items[0][0] == 0
        for x, item in row.items[1:]:
            assert x + SWATCH_PT + width_pt(item.text, 8) <= 300


def test_a_room_narrower_than_an_entry_takes_one_a_row(make_timeline):
    data = make_timeline(1, 1)
    assert [len(row.items) for row in legend_rows(data, 10, 8)] == [1] * 4
