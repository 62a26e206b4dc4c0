"""What a collection of returns found, as a file to hand round: every answer and problem with its place."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import OUTCOME_NAMES, Answer, Outcome, Reply, ReplyKind
from fujidesk.domain.reports import answer_label
from fujidesk.domain.sample_mark import SAMPLE_KEY, SAMPLE_WORD
from fujidesk.errors import UserError
from fujidesk.exchange.register_text import plain_cell
from fujidesk.exchange.text_lists import TextList, lists_workbook

_COLUMNS = {
    "file": "ファイル", "department": "部署", "sheet": "シート", "cell": "セル", "number": "番号",
    "field": "項目", "outcome": "結果", "before": "いまの値", "written": "書かれた内容",
    "after": "取り込む値", "reading": "読み取り", "problem": "問題", "allowed": "入れられる値",
}  # fmt: skip
"""Key and heading of each column of a data file."""
_NOTE = "note"
_SHEET_COLUMNS = (
    ("file", "ファイル", 16.0), ("department", "部署", 11.0), ("sheet", "シート", 8.0),
    ("cell", "セル", 6.0), ("number", "番号", 8.0), ("field", "項目", 13.0), ("outcome", "結果", 12.0),
    ("before", "いまの値", 13.0),
    ("written", "書かれた内容", 17.0), ("after", "取り込む値", 14.0), (_NOTE, "説明", 46.0),
)  # fmt: skip
"""Key, heading and width of each column of the workbook, with reading, problem and what is allowed in one."""
_PROBLEM, _REFUSED, _OLDER = "問題", "受け付けない", "古い回答"
_TITLE = "回収の結果"
_UNREAD = "読まない"
_OPEN = frozenset(
    (_PROBLEM, _REFUSED, _OLDER, _UNREAD, OUTCOME_NAMES[Outcome.CHECK], OUTCOME_NAMES[Outcome.REFUSED])
)
"""Results that the office has to look at."""


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the report: texts by column key."""

    texts: dict[str, str]


def report_bytes(
    replies: Sequence[Reply], skipped: Sequence[str], suffix: str, profile: PlanProfile, *, sample: bool
) -> bytes:
    """Return the report as the bytes of a file.

    Args:
        replies: that were read.
        skipped: sentences about files that were not read.
        suffix: of the file: .xlsx, .json or .csv.
        profile: of the plan, for the words of values.
        sample: the register is made up.

    Raises:
        UserError: another ending.
    """
    lines = [
        *_lines(replies, profile),
        *(_Line({"outcome": _UNREAD, "problem": text}) for text in skipped),
    ]
    if suffix.lower() == ".json":
        return _json(lines, sample=sample)
    if suffix.lower() == ".csv":
        return _csv(lines, sample=sample)
    if suffix.lower() == ".xlsx":
        return _workbook(lines, sample=sample)
    raise UserError(
        f"結果の一覧の形式「{suffix or '（なし）'}」は書き出せません。"
        ".xlsx、.json、.csv のどれかにしてください。"
    )


def _lines(replies: Iterable[Reply], profile: PlanProfile) -> Iterator[_Line]:
    """Yield the rows: what is wrong with a file first, then its answers in their order."""
    for reply in replies:
        base = {"file": reply.name, "department": "・".join(reply.departments)}
        if reply.refusal:
            yield _Line({**base, "outcome": _REFUSED, "problem": reply.refusal})
        if reply.is_superseded:
            text = "より新しい回答があるため、取り込みません（保存はします）。"
            yield _Line({**base, "outcome": _OLDER, "problem": text})
        for item in reply.problems:
            yield _Line(
                {
                    **base, "sheet": item.sheet, "cell": item.cell, "number": item.number,
                    "outcome": _PROBLEM, "problem": item.text, "allowed": item.allowed,
                }
            )  # fmt: skip
        for answer in reply.answers:
            yield _Line({**base, **_answer_texts(reply, answer, profile)})
        for proposal in reply.proposals:
            yield _Line({**base, "field": "新規事業", "outcome": "新規", "after": proposal.title})


def _answer_texts(reply: Reply, answer: Answer, profile: PlanProfile) -> dict[str, str]:
    """Return the texts of one answer.

    before and after are empty where nothing is to be taken: the same as stored, or refused.
    """
    before = after = ""
    if answer.change is not None:
        before = _described(answer.change.field, answer.change.before, profile)
        after = _described(answer.change.field, answer.change.after, profile)
    field = "照会への回答" if reply.kind is ReplyKind.INQUIRY else answer_label(answer.name, profile)
    return {
        "sheet": answer.sheet, "cell": answer.cell, "number": answer.number, "field": field,
        "outcome": OUTCOME_NAMES[answer.outcome], "before": before, "written": answer.written, "after": after,
        "reading": answer.reading, "problem": answer.problem, "allowed": answer.allowed,
    }  # fmt: skip


def _described(field: str, value: JsonValue, profile: PlanProfile) -> str:
    """Return a value in the words of the plan; of an inquiry its answer."""
    if isinstance(value, dict) and "answer" in value:
        return str(value["answer"])
    return describe_value(field, value, profile)


def _json(lines: Sequence[_Line], *, sample: bool) -> bytes:
    """Return the rows as JSON (UTF-8), keys English.

    Every row has all keys, "" where there is nothing; values are in the words of the plan, as on the screen.
    """
    mark: dict[str, JsonValue] = {SAMPLE_KEY: True} if sample else {}
    rows: list[JsonValue] = [{key: line.texts.get(key, "") for key in _COLUMNS} for line in lines]
    return (json.dumps({**mark, "lines": rows}, ensure_ascii=False, indent=1) + "\n").encode(
        "utf-8", "replace"
    )


def _csv(lines: Sequence[_Line], *, sample: bool) -> bytes:
    """Return the rows as CSV (UTF-8 with BOM, for Excel); no cell begins a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow([*_COLUMNS.values(), *([SAMPLE_WORD] if sample else [])])
    for line in lines:
        row = [plain_cell(line.texts.get(key, "")) for key in _COLUMNS]
        writer.writerow([*row, *([SAMPLE_WORD] if sample else [])])
    return stream.getvalue().encode("utf-8-sig", "replace")


def _workbook(lines: Sequence[_Line], *, sample: bool) -> bytes:
    """Return a workbook for A4 landscape: a sheet of what is wrong, to hand round, and one of everything.

    The first sheet stands even where nothing is wrong, and says so. Both are marked 庁内限り: answers hold
    costs.
    """
    wrong = [line for line in lines if line.texts["outcome"] in _OPEN] or [
        _Line({_NOTE: "問題はありません。"})
    ]
    columns = [(heading, width) for _, heading, width in _SHEET_COLUMNS]
    sheets = [
        TextList(title, f"{_TITLE}　{title}", columns, [_cells(line) for line in found], "庁内限り")
        for title, found in (("問題の一覧", wrong), ("すべての回答", lines))
    ]
    return lists_workbook(_TITLE, sheets, sample=sample)


def _cells(line: _Line) -> list[str]:
    """Return the texts of a row of the workbook."""
    texts = {_NOTE: _note(line), **line.texts}
    return [texts.get(key, "") for key, _, _ in _SHEET_COLUMNS]


def _note(line: _Line) -> str:
    """Return what is said of a line: how it was read, what is wrong, what may stand there."""
    allowed = line.texts.get("allowed", "")
    what = f"入れられる値：{allowed}" if allowed else ""
    parts = (line.texts.get("problem", ""), line.texts.get("reading", ""), what)
    return "\n".join(filter(None, parts))
