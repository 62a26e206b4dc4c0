"""What an import found as a file to hand round: differences, disagreements, faults."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fujidesk.domain.changes import Difference, Disagreement, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.exchange.register_read import Fault
from fujidesk.exchange.text_lists import TextList, lists_workbook


@dataclass(frozen=True)
class ImportReport:
    """What an import found. sources: names of the files that were read; sample: the register is made up."""

    sources: tuple[str, ...]
    differences: tuple[Difference, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    faults: tuple[Fault, ...] = ()
    sample: bool = False


def report_json(report: ImportReport) -> bytes:
    """Return the report as JSON (UTF-8): sources, differences, disagreements, faults.

    Faults carry sheet and cell, disagreements the 1-based lines of the document. What cannot be encoded
    becomes "?" rather than losing the report.
    """
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
    """Return a difference as JSON; before and after are the stored values, not words.

    A script can so compare them with what `projects --format json` gives.
    """
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
    """Return the report as a workbook, one sheet for each kind of result, ready for A4.

    Kinds without any result have no sheet, but the disagreements always have: an empty one says that there
    were none.
    """
    found = (_disagreement_list(report), _difference_list(report, profile), _fault_list(report))
    shown = [item for item in found if item.rows or item.title == _MAIN]
    return lists_workbook("取り込みの結果", shown, sample=report.sample)


_MAIN = "食い違い"


def _list(
    report: ImportReport, title: str, columns: Sequence[tuple[str, float]], rows: Sequence[Sequence[str]]
) -> TextList:
    """Return a sheet of the report; its pages name the files that were read."""
    return TextList(title, f"{title}　{'、'.join(report.sources)}", columns, rows)


def _disagreement_list(report: ImportReport) -> TextList:
    """Return the disagreements, one row each; the places stand below each other in one cell.

    未確定 are those that the office has still to decide; the others say by which rule they were.
    """
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
    return _list(report, _MAIN, columns, rows)


def _statements(item: Disagreement) -> Iterable[str]:
    """Yield what each place says with the line where it stands in the document."""
    for told in item.statements:
        line = "" if told.line is None else f"（{told.line} 行目）"
        yield f"{told.place}{line}：{told.text}"


def _difference_list(report: ImportReport, profile: PlanProfile) -> TextList:
    """Return the differences in words of the plan, as the import dialog shows them.

    台帳 is what the register holds now, 取り込む値 what the file says.
    """
    columns = (("番号", 9.0), ("項目", 22.0), ("台帳", 46.0), ("取り込む値", 46.0), ("備考", 26.0))
    rows = [
        (
            item.change.key, field_label(item.change.field),
            describe_value(item.change.field, item.change.before, profile),
            describe_value(item.change.field, item.change.after, profile), item.note,
        )
        for item in report.differences
    ]  # fmt: skip
    return _list(report, "台帳との違い", columns, rows)


def _fault_list(report: ImportReport) -> TextList:
    """Return what has to be put right in a workbook, with sheet and cell.

    All of them at once: whoever mends a workbook does it in one go.
    """
    columns = (("シート", 24.0), ("セル", 9.0), ("内容", 110.0))
    rows = [(item.sheet, item.cell, item.message) for item in report.faults]
    return _list(report, "直すところ", columns, rows)
