"""What was laid before a meeting is kept as it was, and a changed byte is told."""

import hashlib

import pytest
import sqlalchemy as sa

from fujidesk.errors import MachineError
from fujidesk.models import snapshots
from fujidesk.models.office_schema import snapshot_content
from fujidesk.models.snapshots import SnapshotFile, StoredSnapshot

DATA, PAPER = b'{"projects": []}', b"%PDF"


def sha(content):
    return hashlib.sha256(content).hexdigest()


def taken(key="honbu-R7-1"):
    files = (SnapshotFile("資料.pdf", sha(PAPER), len(PAPER)),)
    return StoredSnapshot(
        key, "honbu-R7", 2025, "本部", "", "2026-07-10T09:00:00+09:00", "joho@PC", sha(DATA), files
    )


def keep(database, item):
    with database.writing() as session:
        snapshots.keep(session, item, {sha(DATA): DATA, sha(PAPER): PAPER})


def test_it_comes_back_as_it_was(database):
    keep(database, taken())
    with database.reading() as session:
        assert snapshots.all_snapshots(session) == [taken()]
        assert snapshots.content(session, sha(PAPER)) == PAPER
        assert snapshots.damaged(session, [taken()]) == []


def test_keys_count_up_per_edition_and_same_bytes_are_kept_once(database):
    keep(database, taken())
    with database.reading() as session:
        assert snapshots.next_key(session, "honbu-R7") == "honbu-R7-2"
        assert snapshots.next_key(session, "wg-R7") == "wg-R7-1"
    keep(database, taken("honbu-R7-2"))
    with database.reading() as session:
        assert session.scalar(sa.select(sa.func.count()).select_from(snapshot_content)) == 2


def test_a_changed_byte_is_told_and_not_shown(database):
    keep(database, taken())
    with database.writing() as session:
        session.execute(
            sa.update(snapshot_content).where(snapshot_content.c.sha256 == sha(PAPER)).values(content=b"%PDX")
        )
    with database.reading() as session:
        assert snapshots.damaged(session, [taken()]) == [("honbu-R7-1", "資料.pdf")]
        with pytest.raises(MachineError, match="控えの内容"):
            snapshots.content(session, sha(PAPER))
        with pytest.raises(MachineError, match="控えの内容"):
            snapshots.content(session, "0" * 64)
