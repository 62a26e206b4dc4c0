"""Changes of projects that a meeting decided (001, 3.2 事業の変更や見直し; 002, 図表1 (7)).

A revision keeps what it did to the register value by value, so that the register can be seen as it stood on
any day: what later revisions did is taken back from the present one.
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords


class RevisionKind(StrEnum):
    """What a revision does."""

    RENAME = "rename"
    MOVE = "move"
    CATEGORY = "category"
    MERGE = "merge"
    SPLIT = "split"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    ADDITION = "addition"
    """A new project was adopted."""
    REORGANISATION = "reorganisation"
    """Departments were renamed, merged or split, and running projects moved with them."""


REVISION_NAMES = {
    RevisionKind.RENAME: "名称変更", RevisionKind.MOVE: "施策の変更", RevisionKind.CATEGORY: "分類の変更",
    RevisionKind.MERGE: "統合", RevisionKind.SPLIT: "分割", RevisionKind.SUSPEND: "休止",
    RevisionKind.RESUME: "再開", RevisionKind.COMPLETE: "完了", RevisionKind.ADDITION: "新規追加",
    RevisionKind.REORGANISATION: "組織改正",
}  # fmt: skip


def revision_name(kind: RevisionKind, words: PlanWords = STANDARD_WORDS) -> str:
    """Return what a kind of change is called in a city."""
    return f"{words.lower}の変更" if kind is RevisionKind.MOVE else REVISION_NAMES[kind]


@dataclass(frozen=True, slots=True)
class Revision(OfficeRecord):
    """A change of the plan that was decided.

    key: fiscal year and serial, 「R8-004」. day: ISO date from which it holds. meeting: who decided it.
    numbers: projects that it is about; into: those that they went into. departments_before,
    departments_after: of a reorganisation. new_project: key of the adopted `NewProject`, "" otherwise.
    effects: what it did to projects, in order.
    """

    fiscal_year: int
    kind: RevisionKind = RevisionKind.RENAME
    day: str = ""
    reason: str = ""
    meeting: str = ""
    numbers: tuple[str, ...] = ()
    into: tuple[str, ...] = ()
    departments_before: tuple[str, ...] = ()
    departments_after: tuple[str, ...] = ()
    new_project: str = ""
    effects: tuple[FieldChange, ...] = ()
