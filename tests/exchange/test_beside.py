"""Hidden folders that a killed export leaves beside its target (issue 5: no half file is left)."""

import os
import time

import pytest

from fujidesk.exchange.beside import beside_folder
from fujidesk.exchange.file_set import file_set
from fujidesk.exchange.folder_set import folder_set

DAY_S = 24 * 60 * 60


def left_behind(parent, name, age_s, *files):
    """Make what a killed program left so long ago."""
    folder = parent / f".fujidesk-{name}.tmp"
    folder.mkdir()
    for file in files:
        (folder / file).write_text("half")
    then = time.time() - age_s
    os.utime(folder, (then, then))
    return folder


def write_files(target):
    with file_set(target) as files:
        files.add("a.pdf", b"whole")
        files.place()


def write_folder(target):
    with folder_set(target / "site", lambda _: True) as files:
        files.add("index.html", b"whole")
        files.place()


@pytest.mark.parametrize("write", [write_files, write_folder])
def test_the_next_export_clears_what_a_killed_one_left(tmp_path, write):
    old = left_behind(tmp_path, "dead", 2 * DAY_S, "0.new")
    write(tmp_path)
    assert not old.exists()
    assert not list(tmp_path.glob(".fujidesk-*"))


def test_an_export_that_runs_on_another_pc_keeps_its_folder(tmp_path):
    running = left_behind(tmp_path, "alive", 60, "0.new")
    with beside_folder(tmp_path):
        pass
    assert (running / "0.new").exists()


@pytest.mark.parametrize("name", ["old", "3.old"])
def test_what_may_be_the_only_copy_is_kept(tmp_path, name):
    left = left_behind(tmp_path, "dead", 2 * DAY_S, name)
    with beside_folder(tmp_path):
        pass
    assert (left / name).exists()


def test_other_things_of_that_name_stay(tmp_path):
    other = tmp_path / "kept"
    left_behind(tmp_path, "x", 0)
    other.mkdir()
    (other / "file").write_text("theirs")
    link = tmp_path / ".fujidesk-link.tmp"
    link.symlink_to(other, target_is_directory=True)
    os.utime(link, (0, 0), follow_symlinks=False)
    with beside_folder(tmp_path):
        pass
    assert link.is_symlink()
    assert (other / "file").exists()
