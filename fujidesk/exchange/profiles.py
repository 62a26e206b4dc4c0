"""Reads plan profiles (TOML): from `resources/profiles/`, or from a file that the user names."""

import tomllib
from pathlib import Path

from fujidesk.domain.fields import SIMPLE_FIELDS
from fujidesk.domain.profile import (
    STANDARD_OUTLOOKS,
    STANDARD_STATUSES,
    CategoryTerm,
    ChoiceTerm,
    CommitteeTerm,
    GradeBound,
    PhaseTerm,
    PlanProfile,
    ScoreTerm,
)
from fujidesk.domain.records import Category
from fujidesk.domain.reports import Outlook, Status
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, read_text, spaced
from fujidesk.exchange.profile_calendar import calendar_terms, period_marks
from fujidesk.exchange.profile_meetings import meeting_terms
from fujidesk.resources import resource

SUFFIX = ".toml"
SHEET_FIELDS = frozenset(field.partition(".")[0] for field in SIMPLE_FIELDS) | {"plan", "action"}
"""What a category may list: field keys, or the part of them before the first dot."""


def available_profiles() -> list[str]:
    """Return the keys of the profiles that ship with the program, sorted."""
    return sorted(path.stem for path in resource("profiles").glob(f"*{SUFFIX}"))


def load_profile(key_or_path: str | Path) -> PlanProfile:
    """Return a profile by its key ("fuji") or from a TOML file.

    Raises:
        UserError: there is no such profile, or the file has a fault; says which file and key.
    """
    path = Path(key_or_path)
    if path.suffix.lower() != SUFFIX:
        known = available_profiles()
        if str(key_or_path) not in known:
            names = "、".join(known)
            raise UserError(f"計画プロファイル {key_or_path} はありません。使えるもの: {names}")
        path = resource("profiles", f"{key_or_path}{SUFFIX}")
    try:
        values = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise UserError(
            f"{path.name} は TOML として読めません（{error}）。書き方を直してください。"
        ) from error
    return _profile(Entry(path.name, values))


def _profile(top: Entry) -> PlanProfile:
    """Build a profile from the top table of its file; the first fault found is raised."""
    first, last = _period(top)
    meetings = meeting_terms(top)
    return PlanProfile(
        key=top.text("key"),
        city=top.text("city"),
        plan_name=top.text("plan_name"),
        short_name=top.text("short_name"),
        first_year=first,
        last_year=last,
        level_names=_level_names(top),
        project_name=top.text("project_name"),
        dx_name=top.text("dx_name"),
        phases=_phases(top),
        categories=_categories(top),
        scores=_scores(top),
        grades=_grades(top),
        committees=_committees(top),
        statuses=_choices(top, "statuses", Status) or STANDARD_STATUSES,
        outlooks=_choices(top, "outlooks", Outlook) or STANDARD_OUTLOOKS,
        calendar=calendar_terms(top, [term.key for term in meetings]),
        period_marks=period_marks(top),
        meetings=meetings,
    )


def _period(top: Entry) -> tuple[int, int]:
    """Return first and last fiscal year of the plan.

    Raises:
        UserError: no western years, or a period that ends before it begins or takes more than 20 years.
    """
    first, last = top.integer("first_year"), top.integer("last_year")
    if not 1989 <= first <= 2100:
        raise top.fault("first_year", "西暦の年度（例 2022）")
    if not first <= last < first + 20:
        raise top.fault("last_year", "first_year 以後、20 年以内の年度")
    return first, last


def _level_names(top: Entry) -> tuple[str, ...]:
    """Return the names of the levels above the projects: 富士 has two, 厚木 one (004)."""
    names = top.texts("level_names")
    if len(names) not in (1, 2):
        raise top.fault("level_names", "一つか二つの名前")
    return names


def _phases(top: Entry) -> tuple[PhaseTerm, ...]:
    """Return the phases, first one first.

    A phase is one character in lists and marks (`ProjectRow.phases`), so there are nine at most.

    Raises:
        UserError: no phase, too many, or numbers that do not run from 1.
    """
    phases = tuple(
        PhaseTerm(
            item.integer("number"), item.text("name"), item.text("short_name"), item.text_or("meaning", "")
        )
        for item in top.entries("phases")
    )
    if not phases or [phase.number for phase in phases] != list(range(1, len(phases) + 1)):
        raise top.fault("phases", "1 から続く number の段階")
    if len(phases) > 9:
        raise top.fault("phases", "九つまでの段階")
    return phases


def _categories(top: Entry) -> tuple[CategoryTerm, ...]:
    """Return the categories of projects in the order of the plan."""
    items = top.entries("categories")
    top.unique("categories", items, lambda item: item.values.get("key"))
    if not items:
        raise top.fault("categories", "一つ以上の事業分類")
    return tuple(_category(item) for item in items)


def _category(item: Entry) -> CategoryTerm:
    """Return a category with the fields that its sheet has.

    Raises:
        UserError: a field that no sheet knows; a misspelt one would silently hide a value.
    """
    fields = item.texts("fields")
    for field in fields:
        if field not in SHEET_FIELDS:
            raise UserError(
                f"{spaced(item.place)}の fields に知らない項目 {field} があります。綴りを確かめてください。"
            )
    return CategoryTerm(item.choice("key", Category), item.text("name"), fields)


def _scores(top: Entry) -> tuple[ScoreTerm, ...]:
    """Return the scored aspects; internal ones (②経費) never leave the office (002, 図表2)."""
    items = top.entries("scores")
    top.unique("scores", items, lambda item: item.values.get("key"))
    return tuple(
        ScoreTerm(item.text("key"), item.text("name"), item.flag("internal"), _steps(item)) for item in items
    )


def _steps(item: Entry) -> dict[int, str]:
    """Return the words of a score's steps, best first.

    Raises:
        UserError: a step that is no number, or none at all.
    """
    steps = item.entry("steps")
    for key in steps.values:
        if not (key.isascii() and key.isdigit()):
            raise UserError(f"{spaced(steps.place)}の {key} は点数ではありません。数字を書いてください。")
    if not steps.values:
        raise item.fault("steps", "点数とその言葉")
    return {int(key): steps.text(key) for key in sorted(steps.values, key=int, reverse=True)}


def _grades(top: Entry) -> tuple[GradeBound, ...]:
    """Return the grades with the least total that earns each, best first (002, 図表2).

    Raises:
        UserError: the totals do not fall from grade to grade.
    """
    grades = tuple(GradeBound(item.text("grade"), item.integer("minimum")) for item in top.entries("grades"))
    bounds = [grade.minimum for grade in grades]
    if bounds != sorted(set(bounds), reverse=True):
        raise top.fault("grades", "良い順（minimum の大きい順）の評価")
    return grades


def _committees(top: Entry) -> tuple[CommitteeTerm, ...]:
    """Return the bodies that the plan is brought to."""
    items = top.entries("committees")
    top.unique("committees", items, lambda item: item.values.get("key"))
    return tuple(CommitteeTerm(item.text("key"), item.text("name")) for item in items)


def _choices(top: Entry, name: str, known: type[Status] | type[Outlook]) -> tuple[ChoiceTerm, ...]:
    """Return the choices of a field of the status report; nothing where the profile leaves them out.

    Raises:
        UserError: a key that the program does not know, or a code twice.
    """
    if name not in top.values:
        return ()
    items = top.entries(name)
    top.unique(name, items, lambda item: item.values.get("key"))
    top.unique(name, items, lambda item: item.values.get("code"))
    return tuple(
        ChoiceTerm(item.integer("code"), item.choice("key", known).value, item.text("name")) for item in items
    )
