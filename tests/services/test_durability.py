"""What was acknowledged is there: a child process edits and is killed at any moment (SIGKILL)."""

import os
import random
import re
import shutil
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from benchmarks import killing
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

KILLS = 20
SAVER = """
import os, sys
from pathlib import Path
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.paths import user_folders
from fujidesk.services import maintenance
from fujidesk.services.workspace import open_workspace

maintenance.on_file_share = lambda path: sys.argv[3] == "share"
space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
for page in (12, 13, 14):
    os.write(1, b"begin")
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", page, page + 1)], "頁")
    os.write(1, b"saved")
os._exit(0)
"""


@pytest.mark.slow
def test_acknowledged_edits_survive_any_kill(small_database, tmp_path):
    """The full number of kills is `python -m benchmarks killing`."""
    folders = user_folders(tmp_path / "profile")
    killing.prepare(small_database, folders)
    kept = killing.kill_many(small_database, folders, KILLS, random.Random())
    assert kept.faults == []
    assert kept.found == kept.acknowledged >= KILLS // 2, "half of them were killed while they worked"
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


def test_the_check_of_the_kills_finds_what_is_lost_or_torn(small_database, tmp_path):
    folders = user_folders(tmp_path / "profile")
    killing.prepare(small_database, folders)
    with closing(open_workspace(small_database, folders)) as space:
        space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 1, 4)], "頁")
    kept = killing.Kept()
    killing._check(small_database, folders, ["page 7\n", "note 6\n"], kept)
    assert kept.faults == ["page 7 was acknowledged, 1 is there", "half a step: page 4 beside the text of 1",
                           "lost: 宿題 6"]  # fmt: skip
    assert (kept.acknowledged, kept.found) == (2, 0)


def traced(database, tmp_path, place):
    """Return what a child that saves three times tells the system, as far as it is about the disk."""
    log = tmp_path / "trace"
    calls = "trace=fsync,fdatasync,unlink,write,pwrite64"
    command = ["strace", "-f", "-y", "-o", str(log), "-e", calls, sys.executable, "-c", SAVER]
    words = [str(database), str(tmp_path / "profile"), place]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([*command, *words], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"strace may not look here: {done.stderr[:200]}")
    steps = log.read_text(errors="replace").split('"begin"')[1:]
    assert len(steps) == 3
    return [step.split('"saved"')[0].splitlines() for step in steps]


def last_line(lines, call, what):
    """Return where the last line of a call about a file stands; -1 where there is none."""
    found = [at for at, line in enumerate(lines) if re.search(rf" {call}\(.*{re.escape(what)}", line)]
    return found[-1] if found else -1


needs_strace = pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")


@needs_strace
@pytest.mark.slow
def test_on_a_local_disk_the_log_is_on_the_disk_before_it_is_said_to_be_saved(small_database, tmp_path):
    for lines in traced(small_database, tmp_path, "disk"):
        written = last_line(lines, "pwrite64", "small.db-wal>")
        assert 0 <= written < last_line(lines, "f(?:data)?sync", "small.db-wal>")


@needs_strace
@pytest.mark.slow
def test_on_a_share_the_journal_is_gone_for_good_before_it_is_said_to_be_saved(small_database, tmp_path):
    """A journal that comes back after a power cut would take back what was saved."""
    for lines in traced(small_database, tmp_path, "share"):
        in_place = last_line(lines, "pwrite64", "small.db>")
        on_disk = last_line(lines, "f(?:data)?sync", "small.db>")
        journal_gone = last_line(lines, "unlink", "small.db-journal")
        assert 0 <= in_place < on_disk < journal_gone
        assert journal_gone < last_line(lines, "f(?:data)?sync", f"{tmp_path}>")


@pytest.mark.parametrize("kept", [("small.db",), ("small.db", "small.db-wal")])
def test_a_log_left_behind_is_read_with_or_without_its_index(small_database, tmp_path, kept):
    """The index (-shm) of a killed program's log may be lost; without its log the file is as of before."""
    folders = user_folders(tmp_path / "profile")
    space = open_workspace(small_database, folders)
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 77)], "頁")
    left = tmp_path / "left"
    left.mkdir()
    for name in kept:
        (left / name).write_bytes((tmp_path / name).read_bytes())
    space.close()
    again = open_workspace(left / "small.db", folders)
    assert again.registry.sheet("1-1-1").record.page == (77 if len(kept) == 2 else 12)
    assert sqlite_checks.faults(left / "small.db", thorough=True) == []
    again.close()
