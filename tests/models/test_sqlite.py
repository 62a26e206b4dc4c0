"""What is true of SQLite only: modes of opening, our mark, checks, copies."""

import sqlite3
from pathlib import Path

import pytest

from fujidesk.errors import CancelledError
from fujidesk.models import sqlite


def execute(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_new_file_bears_our_mark_and_no_revision(tmp_path):
    path = tmp_path / "a.db"
    sqlite.make_empty(path)
    assert sqlite.is_database(path)
    assert sqlite.revision(path) is None
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


def test_links_are_checked_as_a_whole_or_for_one_table(small_database):
    assert sqlite.broken_links(small_database) == []
    execute(small_database, "DELETE FROM department WHERE name = '市民課'")
    assert any(link.startswith("project_department ") for link in sqlite.broken_links(small_database))
    assert sqlite.broken_links(small_database, "project") == []
    execute(small_database, "UPDATE project SET policy_id = 77 WHERE number = '1-1-9'")
    assert sqlite.broken_links(small_database, "project") == ["project 2 → policy"]


def test_a_spoilt_index_is_found_when_looked_for_thoroughly(small_database):
    execute(
        small_database,
        "PRAGMA writable_schema=ON",
        "DELETE FROM sqlite_master WHERE name = 'ix_project_plan_id_position'",
    )
    assert sqlite.faults(small_database, thorough=True) != []


def test_a_stopped_copy_leaves_the_source_alone(small_database, tmp_path):
    before = small_database.read_bytes()

    def stop(_done, _total):
        raise CancelledError

    with pytest.raises(CancelledError):
        sqlite.copy(small_database, tmp_path / "copy.db", stop)
    assert small_database.read_bytes() == before


def test_a_copy_stands_alone_also_of_a_file_with_a_log(small_database, tmp_path):
    sqlite.use_wal(small_database, on=True)
    writer = sqlite3.connect(small_database)
    writer.execute("UPDATE project SET page = 321 WHERE number = '1-1-1'")
    writer.commit()
    assert Path(f"{small_database}-wal").stat().st_size > 0
    sqlite.copy(small_database, tmp_path / "copy.db", print)
    writer.close()
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]
    connection = sqlite3.connect(tmp_path / "copy.db")
    assert connection.execute("SELECT page FROM project WHERE number = '1-1-1'").fetchone() == (321,)
    connection.close()


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


def test_triggers_and_views_of_others_are_known(small_database):
    assert sqlite.look(small_database, thorough=False).strange_parts == []
    execute(small_database, "CREATE VIEW v AS SELECT 1")
    execute(small_database, "CREATE TRIGGER t AFTER UPDATE ON project BEGIN DELETE FROM department; END")
    execute(small_database, "DROP TRIGGER change_history_no_UPDATE")
    execute(
        small_database,
        "CREATE TRIGGER change_history_no_UPDATE BEFORE UPDATE ON change_history BEGIN SELECT 1; END",
    )
    assert sqlite.look(small_database, thorough=False).strange_parts == ["change_history_no_UPDATE", "t", "v"]
