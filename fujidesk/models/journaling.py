"""Queries of the tables beside the register: history, saved views, disagreements and facts of the file.

Values in the history are JSON, as `domain.changes` describes them: an old line stays readable whatever
becomes of the project that it is about.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from fujidesk.domain.changes import Disagreement, Entity, FieldChange, HistoryEntry, JsonValue, Statement
from fujidesk.models.failures import understanding
from fujidesk.models.journal import ChangeHistory, DisagreementRow, Meta, SavedView, Source

LABEL_LENGTH = 200
"""Characters of a step's label that are kept; the names of many imported files may be longer."""
LAST_IMPORT = "last_plan_import"
"""Key of the fact when the plan document was imported last (ISO, local time)."""


@dataclass(frozen=True)
class Stamp:
    """When, by whom, at which PC, in which step and how changes were made; at: ISO, local time."""

    at: str
    who: str
    pc: str
    label: str
    step: str
    source: Source


def add_history(session: Session, stamp: Stamp, changes: Iterable[FieldChange]) -> None:
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
        session.execute(insert(ChangeHistory), rows)


@understanding("変更の履歴")
def history(session: Session, key: str | None, limit: int) -> list[HistoryEntry]:
    """Return the newest lines first, of one project or level, or of all (key None)."""
    query = select(ChangeHistory).order_by(ChangeHistory.id.desc()).limit(limit)
    if key is not None:
        query = query.where(ChangeHistory.key == key)
    return [_entry(row) for row in session.scalars(query)]


def _entry(row: ChangeHistory) -> HistoryEntry:
    """Return a line of the history as it crosses to the screens."""
    change = FieldChange(
        Entity(row.entity), row.key, row.field, json.loads(row.before), json.loads(row.after)
    )
    return HistoryEntry(row.id, row.at, f"{row.who}@{row.pc}", row.label, change)


def was_removed(session: Session, number: str) -> bool:
    """Tell whether a project of this number was removed by an edit (not by undoing its creation).

    The history is asked, not a flag: it is the one thing of a removed project that stays.
    """
    query = (
        select(ChangeHistory.after, ChangeHistory.source)
        .where(
            ChangeHistory.entity == Entity.PROJECT, ChangeHistory.key == number, ChangeHistory.field == "*"
        )
        .order_by(ChangeHistory.id.desc())
        .limit(1)
    )
    last = session.execute(query).one_or_none()
    return last is not None and json.loads(last.after) is None and last.source != Source.UNDO


def view_names(session: Session) -> list[str]:
    """Return the names of the saved views, in the order of their making."""
    return list(session.scalars(select(SavedView.name).order_by(SavedView.id)))


def view(session: Session, name: str) -> SavedView | None:
    """Return a saved view by its name."""
    return session.scalar(select(SavedView).where(SavedView.name == name))


def save_view(session: Session, name: str, spec: str) -> None:
    """Add a view, or give an existing one a new spec."""
    row = view(session, name)
    if row is None:
        session.add(SavedView(name=name, spec=spec))
    else:
        row.spec = spec


@understanding("計画書の食い違い")
def disagreements(session: Session) -> list[Disagreement]:
    """Return the kept disagreements in the order in which they were found."""
    return [
        Disagreement(
            row.number, row.field, tuple(Statement(**item) for item in json.loads(row.statements)),
            row.taken, row.reason, row.settled,
        )
        for row in session.scalars(select(DisagreementRow).order_by(DisagreementRow.id))
    ]  # fmt: skip


def replace_disagreements(session: Session, found: Sequence[Disagreement]) -> None:
    """Keep these disagreements in place of those kept so far; only the last import's are of use."""
    session.execute(delete(DisagreementRow))
    rows = [
        {
            "number": item.number, "field": item.field, "taken": item.taken, "reason": item.reason,
            "settled": item.settled,
            "statements": json.dumps([asdict(said) for said in item.statements], ensure_ascii=False),
        }
        for item in found
    ]  # fmt: skip
    if rows:
        session.execute(insert(DisagreementRow), rows)


@dataclass(frozen=True)
class ImportFacts:
    """What is kept of the last plan import beside the values that it brought.

    at: its time (ISO, local), None when there was none. disagreements: None means those kept so far.
    """

    at: str | None
    disagreements: tuple[Disagreement, ...] | None


def import_facts(session: Session) -> ImportFacts:
    """Return what is kept of the last plan import."""
    return ImportFacts(meta(session, LAST_IMPORT), tuple(disagreements(session)))


def keep_import_facts(session: Session, facts: ImportFacts) -> None:
    """Keep these facts in place of those kept so far."""
    if facts.disagreements is not None:
        replace_disagreements(session, facts.disagreements)
    set_meta(session, LAST_IMPORT, facts.at)


def set_meta(session: Session, key: str, value: str | None) -> None:
    """Keep a fact about the file, or none of this key (None)."""
    if value is None:
        session.execute(delete(Meta).where(Meta.key == key))
    else:
        session.merge(Meta(key=key, value=value))


def meta(session: Session, key: str) -> str | None:
    """Return a fact about the file; None when it was never kept."""
    return session.scalar(select(Meta.value).where(Meta.key == key))


def _text(value: JsonValue) -> str:
    """Return a value as JSON text, Japanese kept readable for whoever opens the table with another tool."""
    return json.dumps(value, ensure_ascii=False)
