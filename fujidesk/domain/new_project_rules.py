"""The way of a new project: which step may follow which, and what each step asks for (001, 3.1, 図表6-2).

提案 → ヒアリング → 支援 (as needed) → 本部説明 (重要事項 only, then required) → 予算要求 → 予算確定 →
計画登載; 見送り from any of them but the last. Every refusal is a sentence that says what to do; "" means
allowed.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from fujidesk.domain.days import is_day, iso_day
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.new_projects import STEP_NAMES, NewProject, Step, StepTaken, department_names
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord

MAX_KYEN = 99_999_999
"""Largest amount in 千円, as on the forms of the survey; more is a slip of the unit."""
FIGURES = {Step.REQUESTED: ("requested_kyen",), Step.FUNDED: ("assessed_kyen", "settled_kyen")}
"""Step → the amounts that it asks for; taking it back empties them."""
FIGURE_NAMES = {"requested_kyen": "予算要求額", "assessed_kyen": "査定額", "settled_kyen": "予算確定額"}
ENDED = frozenset({Step.DECLINED, Step.ADOPTED})
"""Steps after which nothing follows."""
_COST_YEARS = 20
"""Years around the proposal for which a cost can be meant; more is a slip."""
_MARGIN_YEARS = 1
"""Years before and after the plan's period in which a step may lie: the first proposals come before it."""
_FOLLOWING: Mapping[Step, tuple[Step, ...]] = {
    Step.PROPOSED: (Step.HEARD,),
    Step.HEARD: (Step.SUPPORTED, Step.EXPLAINED, Step.REQUESTED),
    Step.SUPPORTED: (Step.EXPLAINED, Step.REQUESTED),
    Step.EXPLAINED: (Step.REQUESTED,),
    Step.REQUESTED: (Step.FUNDED,),
    Step.FUNDED: (Step.ADOPTED,),
    Step.DECLINED: (),
    Step.ADOPTED: (),
}  # fmt: skip


def proposal_year(round_year: int) -> int:
    """Return the fiscal year that the proposals of a survey round belong to: the one in which it is held.

    The round of R7 is held in April R8, together with the 新規事業調査, for the budget of R9 (図表6-2).
    """
    return round_year + 1


def round_of_proposals(fiscal_year: int) -> int:
    """Return the survey round whose returns bring the proposals of a fiscal year."""
    return fiscal_year - 1


def current_step(project: NewProject) -> Step:
    """Return how far a new project is."""
    return project.steps[-1].step if project.steps else Step.PROPOSED


def is_open(project: NewProject) -> bool:
    """Tell whether a new project is still on its way."""
    return current_step(project) not in ENDED


def has_taken(project: NewProject, step: Step) -> bool:
    """Tell whether a new project took a step."""
    return any(taken.step is step for taken in project.steps)


def allowed_steps(project: NewProject) -> tuple[Step, ...]:
    """Return the steps that may come next, in the order of the way."""
    return tuple(step for step in Step if not step_refusal(project, step))


def step_refusal(project: NewProject, step: Step) -> str:
    """Return why a step may not come next, "" where it may."""
    current = current_step(project)
    here = STEP_NAMES[current]
    if current is Step.ADOPTED:
        return (
            f"{project.number} として計画に登載済みです。内容は台帳の個票で、"
            "名称や施策などの変更は「変更・見直し」で扱ってください。"
        )
    if current in ENDED:
        return f"「{here}」のあとに進む段階はありません。続けるときは、先に「{here}」を取り消してください。"
    if step is current:
        return f"いま「{here}」です。次の段階を選んでください。"
    if step is Step.DECLINED:
        return ""
    return _order_refusal(project, step)


def _order_refusal(project: NewProject, step: Step) -> str:
    """Return why a step of the way may not follow the present one, "" where it may."""
    current = current_step(project)
    if step not in _FOLLOWING[current]:
        names = "・".join(STEP_NAMES[item] for item in _following(project))
        return f"「{STEP_NAMES[current]}」から「{STEP_NAMES[step]}」へは進めません。次は {names} です。"
    if step is Step.EXPLAINED and not project.is_important:
        return "本部説明は重要事項だけです。本部に説明するときは、先に「重要事項」にしてください。"
    if step is Step.REQUESTED and project.is_important and not has_taken(project, Step.EXPLAINED):
        return "重要事項なので、予算要求の前に本部説明が必要です。先に「本部説明」へ進めてください。"
    return ""


def _following(project: NewProject) -> Sequence[Step]:
    """Return what follows the present step for this project, 見送り included."""
    skipped = Step.REQUESTED if project.is_important else Step.EXPLAINED
    steps = _FOLLOWING[current_step(project)]
    if Step.EXPLAINED in steps:
        steps = tuple(step for step in steps if step is not skipped)
    return (*steps, Step.DECLINED)


def next_step(project: NewProject) -> Step | None:
    """Return the step that comes next as a rule: not the ones as needed, not 見送り; None at the end."""
    following = [step for step in allowed_steps(project) if step not in (Step.SUPPORTED, Step.DECLINED)]
    return following[0] if following else None


def taken_refusal(project: NewProject, taken: StepTaken, first_year: int, last_year: int) -> str:
    """Return why a step may not be taken on a day, for a reason; "" where it may.

    Args:
        project: as it is.
        taken: the step; its day and its reason are judged, too.
        first_year: of the plan.
        last_year: of the plan.
    """
    refusal = step_refusal(project, taken.step) or day_refusal(taken.day, first_year, last_year)
    if refusal:
        return refusal
    before = project.steps[-1] if project.steps else None
    if before is not None and taken.day < before.day:
        name = STEP_NAMES[before.step]
        return f"日付 {taken.day} は「{name}」の {before.day} より前です。{before.day} 以後にしてください。"
    if taken.step is Step.DECLINED and not taken.reason.strip():
        return "見送りの理由がありません。理由を入力してください。"
    return ""


def day_refusal(day: str, first_year: int, last_year: int) -> str:
    """Return why a day cannot be that of a step; "" where it can: a year around the period is allowed."""
    if not is_day(day):
        return f"日付「{day}」を読めません。2026-06-15 の形で入力してください。"
    first = dt.date(first_year - _MARGIN_YEARS, 4, 1).isoformat()
    last = dt.date(last_year + 1 + _MARGIN_YEARS, 3, 31).isoformat()
    if first <= day <= last:
        return ""
    period = f"{short_year(first_year)}から{short_year(last_year)}"
    return f"日付 {day} は計画の期間（{period}）とその前後 1 年の外です。日付を確かめてください。"


def figures_refusal(step: Step, figures: Mapping[str, int | None]) -> str:
    """Return what of the amounts of a step is missing or cannot be; "" where nothing is.

    figures: field → 千円.
    """
    missing = [FIGURE_NAMES[name] for name in FIGURES.get(step, ()) if figures.get(name) is None]
    if missing:
        return f"「{STEP_NAMES[step]}」には{'と'.join(missing)}（千円）が要ります。入力してください。"
    return next((text for name, kyen in figures.items() if (text := _kyen_refusal(name, kyen))), "")


def _kyen_refusal(name: str, kyen: int | None) -> str:
    """Return why an amount cannot be; None is none."""
    if kyen is None or 0 <= kyen <= MAX_KYEN:
        return ""
    word = FIGURE_NAMES.get(name, name)
    return f"{word} {kyen:,} は使えません。千円単位の 0 から {MAX_KYEN:,} までの整数にしてください。"


def importance_refusal(project: NewProject, *, important: bool) -> str:
    """Return why 重要事項 can be neither set nor taken off; "" where it can."""
    if project.is_important == important or current_step(project) is Step.DECLINED:
        return ""
    if important and has_taken(project, Step.REQUESTED):
        return "すでに予算要求まで進んでいます。重要事項にするときは、先に予算要求を取り消してください。"
    if not important and has_taken(project, Step.EXPLAINED):
        return "すでに本部説明を済ませています。重要事項から外すときは、先に本部説明を取り消してください。"
    return ""


def take_back_refusal(project: NewProject) -> str:
    """Return why the last step cannot be taken back; "" where it can."""
    if len(project.steps) < 2:
        return "「提案」は取り消せません。提案をなくすときは、新規事業を削除してください。"
    if current_step(project) is Step.ADOPTED:
        return (
            f"計画に登載した事業 {project.number} は台帳にあります。"
            "直後なら「元に戻す」で、あとからは「変更・見直し」で扱ってください。"
        )
    return ""


def without_last_step(project: NewProject) -> NewProject:
    """Return a new project before its last step, without the amounts that came with it."""
    emptied: dict[str, Any] = dict.fromkeys(FIGURES.get(current_step(project), ()))
    return replace(project, steps=project.steps[:-1], **emptied)


def record_refusal(project: NewProject) -> str:
    """Return why a new project cannot be kept as it is; "" where it can."""
    if not project.title.strip():
        return "事業名がありません。事業名を入力してください。"
    if not department_names(project.department):
        return "提案する部署がありません。部署を入力してください。"
    years = [year for year, _ in project.costs]
    if len(set(years)) < len(years):
        return "同じ年度の経費が二つあります。年度ごとに一つにしてください。"
    far = [year for year in years if abs(year - project.fiscal_year) > _COST_YEARS]
    if far:
        return f"{far[0]}年度の経費は、提案の年度から離れすぎています。年度を確かめてください。"
    amounts = {f"{short_year(year)} の経費": kyen for year, kyen in project.costs}
    amounts |= {name: kyen for name in FIGURE_NAMES if (kyen := getattr(project, name)) is not None}
    return next((text for name, kyen in amounts.items() if (text := _kyen_refusal(name, kyen))), "")


def measure_refusal(code: str, levels: Iterable[LevelRecord], profile: PlanProfile) -> str:
    """Return why a code is no level that a project may stand under: only the lowest are; "" where it is."""
    deep = len(profile.level_names) > 1
    known = [level.code for level in levels if bool(level.parent) is deep]
    if code in known:
        return ""
    return f"{profile.level_names[-1]}「{code}」は計画にありません。{'、'.join(known)} から選んでください。"


def shown_cost(project: NewProject) -> tuple[int, int] | None:
    """Return the cost that tells most, as (fiscal year, 千円): next year's, else that of the year nearest it.

    None where no cost was given.
    """
    following = project.fiscal_year + 1
    return min(project.costs, key=lambda cost: abs(cost[0] - following), default=None)


def days_since_step(project: NewProject, today: dt.date) -> int | None:
    """Return the days since the last step; None where it has no day."""
    day = iso_day(project.steps[-1].day) if project.steps else None
    return None if day is None else (today - dt.date.fromisoformat(day)).days


def in_own_words(sentence: str, words: PlanWords) -> str:
    """Return a sentence of these rules with the city's approver in place of that of the plan document."""
    return sentence.replace(STANDARD_WORDS.approver, words.approver)
