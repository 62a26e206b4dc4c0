"""What a returned file says, field by field, before anything of it is taken.

Reading writes nothing. Every field that was found ends as one of `Outcome`; every problem names file, sheet
and cell, what is wrong and what is allowed. A value that cannot be read for certain is CHECK, never a guess.
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.changes import FieldChange


class Outcome(StrEnum):
    """What becomes of a field of a return."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CHECK = "check"
    REFUSED = "refused"


OUTCOME_NAMES = {
    Outcome.NEW: "新規", Outcome.CHANGED: "変更", Outcome.SAME: "同じ", Outcome.CHECK: "要確認",
    Outcome.REFUSED: "受け付けない",
}  # fmt: skip
"""The words of the outcomes."""


class ReplyKind(StrEnum):
    """Which form a returned file is."""

    REPORT = "report"
    """進捗状況報告."""
    INQUIRY = "inquiry"
    """照会票."""
    PROPOSAL = "proposal"
    """新規事業調査."""


KIND_NAMES = {
    ReplyKind.REPORT: "進捗状況報告", ReplyKind.INQUIRY: "照会票", ReplyKind.PROPOSAL: "新規事業調査",
}  # fmt: skip
"""The titles of the forms, on paper, in file names and in messages."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One field of a return.

    number: the project. name: field of the report ("status"), or rule of the inquiry. change: what taking it
    would do; for CHECK the value proposed, None where there is none to propose; None for REFUSED.
    written: what stands in the cell. reading: how it was interpreted (「「４」を 4 と読みました」), "" if it
    was read as it stands. problem: what is wrong; allowed: what may stand there; both "" where nothing is.
    """

    number: str
    name: str
    outcome: Outcome
    change: FieldChange | None
    sheet: str
    cell: str
    written: str = ""
    reading: str = ""
    problem: str = ""
    allowed: str = ""


@dataclass(frozen=True, slots=True)
class Problem:
    """A line of the problem list that is not about one answer: a sheet, a project, the file ("" if whole)."""

    sheet: str
    cell: str
    text: str
    allowed: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class ProblemList:
    """The open lines of the problem list of a department's newest return that was taken.

    file_name: of the kept return. lines: in the order of the file; answers that were refused or are still to
    be checked stand among them by their cell.
    """

    file_name: str
    lines: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new project that a department proposes (新規事業調査); costs in 千円, internal.

    costs: fiscal year → 千円, as sorted pairs. All texts as written, "" where nothing stands.
    """

    department: str
    title: str
    purpose: str = ""
    content: str = ""
    schedule: str = ""
    costs: tuple[tuple[int, int], ...] = ()
    effects: str = ""
    risks: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """One file that was given, as read.

    name: of the file, for sentences only; a file is known by its content. saved_at: when the workbook was
    last saved (ISO), "" where it does not tell. departments: whose sheets are in it. refusal: the sentence
    why nothing of it is taken, "" where it is not refused. is_superseded: a newer return of the same
    department is among the given or kept files; its answers are shown, not taken. known_at: when the very
    same bytes came in before (ISO), "" if never.
    """

    name: str
    sha256: str
    kind: ReplyKind | None = None
    fiscal_year: int | None = None
    departments: tuple[str, ...] = ()
    saved_at: str = ""
    answers: tuple[Answer, ...] = ()
    problems: tuple[Problem, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    refusal: str = ""
    is_superseded: bool = False
    known_at: str = ""

    def with_outcome(self, *outcomes: Outcome) -> tuple[Answer, ...]:
        """Return the answers that ended so."""
        return tuple(answer for answer in self.answers if answer.outcome in outcomes)

    @property
    def takeable(self) -> tuple[Answer, ...]:
        """Answers that are right as read: 新規 and 変更."""
        return self.with_outcome(Outcome.NEW, Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class KeptFile:
    """A return as it is kept: bytes and hash never change. state: taken, older or withdrawn (undone)."""

    id: int
    fiscal_year: int
    kind: ReplyKind
    department: str
    name: str
    saved_at: str
    received_at: str
    sha256: str
    size: int
    state: str
