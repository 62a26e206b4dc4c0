"""Filtering and sorting before any widget sees the rows."""

from dataclasses import replace

import pytest

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.listing import Listing, SortOrder


@pytest.fixture
def listing(rows, texts):
    made = Listing(texts)
    made.set_rows(rows)
    return made


def numbers(listing):
    return [row.number for row in listing.shown]


@pytest.mark.parametrize(
    ("column", "rising"),
    [
        (ProjectColumn.NUMBER, ["1-1-1", "1-1-2", "1-1-10", "2-1-1"]),
        (ProjectColumn.DX, ["1-1-1", "2-1-1", "1-1-2", "1-1-10"]),
        (ProjectColumn.CATEGORY, ["1-1-1", "1-1-2", "2-1-1", "1-1-10"]),
        (ProjectColumn.PAGE, ["1-1-1", "1-1-2", "2-1-1", "1-1-10"]),
        (ProjectColumn.PHASES, ["1-1-1", "2-1-1", "1-1-2", "1-1-10"]),
        (ProjectColumn.INDICATOR, ["1-1-1", "1-1-2", "1-1-10", "2-1-1"]),
    ],
)
def test_sorting(listing, column, rising):
    listing.set_order(SortOrder(column))
    assert numbers(listing) == rising
    assert listing.order == SortOrder(column)


@pytest.mark.parametrize(
    ("column", "falling"),
    [
        (ProjectColumn.PAGE, ["2-1-1", "1-1-2", "1-1-1", "1-1-10"]),
        (ProjectColumn.INDICATOR, ["1-1-1", "1-1-2", "1-1-10", "2-1-1"]),
        (ProjectColumn.DEPARTMENTS, ["1-1-2", "2-1-1", "1-1-1", "1-1-10"]),
        (ProjectColumn.PHASES, ["1-1-2", "2-1-1", "1-1-1", "1-1-10"]),
        (ProjectColumn.SOGO, ["1-1-2", "1-1-1", "1-1-10", "2-1-1"]),
    ],
)
def test_rows_without_a_value_stand_last_also_when_descending(rows, texts, column, falling):
    rows[0] = replace(rows[0], sogo_codes=("A2",), departments=("え課",))
    rows[1] = replace(rows[1], sogo_codes=("A10",), departments=("お課",))
    rows[2] = replace(rows[2], departments=())
    rows[3] = replace(rows[3], departments=("お課",), phases="2" * 10)
    listing = Listing(texts)
    listing.set_rows(rows)
    listing.set_order(SortOrder(column, descending=True))
    assert numbers(listing) == falling


def test_phase_not_given_in_the_chosen_half_year_stands_last(rows, texts):
    rows[0] = replace(rows[0], phases=" 444444444")
    listing = Listing(texts)
    listing.set_rows(rows)
    listing.set_order(SortOrder(ProjectColumn.PHASES, descending=True))
    assert numbers(listing) == ["1-1-2", "2-1-1", "1-1-1", "1-1-10"]


def test_equal_rows_stay_in_plan_order_also_when_descending(listing):
    listing.set_order(SortOrder(ProjectColumn.DX, descending=True))
    assert numbers(listing) == ["1-1-2", "1-1-10", "1-1-1", "2-1-1"]


def test_order_is_kept_while_filtering(listing):
    listing.set_order(SortOrder(ProjectColumn.NUMBER, descending=True))
    listing.set_filter(ProjectFilter(text="窓口"))
    assert numbers(listing) == ["1-1-2", "1-1-1"]
    listing.set_filter(ProjectFilter())
    assert numbers(listing) == ["2-1-1", "1-1-10", "1-1-2", "1-1-1"]


def test_typing_on_and_going_back_gives_the_same_as_afresh(listing, rows):
    for text in ("窓", "窓口", "窓口x", "窓口", "窓", "", "ai", "市民", "1-1"):
        wanted = ProjectFilter(text=text)
        listing.set_filter(wanted)
        assert list(listing.shown) == wanted.apply(rows, 0)
        assert listing.filter == wanted


def test_new_rows_are_filtered_and_sorted_as_before(listing, rows):
    listing.set_order(SortOrder(ProjectColumn.NUMBER, descending=True))
    listing.set_filter(ProjectFilter(dx=True))
    listing.set_rows(rows[1:])
    assert numbers(listing) == ["2-1-1"]
    assert len(listing.all_rows) == 3


def test_many_filters_do_not_pile_up(listing):
    for place in range(40):
        listing.set_filter(ProjectFilter(text=str(place)))
    assert len(listing._kept) <= 12
