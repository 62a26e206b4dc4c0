"""Kills a child that edits, at random moments (SIGKILL), and looks whether everything it was told is kept.

Half of the children think that the file lies on a share, where there is no write-ahead log. The figure of the
row is no time: acknowledged edits against those that were found again. The tests kill a few (`kill_many`).
"""

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import synthetic
from benchmarks.measuring import Row
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.models import sqlite_checks
from fujidesk.paths import Folders, user_folders
from fujidesk.services.office_records import added
from fujidesk.services.workspace import Workspace, open_workspace

KILLS = 500
A_FILE = 50
"""Kills before a new file is made: the history grows, and the whole of it is checked after every kill."""
HEARING = "R4-001"
LONG = "長い本文" * 200
"""Makes an edit take several pages of the file."""
EDITING_S = 0.25
"""Half of the children are killed within this time of their first edit, the others before it."""
CHILD = f"""
import sys
from pathlib import Path
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import NoteKind
from fujidesk.paths import user_folders
from fujidesk.services import maintenance
from fujidesk.services.workspace import open_workspace

if sys.argv[3] == "share":
    maintenance.on_file_share = lambda path: True
space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
number = space.registry.rows()[0].number
record = space.registry.sheet(number).record
page, text = record.page, record.overview
while True:
    following = f"{{page + 1}} {LONG}"
    space.edits.apply([
        FieldChange(Entity.PROJECT, number, "page", page, page + 1),
        FieldChange(Entity.PROJECT, number, "overview", text, following),
    ], "頁と本文")
    page, text = page + 1, following
    print("page", page, flush=True)
    if page % 3 == 0:
        space.hearings.add_note("{HEARING}", NoteKind.TODO, f"宿題 {{page}}")
        print("note", page, flush=True)
    if page % 5 == 0:
        space.edits.apply([FieldChange(Entity.PROJECT, number, "page", page, page + 1)], "頁")
        space.edits.undo()
"""


@dataclass
class Kept:
    """What was told to be kept, and what was found wrong; acknowledged, found: numbers of edits."""

    page: int = 1
    notes: set[str] = field(default_factory=set)
    acknowledged: int = 0
    found: int = 0
    faults: list[str] = field(default_factory=list)


def prepare(path: Path, folders: Folders) -> None:
    """Give a register the hearing that the children take notes of, and the text that they go on from."""
    with closing(open_workspace(path, folders)) as space:
        record = space.registry.records()[0]
        text = FieldChange(Entity.PROJECT, record.number, "overview", record.overview, f"1 {LONG}")
        changes = [text, added(Hearing(HEARING, 2022, department="第1課"))]
        if record.page != 1:
            changes.append(FieldChange(Entity.PROJECT, record.number, "page", record.page, 1))
        space.edits.apply(changes, "初め")


def kill_many(path: Path, folders: Folders, kills: int, moments: random.Random) -> Kept:
    """Kill so many children one after the other on a prepared file; after each, check all of it."""
    kept = Kept()
    opening_s = _opening_time(path, folders, kept)
    for serial in range(kills):
        place = "share" if serial % 2 else "disk"
        edits = serial // 2 % 2 == 0
        wait_s = moments.uniform(0, EDITING_S) if edits else opening_s * moments.uniform(0.3, 1)
        told = list(_killed(path, folders, place, wait_s, edits=edits))
        _check(path, folders, told, kept)
    return kept


def _opening_time(path: Path, folders: Folders, kept: Kept) -> float:
    """Return the seconds from the start of a child to its first edit."""
    start = time.perf_counter()
    child = _child(path, folders, "disk")
    with child:
        assert child.stdout is not None
        first = child.stdout.readline()
        spent = time.perf_counter() - start
        child.kill()
        told = [first, *child.stdout.readlines()]
    _check(path, folders, told, kept)
    return spent


def _killed(path: Path, folders: Folders, place: str, wait_s: float, *, edits: bool) -> Iterator[str]:
    """Yield the whole lines that a child told until it was killed; edits: timed from its first edit."""
    child = _child(path, folders, place)
    with child:
        assert child.stdout is not None
        if edits:
            yield child.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            child.wait(wait_s)
        child.kill()
        yield from (line for line in child.stdout.readlines() if line.endswith("\n"))


def _child(path: Path, folders: Folders, place: str) -> "subprocess.Popen[str]":
    """Start a child that edits without end; place: where it thinks that the file lies."""
    command = [sys.executable, "-c", CHILD, str(path), str(folders.data), place]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    return subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True)


def _check(path: Path, folders: Folders, told: list[str], kept: Kept) -> None:
    """Open the file as the next start does and compare it with what was acknowledged."""
    for line in told:
        kind, _, figure = line.strip().partition(" ")
        if kind == "page":
            kept.page = int(figure)
        else:
            kept.notes.add(f"宿題 {figure}")
    before = len(kept.faults)
    kept.acknowledged += len(told)
    with closing(open_workspace(path, folders)) as space:  # raises where a lock keeps it out
        kept.faults += _lost(space, kept)
        fault = space.history.fault()
        kept.faults += [] if fault is None else [f"history: {fault}"]
    kept.faults += sqlite_checks.faults(path, thorough=True) + sqlite_checks.broken_links(path)
    beside = [found.name for found in path.parent.glob(f"{path.name}-*")]
    kept.faults += [f"left behind: {name}" for name in beside]
    kept.found += len(told) if len(kept.faults) == before else 0


def _lost(space: Workspace, kept: Kept) -> Iterator[str]:
    """Yield what was acknowledged and is not there, and what is there in part; takes what is found as kept.

    The step under way may have been kept: the next page, a note, or the page that is about to be taken back.
    """
    record = space.registry.sheet(space.registry.rows()[0].number).record
    page, text = record.page or 0, record.overview
    written = int(text.split(" ", 1)[0])
    if written not in (kept.page, kept.page + 1):
        yield f"page {kept.page} was acknowledged, {written} is there"
    if page not in (written, written + 1 if written % 5 == 0 else written):
        yield f"half a step: page {page} beside the text of {written}"
    if page != written:
        space.edits.apply([_page_change(space, page, written)], "頁")
    notes = {note.text for note in space.office.all(Note)}
    yield from (f"lost: {text}" for text in kept.notes - notes)
    kept.page, kept.notes = written, notes


def _page_change(space: Workspace, before: int, after: int) -> FieldChange:
    """Return the edit that brings the page back to what the text says."""
    number = space.registry.rows()[0].number
    return FieldChange(Entity.PROJECT, number, "page", before, after)


def measure() -> list[Row]:
    """Kill, on several files one after the other; raises where anything was lost, torn or locked."""
    moments = random.Random()
    acknowledged = found = 0
    faults: list[str] = []
    for _ in range(KILLS // A_FILE):
        with tempfile.TemporaryDirectory() as name:
            path, folders = Path(name) / "killed.db", user_folders(Path(name) / "profile")
            synthetic.build(path, 20)
            prepare(path, folders)
            kept = kill_many(path, folders, A_FILE, moments)
            acknowledged, found = acknowledged + kept.acknowledged, found + kept.found
            faults += kept.faults
    if faults:
        raise AssertionError("\n".join(faults))
    name = f"edits acknowledged before {KILLS} kills, against those found again"
    return [Row(name, acknowledged, found, "edits", 1.0)]
