"""Fuzzes what somebody may give the program, guided by the lines that are reached (atheris, libFuzzer).

Not in the run without names: it takes FUJIDESK_FUZZ_SECONDS (60) for each target of `fuzz_targets`, and
atheris (extra `fuzzing`, Linux). The figure of a row is no time: inputs tried, against those
that came to a good end. An input that did not stays in `out/fuzzing/`; its trace is told.
"""

import importlib.util
import logging
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import Row

SECONDS = int(os.environ.get("FUJIDESK_FUZZ_SECONDS", "60"))
HUNG_S = 20
"""An input that takes longer is a fault."""
RSS_MIB = 2048
LARGEST = 200_000
"""Bytes of an input."""
FOUND = Path("out/fuzzing")
_TRIED = re.compile(r"stat::number_of_executed_units:\s*(\d+)")


def measure() -> list[Row]:
    """Fuzz all targets, or those of FUJIDESK_FUZZ_TARGETS; raises where the program failed at an input."""
    if importlib.util.find_spec("atheris") is None:
        print("fuzzing left out: atheris is not installed (pip install -c constraints.txt -e '.[fuzzing]')")
        return []
    from benchmarks.fuzz_targets import TARGETS  # late: the children load it, watched

    chosen = [name for name in os.environ.get("FUJIDESK_FUZZ_TARGETS", "").split(",") if name]
    rows, faults = [], []
    for name in chosen or TARGETS:
        tried, fault = _fuzzed(name)
        faults += [f"{name}: {fault}"] if fault else []
        rows.append(Row(f"fuzzing: {name}, inputs tried", tried, tried - bool(fault), "inputs", 1.0))
    if faults:
        raise AssertionError("\n\n".join(faults))
    return rows


def _fuzzed(name: str) -> tuple[int, str]:
    """Fuzz a target in a process of its own; returns the inputs tried and what went wrong, "" for nothing."""
    FOUND.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "benchmarks.fuzzing", name, folder, str(FOUND.resolve())]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (
            str(Path(__file__).parents[1]), os.environ.get("PYTHONPATH"))))}  # fmt: skip
        done = subprocess.run(command, capture_output=True, env=environment, check=False)
    told = done.stderr.decode(errors="replace")
    found = _TRIED.search(told)
    tried = int(found[1]) if found else 0
    print(f"fuzzing {name}: {tried:,} inputs", file=sys.stderr, flush=True)
    trace = done.stdout.decode(errors="replace")
    return tried, "" if done.returncode == 0 and tried else f"{trace[-6000:]}\n{told[-3000:]}"


def _child(name: str, folder: Path, found: Path) -> None:
    """Fuzz one target until its time is over; ends the process."""
    import atheris

    logging.disable()
    with atheris.instrument_imports(include=["fujidesk"]):
        from benchmarks.fuzz_targets import TARGETS

        target = TARGETS[name](folder)
        for seed in target.seeds:  # loads what is loaded when first used, watched as well
            target.run(seed)
    corpus = folder / "corpus"
    corpus.mkdir()
    for place, seed in enumerate(target.seeds):
        (corpus / f"seed{place}").write_bytes(seed)
    limits = [
        f"-max_total_time={SECONDS}",
        f"-timeout={HUNG_S}",
        f"-rss_limit_mb={RSS_MIB}",
        f"-max_len={LARGEST}",
    ]
    prefix = f"-artifact_prefix={found}/{name.replace(' ', '_')}-"
    atheris.Setup([sys.argv[0], str(corpus), *limits, prefix, "-print_final_stats=1"], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    _child(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
