"""The words of the pack on the whole plan: sentences and appraisals made from the data, and short cells.

The office may rewrite each sentence and each appraisal; a sentence says only what the data bear out.
"""

from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.whole_plan.finals import FINAL_NAMES, Final, FinalIndicator
from fujidesk.domain.whole_plan.model import FORECAST, LevelResult, ProjectCourse, WholePlan
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, Outcome

APPRAISAL_PLACE = "appraisal."
"""Begins the place of the appraisal of a measure, followed by its code."""


def appraised(place: str) -> str:
    """Return the code of the measure whose appraisal has a place; "" for another place."""
    return place.removeprefix(APPRAISAL_PLACE) if place.startswith(APPRAISAL_PLACE) else ""


def written_appraisals(edition: PackEdition) -> dict[str, str]:
    """Return the appraisals that the office wrote for a meeting, by code of the level."""
    return {
        code: item.text for item in edition.texts if item.text.strip() and (code := appraised(item.place))
    }


def appraised_levels(whole: WholePlan) -> tuple[LevelResult, ...]:
    """Return the levels that are appraised: the lowest ones, in the plan's order."""
    deepest = max((level.depth for level in whole.levels), default=0)
    return tuple(level for level in whole.levels if level.depth == deepest)


def _of_scheduled(whole: WholePlan, level: LevelResult) -> tuple[int, int]:
    """Return how many of a level's projects have a schedule and can be judged, and how many are on time."""
    numbers = set(level.numbers)
    found = [
        course.verdict.outcome
        for course in whole.courses
        if course.number in numbers and course.row.plan.given
    ]
    judged = [outcome for outcome in found if outcome is not Outcome.UNKNOWN]
    return len(judged), sum(outcome in (Outcome.AHEAD, Outcome.AS_PLANNED) for outcome in judged)


def made_appraisal(whole: WholePlan, level: LevelResult) -> str:
    """Return the appraisal of a measure as the data give it."""
    if whole.through is None:
        return "実績の回答はまだ登録されていません。"
    scheduled, good = _of_scheduled(whole, level)
    told = []
    if scheduled:
        told.append(f"予定表のある {scheduled} 事業のうち {good} 事業が計画どおりかそれより早い")
    if level.count(Outcome.LATE):
        told.append(f"遅れは {level.count(Outcome.LATE)} 事業（最大 {level.worst_slip} 半期）")
    told += [
        f"{OUTCOME_NAMES[outcome]}は {level.count(outcome)} 事業"
        for outcome in (Outcome.ENDED_EARLY, Outcome.NEVER_BEGAN)
        if level.count(outcome)
    ]
    if not told and level.count(Outcome.KEPT):
        told.append(f"{level.count(Outcome.KEPT)} 事業は予定表がなく、実施の報告がある")
    judged = sum(len(level.finals[result]) for result in (Final.REACHED, Final.NOT_REACHED))
    if judged:
        told.append(f"施策指標は判定できる {judged} のうち {len(level.finals[Final.REACHED])} が達成")
    mark = f"（{FORECAST}）" if whole.is_unfinished else ""
    return f"{'、'.join(told)}{mark}。" if told else "到達した進捗段階の報告がありません。"


def appraisal_of(whole: WholePlan, level: LevelResult) -> str:
    """Return the office's appraisal of a measure, the made one where it wrote none."""
    return level.appraisal or made_appraisal(whole, level)


def made_whole_sentences(whole: WholePlan) -> tuple[str, str, str]:
    """Return the sentences as the data give them: what was reached, what was not, the indicators."""
    if whole.through is None:
        return (whole.basis, "", "")
    total = whole.total
    scheduled, good = _of_scheduled(whole, total)
    reached = (
        f"予定表のある {scheduled} 事業のうち、計画どおりか計画より早い事業は {good} でした"
        f"（全 {len(total.numbers)} 事業）。{whole.basis}"
    )
    late = (
        f"遅れている事業は {total.count(Outcome.LATE)}（最大 {total.worst_slip} 半期）、"
        if total.count(Outcome.LATE)
        else "遅れている事業はなく、"
    )
    not_done = (
        f"{late}途中で終了・休止した事業は {total.count(Outcome.ENDED_EARLY)}、"
        f"着手しなかった事業は {total.count(Outcome.NEVER_BEGAN)} です。"
    )
    counts = {result: len(total.finals[result]) for result in Final}
    judged = counts[Final.REACHED] + counts[Final.NOT_REACHED]
    indicators = (
        f"施策指標は判定できる {judged} のうち {counts[Final.REACHED]} が目標を達成"
        f"{f'する{FORECAST}です' if whole.is_unfinished else 'しました'}"
        f"（判定できない {counts[Final.UNKNOWN]} を除く）。"
        if judged
        else ""
    )
    return reached, not_done, indicators


def outcome_word(course: ProjectCourse) -> str:
    """Return the word of an outcome, with 見込み where it may still change."""
    word = OUTCOME_NAMES[course.verdict.outcome]
    return f"{word}（{FORECAST}）" if may_change(course) else word


def may_change(course: ProjectCourse) -> bool:
    """Tell whether an outcome is 見込み: the last year is open, and further work can change it."""
    return course.is_forecast and course.verdict.outcome in _MAY_CHANGE


_MAY_CHANGE = (Outcome.AHEAD, Outcome.AS_PLANNED, Outcome.LATE, Outcome.NEVER_BEGAN)
"""Outcomes that a year's further work changes; the others wait for no phase."""


def final_word(found: FinalIndicator) -> str:
    """Return the word of an indicator's result, with 見込み where it may still change."""
    word = FINAL_NAMES[found.result]
    return f"{word}（{FORECAST}）" if found.is_forecast else word


def slip_cell(course: ProjectCourse) -> str:
    """Return the slip in half-years, 「－2」, "" for none; in brackets against the plan as it was first."""
    own = _signed(course.verdict.slip)
    if course.original and course.original_slip != course.verdict.slip:
        return f"{own or '0'}（{_signed(course.original_slip) or '0'}）"
    return own


def _signed(slip: int) -> str:
    """Return a number with its sign, "" for 0."""
    return f"{'＋' if slip > 0 else '－'}{abs(slip)}" if slip else ""
