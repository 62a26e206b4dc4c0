"""A disk that is really full: one sentence, nothing half-done, and on it goes when there is space again."""

import datetime as dt
import shutil
import sys
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from fujidesk.domain.changes import Difference, Entity, FieldChange
from fujidesk.domain.surveys import EntryState
from fujidesk.errors import MachineError
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace, working_copy

STORED = Path(__file__).parents[1] / "databases" / "v0001.db"
NO_SPACE = "空き(容量)?が足りない"


@pytest.fixture
def elsewhere(tmp_path):
    """Folders that are not on the full disk."""
    return user_folders(tmp_path / "profile")


@pytest.fixture
def database(disk, small_profile, small_content):
    path = disk.place / "計画.db"
    build_database(path, small_profile, small_content)
    return path


def long_text(workspace, length):
    before = workspace.registry.sheet("1-1-1").record.overview
    return [FieldChange(Entity.PROJECT, "1-1-1", "overview", before, "長" * length)]


@pytest.mark.parametrize("free_kb", [0, 12, 60])
def test_edits_are_kept_whole_or_refused(disk, database, elsewhere, free_kb):
    workspace = open_workspace(database, elsewhere)
    disk.fill(free_kb)
    before = workspace.registry.content()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*計画.db.*何も変更していません"):
        workspace.edits.apply(long_text(workspace, 40_000), "本文")
    assert workspace.registry.content() == before
    assert (workspace.edits.step_count, workspace.history.recent()) == (0, [])
    disk.empty()
    workspace.edits.apply(long_text(workspace, 40_000), "本文")
    disk.fill()
    with pytest.raises(MachineError, match=NO_SPACE):
        workspace.edits.undo()
    assert workspace.edits.undo_label == "本文"
    disk.empty()
    workspace.edits.undo()
    assert workspace.registry.content() == before
    workspace.close()
    assert sqlite_checks.faults(database, thorough=True) == []
    assert disk.files() == ["計画.db"]


def test_nothing_is_opened_for_writing_but_reading_goes_on(disk, database, elsewhere):
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*空きを作ってください"):
        open_workspace(database, elsewhere)
    reader = open_workspace(database, elsewhere, read_only=True)
    assert len(reader.registry.rows()) == 3
    reader.close()
    assert disk.files() == ["計画.db"]
    disk.empty()
    open_workspace(database, elsewhere).close()


def test_the_log_of_a_killed_program_waits_for_space(disk, small_database, elsewhere):
    workspace = open_workspace(small_database, elsewhere)
    workspace.edits.apply(long_text(workspace, 30_000), "本文")
    for name in ("small.db", "small.db-wal"):
        shutil.copy(small_database.with_name(name), disk.place)
    workspace.close()
    disk.fill()
    with pytest.raises(MachineError, match="ディスクの空き"):
        open_workspace(disk.place / "small.db", elsewhere)
    disk.empty()
    again = open_workspace(disk.place / "small.db", elsewhere)
    assert len(again.registry.sheet("1-1-1").record.overview) == 30_000
    again.close()


def test_an_import_needs_its_backup_and_is_all_or_nothing(disk, database):
    workspace = open_workspace(database, user_folders(disk.place / "profile"))
    before = workspace.registry.content()
    accepted = [Difference(change) for change in long_text(workspace, 20_000)]
    disk.fill(40)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*backups"):
        workspace.register_exchange.apply(accepted)
    assert not [name for name in disk.files() if name.startswith("profile")]
    disk.fill(database.stat().st_size // 1024 + 60)  # the backup fits, the log of the write does not
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*計画.db"):
        workspace.register_exchange.apply(accepted)
    assert workspace.last_backup is not None
    assert workspace.registry.content() == before
    assert workspace.edits.step_count == 0
    disk.empty()
    workspace.register_exchange.apply(accepted)
    workspace.edits.undo()
    assert workspace.registry.content() == before
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*backups"):
        workspace.close()
    disk.empty()
    assert sqlite_checks.faults(database, thorough=True) == []


DAY = dt.date(2023, 4, 3)


def test_what_cannot_be_noted_is_not_issued_either(disk, database, elsewhere, tmp_path):
    """The files lie on a disk with space, the database does not: none of them may be sent out."""
    workspace = open_workspace(database, elsewhere)
    disk.fill()
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*計画.db.*何も変更していません"):
        workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    assert not (tmp_path / "out").exists()
    assert workspace.surveys.status(2022).count(EntryState.UNSENT) == 3
    assert (workspace.edits.step_count, workspace.history.recent()) == (0, [])
    disk.empty()
    workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    assert workspace.surveys.status(2022).count(EntryState.SENT) == 3
    workspace.close()


def test_what_cannot_be_issued_is_not_noted(disk, small_workspace):
    small_workspace.survey_issue.issue(2022, disk.place, ["市民課"], today=DAY)
    before = {path.name: path.read_bytes() for path in disk.place.glob("*.xlsx")}
    disk.fill(40)
    with pytest.raises(MachineError, match=NO_SPACE):
        small_workspace.survey_issue.issue(2022, disk.place, today=dt.date(2023, 5, 8))
    assert {path.name: path.read_bytes() for path in disk.place.glob("*.xlsx")} == before
    assert disk.files() == sorted(before)
    days = [line.entry.sent_at for line in small_workspace.surveys.status(2022).departments]
    assert sorted(days) == ["", "", "2023-04-03"]


@pytest.mark.parametrize(("step", "is_backed_up"), [("approve", False), ("approve", True), ("unlock", False)])
def test_a_year_is_locked_and_opened_with_its_backup_or_not_at_all(disk, database, step, is_backed_up):
    workspace = open_workspace(database, user_folders(disk.place / "profile"))
    report = workspace.reports.of_year(2022)["1-1-9"]
    workspace.reports.store(report, {"status": "running"}, "回答")
    if step == "unlock":
        workspace.surveys.approve(2022, "本部会議")
    reason = {"approve": "長" * 40_000, "unlock": "誤り"}[step]
    before = workspace.surveys.status(2022), workspace.reports.of_year(2022), workspace.edits.step_count
    disk.fill(database.stat().st_size // 1024 + 60 if is_backed_up else 20)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*何も変更していません"):
        getattr(workspace.surveys, step)(2022, reason)
    after = workspace.surveys.status(2022), workspace.reports.of_year(2022), workspace.edits.step_count
    assert after == before
    assert (workspace.last_backup is not None) == (is_backed_up or step == "unlock")
    disk.empty()
    getattr(workspace.surveys, step)(2022, reason)
    assert workspace.reports.is_locked(2022) == (step == "approve")
    workspace.close()


@pytest.mark.parametrize("free_kb", [20, 240])
def test_a_sample_is_whole_or_not_there(disk, small_profile, small_content, free_kb):
    disk.fill(free_kb)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*練習.db"):
        fill_sample(disk.place / "練習.db", range(2022, 2027), small_profile, small_content)
    assert disk.files() == []


@pytest.mark.parametrize("free_kb", [0, 12, 80, 170])
def test_an_older_file_stays_as_it_was(disk, elsewhere, free_kb):
    path = Path(shutil.copy(STORED, disk.place / "old.db"))
    before = path.read_bytes()
    disk.fill(free_kb)
    with pytest.raises(MachineError, match=NO_SPACE):
        open_workspace(path, elsewhere)
    assert path.read_bytes() == before
    assert disk.files() == ["old.db"]
    disk.empty()
    workspace = open_workspace(path, elsewhere)
    assert workspace.registry.rows()
    workspace.close()


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.csv", "a.png", "a.svg", "a.pdf"])
def test_what_leaves_is_whole_or_not_there(disk, small_workspace, name):
    path = disk.place / name
    path.write_bytes(b"older")
    disk.fill()
    exchange = small_workspace.register_exchange
    timeline = small_workspace.timeline
    draw = partial(timeline.export, timeline.data())
    write = {
        ".xlsx": exchange.write_workbook, ".json": exchange.write_json, ".csv": exchange.write_csv,
    }.get(path.suffix, draw)  # fmt: skip
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*{path.stem}\\{path.suffix}"):
        write(path)
    assert path.read_bytes() == b"older"
    assert disk.files() == [name]


def test_new_files_come_whole_or_not_at_all(disk, small_profile, small_content, small_database, monkeypatch):
    monkeypatch.setattr("fujidesk.services.workspace.shipped_database", lambda: small_database)
    disk.fill(20)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*new.db"):
        build_database(disk.place / "new.db", small_profile, small_content)
    with pytest.raises(MachineError, match=f"{NO_SPACE}.*fujiplan.db"):
        working_copy(user_folders(disk.place / "profile"))
    assert disk.files() == []
    disk.empty()
    assert working_copy(user_folders(disk.place / "profile")).is_file()


@contextmanager
def files_up_to(size):
    """Let no file grow beyond so many bytes, as a quota does."""
    import resource

    kept = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, kept[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
def test_a_quota_on_files_is_a_sentence_and_loses_nothing(small_workspace):
    before = small_workspace.registry.content()
    change = long_text(small_workspace, 50_000)
    with files_up_to(40_000), pytest.raises(MachineError, match="ディスクの空きやネットワーク"):
        small_workspace.edits.apply(change, "本文")
    assert small_workspace.registry.content() == before
    small_workspace.edits.apply(change, "本文")
    assert sqlite_checks.faults(small_workspace.path, thorough=True) == []
