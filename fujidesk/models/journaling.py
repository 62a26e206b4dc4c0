"""Queries of the tables beside the register: history, saved views, disagreements and facts of the file.

Values in the history are JSON, as `domain.changes` describes them: an old line stays readable whatever
becomes of the project that it is about.
"""

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from sqlalchemy import Row, delete, func, insert, select

from fujidesk.domain.changes import (
    Disagreement,
    Entity,
    FieldChange,
    HistoryEntry,
    HistoryStep,
    JsonValue,
    Statement,
)
from fujidesk.domain.history_chain import FIELDS, FIRST, ChainFault, ChainHead, chain_fault, line_hash
from fujidesk.models.failures import understanding
from fujidesk.models.schema import Asked, change_history, disagreement, meta, project, saved_view

if TYPE_CHECKING:
    from fujidesk.domain.history_lines import HistoryFilter

_HISTORY, _VIEW, _DISAGREEMENT, _META = change_history.c, saved_view.c, disagreement.c, meta.c
_NEWEST_FIRST = _HISTORY.id.desc()
LABEL_LENGTH = 200
"""Characters of a step's label that are kept; the names of many imported files may be longer."""
STEP_LINES = 20_000
"""Lines of the history among which the newest steps are looked for."""
HISTORY_HEAD = "history_head"
"""Key of the fact where the history ends (`ChainHead` as JSON)."""
LAST_IMPORT = "last_plan_import"
"""Key of the fact when the plan document was imported last (ISO, local time)."""


class Source(StrEnum):
    """How a change came about; the number of a removed project is free again only when an UNDO removed it."""

    EDIT = "edit"
    UNDO = "undo"
    REDO = "redo"
    IMPORT = "import"


@dataclass(frozen=True)
class Stamp:
    """When, by whom, at which PC, in which step and how changes were made; at: ISO, local time."""

    at: str
    who: str
    pc: str
    label: str
    step: str
    source: Source


def add_history(session: Asked, stamp: Stamp, changes: Iterable[FieldChange]) -> None:
    """Write one line a change into the history."""
    common = asdict(stamp) | {"label": stamp.label[:LABEL_LENGTH]}
    rows = [
        common
        | {
            "entity": change.entity, "key": change.key, "field": change.field,
            "before": _text(change.before), "after": _text(change.after),
        }
        for change in changes
    ]  # fmt: skip
    if rows:
        head = history_head(session) or ChainHead(0, FIRST)
        last = head.last
        for row in rows:
            last = line_hash(last, [str(row[name]) for name in FIELDS])
            row["hash"] = last
        session.execute(insert(change_history), rows)
        told = json.dumps({"lines": head.lines + len(rows), "last": last})
        keep_fact(session, HISTORY_HEAD, told)


def history_head(session: Asked) -> ChainHead | None:
    """Return where the history ends, as it is kept beside it; None where it has no line yet."""
    text = fact(session, HISTORY_HEAD)
    return None if text is None else ChainHead(**json.loads(text))


def mend_head(session: Asked) -> None:
    """Note the end of the history as it stands, where that note is lost: new lines go on from there.

    For a file that was put together from what could be read; what is missing before shows in the chain.
    """
    try:
        head = history_head(session)
    except (ValueError, TypeError):
        head = None
    last = session.scalar(select(_HISTORY.hash).order_by(_NEWEST_FIRST).limit(1))
    if head is None and last is not None:
        count = session.scalar(select(func.count()).select_from(change_history)) or 0
        keep_fact(session, HISTORY_HEAD, json.dumps({"lines": count, "last": str(last)}))


@understanding("変更の履歴")
def broken_chain(session: Asked) -> ChainFault | None:
    """Return the first place where the history is not what was written; None where it is whole."""
    columns = [change_history.c[name] for name in FIELDS]
    rows = session.execute(select(*columns, _HISTORY.hash).order_by(_HISTORY.id))
    lines = ((list(row[:-1]), str(row[-1])) for row in rows)
    return chain_fault(lines, history_head(session))


@understanding("変更の履歴")
def history(session: Asked, key: str | None, limit: int) -> list[HistoryEntry]:
    """Return the newest lines first, of one project or level, or of all (key None)."""
    query = select(change_history).order_by(_NEWEST_FIRST).limit(limit)
    if key is not None:
        query = query.where(_HISTORY.key == key)
    return [_entry(row) for row in session.execute(query)]


@understanding("変更の履歴")
def found_history(session: Asked, wanted: "HistoryFilter", limit: int) -> list[HistoryEntry]:
    """Return the newest lines that are asked for, newest first; limit: at most so many."""
    query = select(change_history).order_by(_NEWEST_FIRST).limit(limit)
    if wanted.key:
        # A report's key is its project's number; what hangs on a year or a department begins with it.
        query = query.where(_HISTORY.key == wanted.key)
    if wanted.who:
        query = query.where(_HISTORY.who == wanted.who)
    if wanted.first:
        query = query.where(_HISTORY.at >= wanted.first)
    if wanted.last:
        query = query.where(_HISTORY.at < _day_after(wanted.last))
    return [_entry(row) for row in session.execute(query)]


def people_of_history(session: Asked) -> list[str]:
    """Return the login names of all who changed something, in their order."""
    return list(session.scalars(select(_HISTORY.who).distinct().order_by(_HISTORY.who)))


def _day_after(day: str) -> str:
    """Return the day after an ISO day, before which all times of the day lie."""
    return (dt.date.fromisoformat(day) + dt.timedelta(days=1)).isoformat()


@understanding("変更の履歴")
def recent_steps(session: Asked, limit: int) -> list[HistoryStep]:
    """Return the newest steps first; an import or a mailing is one step of thousands of lines.

    Only the last `STEP_LINES` lines are looked at, so that it takes the same time after years of use.
    """
    before = select(_HISTORY.id).order_by(_NEWEST_FIRST).offset(STEP_LINES).limit(1)
    oldest = session.scalar(before) or 0
    grouped = (
        select(
            func.max(_HISTORY.id).label("last"), func.count().label("changes"),
            func.count(_HISTORY.key.distinct()).label("keys"),
        )
        .where(_HISTORY.id > oldest)
        .group_by(_HISTORY.step).order_by(func.max(_HISTORY.id).desc()).limit(limit).subquery()
    )  # fmt: skip
    query = (
        select(change_history, grouped.c.changes, grouped.c["keys"].label("key_count"))
        .join(grouped, _HISTORY.id == grouped.c.last)
        .order_by(_NEWEST_FIRST)
    )
    return [HistoryStep(_entry(row), row.changes, row.key_count) for row in session.execute(query)]


def _entry(row: Row[Any]) -> HistoryEntry:
    """Return a line of the history as it crosses to the screens."""
    change = FieldChange(
        Entity(row.entity), row.key, row.field, json.loads(row.before), json.loads(row.after)
    )
    return HistoryEntry(row.id, row.at, f"{row.who}@{row.pc}", row.label, change)


def was_removed(session: Asked, number: str) -> bool:
    """Tell whether a project of this number was removed by an edit (not by undoing its creation).

    The history is asked, not a flag: it is the one thing of a removed project that stays.
    """
    query = (
        select(_HISTORY.after, _HISTORY.source)
        .where(_HISTORY.entity == Entity.PROJECT, _HISTORY.key == number, _HISTORY.field == "*")
        .order_by(_NEWEST_FIRST)
        .limit(1)
    )
    last = session.execute(query).one_or_none()
    return last is not None and json.loads(last.after) is None and last.source != Source.UNDO


def numbers_ever(session: Asked, prefix: str) -> set[str]:
    """Return the numbers that begin so and that a project has, or had until an edit removed it.

    Which of the latter are free again is what `was_removed` says. prefix: such as "1-2-".
    """
    held = session.scalars(select(project.c.number).where(project.c.number.like(f"{prefix}%"))).all()
    query = (
        select(_HISTORY.key)
        .distinct()
        .where(_HISTORY.entity == Entity.PROJECT, _HISTORY.field == "*", _HISTORY.key.like(f"{prefix}%"))
    )
    known = set(held)
    return known | {key for key in session.scalars(query).all() if key in known or was_removed(session, key)}


def view_names(session: Asked) -> list[str]:
    """Return the names of the saved views, in the order of their making."""
    return list(session.scalars(select(_VIEW.name).order_by(_VIEW.id)))


def view_spec(session: Asked, name: str) -> str | None:
    """Return what a saved view says; None when there is none of this name."""
    return session.scalar(select(_VIEW.spec).where(_VIEW.name == name))


@understanding("計画書の食い違い")
def disagreements(session: Asked) -> list[Disagreement]:
    """Return the kept disagreements in the order in which they were found."""
    return [
        Disagreement(
            row.number, row.field, tuple(Statement(**item) for item in json.loads(row.statements)),
            row.taken, row.reason, row.settled,
        )
        for row in session.execute(select(disagreement).order_by(_DISAGREEMENT.id))
    ]  # fmt: skip


def replace_disagreements(session: Asked, found: Sequence[Disagreement]) -> None:
    """Keep these disagreements in place of those kept so far; only the last import's are of use."""
    session.execute(delete(disagreement))
    rows = [
        {
            "number": item.number, "field": item.field, "taken": item.taken, "reason": item.reason,
            "settled": item.settled,
            "statements": json.dumps([asdict(said) for said in item.statements], ensure_ascii=False),
        }
        for item in found
    ]  # fmt: skip
    if rows:
        session.execute(insert(disagreement), rows)


@dataclass(frozen=True)
class ImportFacts:
    """What is kept of the last plan import beside the values that it brought.

    at: its time (ISO, local), None when there was none. disagreements: None means those kept so far.
    """

    at: str | None
    disagreements: tuple[Disagreement, ...] | None


def import_facts(session: Asked) -> ImportFacts:
    """Return what is kept of the last plan import."""
    return ImportFacts(fact(session, LAST_IMPORT), tuple(disagreements(session)))


def keep_import_facts(session: Asked, facts: ImportFacts) -> None:
    """Keep these facts in place of those kept so far."""
    if facts.disagreements is not None:
        replace_disagreements(session, facts.disagreements)
    keep_fact(session, LAST_IMPORT, facts.at)


def keep_fact(session: Asked, key: str, value: str | None) -> None:
    """Keep a fact about the file, or none of this key (None)."""
    session.execute(delete(meta).where(_META.key == key))
    if value is not None:
        session.execute(insert(meta).values(key=key, value=value))


def fact(session: Asked, key: str) -> str | None:
    """Return a fact about the file; None when it was never kept."""
    return session.scalar(select(_META.value).where(_META.key == key))


def _text(value: JsonValue) -> str:
    """Return a value as JSON text, Japanese kept readable for whoever opens the table with another tool."""
    return json.dumps(value, ensure_ascii=False)
