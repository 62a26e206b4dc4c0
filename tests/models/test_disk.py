"""What was written is forced onto the disk."""

import os

import pytest

from fujidesk.models.disk import force_to_disk, write_forced


def test_a_file_and_a_folder_are_forced(tmp_path, monkeypatch):
    forced = []
    monkeypatch.setattr(os, "fsync", lambda number: forced.append(os.fstat(number).st_ino))
    path = tmp_path / "a"
    path.write_bytes(b"x")
    force_to_disk(path)
    force_to_disk(tmp_path)
    assert forced[0] == path.stat().st_ino
    assert len(forced) == (1 if os.name == "nt" else 2)


def test_a_missing_file_is_an_error(tmp_path):
    with pytest.raises(FileNotFoundError):
        force_to_disk(tmp_path / "none")


def test_a_file_is_forced_with_all_that_was_written(tmp_path, monkeypatch):
    path, forced = tmp_path / "a", []
    path.write_bytes(b"older and longer")
    monkeypatch.setattr(os, "fsync", lambda _number: forced.append(path.read_bytes()))
    write_forced(path, bytearray(b"new"))
    assert forced == [b"new"]
