"""Beside the records of hearings: the line being typed, lines for search, and the bytes of attachments."""

import hashlib
import json
from typing import NamedTuple

from sqlalchemy import delete, insert, select

from fujidesk.models.office_rows import key_order
from fujidesk.models.office_schema import (
    attachment,
    attachment_content,
    hearing,
    hearing_note,
    note_draft,
)
from fujidesk.models.schema import Asked


def keep(session: Asked, hearing: str, body: str, saved_at: str) -> None:
    """Keep what is typed in a hearing in place of what was kept; "" keeps nothing. saved_at: ISO time."""
    session.execute(delete(note_draft).where(note_draft.c.hearing == hearing))
    if body:
        session.execute(insert(note_draft).values(hearing=hearing, body=body, saved_at=saved_at))


def kept(session: Asked, hearing: str) -> str:
    """Return what was typed last in a hearing and became no line; "" for nothing."""
    return session.scalar(select(note_draft.c.body).where(note_draft.c.hearing == hearing)) or ""


def keep_content(session: Asked, sha256: str, content: bytes) -> None:
    """Keep the bytes of an attachment under their hash; the same bytes are kept once.

    sha256: of the content, as hexadecimal text; whoever calls has reckoned it.
    """
    known = session.scalar(select(attachment_content.c.sha256).where(attachment_content.c.sha256 == sha256))
    if known is None:
        session.execute(insert(attachment_content).values(sha256=sha256, content=content))


def content(session: Asked, sha256: str) -> bytes | None:
    """Return the bytes of a hash; None when they are not there.

    Whether they still are what the hash says is for `damaged` to find.
    """
    column = attachment_content.c
    found = session.scalar(select(column.content).where(column.sha256 == sha256))
    return None if found is None else bytes(found)


class NotedLine(NamedTuple):
    """A line of a hearing's notes, as search reads it; kind: a `NoteKind`."""

    hearing: str
    kind: str
    text: str


def lines(session: Asked) -> list[NotedLine]:
    """Return the lines of all hearings, those of a hearing in their order."""
    column = hearing_note.c
    query = select(column.hearing, column.kind, column.text).order_by(column.hearing, column.position)
    return [NotedLine(*row) for row in session.execute(query).all()]


class HearingHead(NamedTuple):
    """A hearing as search reads it. text: all that was written down of it before, as one text.

    day: ISO, "" while it has none.
    """

    key: str
    title: str
    department: str
    day: str
    text: str


def heads(session: Asked) -> list[HearingHead]:
    """Return what was written down of all hearings, in the order of their keys (R8-2 before R8-10)."""
    column = hearing.c
    lists = (column.attendees, column.numbers, column.agenda)
    query = select(
        column.key, column.title, column.department, column.day, column.place, column.remark, *lists
    )
    found = []
    for key, title, department, day, place, remark, *texts in session.execute(query).all():
        named = [word for text in texts for word in (json.loads(text) if isinstance(text, str) else text)]
        parts = (key, title, department, place, *named, remark)
        found.append(HearingHead(key, title, department, day, "　".join(filter(None, parts))))
    return sorted(found, key=lambda head: key_order(head.key))


def damaged(session: Asked) -> list[tuple[str, str]]:
    """Return hearing and name of attachments whose bytes are gone or changed; reads one file at a time."""
    column, found = attachment.c, []
    sound: dict[str, bool] = {}
    query = select(column.hearing, column.name, column.sha256).order_by(column.hearing, column.name)
    for of_hearing, name, sha256 in session.execute(query).all():
        if sha256 not in sound:
            data = content(session, sha256)
            sound[sha256] = data is not None and hashlib.sha256(data).hexdigest() == sha256
        if not sound[sha256]:
            found.append((str(of_hearing), str(name)))
    return found
