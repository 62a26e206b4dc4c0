"""The chart of phases over the half-years: reached as far as is reported, planned from there on."""

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, Looks, Segment, StackedBar, StackedChart
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.timeline import Track, track_of

NOT_REPORTED = "not_reported"
"""Key of projects that run by the plan, and of which no phase is reported in a half-year."""
_NOT_REPORTED_NAME = "報告なし"
_PLANNED = "計画"


def phases_chart(data: ChartData) -> StackedChart:
    """Return how many projects are in each phase; projects that have ended are in none.

    Only projects to which the plan gives a schedule: of the others the phases to come are not known, and
    the bars before and after the last report would not count the same projects.
    """
    halves = data.profile.half_years
    tracks = [
        (record.number, plan, track_of(record.actual, halves))
        for record in data.records
        if (plan := track_of(record.schedule, halves)).given
    ]
    last = _last_reported(data, [actual for _, _, actual in tracks])
    bars = tuple(
        _bar(data, place, when, tracks, is_reached=place <= last) for place, when in enumerate(halves)
    )
    present = {part.key for bar in bars for part in bar.segments}
    marks = tuple(pair for pair in _marks(data) if pair[0] in present)
    remark = f"{halves[last].label}まで実績、その後は計画" if last >= 0 else "計画（実績の報告はまだない）"
    foot = data.plan_foot(f"スケジュールのある {len(tracks)} 事業（全 {len(data.records)} 事業）", remark)
    head = data.head(ChartName.PHASES, "半期ごとの進捗段階", foot, _message(data, bars, last))
    return StackedChart(head, Looks.PHASE, marks, bars, upright=True)


def _marks(data: ChartData) -> tuple[tuple[str, str], ...]:
    """Return the phases with number and word, and that nothing is reported."""
    phases = tuple((f"{term.number}", f"({term.number}) {term.name}") for term in data.profile.phases)
    return (*phases, (NOT_REPORTED, _NOT_REPORTED_NAME))


def _last_reported(data: ChartData, actual: list[Track]) -> int:
    """Return the last half-year up to the chart's year with any report; -1 for none."""
    halves = data.profile.half_years
    shown = sum(when.fiscal_year <= data.fiscal_year for when in halves)
    return max((len(track.phases[:shown].rstrip()) - 1 for track in actual), default=-1)


def _bar(
    data: ChartData, place: int, when: HalfYear, tracks: list[tuple[str, Track, Track]], *, is_reached: bool
) -> StackedBar:
    """Return the phases of a half-year, those reached or those planned."""
    found: dict[str, list[str]] = {}
    for number, plan, actual in tracks:
        planned, sign = plan.phases[place : place + 1], actual.phases[place : place + 1]
        if not is_reached:
            sign = planned
        elif not sign.strip() and planned.isdigit():
            sign = NOT_REPORTED
        if sign.isdigit() or sign == NOT_REPORTED:
            found.setdefault(sign, []).append(number)
    label = when.label if is_reached else f"{when.label} {_PLANNED}"
    parts = (Segment(key, word, tuple(found.get(key, ()))) for key, word in _marks(data))
    return StackedBar(label, tuple(part for part in parts if part.count))


def _message(data: ChartData, bars: tuple[StackedBar, ...], last: int) -> str:
    """Say how many projects run at the last phase in the first half-year and now."""
    key = f"{data.profile.operation_phase}"
    name = data.profile.phase_name(data.profile.operation_phase)
    now = bars[max(last, 0)]
    if last <= 0:
        return f"「{name}」の段階にある事業は、{now.label}に {now.count(key)} 事業。"
    first = bars[0]
    missing = f"（{_NOT_REPORTED_NAME} {now.count(NOT_REPORTED)}）" if now.count(NOT_REPORTED) else ""
    return (
        f"「{name}」の段階にある事業は、{first.label}の {first.count(key)} から{now.label}の"
        f" {now.count(key)} になった{missing}。"
    )
