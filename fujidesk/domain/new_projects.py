"""New projects on their way into the plan (001, 3.1 and 図表6-2): from 提案 to 計画登載 or 見送り.

Costs are internal: they never leave the office in anything published.
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.records import Category


class Step(StrEnum):
    """A step of a new project's way."""

    PROPOSED = "proposed"
    HEARD = "heard"
    SUPPORTED = "supported"
    EXPLAINED = "explained"
    REQUESTED = "requested"
    FUNDED = "funded"
    DECLINED = "declined"
    ADOPTED = "adopted"


STEP_NAMES = {
    Step.PROPOSED: "提案", Step.HEARD: "ヒアリング", Step.SUPPORTED: "支援", Step.EXPLAINED: "本部説明",
    Step.REQUESTED: "予算要求", Step.FUNDED: "予算確定", Step.DECLINED: "見送り", Step.ADOPTED: "計画登載",
}  # fmt: skip
"""The words of the steps, in the order of the way."""


def step_name(step: Step, words: PlanWords = STANDARD_WORDS) -> str:
    """Return the word for a step, with who is explained to in the city's word (「本部説明」)."""
    return f"{words.approver}説明" if step is Step.EXPLAINED else STEP_NAMES[step]


def department_names(written: str) -> tuple[str, ...]:
    """Return the departments of a proposal, several of which are divided by 「、」."""
    return tuple(name for part in written.split("、") if (name := part.strip()))


@dataclass(frozen=True, slots=True)
class StepTaken:
    """A step that was taken. day: ISO date."""

    step: Step
    day: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class NewProject(OfficeRecord):
    """A new project that a department proposes, from the 新規事業調査 or entered by hand.

    key: fiscal year and serial, 「R8-001」; the year in which it was proposed. costs: (fiscal year, 千円)
    pairs in order, as proposed. requested_kyen, assessed_kyen, settled_kyen: 予算要求額, 査定額, 予算確定額
    in 千円, None until known. is_important: 重要事項, which goes to the October headquarters. measure: the
    code it is meant for, "" while open. steps: in the order they were taken, the first is PROPOSED. number:
    事業番号 once it is adopted. file_id, file_position: the kept return and the form's place in it, None
    where entered by hand. remark: internal.
    """

    fiscal_year: int
    department: str = ""
    title: str = ""
    purpose: str = ""
    content: str = ""
    schedule: str = ""
    costs: tuple[tuple[int, int], ...] = ()
    effects: str = ""
    risks: str = ""
    support: str = ""
    is_important: bool = False
    measure: str = ""
    category: Category = Category.PROMOTION
    is_dx: bool = False
    steps: tuple[StepTaken, ...] = ()
    requested_kyen: int | None = None
    assessed_kyen: int | None = None
    settled_kyen: int | None = None
    number: str = ""
    file_id: int | None = None
    file_position: int | None = None
    remark: str = ""
