"""Moved from a file to a server and back: all of it, proven by a hash, or nothing."""

import sqlite3
from contextlib import closing

import pytest

from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, LockedError, MachineError, UserError
from fujidesk.models import moving, sqlite
from fujidesk.paths import user_folders
from fujidesk.services.server_move import move
from fujidesk.services.workspace import open_workspace
from tests.using import use_everything


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "mover")


@pytest.fixture
def used(small_database, tmp_path):
    """A file that has been worked with: history, survey, hearings' attachments, departments that follow others."""
    space = open_workspace(small_database, user_folders(tmp_path / "user"))
    use_everything(space, tmp_path / "out")
    space.close()
    return small_database


def rows_of(path):
    """Return all rows of all tables, as the file has them."""
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        return {
            name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr) for name in names
        }


def test_there_and_back_nothing_has_changed(used, make_address, folders, tmp_path):
    address = make_address()
    before = rows_of(used)
    there = move(used, address, folders, NoProgress())
    back = move(address, tmp_path / "back.db", folders, NoProgress())
    assert there == back
    assert there.rows == sum(len(rows) for name, rows in before.items() if name != "alembic_version")
    assert rows_of(tmp_path / "back.db") == before == rows_of(used)


def test_what_was_moved_is_worked_with_as_before(used, make_address, folders, tmp_path):
    address = make_address()
    move(used, address, folders, NoProgress())
    space = open_workspace(address, folders)
    steps = len(space.history.recent_steps())
    use_after_move(space)
    assert len(space.history.recent_steps()) == steps + 1
    assert [found for found in space.check() if "履歴" in found.text] == []
    space.close()


def use_after_move(space):
    """Add rows of several tables, whose ids must lie behind those that came along."""
    from fujidesk.domain.changes import Entity, FieldChange

    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "page", 13, 14)], "頁")
    space.views.save("移した後", "{}")
    assert "移した後" in space.views.names()


def test_a_database_that_is_not_empty_is_refused(used, small_server, folders):
    with pytest.raises(UserError, match="空ではありません"):
        move(used, small_server, folders, NoProgress())


def test_a_file_that_is_there_is_left_alone(used, small_server, folders):
    before = used.read_bytes()
    with pytest.raises(UserError, match="すでにあります"):
        move(small_server, used, folders, NoProgress())
    assert used.read_bytes() == before


def test_a_database_that_keeps_no_japanese_is_refused(used, make_address, folders):
    with pytest.raises(UserError, match="UTF8 ではありません"):
        move(used, make_address("LATIN1"), folders, NoProgress())


class StopAtStep:
    """Stops at a step, as Ctrl+C does."""

    def __init__(self, left):
        self._left = left

    def step(self, done, total, what):
        self._left -= 1
        if self._left < 0:
            raise CancelledError


@pytest.mark.parametrize("after", [0, 1, 12])
def test_stopped_on_the_way_there_nothing_is_left(used, make_address, folders, cluster, after):
    address = make_address()
    with pytest.raises(CancelledError):
        move(used, address, folders, StopAtStep(after))
    assert cluster.sql("SELECT relname FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace "
                       "WHERE nspname = 'public'", address.name) == []  # fmt: skip
    move(used, address, folders, NoProgress())


@pytest.mark.parametrize("after", [0, 1, 12])
def test_stopped_on_the_way_back_nothing_is_left(small_server, folders, tmp_path, after):
    with pytest.raises(CancelledError):
        move(small_server, tmp_path / "back.db", folders, StopAtStep(after))
    assert list(tmp_path.glob("back*")) == []


def test_what_arrives_otherwise_is_not_kept(used, make_address, folders, monkeypatch, cluster):
    address = make_address()
    stored = moving._store

    def lose_one(target, table, rows):
        stored(target, table, rows[1:] if table.name == "yearly_action" else rows)

    monkeypatch.setattr(moving, "_store", lose_one)
    with pytest.raises(MachineError, match="一致しません"):
        move(used, address, folders, NoProgress())
    assert cluster.sql("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", address.name) == []


def test_a_file_that_somebody_has_open_is_not_moved(used, make_address, folders, tmp_path):
    space = open_workspace(used, user_folders(tmp_path / "other"))
    with pytest.raises(LockedError):
        move(used, make_address(), folders, NoProgress())
    space.close()


def test_one_of_both_is_a_server(used, small_server, folders, tmp_path):
    for source, target in ((used, tmp_path / "copy.db"), (small_server, small_server)):
        with pytest.raises(UserError, match="どちらか一方"):
            move(source, target, folders, NoProgress())


def test_a_value_too_long_for_the_server_is_told(used, make_address, folders):
    with closing(sqlite3.connect(used)) as connection:
        connection.execute("UPDATE project SET title = ? WHERE number = '1-1-9'", ("長" * 201,))
        connection.commit()
    with pytest.raises(MachineError, match="入らない値"):
        move(used, make_address(), folders, NoProgress())


def test_the_hash_tells_every_value_and_its_kind(used):
    engine = sqlite.make_engine(used)
    hashes = set()
    statements = (
        "SELECT 1", "UPDATE project SET page = 99 WHERE number = '1-1-1'",
        "UPDATE project SET page = NULL WHERE number = '1-1-1'",
        "UPDATE department SET successor_id = NULL", "DELETE FROM survey_file",
        "UPDATE meta SET value = value || ' '",
    )  # fmt: skip
    for statement in statements:
        with engine.begin() as connection:
            connection.exec_driver_sql(statement)
        with engine.connect() as connection:
            hashes.add(moving.content_hash(connection))
    engine.dispose()
    assert len(hashes) >= len(statements) - 1
