"""What a new database begins with: a city's profile and its first register; and profiles as files.

Cities differ by data alone (`resources/profiles/*.toml`, or a file that the user names).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.profile import STANDARD_PROFILE, PlanProfile
from fujidesk.domain.records import LevelRecord, RegisterContent
from fujidesk.errors import UserError
from fujidesk.exchange.facts import load_facts
from fujidesk.exchange.profile_faults import ProfileError
from fujidesk.exchange.profile_write import write_profile
from fujidesk.exchange.profiles import SUFFIX, ProfileFile, available_profiles, read_profile
from fujidesk.resources import resource


@dataclass(frozen=True, slots=True)
class CityChoice:
    """A profile that ships, to be chosen at the first start.

    projects: that its register begins with, 0 for an empty one.
    """

    key: str
    city: str
    plan_name: str
    first_year: int
    last_year: int
    projects: int


def plan_start(key_or_path: str | Path) -> tuple[PlanProfile, RegisterContent]:
    """Return profile and register that a new database begins with.

    Raises:
        UserError: there is no such profile, or it has faults.
        MachineError: its file cannot be read.
    """
    found = read_profile(key_or_path)
    return found.profile, _content(found)


def city_choices() -> list[CityChoice]:
    """Return the cities whose profiles ship, the one of the shipped database first."""
    keys = sorted(available_profiles(), key=lambda key: (key != STANDARD_PROFILE, key))
    return [_choice(key) for key in keys]


def profile_faults(key_or_path: str | Path) -> tuple[str, ...]:
    """Return what is wrong in a profile, a sentence each with the place; () where nothing is.

    Raises:
        UserError: there is no such profile, or it is no TOML file.
        MachineError: the file cannot be read.
    """
    try:
        read_profile(key_or_path)
    except ProfileError as error:
        return error.faults
    return ()


def export_profile(path: Path, profile: PlanProfile, levels: Sequence[LevelRecord]) -> None:
    """Write a plan's profile, with the levels of its register, as a file that `plan_start` reads.

    Raises:
        UserError: the name does not end in .toml.
        MachineError: the file cannot be written.
    """
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"「{path.name}」の名前の終わりを {SUFFIX} にしてください。")
    write_profile(path, profile, levels)


def _choice(key: str) -> CityChoice:
    """Return a shipped profile with how many projects it brings."""
    found = read_profile(key)
    profile = found.profile
    projects = len(_content(found).projects)
    return CityChoice(key, profile.city, profile.plan_name, profile.first_year, profile.last_year, projects)


def _content(found: ProfileFile) -> RegisterContent:
    """Return the register that a profile begins with."""
    if found.facts:
        return load_facts(resource(found.facts))
    return RegisterContent(found.levels, (), ())
