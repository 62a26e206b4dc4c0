"""Reads what a profile says of the register to begin with: its levels, or the facts that ship."""

import re
from collections.abc import Sequence

from fujidesk.domain.records import LevelRecord
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, spaced

_CODES = (re.compile(r"[1-9]\d{0,2}", re.ASCII), re.compile(r"[1-9]\d{0,2}\.[1-9]\d{0,4}", re.ASCII))
"""A code of the first and of the second level, as `domain.numbers` has them."""
MOST_LEVELS = 500


def level_records(top: Entry, names: Sequence[str]) -> tuple[LevelRecord, ...]:
    """Return the entries of [[levels]] in order: what projects stand under; none beside `facts`.

    Args:
        top: the profile's top table.
        names: of the levels, top first; they say how deep the plan is.

    Raises:
        UserError: none, a code twice or of another shape, or one whose upper level is missing.
    """
    if "levels" not in top.values and top.text_or("facts", ""):
        return ()
    items = top.entries("levels")
    if not 0 < len(items) <= MOST_LEVELS:
        raise top.fault("levels", f"1 から {MOST_LEVELS} までの{names[0]}")
    top.unique("levels", items, lambda item: item.values.get("code"))
    found = tuple(_level(item, names) for item in items)
    codes = {level.code for level in found}
    for item, level in zip(items, found, strict=True):
        if level.parent and level.parent not in codes:
            raise UserError(
                f"{spaced(item.place)}の {level.code} の上の{names[0]} {level.parent} がありません。"
                "先に書いてください。"
            )
    if len(names) > 1 and not any(level.parent for level in found):
        raise top.fault("levels", f"{names[1]}（1.1 のような code）を一つ以上")
    return found


def _level(item: Entry, names: Sequence[str]) -> LevelRecord:
    """Return one level.

    Raises:
        UserError: as `level_records`.
    """
    code = item.text("code")
    depth = code.count(".")
    if depth >= len(names) or not _CODES[depth].fullmatch(code):
        raise item.fault("code", "半角の数字（例 1" + ("、1.1）" if len(names) > 1 else "）"))
    counts = item.flag("counts_as_measure") if "counts_as_measure" in item.values else True
    return LevelRecord(code, item.text("title"), code.partition(".")[0] if depth else "", counts)
