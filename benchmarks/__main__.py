"""Prints the table: `python -m benchmarks [startup importing …]`; all of NAMES without names.

What is ON_REQUEST has to be named.
"""

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
ON_REQUEST = ("fuzzing",)
"""Takes long, and a package that only Linux has."""


def main(wanted: list[str]) -> int:
    """Measure what is asked for, or all; 0 when every bound is kept, 1 otherwise, 2 on a wrong name."""
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


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
