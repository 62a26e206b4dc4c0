import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.numbers import (
    is_project_number,
    measure_of,
    next_number,
    policy_of,
    sort_key,
    sort_value,
    typed_number,
)


@pytest.mark.parametrize("text", ["1-1-1", "3-5-83", "2-10", "12-3-400"])
def test_project_numbers_have_two_or_three_groups(text):
    assert is_project_number(text)


@pytest.mark.parametrize(
    "text", ["", "1", "0-1-1", "1-01-1", "1-1-1-1", "1.1", "１-１-１", "1-1-a", " 1-1-1"]
)
def test_other_texts_are_no_project_numbers(text):
    assert not is_project_number(text)


def test_numbers_sort_by_figures_not_by_letters():
    numbers = ["1-2-10", "1-2-9", "1-10-1", "2-1-1"]
    expected = ["1-2-9", "1-2-10", "1-10-1", "2-1-1"]
    assert sorted(numbers, key=sort_key) == expected
    assert sorted(numbers, key=sort_value) == expected


def test_a_number_tells_its_levels():
    assert policy_of("3-5-83") == "3"
    assert measure_of("3-5-83") == "3.5"
    assert measure_of("2-10") == "2"


@pytest.mark.parametrize("number", ["1-1２-3", "1-1-1０", "1-1-1\n"])
def test_full_width_figures_are_no_number(number):
    assert not is_project_number(number)


groups = st.lists(st.integers(1, 999), min_size=2, max_size=3)


@given(groups, groups)
def test_one_integer_sorts_like_the_groups(one, other):
    """Item models sort by int or str only; a plan has numbers of two or of three groups, never both."""
    length = min(len(one), len(other))
    first, second = ("-".join(map(str, item[:length])) for item in (one, other))
    assert (sort_key(first) < sort_key(second)) == (sort_value(first) < sort_value(second))
    assert is_project_number(first)


def test_numbers_are_read_as_they_are_typed_in_japanese():
    assert typed_number(" １－２ー３ ") == "1-2-3"


def test_next_number_is_after_the_highest_ever_used():
    assert next_number("1.2", {"1-2-3", "1-2-10", "1-1-99"}) == "1-2-11"
    assert next_number("3", {"3-1", "1-1-9"}) == "3-2"
    assert next_number("2.1", set()) == "2-1-1"
