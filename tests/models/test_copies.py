"""What the file of a database holds, and whether it is whole."""

import sqlite3
from contextlib import closing

import pytest

from fujidesk.errors import CancelledError
from fujidesk.models import copies, sqlite, sqlite_checks, sqlite_copies, upgrading
from fujidesk.models.copies import Held


def change(path, text):
    connection = sqlite3.connect(path)
    connection.executescript(text)
    connection.close()


def test_a_whole_file_has_no_shortcomings(small_database):
    assert copies.shortcomings(small_database) == []
    assert copies.held(small_database) == Held(3, 0)


@pytest.mark.parametrize(
    "text",
    ["DROP TABLE hearing", "UPDATE alembic_version SET version_num = '9999'", "PRAGMA application_id=1"],
)
def test_what_is_not_whole_is_named(small_database, text):
    change(small_database, text)
    assert copies.shortcomings(small_database)


@pytest.mark.parametrize(
    "content", [b"", "事業番号,事業名".encode(), b"SQLite format 3\x00" + b"\x00" * 5000]
)
def test_other_files_are_no_databases(tmp_path, content):
    path = tmp_path / "a.db"
    path.write_bytes(content)
    assert copies.shortcomings(path)
    assert copies.held(path) is None


def test_the_tables_that_are_gone_are_named(small_database):
    change(small_database, "DROP TABLE hearing_note; DROP TABLE meta")
    assert copies.missing_tables(sqlite_checks.look(small_database, thorough=False)) == [
        "hearing_note",
        "meta",
    ]


def test_a_file_takes_the_place_of_another(tmp_path):
    draft, path = tmp_path / "draft", tmp_path / "path"
    draft.write_bytes(b"new")
    path.write_bytes(b"old")
    copies.put_in_place(draft, path)
    assert (path.read_bytes(), draft.exists()) == (b"new", False)


@pytest.mark.parametrize("alone", [True, False])
def test_a_look_says_the_same_in_memory_and_page_by_page(small_database, alone):
    look = sqlite_checks.look(small_database, thorough=True, links_of="project", alone=alone)
    assert (look.faults, look.broken_links) == ([], [])
    assert look.revision == upgrading.HEAD
    assert look.tables >= {"project", "change_history"}
    change(small_database, "PRAGMA foreign_keys=OFF; DELETE FROM measure")
    assert sqlite_checks.look(small_database, thorough=True, links_of="project", alone=alone).broken_links
    with small_database.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 4096)
    assert sqlite_checks.look(small_database, thorough=False, alone=alone).faults


def test_what_lies_in_a_log_is_looked_at_too(small_database):
    sqlite.use_wal(small_database, on=True)
    connection = sqlite3.connect(small_database)
    connection.execute("DROP TABLE meta")
    connection.commit()
    assert "meta" not in sqlite_checks.look(small_database, thorough=False, alone=True).tables
    connection.close()


def test_a_copy_that_cannot_be_written_out_is_an_error(small_database, monkeypatch):
    def full(_path):
        raise OSError(28, "No space left on device")

    assert copies.shortcomings_forced(small_database) == []
    monkeypatch.setattr(copies, "force_to_disk", full)
    with pytest.raises(OSError, match="No space"):
        copies.shortcomings_forced(small_database)


def checked_copy(path, target):
    with closing(sqlite.reader(path)) as old:
        return copies.copy_checked(old, target, lambda _done, _total: None)


@pytest.mark.parametrize("largest", [1 << 28, 0])
def test_a_checked_copy_is_whole_and_stands_alone(small_database, tmp_path, monkeypatch, largest):
    monkeypatch.setattr(sqlite, "_MOST_IN_MEMORY", largest)
    sqlite.use_wal(small_database, on=True)
    writer = sqlite3.connect(small_database)
    writer.execute("UPDATE project SET page = 321 WHERE number = '1-1-1'")
    writer.commit()
    target = tmp_path / "copy.db"
    assert checked_copy(small_database, target) == []
    writer.close()
    assert target.read_bytes()[18:20] == b"\x01\x01"
    assert [path.name for path in tmp_path.glob("copy*")] == ["copy.db"]
    assert sqlite_checks.faults(target, thorough=True) == []
    copied = sqlite3.connect(target)
    assert copied.execute("SELECT page FROM project WHERE number = '1-1-1'").fetchone() == (321,)
    copied.close()


@pytest.mark.parametrize("largest", [1 << 28, 0])
def test_a_checked_copy_of_a_damaged_file_says_so(small_database, tmp_path, monkeypatch, largest):
    monkeypatch.setattr(sqlite, "_MOST_IN_MEMORY", largest)
    with small_database.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 8192)
    assert checked_copy(small_database, tmp_path / "copy.db")


def test_a_checked_copy_looks_into_the_indexes_and_for_the_tables(small_database, tmp_path):
    change(small_database, "DROP TABLE hearing_note")
    assert checked_copy(small_database, tmp_path / "a.db") == ["no table hearing_note"]
    change(
        small_database,
        "PRAGMA writable_schema=ON; DELETE FROM sqlite_master WHERE name = 'ix_project_plan_id_position'",
    )
    assert any("never used" in fault for fault in checked_copy(small_database, tmp_path / "b.db"))


@pytest.mark.parametrize("place", [0, 30, 5000, -1])
def test_a_copy_that_lies_on_the_disk_otherwise_than_it_was_checked_says_so(
    small_database, tmp_path, monkeypatch, place
):
    def badly(path, content):
        spoilt = bytearray(content)
        spoilt[place] ^= 0x10
        path.write_bytes(spoilt)

    monkeypatch.setattr(copies, "write_forced", badly)
    assert checked_copy(small_database, tmp_path / "copy.db")


def test_a_checked_copy_that_cannot_be_written_out_is_an_error(small_database, tmp_path, monkeypatch):
    def full(_path, _content):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "write_forced", full)
    with pytest.raises(OSError, match="No space"):
        checked_copy(small_database, tmp_path / "copy.db")


def test_a_stopped_copy_leaves_the_file_alone(small_database, tmp_path):
    def stop(_done, _total):
        raise CancelledError

    before = small_database.read_bytes()
    with closing(sqlite.reader(small_database)) as old, pytest.raises(CancelledError):
        copies.copy_checked(old, tmp_path / "copy.db", stop)
    assert small_database.read_bytes() == before


@pytest.fixture
def page_by_page(monkeypatch):
    """Every file counts as too large for the memory."""
    monkeypatch.setattr(sqlite, "_MOST_IN_MEMORY", 0)
    monkeypatch.setattr(sqlite_copies, "COPY_PAGES", 5)


@pytest.mark.usefixtures("page_by_page")
def test_a_large_copy_does_not_begin_anew_when_others_write(small_database, tmp_path):
    sqlite.use_wal(small_database, on=True)
    done = []

    def tell(pages, total):
        done.append(pages)
        if pages < total:
            change(small_database, f"UPDATE project SET page = {len(done)}")

    assert copies.copy_file(small_database, tmp_path / "copy.db", tell) == []
    assert done == sorted(done)
    assert len(done) > 3
    with closing(sqlite3.connect(tmp_path / "copy.db")) as copy:
        pages = copy.execute("SELECT page FROM project WHERE number = '1-1-1'").fetchall()
        assert (pages, copy.execute("PRAGMA journal_mode").fetchone()) == ([(12,)], ("delete",))


@pytest.mark.usefixtures("page_by_page")
def test_checking_a_large_copy_can_be_stopped(small_database, tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite_checks, "_STEPS_BETWEEN", 10)
    told = []

    def tell(done, total):
        told.append((done, total))
        if told.count((1, 1)):
            raise CancelledError

    with pytest.raises(CancelledError):
        copies.copy_file(small_database, tmp_path / "copy.db", tell)
    assert told.count((1, 1)) == 1
    assert copies.shortcomings(small_database) == []
