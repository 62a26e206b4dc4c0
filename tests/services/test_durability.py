"""What was acknowledged is there: a child process edits and is killed at any moment (SIGKILL)."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.models import sqlite
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

KILLS = 6
EDITOR = """
import sys
from pathlib import Path
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
record = space.registry.sheet("1-1-1").record
page, text = record.page, record.overview
while True:
    following = f"{page + 1} " + "長い本文" * 700
    space.edits.apply([
        FieldChange(Entity.PROJECT, "1-1-1", "page", page, page + 1),
        FieldChange(Entity.PROJECT, "1-1-1", "overview", text, following),
    ], "頁と本文")
    page, text = page + 1, following
    print(page, flush=True)
    if page % 5 == 0:
        space.edits.undo()
        space.edits.redo()
"""


def killed_editor(database, profile, acknowledged):
    """Let a child edit, kill it after so many acknowledged edits; return the last page it acknowledged."""
    root = str(Path(__file__).parents[2])
    child = subprocess.Popen(
        [sys.executable, "-c", EDITOR, str(database), str(profile)],
        stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}, text=True,
    )  # fmt: skip
    with child:
        lines = [child.stdout.readline() for _ in range(acknowledged)]
        child.kill()
        lines += child.stdout.readlines()
    whole = [int(line) for line in lines if line.endswith("\n")]
    return whole[-1]


def test_acknowledged_edits_survive_any_kill(small_database, tmp_path):
    folders = user_folders(tmp_path / "profile")
    moments = random.Random(4)
    for _ in range(KILLS):
        last = killed_editor(small_database, folders.data, moments.randint(1, 25))
        space = open_workspace(small_database, folders)
        record = space.registry.sheet("1-1-1").record
        # the edit under way may have been kept, or an undo just before its redo; never half of a step
        assert record.page in (last - 1 if last % 5 == 0 else last, last, last + 1)
        assert record.overview == f"{record.page} " + "長い本文" * 700
        newest = {entry.change.field: entry.change.after for entry in space.history.of_project("1-1-1", 2)}
        assert newest == {"page": record.page, "overview": record.overview}
        assert sqlite.faults(small_database, thorough=True) == []
        assert sqlite.broken_links(small_database) == []
        space.close()
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


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
    assert sqlite.faults(left / "small.db", thorough=True) == []
    again.close()
