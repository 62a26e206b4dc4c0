"""A watched folder tells of whole, new answers only; a folder that goes is told once."""

import hashlib
import threading
from pathlib import Path

import pytest

from fujidesk.ui.surveys.folder_watch import FolderWatch
from fujidesk.ui.tasks import SynchronousRunner, TaskRunner


@pytest.fixture
def kept():
    return set()


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "回収"
    made.mkdir()
    return made


@pytest.fixture
def watch(qapp, qtbot, kept):
    made = FolderWatch(SynchronousRunner(), lambda: kept)
    made._timer.setInterval(20)
    yield made
    made.watch(None)


@pytest.fixture
def told(watch):
    found = []
    watch.arrived.connect(found.append)
    return found


def names(paths):
    return [path.name for path in paths]


def test_a_file_that_comes_in_is_told_when_it_is_whole(watch, folder, told, qtbot) -> None:
    watch.watch(folder)
    assert told == [[]]
    path = folder / "回答.xlsx"
    path.write_bytes(b"half")
    watch.look()
    path.write_bytes(b"half and the rest")
    assert all(not paths for paths in told), "seen once is not settled"
    qtbot.waitUntil(lambda: names(told[-1]) == ["回答.xlsx"])


def test_the_system_tells_of_new_files_by_itself(watch, folder, told, qtbot) -> None:
    watch.watch(folder)
    (folder / "a.xlsx").write_bytes(b"1")
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    (folder / "b.xlsx").write_bytes(b"2")
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx", "b.xlsx"])


def test_what_lies_there_already_is_told_but_what_was_taken_is_not(watch, folder, told, kept, qtbot) -> None:
    (folder / "old.xlsx").write_bytes(b"taken")
    (folder / "new.xlsx").write_bytes(b"new")
    kept.add(hashlib.sha256(b"taken").hexdigest())
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["new.xlsx"])


def test_files_that_were_shown_are_not_told_again_until_they_change(watch, folder, told, qtbot) -> None:
    path = folder / "a.xlsx"
    path.write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    watch.forget([path])
    watch.look()
    assert told[-1] == []
    path.write_bytes(b"another answer")
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])


def test_only_workbooks_count(watch, folder, told, qtbot) -> None:
    for name in ("~$a.xlsx", ".~lock.a.xlsx#", ".hidden.xlsx", "memo.txt", "photo.png"):
        (folder / name).write_bytes(b"1")
    (folder / "sub.xlsx").mkdir()
    (folder / "old.XLS").write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["old.XLS"])


def test_a_folder_that_goes_is_told_and_no_longer_watched(watch, folder, told, qtbot) -> None:
    watch.watch(folder)
    with qtbot.waitSignal(watch.lost) as lost:
        folder.rmdir()
        watch.look()
    assert str(folder) in lost.args[0]
    assert watch.folder is None
    watch.look()


def test_a_file_that_vanishes_or_is_locked_is_no_fault(watch, folder, told, kept, qtbot, monkeypatch) -> None:
    (folder / "gone.xlsx").write_bytes(b"1")
    (folder / "open.xlsx").write_bytes(b"2")
    kept.add("x")
    really_stat, really_read = Path.stat, Path.read_bytes

    def stat(path, **more):
        if path.name == "gone.xlsx" and not more and seen.add(path) is None and len(seen) > 0 and asked(path):
            raise FileNotFoundError(path)
        return really_stat(path, **more)

    calls = []

    def asked(path):
        calls.append(path)
        return len(calls) % 2 == 0  # is_file first, then the stamp

    seen = set()

    def read(path):
        raise PermissionError(path)

    monkeypatch.setattr(Path, "stat", stat)
    monkeypatch.setattr(Path, "read_bytes", read)
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["open.xlsx"])
    monkeypatch.setattr(Path, "read_bytes", really_read)


def test_another_folder_may_be_chosen_while_the_first_is_looked_at(qapp, folder, tmp_path, qtbot) -> None:
    other = tmp_path / "別"
    other.mkdir()
    (other / "b.xlsx").write_bytes(b"2")
    (folder / "a.xlsx").write_bytes(b"1")
    tasks, go_on = TaskRunner(), threading.Event()
    watch = FolderWatch(tasks, lambda: go_on.wait(5) and set())
    watch._timer.setInterval(20)
    found = []
    watch.arrived.connect(found.append)
    watch.watch(folder)
    watch.watch(other)
    go_on.set()
    qtbot.waitUntil(lambda: bool(found) and names(found[-1]) == ["b.xlsx"])
    assert all("a.xlsx" not in names(paths) for paths in found)
    watch.watch(None)
    tasks.close()
