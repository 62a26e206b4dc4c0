"""Which files are read of what was given."""

import os

import pytest

from fujidesk.errors import MachineError
from fujidesk.services import collect_files
from fujidesk.services.collect_files import given_files


def make(folder, *names):
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")


def test_folders_are_walked_by_name(tmp_path):
    make(tmp_path, "b.xlsx", "a/c.xlsx", "a.pdf")
    files, skipped = given_files([tmp_path])
    assert [file.name for file in files] == ["a.pdf", "b.xlsx", "a/c.xlsx"]
    assert skipped == []


def test_what_a_killed_issue_had_begun_is_no_return(tmp_path):
    make(tmp_path, "a.xlsx", ".fujidesk-x1.tmp/b.xlsx")
    files, skipped = given_files([tmp_path])
    assert [file.name for file in files] == ["a.xlsx"]
    assert skipped == []


def test_a_file_is_read_once_however_it_was_given(tmp_path):
    make(tmp_path, "a.xlsx")
    files, _ = given_files([tmp_path / "a.xlsx", tmp_path, tmp_path / "a.xlsx"])
    assert [file.name for file in files] == ["a.xlsx"]


@pytest.mark.parametrize("name", ["~$a.xlsx", ".~lock.a.xlsx#", ".DS_Store", "Thumbs.db", "desktop.ini"])
def test_lock_files_are_left_out_and_told(tmp_path, name):
    make(tmp_path, name)
    files, skipped = given_files([tmp_path])
    assert files == []
    assert skipped == [f"「{name}」は開いている印などの一時的なファイルのため、読みません。"]


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_links_in_folders_are_not_followed(tmp_path):
    make(tmp_path, "there/a.xlsx")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "folder").symlink_to(tmp_path / "there")
    (tmp_path / "in" / "file.xlsx").symlink_to(tmp_path / "there" / "a.xlsx")
    os.mkfifo(tmp_path / "in" / "pipe")
    files, skipped = given_files([tmp_path / "in"])
    assert files == []
    assert skipped == [
        "「file.xlsx」は別の場所へのリンクのため、読みません。",
        "「pipe」はふつうのファイルではないため、読みません。",
    ]
    assert [file.name for file in given_files([tmp_path / "in" / "file.xlsx"])[0]] == ["file.xlsx"]


def test_what_is_not_there_or_far_too_much(tmp_path, monkeypatch):
    with pytest.raises(MachineError, match="がありません"):
        given_files([tmp_path / "ない"])
    make(tmp_path, "a", "b", "c")
    monkeypatch.setattr(collect_files, "MAX_FILES", 2)
    with pytest.raises(MachineError, match="ファイルが多すぎます"):
        given_files([tmp_path])
