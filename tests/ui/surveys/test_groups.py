"""Every department is in one group, whatever its state, and its word tells the whole of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.surveys import STATE_NAMES, DepartmentProgress, EntryState, SurveyEntry
from fujidesk.ui.surveys.groups import LOOKS, Group, group_counts, group_of, state_word


def line(state, *, overdue=False):
    return DepartmentProgress(SurveyEntry(2022, "収納課", state), ("1-1-1",), is_overdue=overdue)


LINES = st.lists(st.builds(line, st.sampled_from(EntryState), overdue=st.booleans()), max_size=30)


@pytest.mark.parametrize("state", EntryState)
def test_a_department_that_is_in_time_is_in_the_group_of_its_state(state) -> None:
    assert group_of(line(state)).value == state.value
    assert state_word(line(state)) == STATE_NAMES[state]


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (EntryState.UNSENT, "期限超過"),
        (EntryState.SENT, "期限超過"),
        (EntryState.SENT_BACK, "差戻し・期限超過"),
    ],
)
def test_what_waits_too_long_is_overdue_and_says_if_it_was_sent_back(state, word) -> None:
    assert group_of(line(state, overdue=True)) is Group.OVERDUE
    assert state_word(line(state, overdue=True)) == word


@given(LINES)
def test_counts_are_of_all_departments_and_name_every_group(lines) -> None:
    counts = group_counts(lines)
    assert list(counts) == list(Group)
    assert sum(counts.values()) == len(lines)
    assert counts[Group.OVERDUE] == sum(item.is_overdue for item in lines)


def test_groups_are_told_apart_without_colour() -> None:
    """Only 未送付 has no sign: nothing has happened there yet, and its outline is dashed."""
    signs = [look.sign for look in LOOKS.values()]
    assert signs.count(None) == 1
    assert LOOKS[Group.UNSENT].sign is None
    assert len(set(signs)) == len(Group)
    assert len({look.word for look in LOOKS.values()}) == len(Group)


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_every_look_names_colours_that_each_theme_has(theme, qapp, key) -> None:
    theme.change(qapp, key=key)
    for look in LOOKS.values():
        assert theme.color(look.ground).isValid()
        assert theme.color(look.ink).isValid()
        assert theme.color(look.ground) != theme.color(look.ink)
    theme.change(qapp, key="light")
