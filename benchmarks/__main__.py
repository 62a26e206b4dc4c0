"""Prints the table: `python -m benchmarks [startup importing …]`; all of NAMES without names.

What is ON_REQUEST has to be named. For `scale`: `--keep DIR` (databases stay there and are used again) and
`--cities 1,10,100,1741`.
"""

import argparse
import importlib
import os
import sys

from benchmarks.measuring import Row, table
from benchmarks.screens import use_offscreen

NAMES = (
    "startup",
    "built",
    "filtering",
    "importing",
    "issuing",
    "collecting",
    "evaluating",
    "drawing",
    "noting",
    "packing",
    "writing_plan",
    "presenting",
    "office_year",
    "next_plan",
    "publishing",
    "keeping",
    "memory",
    "killing",
)
ON_REQUEST = ("fuzzing", "scale")
"""Takes long, and a package that only Linux has; takes some ten minutes and 20 GB of disk."""


def main(arguments: list[str]) -> int:
    """Measure what is asked for, or all; 0 when every bound is kept, 1 otherwise, 2 on a wrong name."""
    wanted = _wanted(arguments)
    known = NAMES + ON_REQUEST
    unknown = set(wanted) - set(known)
    if unknown:
        print(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(known)}", file=sys.stderr)
        return 2
    use_offscreen()
    os.environ.setdefault("OPENPYXL_LXML", "False")  # as `fujidesk.app.main` has it
    rows: list[Row] = []
    for name in wanted or NAMES:
        rows += importlib.import_module(f"benchmarks.{name}").measure()
    print(table(rows))
    return 0 if all(row.holds for row in rows) else 1


def _wanted(arguments: list[str]) -> list[str]:
    """Return the names, and hand the options of `scale` on to it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep")
    parser.add_argument("--cities")
    options = parser.parse_args(arguments)
    for name, value in (("FUJIDESK_SCALE_KEEP", options.keep), ("FUJIDESK_SCALE_CITIES", options.cities)):
        if value is not None:
            os.environ[name] = value
    return list(options.names)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
