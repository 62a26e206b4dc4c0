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
    made = FolderWatch(SynchronousRunner(), lambda: kept, settle_ms=20)
    yield made
    made.watch(None)


@pytest.fixture
def told(watch):
    found = []
    watch.arrived.connect(found.append)
    return found


class Runs(SynchronousRunner):
    """Does nothing before it is told to, as a worker that is busy: `runs.end()`."""

    def __init__(self):
        super().__init__()
        self.waiting = []
        self.begun = 0

    def run(self, title, work, done, failed=None):
        self.begun += 1
        self.waiting.append((title, work, done, failed))

    def end(self):
        """Do what waits by now, but not what that asks for."""
        waiting, self.waiting = self.waiting, []
        for job in waiting:
            super().run(*job)


@pytest.fixture
def runs(qapp):
    return Runs()


@pytest.fixture
def busy_watch(runs, kept):
    """A watch whose looks wait for `runs.end()`."""
    made = FolderWatch(runs, lambda: kept, settle_ms=20)
    yield made
    made.watch(None)


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
    watch = FolderWatch(tasks, lambda: go_on.wait(5) and set(), settle_ms=20)
    found = []
    watch.arrived.connect(found.append)
    watch.watch(folder)
    watch.watch(other)
    go_on.set()
    qtbot.waitUntil(lambda: bool(found) and names(found[-1]) == ["b.xlsx"])
    assert all("a.xlsx" not in names(paths) for paths in found)
    watch.watch(None)
    tasks.close()


def test_a_file_written_slowly_is_not_told_however_often_the_system_tells_of_it(
    qapp, folder, kept, qtbot
) -> None:
    watch = FolderWatch(SynchronousRunner(), lambda: kept, settle_ms=150)
    found = []
    watch.arrived.connect(found.append)
    watch.watch(folder)
    with (folder / "回答.xlsx").open("wb") as stream:
        for _ in range(5):
            stream.write(b"x" * 1000)
            stream.flush()
            watch.look()
            watch.look()  # twice the same: no time has passed
    assert all(not paths for paths in found)
    qtbot.waitUntil(lambda: names(found[-1]) == ["回答.xlsx"])
    watch.watch(None)


def test_a_file_that_was_shown_is_not_new_under_another_name(watch, folder, told, qtbot) -> None:
    path = folder / "a.xlsx"
    path.write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    watch.forget([path])
    path.rename(folder / "収納課.xlsx")
    watch.look()
    assert told[-1] == []
    qtbot.waitUntil(lambda: not watch._timer.isActive())
    assert told[-1] == []


def test_a_file_renamed_before_it_was_shown_is_told_by_its_new_name(watch, folder, told, qtbot) -> None:
    (folder / "a.xlsx").write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    (folder / "a.xlsx").rename(folder / "b.xlsx")
    watch.look()
    assert names(told[-1]) == ["b.xlsx"], "at once: it was whole already"


def test_a_file_that_becomes_a_workbook_by_its_name_is_told(watch, folder, told, qtbot) -> None:
    """A browser downloads under another ending first."""
    path = folder / "回答.xlsx.crdownload"
    path.write_bytes(b"1")
    watch.watch(folder)
    path.rename(folder / "回答.xlsx")
    qtbot.waitUntil(lambda: names(told[-1]) == ["回答.xlsx"])


def test_a_file_put_in_the_place_of_another_is_new(watch, folder, told, tmp_path, qtbot) -> None:
    path = folder / "a.xlsx"
    path.write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    watch.forget([path])
    assert told[-1] == []
    newer = tmp_path / "newer.xlsx"
    newer.write_bytes(b"another answer")
    newer.replace(path)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    path.write_bytes(b"and once more")  # still looked after, though it is another file by now
    watch.forget([path])
    qtbot.waitUntil(lambda: told[-1] == [])
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])


def test_a_file_that_is_removed_is_no_longer_told(watch, folder, told, qtbot) -> None:
    path = folder / "a.xlsx"
    path.write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])
    path.unlink()
    qtbot.waitUntil(lambda: told[-1] == [])
    path.write_bytes(b"1")
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx"])


def test_all_files_of_a_folder_that_was_shown_are_forgotten(watch, folder, told, qtbot) -> None:
    for name in ("b.xlsx", "a.xlsx"):
        (folder / name).write_bytes(b"1")
    watch.watch(folder)
    qtbot.waitUntil(lambda: names(told[-1]) == ["a.xlsx", "b.xlsx"])
    watch.forget([folder])
    assert told[-1] == []


def test_many_events_during_one_look_ask_for_one_more(busy_watch, runs, folder, qtbot) -> None:
    busy_watch.watch(folder)
    for _ in range(20):
        busy_watch.look()
    assert runs.begun == 1
    runs.end()
    qtbot.waitUntil(lambda: runs.begun == 2)
    runs.end()
    assert not busy_watch._timer.isActive(), "nothing has happened since"


def test_a_folder_that_was_given_up_does_not_end_the_watch_of_another(
    busy_watch, runs, folder, tmp_path, qtbot
) -> None:
    other = tmp_path / "別"
    other.mkdir()
    lost = []
    busy_watch.lost.connect(lost.append)
    busy_watch.watch(folder)
    busy_watch.watch(other)
    folder.rmdir()
    runs.end()
    assert (lost, busy_watch.folder) == ([], other)
    runs.end()
    assert runs.begun == 2


def test_nothing_is_told_once_watching_has_ended(busy_watch, runs, folder, qtbot) -> None:
    found = []
    busy_watch.lost.connect(found.append)
    busy_watch.arrived.connect(found.append)
    (folder / "a.xlsx").write_bytes(b"1")
    busy_watch.watch(folder)
    busy_watch.watch(None)
    runs.end()
    busy_watch.watch(folder)
    busy_watch.watch(None)
    (folder / "a.xlsx").unlink()
    folder.rmdir()
    runs.end()
    assert found == []
    assert runs.waiting == []
    assert busy_watch._system.directories() == busy_watch._system.files() == []


def test_bytes_are_read_once_as_long_as_a_file_stays_the_same(
    watch, folder, kept, told, qtbot, monkeypatch
) -> None:
    """The folder may lie on a slow share, and every file that comes in is a reason to look."""
    read = []
    really = Path.read_bytes

    def counting(path):
        read.append(path.name)
        return really(path)

    monkeypatch.setattr(Path, "read_bytes", counting)
    kept.add("x")
    (folder / "a.xlsx").write_bytes(b"1")
    watch.watch(folder)
    watch.look()
    watch.look()
    assert read == ["a.xlsx"]
    (folder / "a.xlsx").write_bytes(b"22")
    watch.look()
    assert read == ["a.xlsx", "a.xlsx"]


def test_a_bug_is_the_windows_to_report_and_ends_the_watch(qapp, folder, qtbot) -> None:
    def broken():
        raise KeyError("sha256")

    tasks = SynchronousRunner()
    watch = FolderWatch(tasks, broken)
    with qtbot.waitSignals([tasks.failed, watch.lost]):
        watch.watch(folder)
    assert watch.folder is None
