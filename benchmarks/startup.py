"""From the start of the process to a painted, usable list of 202 projects."""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Row

ROUNDS = 9


def until_first_line_ms(command: list[str], environment: dict[str, str]) -> float:
    """Return the milliseconds from starting a command to its first line."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as child:
        assert child.stdout is not None
        line = child.stdout.readline()
        spent = (time.perf_counter() - start) * 1000
        child.stdout.read()
    if child.returncode != 0 or not line.strip():
        raise RuntimeError(f"{command} ended with {child.returncode}")
    return spent


def measure() -> list[Row]:
    """Start both in turn, so that both meet the same state of the machine; compare the medians."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as folder:
        ours = [sys.executable, "-m", "fujidesk", "--data-dir", folder, "--quit-when-ready"]
        bare = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
        for command in (ours, bare):  # the first start copies the database and compiles the modules
            until_first_line_ms(command, environment)
        spent: tuple[list[float], list[float]] = ([], [])
        for _ in range(ROUNDS):
            spent[0].append(until_first_line_ms(ours, environment))
            spent[1].append(until_first_line_ms(bare, environment))
    return [
        Row(
            "process start to a painted list of 202 projects",
            statistics.median(spent[0]),
            statistics.median(spent[1]),
            "ms",
            2.0,
        )
    ]
