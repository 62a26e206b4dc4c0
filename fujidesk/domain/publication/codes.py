"""The codes of published data with their words: plan, phases, categories, scores, grades, states.

Rules L2-04 and L3-02 of 「行政データにおける機械可読性に関するルール」: one code per choice, and its table.
"""

from collections.abc import Iterator

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.publication.content import UPPER_PLAN, PublicCode
from fujidesk.domain.records import STATE_KIND_NAMES, Direction
from fujidesk.domain.scoring import STANDING_NAMES, Standing, good_grades
from fujidesk.domain.whole_plan.finals import FINAL_NAMES, Final
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, Outcome

PHASE, CATEGORY, STATUS, OUTLOOK = "phase", "category", "status", "outlook"
PROGRESS, CONTENT, GRADE, STATE = "score_progress", "score_content", "grade", "evaluation_state"
DIRECTION, ENDED, HALF, FLAG = "indicator_direction", "project_state", "half", "flag"
OUTCOME, FINAL = "outcome", "indicator_result"
SOGO, KEIEI = "sogo", "keiei"
ENDED_CODE = 0
"""Stands for a phase where the project has ended ("-" in the plan)."""
_STATE_MEANINGS = {
    Standing.UNANSWERED: "回答がまだない。", Standing.UNEVALUATED: "評価の項目に未記入がある。",
    Standing.EVALUATED: "評価のすべての項目がそろっている。",
    Standing.NOT_STARTED: "その年度は着手していない。", Standing.STOPPED: "事業を中止した。",
    Standing.DONE: "事業が完了し、その年度の評価はない。",
}  # fmt: skip
_OUTCOME_MEANINGS = {
    Outcome.AHEAD: "最後の報告で、計画より先の進捗段階にある",
    Outcome.AS_PLANNED: "最後の報告で、計画の進捗段階にある",
    Outcome.LATE: "最後の報告で、計画の進捗段階に届いていない",
    Outcome.ENDED_EARLY: "計画の終わりより前に完了・統合・分割・中止・休止した",
    Outcome.NEVER_BEGAN: "始まるはずの時期を過ぎても未実施の報告しかない",
    Outcome.KEPT: "計画に予定表がなく、実施の報告がある", Outcome.UNKNOWN: "進捗段階の報告がない",
}  # fmt: skip
_FINAL_MEANINGS = {
    Final.REACHED: "期間の中で最後の実績値が目標に届いている",
    Final.NOT_REACHED: "期間の中で最後の実績値が目標に届いていない",
    Final.UNKNOWN: "目標や実績値がない、目標年度が期間の後にあるなどのため比べられない",
}  # fmt: skip
_DIRECTION_NAMES = {Direction.AT_LEAST: "以上", Direction.AT_MOST: "以下", Direction.KEEP: "維持"}


def public_codes(
    profile: PlanProfile, *, with_grades: bool, with_whole: bool = False
) -> tuple[PublicCode, ...]:
    """Return the codes of all groups; those of grades and of the whole plan only where they are published."""
    own = tuple(_codes(profile, with_grades=with_grades))
    return (*own, *_whole_codes()) if with_whole else own


def _whole_codes() -> Iterator[PublicCode]:
    """Yield the codes of the evaluation of the whole plan."""
    yield from (
        PublicCode(OUTCOME, key.value, name, _OUTCOME_MEANINGS[key]) for key, name in OUTCOME_NAMES.items()
    )
    yield from (PublicCode(FINAL, key.value, name, _FINAL_MEANINGS[key]) for key, name in FINAL_NAMES.items())


def _codes(profile: PlanProfile, *, with_grades: bool) -> Iterator[PublicCode]:
    """Yield the codes, group by group, each group in its own order."""
    yield PublicCode(FLAG, "1", "はい")
    yield PublicCode(FLAG, "0", "いいえ")
    yield PublicCode(HALF, "1", "上期", "4月から9月まで")
    yield PublicCode(HALF, "2", "下期", "10月から翌年3月まで")
    yield from _plan_codes(profile)
    yield from _scores(profile)
    if with_grades:
        yield from _grades(profile)
    yield from (
        PublicCode(STATE, key.value, name, _STATE_MEANINGS[key]) for key, name in STANDING_NAMES.items()
    )
    yield from (PublicCode(DIRECTION, key.value, name) for key, name in _DIRECTION_NAMES.items())
    yield from (PublicCode(ENDED, key.value, name) for key, name in STATE_KIND_NAMES.items())
    if profile.has_upper_plans:
        yield PublicCode(UPPER_PLAN, SOGO, "総合計画", "施策番号")
        yield PublicCode(UPPER_PLAN, KEIEI, "行政経営プラン", "取組番号")


def _plan_codes(profile: PlanProfile) -> Iterator[PublicCode]:
    """Yield phases, categories, 実施状況 and 今後の方向性 in the plan's words."""
    for phase in profile.phases:
        yield PublicCode(PHASE, str(phase.number), phase.name, phase.meaning)
    yield PublicCode(PHASE, str(ENDED_CODE), "終了", "事業が終了しており、進捗段階はない")
    yield from (PublicCode(CATEGORY, term.category.value, term.name) for term in profile.categories)
    yield from (PublicCode(STATUS, term.key, term.name) for term in profile.statuses)
    yield from (PublicCode(OUTLOOK, term.key, term.name) for term in profile.outlooks)


def _scores(profile: PlanProfile) -> Iterator[PublicCode]:
    """Yield the steps of the published scores, best first."""
    for key, group in (("progress", PROGRESS), ("content", CONTENT)):
        steps = sorted(profile.score(key).steps.items(), reverse=True)
        yield from (PublicCode(group, str(step), words) for step, words in steps)


def _grades(profile: PlanProfile) -> Iterator[PublicCode]:
    """Yield the grades; no bound of a total is told, which beside ① and ③ would narrow ② down."""
    good = good_grades(profile)
    for place, bound in enumerate(profile.grades, start=1):
        meaning = f"{len(profile.grades)}段階のうち上から{place}番目"
        yield PublicCode(
            GRADE,
            bound.grade,
            bound.grade,
            f"{meaning}（おおむね計画どおり又はそれ以上）" if bound.grade in good else meaning,
        )
