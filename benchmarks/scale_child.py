"""One thing that a city does, in a process of its own.

`python -m benchmarks.scale_child WHAT DATABASE PLAN FOLDER` prints the milliseconds (at the start: since the
process began; else the shortest of some rounds after a first one), then the peak of its memory in KiB.
"""

import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

YEAR = 2025
WORDS = ("窓口", "電子 申請", "道路")
ROUNDS = {"list": 15, "search": 15, "evaluation": 9, "pack": 1}


def _start(place: str, plan: str, folder: Path) -> int:
    """Open the window on a plan, print the time when its list is painted, and close it."""
    from fujidesk.app import main

    return main(["--db", place, "--plan", plan, "--data-dir", str(folder), "--quit-when-ready"])


def _work(what: str, place: str, plan: str, folder: Path) -> float:
    """Do the thing some times; returns the shortest time in milliseconds."""
    from fujidesk.domain.server_address import server_address
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    address = server_address(place) if "://" in place else Path(place)
    with closing(open_workspace(address, user_folders(folder), plan=plan)) as workspace:
        works: dict[str, Callable[[], object]] = {
            "list": workspace.registry.rows,
            "search": lambda: [workspace.search.find(words) for words in WORDS],
            "evaluation": lambda: workspace.evaluation.json_text(YEAR),
            "pack": lambda: workspace.pack_files.write("honbu", YEAR, folder / "pack"),
        }
        works[what]()
        spent = []
        for _ in range(ROUNDS[what]):
            begun = time.perf_counter()
            works[what]()
            spent.append((time.perf_counter() - begun) * 1000)
        return min(spent)


def _peak_kib() -> str:
    """Return the peak of this process alone; `getrusage` would count what the parent had before `exec`."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM"))


def main(what: str, place: str, plan: str, folder: str) -> int:
    """Do it and print what it took."""
    code = 0
    if what == "start":
        code = _start(place, plan, Path(folder))
    else:
        print(f"{_work(what, place, plan, Path(folder)):.3f}")
    print(_peak_kib())
    return code


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
