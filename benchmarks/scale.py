"""What a city pays beside 0, 9, 99 and 1,740 others in one database, in a file and on a server.

Each thing is done in a process of its own, by the city in the middle, in turn through all sizes, after a
first round that warms the caches; the middle of the rounds is compared with that of a single city. `--keep`
names a folder in which the databases stay and are found again.
"""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.cities import make_cities, mark_of_tables, plan_in_the_middle
from benchmarks.cluster import running_server
from benchmarks.measuring import Row
from fujidesk.domain.server_address import server_address
from fujidesk.paths import user_folders
from fujidesk.services.sample import make_sample

KEEP, CITIES = "FUJIDESK_SCALE_KEEP", "FUJIDESK_SCALE_CITIES"
"""What `--keep` and `--cities` of `python -m benchmarks` set."""
SIZES = (1, 10, 100, 1741)
"""1,741: all municipalities of Japan."""
YEARS = (2022, 2023, 2024, 2025, 2026)
THINGS = {
    "start": "start to the painted list",
    "list": "the list read",
    "search": "three searches",
    "evaluation": "evaluation of a year",
    "pack": "headquarters pack in all formats",
}
KINDS = {"file": "in a file", "server": "on a server"}
ROUNDS = 5
BOUND = 1.3
"""Issue 7, part 6."""


@dataclass(frozen=True, slots=True)
class Spent:
    """What a thing took in one process: milliseconds, and the peak of memory in MiB."""

    ms: float
    mib: float


Figures = dict[tuple[str, int], list[Spent]]
"""What each thing took with each number of cities, round by round."""
Places = dict[int, str]
"""The path or address of the database of each number of cities."""


def measure() -> list[Row]:
    """Measure in files and on a server; prints the table of all sizes on the way."""
    told = os.environ.get(CITIES)
    sizes = tuple(int(size) for size in told.split(",")) if told else SIZES
    kept = os.environ.get(KEEP)
    with _folder(kept) as folder:
        return measured(folder, sizes)


def measured(
    folder: Path, sizes: Sequence[int], rounds: int = ROUNDS, things: Sequence[str] = tuple(THINGS)
) -> list[Row]:
    """Return the rows of the last size against the first; databases that lie in the folder are used again."""
    rows = []
    source = folder / "one-city.db"
    if not source.exists():
        make_sample(source, YEARS)
    for kind in KINDS:
        with (_files if kind == "file" else _on_server)(folder, source, sizes) as places:
            figures = _figures(places, folder / f"profiles-{kind}", rounds, things)
        print(_table(kind, figures, sizes, things), flush=True)
        rows += _rows(kind, figures, (sizes[0], sizes[-1]), things)
    return rows


@contextmanager
def _folder(kept: str | None) -> Iterator[Path]:
    """Give the folder of the databases: one that is kept for as long as the tables stay, or one that goes."""
    if kept:
        folder = Path(kept, f"tables-{mark_of_tables()}")
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with TemporaryDirectory(prefix="fujidesk-scale-") as name:
        Path(name).chmod(0o755)  # the server does not run as root
        yield Path(name)


@contextmanager
def _files(folder: Path, source: Path, sizes: Sequence[int]) -> Iterator[Places]:
    """Give a file of each size, made where it is not there."""
    places = {}
    for size in sizes:
        path, draft = folder / f"cities-{size}.db", folder / f"cities-{size}.making"
        if not path.exists():
            draft.unlink(missing_ok=True)
            _telling(f"a file of {size:,} cities", lambda: make_cities(draft, size, source))  # noqa: B023
            draft.rename(path)
        places[size] = str(path)
    yield places


@contextmanager
def _on_server(folder: Path, source: Path, sizes: Sequence[int]) -> Iterator[Places]:
    """Give a database of each size on a server of our own, made where it is not there."""
    with running_server(folder / "server") as server:
        for size in sizes:
            if not server.has(f"cities{size}"):
                address = server_address(server.begin(f"cities{size}"))
                _telling(f"a database of {size:,} cities", lambda: make_cities(address, size, source))  # noqa: B023
                server.finish(f"cities{size}")
        yield {size: server.url(f"cities{size}") for size in sizes}


def _telling(what: str, work: Callable[[], object]) -> None:
    """Do the work and print how long it took."""
    begun = time.perf_counter()
    work()
    print(f"made {what} in {time.perf_counter() - begun:,.0f} s", file=sys.stderr, flush=True)


def _figures(places: Places, folder: Path, rounds: int, things: Sequence[str]) -> Figures:
    """Measure everything, in turn through the sizes; the first round is not kept."""
    figures: Figures = {(thing, size): [] for thing in things for size in places}
    for (
        size
    ) in places:  # with a folder of backups, as on any day but the first: it holds what was found sound
        user_folders(folder / str(size)).backups.mkdir(parents=True, exist_ok=True)
    for turn in range(rounds + 1):
        for thing in things:
            for size, place in places.items():
                spent = _spent(thing, place, plan_in_the_middle(size), folder / str(size))
                if turn:
                    figures[thing, size].append(spent)
    return figures


def _spent(thing: str, place: str, plan: int, profile: Path) -> Spent:
    """Do a thing in a process of its own."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [sys.executable, "-m", "benchmarks.scale_child", thing, place, str(plan), str(profile)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise RuntimeError(f"{thing} of {place} ended with {done.returncode}: {done.stderr[-2000:]}")
    ms, kib = done.stdout.split()[-2:]
    return Spent(float(ms), int(kib) / 1024)


def _middle(figures: Figures, thing: str, size: int) -> Spent:
    """Return the middle values of the rounds."""
    found = figures[thing, size]
    return Spent(statistics.median(item.ms for item in found), statistics.median(item.mib for item in found))


def _table(kind: str, figures: Figures, sizes: Sequence[int], things: Sequence[str]) -> str:
    """Return time and memory of all sizes as a Markdown table."""
    heads = [f"{size:,} {'city' if size == 1 else 'cities'}" for size in sizes]
    lines = [f"| {KINDS[kind]} | {' | '.join(heads)} |", f"|---|{'--:|' * len(sizes)}"]
    for thing in things:
        cells = [_middle(figures, thing, size) for size in sizes]
        shown = " | ".join(f"{cell.ms:,.1f} ms, {cell.mib:,.0f} MiB" for cell in cells)
        lines.append(f"| {THINGS[thing]} | {shown} |")
    return "\n".join(lines) + "\n"


def _rows(kind: str, figures: Figures, ends: tuple[int, int], things: Sequence[str]) -> list[Row]:
    """Return the rows of time and memory, the most cities against the fewest."""
    rows = []
    for thing in things:
        one, many = (_middle(figures, thing, size) for size in ends)
        name = f"{THINGS[thing]} {KINDS[kind]}, beside {ends[1]:,} cities in all, against {ends[0]:,}"
        rows.append(Row(name, many.ms, one.ms, "ms", BOUND))
        rows.append(Row("… its memory", many.mib, one.mib, "MiB", BOUND))
    return rows
