"""Writes a plan profile as a TOML file that `exchange.profiles` reads back to the same.

So a city's plan, as it was set up or changed, goes to another machine or another city as one file.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from fujidesk.domain.plan_calendar import WHOLE_PERIOD, CalendarTerm
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord
from fujidesk.exchange.atomic import replace_with_bytes

Value = str | int | bool | Sequence[str] | Sequence[int] | Mapping[int, str]
"""What a key of a profile's file may have."""
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


def profile_text(profile: PlanProfile, levels: Sequence[LevelRecord]) -> str:
    """Return the text of a profile's file; the same profile gives the same text."""
    parts = [
        "# 計画プロファイル。fujidesk profile check で検査し、fujidesk init --profile で使います。\n",
        _table({key: getattr(profile, key) for key in _NAMES}),
    ]
    if profile.is_divided:
        parts += _tables("terms", map(asdict, profile.terms))
    parts += _tables("levels", map(_level, levels))
    parts.append("\n[words]\n" + _table(asdict(profile.words)))
    parts += _tables("phases", map(asdict, profile.phases))
    parts += _tables(
        "categories",
        (
            {"key": item.category.value, "name": item.name, "fields": item.fields}
            for item in profile.categories
        ),
    )
    for name in ("scores", "grades", "statuses", "outlooks"):
        parts += _tables(name, map(asdict, getattr(profile, name)))
    parts += _tables("calendar", map(_calendar, profile.calendar))
    parts += _tables("period_marks", map(asdict, profile.period_marks))
    parts += _tables("committees", map(asdict, profile.committees))
    parts += _tables(
        "meetings",
        ({**asdict(item), "parts": [kind.value for kind in item.parts]} for item in profile.meetings),
    )
    return "".join(parts)


def _level(level: LevelRecord) -> dict[str, Value]:
    """Return a level as its table; its description is the plan's text and stays out."""
    found: dict[str, Value] = {"code": level.code, "title": level.title}
    return found if level.counts_as_measure else {**found, "counts_as_measure": False}


def _calendar(term: CalendarTerm) -> dict[str, Value]:
    """Return an entry of the calendar as its table, under the names of the file."""
    values: dict[str, Value] = {
        "key": term.key, "title": term.title, "from": term.begins, "to": term.ends, "about": term.about,
    }  # fmt: skip
    for key in ("step", "opens", "page", "action", "figure"):
        text: str = getattr(term, key)
        if text:
            values[key] = text
    if term.years != WHOLE_PERIOD:
        values["years"] = term.years
    return values


def _tables(name: str, items: Iterable[Mapping[str, Value]]) -> list[str]:
    """Return a list of tables; nothing for an empty one, which could not stand after a table."""
    return [f"\n[[{name}]]\n{_table(item)}" for item in items]


def _table(values: Mapping[str, Value]) -> str:
    """Return the keys of one table, a line each."""
    return "".join(f"{key} = {_value(value)}\n" for key, value in values.items())


def _value(value: Value) -> str:
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
