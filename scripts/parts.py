"""Which packages the program consists of, directly or through others, with their pinned versions.

The names come from pyproject.toml, the links from the metadata of what is installed, the versions from
constraints.txt. Markers are judged for the machine that is meant, which need not be the one that asks.
"""

import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).resolve().parent.parent
WINDOWS = {
    "implementation_name": "cpython", "os_name": "nt", "platform_machine": "AMD64",
    "platform_python_implementation": "CPython", "platform_system": "Windows", "python_version": "3.11",
    "python_full_version": "3.11.9", "sys_platform": "win32",
}  # fmt: skip
"""What markers say of the clerks' PCs: Windows on 64 bits, CPython 3.11."""

Requires = Callable[[str], Sequence[str]]


class PartsError(Exception):
    """The parts do not fit together; the message says which and what to do."""


@dataclass(frozen=True)
class Part:
    """A package at its pinned version; requires: names of the parts that it needs itself."""

    name: str
    version: str
    requires: tuple[str, ...] = ()

    @property
    def pin(self) -> str:
        """As pip takes it."""
        return f"{self.name}=={self.version}"


def pinned(constraints: str) -> dict[str, tuple[str, str]]:
    """Return name and version as they are written, by the normalised name.

    Raises:
        PartsError: a line pins no version, or two lines pin different ones.
    """
    found: dict[str, tuple[str, str]] = {}
    for line in constraints.splitlines():
        text = line.partition("#")[0].strip()
        if not text:
            continue
        name, mark, version = text.partition("==")
        key = canonicalize_name(name)
        if not mark or found.get(key, (name, version))[1] != version:
            raise PartsError(f"constraints.txt: {text} must pin one version (name==version).")
        found[key] = (name, version)
    return found


def wanted(project: str, extras: Iterable[str] = ()) -> list[str]:
    """Return the requirements of a pyproject.toml, and those of some extras."""
    table = tomllib.loads(project)["project"]
    optional = table.get("optional-dependencies", {})
    return [*table["dependencies"], *(line for extra in extras for line in optional[extra])]


def parts_of(
    requirements: Iterable[str], pins: Mapping[str, tuple[str, str]], requires: Requires,
    environment: Mapping[str, str],
) -> list[Part]:  # fmt: skip
    """Return all parts that some requirements bring in, by name.

    requires: gives the requirements of an installed package. environment: what markers are judged by.

    Raises:
        PartsError: a part is not pinned; the list would say nothing of its version.
    """
    waiting = [Requirement(line) for line in requirements]
    asked, needs = dict[str, set[str]](), dict[str, set[str]]()
    while waiting:
        requirement = waiting.pop()
        key = canonicalize_name(requirement.name)
        if key not in pins:
            raise PartsError(f"{key} is needed but not pinned: add it to constraints.txt.")
        extras = {"", *requirement.extras} - asked.setdefault(key, set())
        asked[key] |= extras
        lines = [Requirement(line) for line in requires(key)] if extras else []
        needed = [one for one in lines if any(_holds(one, environment, extra) for extra in extras)]
        needs.setdefault(key, set()).update(canonicalize_name(one.name) for one in needed)
        waiting += needed
    return [Part(*pins[key], tuple(sorted(needs[key]))) for key in sorted(needs)]


def program_parts(environment: Mapping[str, str] | None = None, extras: Iterable[str] = ()) -> list[Part]:
    """Return the parts of this program, for this machine or for another one.

    Raises:
        PartsError: as `parts_of`, and where a direct dependency is not installed here.
    """
    here = {name: str(value) for name, value in default_environment().items()}
    chosen = {**here, **(environment or {})}
    project = (HERE / "pyproject.toml").read_text(encoding="utf-8")
    pins = pinned((HERE / "constraints.txt").read_text(encoding="utf-8"))
    lines = wanted(project, extras)
    absent = [name for name in (Requirement(line).name for line in lines) if not _is_installed(name)]
    if absent:
        raise PartsError(f"{', '.join(absent)} must be installed here: what it needs is read from it.")
    return parts_of(lines, pins, installed_requires, chosen)


def installed_requires(name: str) -> list[str]:
    """Return what an installed package requires; nothing of one for another system, which nobody has here."""
    try:
        return metadata.requires(name) or []
    except metadata.PackageNotFoundError:
        return []


def _is_installed(name: str) -> bool:
    """Tell whether a package is installed here."""
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _holds(requirement: Requirement, environment: Mapping[str, str], extra: str) -> bool:
    """Tell whether a requirement is meant for a machine, and for an extra ("": for all)."""
    return requirement.marker is None or requirement.marker.evaluate({**environment, "extra": extra})
