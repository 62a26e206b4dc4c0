"""What is true of SQLite only: modes of opening, our mark, logs."""

import sqlite3
from pathlib import Path

import pytest

from fujidesk.models import sqlite, sqlite_checks


def test_a_new_file_bears_our_mark_and_no_revision(tmp_path):
    path = tmp_path / "a.db"
    sqlite.make_empty(path)
    assert sqlite.is_database(path)
    assert sqlite_checks.revision(path) is None
    with pytest.raises(FileExistsError):
        sqlite.make_empty(path)


def test_every_connection_keeps_links_and_survives_a_power_cut(small_database):
    engine = sqlite.make_engine(small_database)
    with engine.connect() as connection:
        found = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("foreign_keys", "synchronous", "query_only")
        }
    engine.dispose()
    assert found == {"foreign_keys": 1, "synchronous": 3, "query_only": 0}


def test_a_reader_cannot_write_whatever_it_is_told(small_database):
    engine = sqlite.make_engine(small_database, read_only=True)
    with engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.exec_driver_sql("DELETE FROM saved_view")
    engine.dispose()


def test_making_of_tables_is_rolled_back_too(small_database):
    engine = sqlite.make_engine(small_database)
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE half_done (id INTEGER)")
        connection.rollback()
        found = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'half_done'").all()
    engine.dispose()
    assert found == []


def test_windows_share_is_no_authority_of_the_uri(monkeypatch):
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    assert sqlite._uri(Path("//server/share/a b.db"), "mode=ro") == "file:////server/share/a%20b.db?mode=ro"
    assert sqlite._uri(Path("/home/計画#1.db"), "mode=rw").startswith("file:///home/%E8")


def logged(path):
    """Make a database whose newest change lies in its log alone, as a killed program leaves it."""
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE note (text)")
    connection.commit()
    kept = {name: name.read_bytes() for name in (path, path.with_name(f"{path.name}-wal"))}
    connection.close()
    for name, content in kept.items():
        name.write_bytes(content)


def test_the_log_of_a_killed_program_is_its_own(tmp_path):
    path = tmp_path / "a.db"
    logged(path)
    assert sqlite.left_log(path) is None


def test_a_log_beside_a_file_that_keeps_none_is_of_another(tmp_path, small_database):
    path = tmp_path / "a.db"
    logged(path)
    path.write_bytes(small_database.read_bytes())
    assert sqlite.left_log(path) == tmp_path / "a.db-wal"
    (tmp_path / "a.db-wal").write_bytes(b"")
    assert sqlite.left_log(path) is None


@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_log_without_its_file_is_found_unless_it_is_empty(tmp_path, end):
    log = tmp_path / f"a.db{end}"
    log.touch()
    assert sqlite.left_log(tmp_path / "a.db") is None
    log.write_bytes(b"x")
    assert sqlite.left_log(tmp_path / "a.db") == log


def test_the_journal_of_an_unfinished_write_is_the_files_own(small_database):
    """On a file share there is no write-ahead log; the journal takes half a write back."""
    small_database.with_name("small.db-journal").write_bytes(b"x")
    assert sqlite.left_log(small_database) is None


def test_a_file_that_another_program_opens_meanwhile_is_not_accused(tmp_path, monkeypatch):
    path = tmp_path / "a.db"
    logged(path)
    answers = iter([False, True])
    monkeypatch.setattr(sqlite, "_keeps_wal", lambda _path: next(answers))
    assert sqlite.left_log(path) is None


def test_drafts_go_with_all_their_logs(tmp_path):
    for end in ("", "-wal", "-shm", "-journal"):
        (tmp_path / f"a.db.new{end}").touch()
    (tmp_path / "a.db").touch()
    sqlite.remove_draft(tmp_path / "a.db.new")
    sqlite.remove_draft(tmp_path / "none.db.new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.db"]
