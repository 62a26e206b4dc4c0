"""The start of the built folder against that of the source checkout, both to a painted list of 202 projects.

FUJIDESK_BUILT names the folder; without it one is built first, which takes a minute.
"""

import importlib.util
import os
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import Row
from benchmarks.startup import ROUNDS, until_first_line_ms

_HERE = Path(__file__).resolve().parent.parent


def measure() -> list[Row]:
    """Start both in turn; compare the medians. No row where nothing can be built (extra `build`)."""
    given = os.environ.get("FUJIDESK_BUILT")
    if given:
        return [_row(Path(given))]
    if importlib.util.find_spec("PyInstaller") is None:
        print("built: no row, the extra `build` is not installed", file=sys.stderr)
        return []
    with tempfile.TemporaryDirectory() as place:
        options = [
            "--noconfirm",
            "--log-level",
            "ERROR",
            "--workpath",
            f"{place}/work",
            "--distpath",
            f"{place}/dist",
        ]
        subprocess.run(
            [sys.executable, "-m", "PyInstaller", *options, "build_spec.spec"], cwd=_HERE, check=True
        )
        return [_row(next(Path(place, "dist").iterdir()))]


def _row(folder: Path) -> Row:
    """Measure one built folder."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    program = folder / ("fujidesk.exe" if os.name == "nt" else "fujidesk")
    with tempfile.TemporaryDirectory() as data:
        options = ["--data-dir", data, "--quit-when-ready"]
        commands = [[str(program), *options], [sys.executable, "-m", "fujidesk", *options]]
        for command in commands:
            until_first_line_ms(command, environment)
        spent: list[list[float]] = [[], []]
        for _ in range(ROUNDS):
            for at, command in enumerate(commands):
                spent[at].append(until_first_line_ms(command, environment))
    built, source = map(statistics.median, spent)
    return Row("start of the built folder, against the source checkout", built, source, "ms", 1.5)
