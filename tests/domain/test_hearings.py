"""The records of hearings: every kind and state has a name, and what is left open is empty, not missing."""

import pytest

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS
from fujidesk.domain.hearings import (
    HEARING_STATE_NAMES,
    NOTE_KIND_NAMES,
    Hearing,
    HearingKind,
    HearingState,
    Note,
    NoteKind,
)


@pytest.mark.parametrize(
    ("names", "kinds"),
    [
        ({term.kind: term.name for term in STANDARD_HEARINGS}, HearingKind),
        (HEARING_STATE_NAMES, HearingState),
        (NOTE_KIND_NAMES, NoteKind),
    ],
)
def test_every_kind_has_a_name_of_its_own(names, kinds):
    assert set(names) == set(kinds)
    assert len(set(names.values())) == len(kinds)


def test_a_new_hearing_is_planned_and_everything_else_open():
    made = Hearing("R8-001", 2026)
    assert made.state is HearingState.PLANNED
    assert (made.day, made.start, made.end, made.attendees, made.agenda) == ("", "", "", (), ())


def test_a_new_line_is_a_remark_that_nobody_owes():
    made = Note("1", "R8-001")
    assert (made.kind, made.due, made.done_at, made.department) == (NoteKind.REMARK, "", "", "")
