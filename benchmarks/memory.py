"""Memory of the process after opening the list, in a process of its own for each size."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measuring import Row

SIZES = (202, 20_000)

_CHILD = """
import sys
from pathlib import Path
from fujidesk.app import main
code = main(["--db", sys.argv[1], "--data-dir", sys.argv[2], "--quit-when-ready"])
sys.stdout.flush()
status = Path("/proc/self/status").read_text()
print("peak", next(line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")))
sys.exit(code)
"""
"""Linux tells the peak of this process alone; `getrusage` would count what the parent had before `exec`."""


def _peak_mib(database: Path, folder: Path) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(database), str(folder)],
        capture_output=True, text=True, env=environment, check=True,
    )  # fmt: skip
    return int(done.stdout.rsplit("peak", 1)[1]) / 1024


def measure() -> list[Row]:
    """Compare the peak memory after opening 20,000 projects with that after 202."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        peaks = []
        for size in SIZES:
            database = folder / f"made-up-{size}.db"
            synthetic.build(database, size)
            peaks.append(_peak_mib(database, folder))
    return [Row("memory after opening 20,000 projects, against 202", peaks[1], peaks[0], "MiB", 3.0)]
