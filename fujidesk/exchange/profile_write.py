"""Writes a plan profile as a TOML file that `exchange.profiles` reads back to the same.

So a city's plan, as it was set up or changed, goes to another machine or another city as one file.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, TypeAlias

from fujidesk.domain.plan_calendar import WHOLE_PERIOD, CalendarTerm
from fujidesk.domain.profile import PlanProfile, ScoreTerm
from fujidesk.domain.records import LevelRecord
from fujidesk.exchange.atomic import replace_with_bytes

Values: TypeAlias = dict[str, Any]
"""What a profile's file holds, as `tomllib` reads it; nothing of it is checked."""
_HEAD = "# 計画プロファイル。fujidesk profile check で検査し、fujidesk init --profile で使います。\n"
_NAMES = (
    "key", "city", "plan_name", "short_name", "first_year", "last_year", "level_names", "project_name",
    "dx_name",
)  # fmt: skip
_DELETE = "\x7f"
"""The one character that JSON leaves as it is and TOML wants written otherwise."""


def write_profile(path: Path, profile: PlanProfile, levels: Sequence[LevelRecord]) -> None:
    """Write a profile with the levels of its register, whole or not at all.

    Raises:
        MachineError: the file cannot be written.
    """
    replace_with_bytes(path, profile_text(profile, levels).encode())


def write_values(path: Path, values: Values) -> None:
    """Write the values of a profile, whole or not at all.

    Raises:
        MachineError: the file cannot be written.
    """
    replace_with_bytes(path, values_text(values).encode())


def profile_text(profile: PlanProfile, levels: Sequence[LevelRecord]) -> str:
    """Return the text of a profile's file; the same profile gives the same text."""
    return values_text(profile_values(profile, levels))


def profile_values(profile: PlanProfile, levels: Sequence[LevelRecord]) -> Values:
    """Return a profile as its file holds it: key → value, table, or list of tables, in the file's order."""
    values: Values = {key: getattr(profile, key) for key in _NAMES}
    values["level_names"] = list(profile.level_names)
    if profile.is_divided:
        values["terms"] = _tables(map(asdict, profile.terms))
    values["levels"] = _tables(map(_level, levels))
    values["words"] = asdict(profile.words)
    values["phases"] = _tables(map(asdict, profile.phases))
    values["categories"] = _tables(
        {"key": item.category.value, "name": item.name, "fields": list(item.fields)}
        for item in profile.categories
    )
    values["scores"] = _tables(map(_score, profile.scores))
    for name in ("grades", "statuses", "outlooks"):
        values[name] = _tables(map(asdict, getattr(profile, name)))
    values["calendar"] = _tables(map(_calendar, profile.calendar))
    values["period_marks"] = _tables(
        {**asdict(item), "years": list(item.years)} for item in profile.period_marks
    )
    values["committees"] = _tables(map(asdict, profile.committees))
    values["meetings"] = _tables(
        {**asdict(item), "parts": [kind.value for kind in item.parts]} for item in profile.meetings
    )
    values["hearings"] = _tables(
        {
            "key": item.kind.value,
            "name": item.name,
            "agenda": list(item.agenda),
            "hearers": list(item.hearers),
        }
        for item in profile.hearings
    )
    return values


def values_text(values: Values) -> str:
    """Return the text of a file with these values: plain ones first, then tables in their order.

    An empty list of tables is left out: it could not stand after a table.
    """
    plain = {key: value for key, value in values.items() if not _is_table(value) and not _is_list(value)}
    parts = [_HEAD, _table(plain)]
    for key, value in values.items():
        if _is_table(value):
            parts.append(f"\n[{key}]\n{_table(value)}")
        elif _is_list(value):
            parts += [f"\n[[{key}]]\n{_table(item)}" for item in value]
    return "".join(parts)


def _is_table(value: Any) -> bool:
    """Tell whether a value is a table of the file."""
    return isinstance(value, dict)


def _is_list(value: Any) -> bool:
    """Tell whether a value is a list of tables."""
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def _level(level: LevelRecord) -> Values:
    """Return a level as its table; its description is the plan's text and stays out."""
    found: Values = {"code": level.code, "title": level.title}
    return found if level.counts_as_measure else {**found, "counts_as_measure": False}


def _score(term: ScoreTerm) -> Values:
    """Return a score as its table; the steps have figures as keys, which a file holds as texts."""
    return {**asdict(term), "steps": {str(step): word for step, word in term.steps.items()}}


def _calendar(term: CalendarTerm) -> Values:
    """Return an entry of the calendar as its table, under the names of the file."""
    values: Values = {
        "key": term.key, "title": term.title, "from": term.begins, "to": term.ends, "about": term.about,
    }  # fmt: skip
    for key in ("step", "opens", "page", "action", "figure"):
        text: str = getattr(term, key)
        if text:
            values[key] = text
    if term.years != WHOLE_PERIOD:
        values["years"] = list(term.years)
    return values


def _tables(items: Iterable[Mapping[str, Any]]) -> list[Values]:
    """Return tables as a list that is its own."""
    return [dict(item) for item in items]


def _table(values: Mapping[str, Any]) -> str:
    """Return the keys of one table, a line each."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in values.items())


def _value(value: Any) -> str:
    """Return a value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False).replace(_DELETE, "\\u007F")
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{key} = {_value(word)}" for key, word in value.items()) + " }"
    return "[" + ", ".join(map(_value, value)) + "]"
