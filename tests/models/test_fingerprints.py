"""The fingerprint of a file: the same through opening and closing, another one for whatever else happens."""

import sqlite3
from contextlib import closing

import pytest

from fujidesk.models import sqlite, sqlite_checks, sqlite_copies
from fujidesk.models.fingerprints import fingerprint


def test_opening_and_closing_leave_the_fingerprint_alone(small_database):
    before, content = fingerprint(small_database), small_database.read_bytes()
    sqlite.use_wal(small_database, on=True)
    assert small_database.read_bytes() != content
    assert fingerprint(small_database) == before
    sqlite.leave_single_file(small_database)
    assert small_database.read_bytes() != content
    assert fingerprint(small_database) == before


def test_a_change_is_another_fingerprint_and_a_copy_has_the_same(small_database, tmp_path):
    before = fingerprint(small_database)
    sqlite.use_wal(small_database, on=True)
    with closing(sqlite3.connect(small_database)) as writer:
        writer.execute("UPDATE project SET page = page + 1")
        writer.commit()
        sqlite_copies.copy(small_database, tmp_path / "copy.db", lambda _done, _total: None)
    sqlite.leave_single_file(small_database)
    assert fingerprint(small_database) == fingerprint(tmp_path / "copy.db") != before


def test_a_file_whose_newest_changes_lie_in_a_log_has_none(small_database):
    sqlite.use_wal(small_database, on=True)
    with closing(sqlite3.connect(small_database)) as writer:
        writer.execute("UPDATE project SET page = page + 1")
        writer.commit()
        assert fingerprint(small_database) == ""


def test_a_file_too_large_for_memory_has_none(small_database, monkeypatch):
    monkeypatch.setattr(sqlite, "_MOST_IN_MEMORY", small_database.stat().st_size - 1)
    assert fingerprint(small_database) == ""


PASSING = {*range(24, 28), *range(40, 44), *range(92, 100)}


def test_every_flipped_bit_is_another_fingerprint_except_what_opening_changes(small_database):
    before, content = fingerprint(small_database), small_database.read_bytes()
    middle = len(content) // 2
    places = [*range(110), *range(110, len(content), 997), middle - 1, middle, len(content) - 1]
    unseen = set()
    for place in places:
        spoilt = bytearray(content)
        spoilt[place] ^= 1 << place % 8
        small_database.write_bytes(spoilt)
        if fingerprint(small_database) == before:
            unseen.add(place)
    assert unseen == PASSING


@pytest.mark.parametrize("place", sorted(PASSING))
def test_what_opening_changes_may_be_anything(small_database, place):
    content = bytearray(small_database.read_bytes())
    content[place] ^= 0xFF
    small_database.write_bytes(content)
    assert sqlite_checks.faults(small_database, thorough=True) == []


def test_a_cut_or_grown_file_is_another_one(small_database):
    content, before = small_database.read_bytes(), fingerprint(small_database)
    for other in (content[:-1], content + b"\x00", content[: len(content) // 2], b""):
        small_database.write_bytes(other)
        assert fingerprint(small_database) != before
