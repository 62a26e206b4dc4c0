"""What two writes touched, taken together."""

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.changes import Changes, Entity, FieldChange


def test_two_writes_together_touch_what_each_touched():
    first = Changes(frozenset({"1-1-1"}), frozenset({"1"}), label="先")
    later = Changes(frozenset({"1-1-2"}), everything=True, label="後")
    assert first.joined(later) == Changes(frozenset({"1-1-1", "1-1-2"}), frozenset({"1"}), True, "後")
    assert not first.joined(Changes()).everything


def test_a_change_taken_back_swaps_its_values():
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "前", "後")
    assert change.reversed() == FieldChange(Entity.PROJECT, "1-1-1", "title", "後", "前")
    assert change.reversed().reversed() == change


CHANGES = st.builds(
    Changes,
    st.frozensets(st.sampled_from(["1-1-1", "1-1-2", "2-1-1"])),
    st.frozensets(st.sampled_from(["1", "1.1"])),
    st.booleans(),
    st.sampled_from(["記入", "取込", ""]),
    st.frozensets(st.integers(2022, 2026)),
)


@given(CHANGES, CHANGES, CHANGES)
def test_writes_may_be_taken_together_in_any_grouping(one, two, three):
    assert one.joined(two).joined(three) == one.joined(two.joined(three))


@given(CHANGES, CHANGES)
def test_nothing_that_either_write_touched_is_forgotten(one, two):
    both = one.joined(two)
    assert both.numbers >= one.numbers | two.numbers
    assert both.levels >= one.levels | two.levels
    assert both.years == one.years | two.years
    assert (both.everything, both.label) == (one.everything or two.everything, two.label)
