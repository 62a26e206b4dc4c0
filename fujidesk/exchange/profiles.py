"""Reads plan profiles (TOML): from `resources/profiles/`, or from a file that the user names."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from fujidesk.domain.fields import SIMPLE_FIELDS
from fujidesk.domain.hearing_terms import STANDARD_HEARINGS
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import (
    STANDARD_OUTLOOKS,
    STANDARD_STATUSES,
    CategoryTerm,
    ChoiceTerm,
    CommitteeTerm,
    PhaseTerm,
    PlanProfile,
    ScoreTerm,
)
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.domain.reports import Outlook, Status
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, read_text, spaced
from fujidesk.exchange.profile_calendar import STANDARD_KEYS, calendar_terms, period_marks
from fujidesk.exchange.profile_faults import Faults
from fujidesk.exchange.profile_grades import grade_bounds
from fujidesk.exchange.profile_hearings import hearing_terms
from fujidesk.exchange.profile_levels import level_records
from fujidesk.exchange.profile_meetings import meeting_terms
from fujidesk.exchange.profile_terms import plan_terms, plan_words
from fujidesk.resources import resource

SUFFIX = ".toml"
SCORE_KEYS = ("progress", "cost", "content")
"""The three scores of a status report, in its order."""
FACTS_FOLDERS = ("plan",)
"""Folders in the program's resources with the facts of a register."""
SCORE_STEPS = range(1, 6)
"""The steps of every score, 5 the best (002, 図表2)."""
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,39}", re.ASCII)
SHEET_FIELDS = frozenset(field.partition(".")[0] for field in SIMPLE_FIELDS) | {"plan", "action"}
"""What a category may list: field keys, or the part of them before the first dot."""


def available_profiles() -> list[str]:
    """Return the keys of the profiles that ship with the program, sorted."""
    return sorted(path.stem for path in resource("profiles").glob(f"*{SUFFIX}"))


@dataclass(frozen=True)
class ProfileFile:
    """What a profile's file says: the profile, and the register that a plan begins with.

    levels: () where `facts` names a folder in the program's resources that has them, with the projects.
    """

    profile: PlanProfile
    levels: tuple[LevelRecord, ...] = ()
    facts: str = ""


def load_profile(key_or_path: str | Path) -> PlanProfile:
    """Return a profile by its key ("fuji") or from a TOML file.

    Raises:
        UserError: there is no such profile, or the file has a fault; says which file and key.
    """
    return read_profile(key_or_path).profile


def read_profile(key_or_path: str | Path) -> ProfileFile:
    """Return all that a profile's file says, by its key or from a TOML file.

    Raises:
        ProfileError: the file has faults; all of them are told.
        UserError: there is no such profile, or it is no TOML file.
        MachineError: the file cannot be read.
    """
    path = Path(key_or_path)
    if path.suffix.lower() != SUFFIX:
        known = available_profiles()
        if str(key_or_path) not in known:
            names = "、".join(known)
            raise UserError(f"計画プロファイル {key_or_path} はありません。使えるもの: {names}")
        path = resource("profiles", f"{key_or_path}{SUFFIX}")
    return profile_from_text(path.name, read_text(path))


def profile_from_text(name: str, text: str) -> ProfileFile:
    """Return what the text of a profile says; name: of its file, for the faults.

    Raises:
        ProfileError: the text has faults; all of them are told.
        UserError: it is no TOML.
    """
    return profile_from_values(name, _parsed(name, text))


def profile_from_values(name: str, values: Mapping[str, object]) -> ProfileFile:
    """Return what the values of a profile's file say; name: stands for the file in the faults.

    Raises:
        ProfileError: they have faults; all of them are told.
    """
    return _file(Entry(name, values))


def raw_values(path: Path) -> dict[str, object]:
    """Return what a profile's file holds, unchecked, for whoever mends it.

    Raises:
        UserError: it is missing, or no TOML file.
        MachineError: it cannot be read.
    """
    return _parsed(path.name, read_text(path))


def _parsed(name: str, text: str) -> dict[str, object]:
    """Return the values of a TOML text.

    Raises:
        UserError: it is no TOML.
    """
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise UserError(f"{name} は TOML として読めません（{error}）。書き方を直してください。") from error


def _file(top: Entry) -> ProfileFile:
    """Read the top table of a profile.

    Raises:
        ProfileError: with all faults.
    """
    faults = Faults()
    profile = _profile(top, faults)
    none: tuple[LevelRecord, ...] = ()
    levels = faults.take(lambda: level_records(top, profile.level_names), none)
    facts = faults.take(lambda: _facts(top), "")
    faults.refuse()
    return ProfileFile(profile, levels, facts)


def _profile(top: Entry, faults: Faults) -> PlanProfile:
    """Build a profile from the top table of its file; a part with a fault is left empty, its fault kept."""
    take = faults.take
    first, last = take(lambda: _period(top), (2000, 2000))
    names = {key: take(partial(top.text, key), "") for key in ("city", "plan_name", "short_name")}
    keys = [str(item.values.get("key")) for item in _listed(top, "meetings")]
    unread: tuple[ScoreTerm, ...] = ()
    return PlanProfile(
        key=take(lambda: _key(top), ""),
        **names,
        first_year=first,
        last_year=last,
        level_names=take(lambda: _level_names(top), ("",)),
        project_name=take(lambda: top.text("project_name"), ""),
        dx_name=take(lambda: top.text_or("dx_name", ""), ""),
        phases=take(lambda: _phases(top), ()),
        categories=take(lambda: _categories(top), ()),
        scores=(scores := take(lambda: _scores(top), unread)),
        grades=take(lambda: grade_bounds(top, scores), ()),
        committees=take(lambda: _committees(top), ()),
        statuses=take(lambda: _choices(top, "statuses", Status), ()) or STANDARD_STATUSES,
        outlooks=take(lambda: _choices(top, "outlooks", Outlook), ()) or STANDARD_OUTLOOKS,
        calendar=take(lambda: calendar_terms(top, keys or STANDARD_KEYS, faults), ()),
        period_marks=take(lambda: period_marks(top), ()),
        meetings=take(lambda: meeting_terms(top, faults), ()),
        terms=take(lambda: plan_terms(top, first, last), ()),
        words=take(lambda: plan_words(top), STANDARD_WORDS),
        hearings=take(lambda: hearing_terms(top), STANDARD_HEARINGS),
    )


def _facts(top: Entry) -> str:
    """Return the folder of facts that the register begins with, "" for a register of levels alone.

    Raises:
        UserError: the program has no such folder.
    """
    facts = top.text_or("facts", "")
    if facts and facts not in FACTS_FOLDERS:
        raise top.fault("facts", f"{'、'.join(FACTS_FOLDERS)} のどれか")
    return facts


def _listed(top: Entry, key: str) -> list[Entry]:
    """Return the list of tables below a key; nothing where it is missing, or no such list."""
    try:
        return top.entries(key)
    except UserError:
        return []


def _key(top: Entry) -> str:
    """Return the profile's own key, which files and workbooks are marked with.

    Raises:
        UserError: other than small letters, figures and hyphens.
    """
    key = top.text("key")
    if not _KEY.fullmatch(key):
        raise top.fault("key", "半角の英小文字・数字・ハイフン（40 文字まで）")
    return key


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
    """Return the scored aspects; internal ones (②経費) never leave the office (002, 図表2).

    Raises:
        UserError: not the three that a status report has, in its order; the middle one must be internal.
    """
    items = top.entries("scores")
    top.unique("scores", items, lambda item: item.values.get("key"))
    scores = tuple(
        ScoreTerm(item.text("key"), item.text("name"), item.flag("internal"), _steps(item)) for item in items
    )
    if tuple(score.key for score in scores) != SCORE_KEYS:
        raise top.fault("scores", f"{'、'.join(SCORE_KEYS)} の三つ（この順）")
    if not scores[SCORE_KEYS.index("cost")].internal:
        raise UserError(f"{spaced(items[1].place)}の internal は true にしてください。経費は外に出しません。")
    return scores


def _steps(item: Entry) -> dict[int, str]:
    """Return the words of a score's steps, best first.

    Raises:
        UserError: a step that is no number, or others than the five from 1 to 5 (002, 図表2), which the rules
            about oddities go by.
    """
    steps = item.entry("steps")
    for key in steps.values:
        if not (key.isascii() and key.isdigit()):
            raise UserError(f"{spaced(steps.place)}の {key} は点数ではありません。数字を書いてください。")
    if sorted(map(int, steps.values)) != list(SCORE_STEPS):
        raise item.fault("steps", "1 から 5 までの点数とその言葉")
    return {int(key): steps.text(key) for key in sorted(steps.values, key=int, reverse=True)}


def _committees(top: Entry) -> tuple[CommitteeTerm, ...]:
    """Return the bodies that the plan is brought to.

    Raises:
        UserError: none at all, or one twice.
    """
    items = top.entries("committees")
    if not items:
        raise top.fault("committees", "一つ以上の会議体")
    top.unique("committees", items, lambda item: item.values.get("key"))
    return tuple(
        CommitteeTerm(
            item.text("key"), item.text("name"), "is_person" in item.values and item.flag("is_person")
        )
        for item in items
    )


def _choices(top: Entry, name: str, known: type[Status] | type[Outlook]) -> tuple[ChoiceTerm, ...]:
    """Return the choices of a field of the status report; nothing where the profile leaves them out.

    Raises:
        UserError: a key that the program does not know, one that is missing, or a code twice.
    """
    if name not in top.values:
        return ()
    items = top.entries(name)
    top.unique(name, items, lambda item: item.values.get("key"))
    top.unique(name, items, lambda item: item.values.get("code"))
    found = tuple(
        ChoiceTerm(item.integer("code"), item.choice("key", known).value, item.text("name")) for item in items
    )
    missing = [choice.value for choice in known if choice.value not in {term.key for term in found}]
    if missing:
        raise UserError(
            f"{spaced(top.place)}の {name} に {'、'.join(missing)} がありません。言葉を書いてください。"
        )
    return found
