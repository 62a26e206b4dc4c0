"""Writes the change history as a workbook: who changed what, when, from what to what."""

from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.history_lines import HistoryFilter, HistoryLine
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook

_WIDTHS = (18.0, 20.0, 14.0, 12.0, 22.0, 36.0, 36.0, 28.0)
_COLUMNS = (
    Column("日時", "rt_code"), Column("だれが（PC）"), Column("対象", "rt_code"),
    Column("番号・名前", "rt_code"), Column("項目"), Column("前"), Column("後"), Column("操作"),
)  # fmt: skip
_CARE = "取扱注意　庁内限り（変更の履歴）"
_CELL = 32_000
"""Characters that a cell holds (Excel: 32,767)."""


def write_history(path: Path, lines: Sequence[HistoryLine], wanted: HistoryFilter, *, sample: bool) -> None:
    """Write entries in the given order, whole or not at all.

    Args:
        path: of the workbook.
        lines: entries in words.
        wanted: how they were narrowed, told on the sheet.
        sample: the data are made up, and every page says so.

    Raises:
        MachineError: the file cannot be written.
    """
    book = TableBook("変更の履歴", sample=sample, care=_CARE)
    sheet = book.add_sheet("変更の履歴", "変更の履歴", _WIDTHS)
    sheet.note(f"{filter_words(wanted)}　{len(lines):,} 件（新しい順）", "rt_plain")
    head = sheet.table(_COLUMNS, [_row(line) for line in lines])
    sheet.finish(landscape=True, head=head, is_list=True)
    replace_with_bytes(path, book.data())


def filter_words(wanted: HistoryFilter) -> str:
    """Return how entries were narrowed: 「番号 1-1-1　2026-04-01 から」; 「すべて」 where they were not."""
    parts = (
        f"番号・名前 {wanted.key}" if wanted.key else "", f"{wanted.who} の変更" if wanted.who else "",
        f"{wanted.first} から" if wanted.first else "", f"{wanted.last} まで" if wanted.last else "",
    )  # fmt: skip
    return "　".join(filter(None, parts)) or "すべて"


def _row(line: HistoryLine) -> Sequence[str]:
    """Return the row of an entry."""
    at = line.at[:19].replace("T", " ")
    return (
        at, line.who, line.what, line.key, line.field, line.before[:_CELL], line.after[:_CELL], line.label,
    )  # fmt: skip
