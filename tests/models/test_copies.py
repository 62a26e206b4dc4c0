"""What the file of a database holds, and whether it is whole."""

import sqlite3

import pytest

from fujidesk.models import copies, sqlite
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
    assert copies.missing_tables(sqlite.look(small_database, thorough=False)) == ["hearing_note", "meta"]


def test_a_file_takes_the_place_of_another(tmp_path):
    draft, path = tmp_path / "draft", tmp_path / "path"
    draft.write_bytes(b"new")
    path.write_bytes(b"old")
    copies.put_in_place(draft, path)
    assert (path.read_bytes(), draft.exists()) == (b"new", False)
