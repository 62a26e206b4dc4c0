"""What two writes touched, taken together."""

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
