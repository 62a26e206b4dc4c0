"""気づき: what an experienced clerk would ask a department about, and the inquiry that asks it."""

from dataclasses import dataclass
from enum import StrEnum


class Weight(StrEnum):
    """How much an oddity matters."""

    SERIOUS = "serious"
    """The answers contradict each other, the plan or a rule of scoring."""
    NOTABLE = "notable"
    """Worth a question."""
    HINT = "hint"
    """Worth a look."""


WEIGHT_NAMES = {Weight.SERIOUS: "要修正", Weight.NOTABLE: "要照会", Weight.HINT: "参考"}
"""The words of the weights."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """One thing that is odd about a report.

    rule: key of the rule, such as "done_not_operating". text: what is odd, with its figures. question: what
    the department is asked. fields: of the report that it is about.
    """

    number: str
    fiscal_year: int
    department: str
    rule: str
    weight: Weight
    text: str
    question: str
    fields: tuple[str, ...] = ()


class InquiryState(StrEnum):
    """How far a question to a department is."""

    PLANNED = "planned"
    ASKED = "asked"
    ANSWERED = "answered"
    SETTLED = "settled"


INQUIRY_STATE_NAMES = {
    InquiryState.PLANNED: "照会予定", InquiryState.ASKED: "照会中", InquiryState.ANSWERED: "回答あり",
    InquiryState.SETTLED: "解決",
}  # fmt: skip
"""The words of the states."""


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A question of a 照会票 with its answer. Days are ISO dates, "" where none.

    An edit of it is a `FieldChange` of `Entity.INQUIRY`, key the project number, field "2022.<rule>", whose
    value is {"question", "state", "answer", "asked_at", "answered_at"} or None. rule: that of the oddity, or
    "own-1", "own-2" for the office's own questions.
    """

    number: str
    fiscal_year: int
    rule: str
    question: str
    state: InquiryState = InquiryState.PLANNED
    answer: str = ""
    asked_at: str = ""
    answered_at: str = ""


@dataclass(frozen=True, slots=True)
class OddityLine:
    """An oddity beside the question about it, for lists and files.

    oddity: None where only the question is left (the office's own, or one whose answer was mended since).
    inquiry: None where nobody was asked.
    """

    number: str
    title: str
    department: str
    rule: str
    oddity: Oddity | None = None
    inquiry: Inquiry | None = None

    @property
    def is_settled(self) -> bool:
        """Whether the office has closed the question about it."""
        return self.inquiry is not None and self.inquiry.state is InquiryState.SETTLED
