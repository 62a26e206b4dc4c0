"""What was laid before a meeting, frozen: data and files by their hash. Rows are added, never changed.

The same bytes are kept once. What is read back is compared with its hash, so that a changed byte is told and
never shown as what the meeting saw.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, insert, select

from fujidesk.errors import MachineError
from fujidesk.models.office_schema import snapshot, snapshot_content
from fujidesk.models.schema import Asked


@dataclass(frozen=True, slots=True)
class SnapshotFile:
    """A file of a snapshot: its name, its hash, its bytes counted."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot without its bytes. digest: hash of its data. taken_at: ISO time with zone."""

    key: str
    edition: str
    fiscal_year: int
    title: str
    note: str
    taken_at: str
    taken_by: str
    digest: str
    files: tuple[SnapshotFile, ...] = ()


def next_key(session: Asked, edition: str) -> str:
    """Return the key of an edition's next snapshot, 「honbu-R7-2」."""
    count = session.scalar(select(func.count()).where(snapshot.c.edition == edition)) or 0
    return f"{edition}-{count + 1}"


def keep(session: Asked, taken: StoredSnapshot, contents: Mapping[str, bytes]) -> None:
    """Add a snapshot with its data and files; contents: bytes by hash."""
    for sha256, content in contents.items():
        known = session.scalar(select(snapshot_content.c.sha256).where(snapshot_content.c.sha256 == sha256))
        if known is None:
            session.execute(insert(snapshot_content).values(sha256=sha256, content=content))
    files = [{"name": item.name, "sha256": item.sha256, "size": item.size} for item in taken.files]
    session.execute(
        insert(snapshot).values(
            key=taken.key, edition=taken.edition, fiscal_year=taken.fiscal_year, title=taken.title,
            note=taken.note, taken_at=taken.taken_at, taken_by=taken.taken_by, digest=taken.digest,
            files=json.dumps(files, ensure_ascii=False),
        )
    )  # fmt: skip


def all_snapshots(session: Asked) -> list[StoredSnapshot]:
    """Return all snapshots, the oldest first."""
    in_order = snapshot.c.taken_at, func.length(snapshot.c.key), snapshot.c.key  # 「-9」 before 「-10」
    rows = session.execute(select(snapshot).order_by(*in_order)).mappings()
    return [
        StoredSnapshot(
            row["key"], row["edition"], row["fiscal_year"], row["title"], row["note"], row["taken_at"],
            row["taken_by"], row["digest"],
            tuple(SnapshotFile(**item) for item in json.loads(row["files"])),
        )
        for row in rows
    ]  # fmt: skip


def content(session: Asked, sha256: str) -> bytes:
    """Return the bytes of a hash.

    Raises:
        MachineError: they are not there, or are not what was kept.
    """
    column = snapshot_content.c
    found = session.scalar(select(column.content).where(column.sha256 == sha256))
    if found is None or hashlib.sha256(bytes(found)).hexdigest() != sha256:
        raise MachineError(
            "控えの内容がデータベースにないか、変わっています。バックアップから戻してください。"
        )
    return bytes(found)


def damaged(session: Asked, taken: Sequence[StoredSnapshot]) -> list[tuple[str, str]]:
    """Return key and name of what is gone or changed; the data have the name ""."""
    found = []
    sound: dict[str, bool] = {}
    for item in taken:
        for name, sha256 in (("", item.digest), *((file.name, file.sha256) for file in item.files)):
            if sha256 not in sound:
                sound[sha256] = _is_sound(session, sha256)
            if not sound[sha256]:
                found.append((item.key, name))
    return found


def _is_sound(session: Asked, sha256: str) -> bool:
    """Tell whether the bytes of a hash are what was kept."""
    try:
        content(session, sha256)
    except MachineError:
        return False
    return True
