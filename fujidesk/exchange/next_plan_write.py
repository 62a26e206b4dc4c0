"""Writes 新旧対照表 as a workbook that prints: every project of the plan in force with what becomes of it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.next_plan.correspondence import Correspondence
from fujidesk.domain.next_plan.records import PlanDraft
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook

_COLUMNS = (
    (Column("旧番号", "rt_code"), 9.0), (Column("いまの計画の事業"), 34.0), (Column("扱い", "rt_code"), 8.0),
    (Column("新番号", "rt_code"), 9.0), (Column("次期計画の事業"), 34.0), (Column("理由"), 34.0),
)  # fmt: skip


def write_correspondence(
    path: Path, draft: PlanDraft, lines: Sequence[Correspondence], today: dt.date, *, sample: bool
) -> None:
    """Write the table, whole or not at all; today: the day that the sheet names.

    Raises:
        MachineError: the file cannot be written.
    """
    book = TableBook(f"{draft.name} 新旧対照表", sample=sample)
    sheet = book.add_sheet("新旧対照表", "新旧対照表", [width for _, width in _COLUMNS])
    period = f"{long_year(draft.fiscal_year)}～{long_year(draft.last_year)}"
    state = f"{era_day(dt.date.fromisoformat(draft.approved_at[:10]))} 承認" if draft.is_approved else "案"
    sheet.note(f"{draft.name}（{period}、{state}）　{era_day(today)}現在　{len(lines):,} 行")
    rows = [
        (line.old_number, line.old_title, line.fate_word, line.new_number, line.new_title, line.reason)
        for line in lines
    ]
    head = sheet.table([column for column, _ in _COLUMNS], rows)
    sheet.finish(landscape=True, head=head, is_list=True)
    replace_with_bytes(path, book.data())
