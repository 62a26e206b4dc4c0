"""What a revision did, line by line in the words of the plan: for the screen, the pack and JSON."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.describing import ENDED, NO_CELL, describe_value, phase_text
from fujidesk.domain.fields import field_label, half_year_of_field, state_of
from fujidesk.domain.fiscal import era_day
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import STATE_KIND_NAMES, ProjectState
from fujidesk.domain.revisions import REVISION_NAMES, Revision

RUNS = "実施中"
"""State of a project that neither rests nor has ended."""


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One value, or a run of half-years, before and after; number: of the project, "" for a department."""

    number: str
    label: str
    before: str
    after: str


def effect_lines(
    revision: Revision, profile: PlanProfile, places: Mapping[str, str]
) -> tuple[EffectLine, ...]:
    """Return what a revision did, half-years of one project as one line; places: code → title of levels."""
    return tuple(
        line
        for key, group in groupby(revision.effects, key=_kind)
        for line in _lines(key, list(group), profile, places)
    )


def _kind(change: FieldChange) -> tuple[str, str]:
    """Return what effects that belong together share: number and "plan", or the field."""
    is_plan = change.entity is Entity.PROJECT and change.field.startswith("plan.")
    return change.key, "plan" if is_plan else f"{change.entity}.{change.field}"


def _lines(
    key: tuple[str, str], group: list[FieldChange], profile: PlanProfile, places: Mapping[str, str]
) -> Iterator[EffectLine]:
    """Yield the lines of effects that belong together."""
    if key[1] == "plan":
        first, last = (half_year_of_field(group[place].field).label for place in (0, -1))
        span = first if first == last else f"{first}～{last}"
        before, after = (
            _phases((getattr(item, side) for item in group), profile) for side in ("before", "after")
        )
        yield EffectLine(key[0], f"スケジュール（計画）{span}", before, after)
        return
    for change in group:
        if change.entity is not Entity.PROJECT:
            yield EffectLine("", f"部署 {change.key}", _plain(change.before), _plain(change.after))
            continue
        label = "新しい事業" if change.field == "*" else field_label(change.field, profile)
        before, after = (
            _shown(change.field, value, profile, places) for value in (change.before, change.after)
        )
        yield EffectLine(change.key, label, before, after)


def _phases(values: Iterable[JsonValue], profile: PlanProfile) -> str:
    """Return the phases of half-years in a row, each named once where it goes on."""
    words: list[str] = []
    for value in values:
        phase = value.get("phase") if isinstance(value, dict) else None
        word = NO_CELL if value is None else phase_text(phase if isinstance(phase, int) else None, profile)
        if not words or words[-1] != word:
            words.append(word)
    return " → ".join(words) or ENDED


def _shown(field: str, value: JsonValue, profile: PlanProfile, places: Mapping[str, str]) -> str:
    """Return a value of a project in words."""
    if field == "measure":
        return f"{value} {places.get(str(value), '')}".rstrip()
    if field == "standing":
        return state_text(state_of(value)) or RUNS
    return describe_value(field, value, profile)


def _plain(value: JsonValue) -> str:
    """Return a value of a department in words."""
    return "（なし）" if value in (None, "") else "（登録）" if isinstance(value, dict) else str(value)


def state_text(state: ProjectState | None) -> str:
    """Return how and since when a project ended or rests, and where it went; "" while it runs.

    「統合（令和8年4月1日、1-1-9 へ）」.
    """
    if state is None:
        return ""
    into = f"、{'・'.join(state.into)} へ" if state.into else ""
    return f"{STATE_KIND_NAMES[state.kind]}（{day_words(state.since)}{into}）"


def day_words(day: str) -> str:
    """Return an ISO day as 「令和8年4月1日」; what is none as it is."""
    try:
        return era_day(dt.date.fromisoformat(day))
    except ValueError:
        return day


def projects_words(revision: Revision, titles: Mapping[str, str]) -> str:
    """Return which projects a revision is about and where they went, a line each; departments for those."""
    about = revision.numbers or revision.departments_before
    lines = [f"{number} {titles.get(number, '')}".rstrip() for number in about]
    went = revision.into or revision.departments_after
    lines += [f"→ {number} {titles.get(number, '')}".rstrip() for number in went]
    return "\n".join(lines)


def revision_values(
    revision: Revision, titles: Mapping[str, str], lines: Iterable[EffectLine]
) -> dict[str, JsonValue]:
    """Return a revision as the command line promises it (docs/cli.md, `changes`)."""
    projects: list[JsonValue] = [_project(number, titles) for number in revision.numbers]
    into: list[JsonValue] = [_project(number, titles) for number in revision.into]
    return {
        "key": revision.key, "fiscal_year": revision.fiscal_year, "day": revision.day,
        "kind": revision.kind.value, "kind_name": REVISION_NAMES[revision.kind],
        "reason": revision.reason, "meeting": revision.meeting, "projects": projects, "into": into,
        "departments_before": list(revision.departments_before),
        "departments_after": list(revision.departments_after),
        "effects": [
            {"number": line.number or None, "field": line.label, "before": line.before, "after": line.after}
            for line in lines
        ],
    }  # fmt: skip


def _project(number: str, titles: Mapping[str, str]) -> JsonValue:
    """Return a project with its present name."""
    return {"number": number, "title": titles.get(number)}


def summary_words(revision: Revision) -> str:
    """Return in numbers what a revision does, to be said before it is done."""
    changed = [effect for effect in revision.effects if effect.field != "*"]
    made = [effect.key for effect in revision.effects if effect.field == "*"]
    cells = sum(effect.field.startswith("plan.") for effect in changed)
    parts = [f"変わる事業 {len(revision.numbers)} 件（{'、'.join(revision.numbers)}）"]
    if made:
        parts.append(f"新しい事業 {len(made)} 件（{'、'.join(made)}）")
    elif revision.into:
        parts.append(f"統合先 {'、'.join(revision.into)}")
    if cells:
        parts.append(f"計画の半期 {cells} 件")
    return f"{'、'.join(parts)}、変更の記録 1 件（{revision.key}）。Ctrl+Z で元に戻せます。"
