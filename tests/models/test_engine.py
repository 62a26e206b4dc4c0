"""An opened database: what was written is told, and no edit goes into a file that nobody will look for."""

import shutil
import sqlite3
import sys

import pytest
from sqlalchemy import func, insert, select

from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.models.engine import FileDatabase
from fujidesk.models.journal import SavedView, save_view
from fujidesk.models.project import Project

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in their place")


def count(session, table):
    return session.scalar(select(func.count()).select_from(table))


def test_what_fails_is_rolled_back_whole(database):
    def save_and_stop():
        with database.writing() as session:
            save_view(session, "重点", "{}")
            session.flush()
            raise CancelledError

    with pytest.raises(CancelledError):
        save_and_stop()
    with database.reading() as session:
        assert count(session, SavedView) == 0
    assert not database.has_written


def test_reading_and_looking_up_for_writing_is_no_writing(database):
    with database.reading() as session:
        assert count(session, Project) == 3
    with database.writing() as session:
        assert count(session, Project) == 3
    assert not database.has_written


def test_written_is_what_reached_the_file(database):
    with database.writing() as session:
        save_view(session, "重点", "{}")
    assert database.has_written
    with database.reading() as session:
        assert count(session, SavedView) == 1


def test_a_reading_connection_keeps_nothing(database):
    with database.reading() as connection:
        connection.execute(insert(SavedView).values(name="重点", spec="{}"))
    with database.reading() as session:
        assert count(session, SavedView) == 0


def test_one_reading_sees_one_state(database, small_database):
    with database.writing() as session:  # in a write-ahead log readers do not hinder writers
        pass
    sqlite3.connect(small_database).execute("PRAGMA journal_mode=WAL").connection.close()
    with database.reading() as session:
        before = count(session, SavedView)
        with database.writing() as other:
            save_view(other, "重点", "{}")
        assert count(session, SavedView) == before


def test_read_only_refuses_before_it_looks(small_database):
    reader = FileDatabase(small_database, read_only=True)
    with pytest.raises(UserError, match="読み取り専用"), reader.writing():
        pytest.fail("nothing may be written")
    reader.close()


@posix_only
def test_a_removed_file_takes_no_more_edits(database, small_database):
    with database.reading() as session:
        assert count(session, Project) == 3
    small_database.unlink()
    assert not database.is_in_place
    with (
        pytest.raises(MachineError, match=r"small\.db」が、開いている間に削除されたか.*保存していません"),
        database.writing(),
    ):
        pytest.fail("nothing may be written")


@posix_only
def test_a_replaced_file_is_not_written_to(database, small_database, tmp_path):
    shutil.copy(small_database, tmp_path / "backup.db")
    (tmp_path / "backup.db").replace(small_database)
    before = small_database.read_bytes()
    with pytest.raises(MachineError, match="別のファイルに置き換えられました"), database.writing():
        pytest.fail("nothing may be written")
    assert small_database.read_bytes() == before


@posix_only
def test_what_a_removed_file_held_can_still_be_copied(database, small_database, tmp_path):
    with database.writing() as session:
        save_view(session, "重点", "{}")
    small_database.unlink()
    told = []

    def tell(done, total):
        told.append((done, total))

    database.copy_to(tmp_path / "copy.db", tell)
    assert told[-1][0] == told[-1][1] > 0
    copied = FileDatabase(tmp_path / "copy.db", read_only=True)
    with copied.reading() as session:
        assert count(session, SavedView) == 1
    copied.close()
