"""Editing a plan profile as the values of its file: begun from a plan, checked at each change, then kept.

What is edited may be at fault at any time; only what has no fault is written.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import UserError
from fujidesk.exchange.profile_faults import ProfileError
from fujidesk.exchange.profile_write import profile_values, write_values
from fujidesk.exchange.profiles import SUFFIX, profile_from_values, raw_values

PLACE = "プロファイル"
"""Stands for the file in the sentences about faults."""


def values_of_plan(profile: PlanProfile, levels: Sequence[LevelRecord]) -> dict[str, Any]:
    """Return the values of a plan that is open, as its file would hold them."""
    return deepcopy(profile_values(profile, levels))


def values_of_file(path: Path) -> dict[str, Any]:
    """Return the values of a profile's file, whatever faults they have.

    Raises:
        UserError: it is missing, or no TOML file.
        MachineError: it cannot be read.
    """
    return dict(raw_values(path))


def faults_of(values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what is wrong, a sentence each with the place; () where nothing is."""
    try:
        profile_from_values(PLACE, values)
    except ProfileError as error:
        return error.faults
    return ()


def save_values(path: Path, values: dict[str, Any]) -> None:
    """Write values without a fault as a profile's file.

    Raises:
        UserError: they have a fault, or the name does not end in .toml.
        MachineError: the file cannot be written.
    """
    faults = faults_of(values)
    if faults:
        raise UserError(f"誤りが {len(faults)} 件あるため保存できません。{faults[0]}")
    if path.suffix.lower() != SUFFIX:
        raise UserError(f"「{path.name}」の名前の終わりを {SUFFIX} にしてください。")
    write_values(path, values)
