"""Writes the decisions and to-dos of hearings as a workbook: who owes what until when, what is overdue."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from fujidesk.domain.fiscal import era_day, long_day
from fujidesk.domain.hearing_rules import is_open, is_overdue
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook, TableValue

_WIDTHS = (10.0, 8.0, 54.0, 20.0, 17.0, 17.0, 10.0, 36.0)
_COLUMNS = (
    Column("状態", "rt_code"), Column("区分", "rt_code"), Column("内容"), Column("担当部署"),
    Column("期限", "rt_code"), Column("完了日", "rt_code"), Column("事業番号", "rt_code"),
    Column("ヒアリング"),
)  # fmt: skip
_CARE = "取扱注意　庁内限り（ヒアリングの記録）"


def write_todos(
    path: Path, notes: Sequence[Note], hearings: Iterable[Hearing], today: dt.date, *, sample: bool
) -> None:
    """Write decisions and to-dos in the given order, whole or not at all.

    Args:
        path: of the workbook.
        notes: decisions and to-dos.
        hearings: that they were noted in; one that is missing is named by its key.
        today: the day of which open and overdue ones are told.
        sample: the data are made up, and every page says so.

    Raises:
        MachineError: the file cannot be written.
    """
    by_key = {hearing.key: hearing for hearing in hearings}
    book = TableBook("ヒアリング 決定・宿題", sample=sample, care=_CARE)
    sheet = book.add_sheet("決定・宿題", "ヒアリング　決定・宿題の一覧", _WIDTHS)
    sheet.note(f"{long_day(today)}現在　{todo_counts(notes, today)}", "rt_plain")
    head = sheet.table(_COLUMNS, [_row(note, by_key, today) for note in notes])
    if not notes:
        sheet.note("決定・宿題はありません。")
    sheet.finish(landscape=True, head=head, is_list=True)
    replace_with_bytes(path, book.data())


def todo_counts(notes: Sequence[Note], today: dt.date) -> str:
    """Return how many there are, how many are open, and how many of these overdue, in one line."""
    left = sum(map(is_open, notes))
    late = sum(is_overdue(note, today) for note in notes)
    return f"{len(notes)} 件（未完了 {left}、うち期限超過 {late}）"


def _row(note: Note, hearings: Mapping[str, Hearing], today: dt.date) -> Sequence[TableValue]:
    """Return a decision or to-do as the table shows it."""
    hearing = hearings.get(note.hearing)
    facts = (note.hearing,) if hearing is None else (hearing.key, hearing.department, _day(hearing.day))
    state = "期限超過" if is_overdue(note, today) else "未完了" if is_open(note) else "完了"
    return (
        state, NOTE_KIND_NAMES[note.kind], note.text, note.department, _day(note.due), _day(note.done_at),
        note.number, " ".join(filter(None, facts)),
    )  # fmt: skip


def _day(day: str) -> str:
    """Return an ISO day as papers say it, 「令和8年6月15日」; "" for none."""
    return era_day(dt.date.fromisoformat(day)) if day else ""
