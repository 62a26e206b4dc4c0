"""What an import found as a file to hand round: differences, disagreements, faults."""

import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fujidesk.domain.changes import Difference, Disagreement, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_mark import SAMPLE_KEY, SAMPLE_WORD, marked
from fujidesk.exchange.register_read import Fault
from fujidesk.exchange.workbook_format import (
    Page,
    add_looks,
    cell_at,
    clean_text,
    letter_of,
    put_text,
    set_height,
    set_maker,
    set_page,
    text_height_pt,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True)
class ImportReport:
    """What an import found. sources: names of the files that were read; sample: the register is made up."""

    sources: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    faults: tuple[Fault, ...] = ()
    sample: bool = False


def report_json(report: ImportReport) -> bytes:
    """Return the report as JSON (UTF-8): sources, differences, disagreements, faults."""
    mark: dict[str, JsonValue] = {SAMPLE_KEY: True} if report.sample else {}
    content = mark | {
        "sources": list(report.sources),
        "differences": [_difference(item) for item in report.differences],
        "disagreements": [_disagreement(item) for item in report.disagreements],
        "faults": [
            {"sheet": item.sheet, "cell": item.cell, "message": item.message} for item in report.faults
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _difference(item: Difference) -> JsonValue:
    """Return a difference as JSON; before and after are the stored values, not words."""
    change = item.change
    return {
        "number": change.key,
        "field": change.field,
        "label": field_label(change.field),
        "before": change.before,
        "after": change.after,
        "note": item.note,
    }


def _disagreement(item: Disagreement) -> JsonValue:
    """Return a disagreement as JSON, with what each place of the document says and its 1-based line."""
    return {
        "number": item.number,
        "field": item.field,
        "label": field_label(item.field),
        "statements": [
            {"place": told.place, "text": told.text, "line": told.line} for told in item.statements
        ],
        "taken": item.taken,
        "reason": item.reason,
        "settled": item.settled,
    }


def report_workbook(report: ImportReport, profile: PlanProfile) -> bytes:
    """Return the report as a workbook, one sheet for each kind of result, ready for A4."""
    from openpyxl import Workbook  # late: heavy

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    add_looks(workbook)
    set_maker(workbook, marked("取り込みの結果", report.sample))
    for table in (_disagreement_table(report), _difference_table(report, profile), _fault_table(report)):
        if table.rows or table.title == _MAIN:
            title = f"{table.title}（{SAMPLE_WORD}）" if report.sample else table.title
            header = marked(f"{table.title}　{'、'.join(report.sources)}", report.sample)
            _write_table(workbook.create_sheet(title), table, header)
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


_MAIN = "食い違い"


@dataclass(frozen=True)
class _Table:
    """A sheet of the report: headings with their widths in column units, and rows of texts."""

    title: str
    columns: tuple[tuple[str, float], ...]
    rows: Sequence[tuple[str, ...]]


def _disagreement_table(report: ImportReport) -> _Table:
    """Return the disagreements as a table, one row each; the places stand below each other in one cell."""
    columns = (
        ("番号", 9.0), ("項目", 20.0), ("状態", 8.0), ("各所の記載", 52.0),
        ("採用した値", 24.0), ("理由", 36.0),
    )  # fmt: skip
    rows = [
        (
            item.number, field_label(item.field), "確定" if item.settled else "未確定",
            "\n".join(_statements(item)), item.taken, item.reason,
        )
        for item in report.disagreements
    ]  # fmt: skip
    return _Table(_MAIN, columns, rows)


def _statements(item: Disagreement) -> Iterable[str]:
    """Yield what each place says with the line where it stands in the document."""
    for told in item.statements:
        line = "" if told.line is None else f"（{told.line} 行目）"
        yield f"{told.place}{line}：{told.text}"


def _difference_table(report: ImportReport, profile: PlanProfile) -> _Table:
    """Return the differences in words of the plan, as the import dialog shows them."""
    columns = (("番号", 9.0), ("項目", 22.0), ("台帳", 46.0), ("取り込む値", 46.0), ("備考", 26.0))
    rows = [
        (
            item.change.key, field_label(item.change.field),
            describe_value(item.change.field, item.change.before, profile),
            describe_value(item.change.field, item.change.after, profile), item.note,
        )
        for item in report.differences
    ]  # fmt: skip
    return _Table("台帳との違い", columns, rows)


def _fault_table(report: ImportReport) -> _Table:
    """Return what has to be put right in a workbook, with sheet and cell."""
    columns = (("シート", 24.0), ("セル", 9.0), ("内容", 110.0))
    rows = [(item.sheet, item.cell, item.message) for item in report.faults]
    return _Table("直すところ", columns, rows)


def _write_table(sheet: "Worksheet", table: _Table, header: str) -> None:
    """Fill a sheet with a table: heading frozen, filtered and repeated on paper.

    Rows are as tall as their longest text, so that nothing is hidden on paper.
    """
    for place, (heading, width) in enumerate(table.columns, start=1):
        cell = cell_at(sheet, 1, place)
        cell.style = "fd_head"
        put_text(cell, heading)
        sheet.column_dimensions[letter_of(place)].width = width
    for row, texts in enumerate(table.rows, start=2):
        height = 18.0
        for place, text in enumerate(texts, start=1):
            shown = clean_text(text)[:32_000]
            cell = cell_at(sheet, row, place)
            cell.style = "fd_list"
            put_text(cell, shown)
            height = max(height, text_height_pt(shown, table.columns[place - 1][1], 8.5))
        set_height(sheet, row, height)
    area = f"A1:{letter_of(len(table.columns))}{len(table.rows) + 1}"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = area
    set_page(sheet, Page(area, landscape=True, header=header, title_rows="1:1"))
