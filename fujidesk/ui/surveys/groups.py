"""The groups that a round's departments fall into, one each: the states, and 期限超過 of those waiting.

Bar, chips, pills and the order of the table all follow them, so that a department has one colour and one word
wherever it is shown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.surveys import STATE_NAMES, DepartmentProgress, EntryState
from fujidesk.ui.icons import Icon

_BOTH = "・"
"""Between two words that hold at once: 「差戻し・期限超過」."""


class Group(StrEnum):
    """Where a department is shown; as `EntryState`, with OVERDUE in place of what waits too long."""

    CONFIRMED = "confirmed"
    RETURNED = "returned"
    SENT = "sent"
    SENT_BACK = "sent_back"
    OVERDUE = "overdue"
    UNSENT = "unsent"


@dataclass(frozen=True, slots=True)
class GroupLook:
    """The word of a group, the kind of its pill, the colours (token names) of its part, and its sign."""

    word: str
    ground: str
    ink: str
    sign: Icon | None = None


LOOKS = {
    Group.CONFIRMED: GroupLook(STATE_NAMES[EntryState.CONFIRMED], "accent", "accent_text", Icon.DONE),
    Group.RETURNED: GroupLook(STATE_NAMES[EntryState.RETURNED], "good", "good_text", Icon.IMPORT),
    Group.SENT: GroupLook(STATE_NAMES[EntryState.SENT], "accent_soft", "text", Icon.EXPORT),
    Group.SENT_BACK: GroupLook(STATE_NAMES[EntryState.SENT_BACK], "care", "care_text", Icon.UNDO),
    Group.OVERDUE: GroupLook("期限超過", "bad", "bad_text", Icon.WARNING),
    Group.UNSENT: GroupLook(STATE_NAMES[EntryState.UNSENT], "surface", "text"),
}
"""How each group looks, from what is settled to what has not begun."""


def group_of(line: DepartmentProgress) -> Group:
    """Return the group of a department."""
    return Group.OVERDUE if line.is_overdue else Group(line.entry.state.value)


def state_word(line: DepartmentProgress) -> str:
    """Return where a department stands; one that was sent back and waits too long is both."""
    word = LOOKS[group_of(line)].word
    if line.is_overdue and line.entry.state is EntryState.SENT_BACK:
        return f"{STATE_NAMES[line.entry.state]}{_BOTH}{word}"
    return word


def group_counts(lines: Iterable[DepartmentProgress]) -> dict[Group, int]:
    """Return how many departments are in each group, in the order of `Group`."""
    found = Counter(group_of(line) for line in lines)
    return {group: found[group] for group in Group}
