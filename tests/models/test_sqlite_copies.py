"""Copies of SQLite databases: what they leave alone, what they hold."""

import sqlite3
from pathlib import Path

import pytest

from fujidesk.errors import CancelledError
from fujidesk.models import sqlite, sqlite_copies


def test_a_stopped_copy_leaves_the_source_alone(small_database, tmp_path):
    before = small_database.read_bytes()

    def stop(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        sqlite_copies.copy(small_database, tmp_path / "copy.db", stop)
    assert small_database.read_bytes() == before


def test_a_copy_stands_alone_also_of_a_file_with_a_log(small_database, tmp_path):
    sqlite.use_wal(small_database, on=True)
    writer = sqlite3.connect(small_database)
    writer.execute("UPDATE project SET page = 321 WHERE number = '1-1-1'")
    writer.commit()
    assert Path(f"{small_database}-wal").stat().st_size > 0
    sqlite_copies.copy(small_database, tmp_path / "copy.db", print)
    writer.close()
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]
    connection = sqlite3.connect(tmp_path / "copy.db")
    assert connection.execute("SELECT page FROM project WHERE number = '1-1-1'").fetchone() == (321,)
    connection.close()
