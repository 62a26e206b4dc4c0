"""Backups: whole, told apart, thinned by their own name only."""

import os
import shutil
import sqlite3
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from fujidesk.domain.backups import BackupReason
from fujidesk.errors import CancelledError, DamagedError, MachineError
from fujidesk.models import copies, sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.backups import back_up, backups_of, suspect_mark
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def working(small_database, folders):
    """The working copy, whose backups have its plain name."""
    folders.data.mkdir(parents=True)
    return Path(shutil.copy(small_database, folders.working_database))


def names(folders):
    return sorted(path.name for path in folders.backups.iterdir())


def test_backups_are_named_apart_and_whole(small_workspace, folders):
    first, second = small_workspace.back_up(), small_workspace.back_up()
    assert first != second
    assert sqlite_checks.faults(second, thorough=True) == []
    assert small_workspace.last_backup == backups_of(small_workspace.path, folders)[0].name.made_at
    assert {path.suffix for path in folders.backups.iterdir()} == {".db"}


def test_many_in_one_second_are_listed_newest_first(working, folders):
    made = [back_up(working, folders) for _ in range(3)]
    newest = [path for _, path in backups_of(working, folders)]
    assert newest == list(reversed(made))
    assert all(path.name.startswith("fujiplan-2") for path in made)


def test_backups_are_thinned_by_day_week_and_month(working, folders):
    folders.backups.mkdir(parents=True)
    newest = datetime(2026, 3, 31, 18)
    times = [newest - timedelta(hours=5 * step) for step in range(2000)]
    for at in times:
        (folders.backups / f"fujiplan-{at:%Y%m%d-%H%M%S}.db").touch()
    others = [
        folders.backups / name
        for name in (
            "fujiplan-残す.db", "other-20200101-000000.db", "fujiplan-20200101-000000.xlsx",
            "fujiplan-20201399-000000.db", "fujiplan-0badcafe-20200101-000000.db",
            "fujiplan-20200101-000000-20210101-000000.db",
        )
    ]  # fmt: skip
    for path in others:
        path.touch()
    back_up(working, folders)
    left = [backup.name.made_at for backup in backups_of(working, folders)]
    assert len(left) < 40
    assert times[0] in left
    assert len({(at.year, at.month) for at in left}) == 12
    assert all(path.exists() for path in others)


def test_databases_of_one_name_have_backups_of_their_own(working, folders, tmp_path):
    share = tmp_path / "share"
    share.mkdir()
    other = Path(shutil.copy(working, share / "fujiplan.db"))
    mine, theirs = back_up(working, folders), back_up(other, folders)
    assert [path for _, path in backups_of(working, folders)] == [mine]
    assert [path for _, path in backups_of(other, folders)] == [theirs]


def test_a_backup_that_was_opened_has_backups_of_its_own(working, folders):
    first = back_up(working, folders)
    second = back_up(first, folders)
    assert [path for _, path in backups_of(working, folders)] == [first]
    assert [path for _, path in backups_of(first, folders)] == [second]


def test_the_same_file_by_another_way_has_the_same_backups(small_database, folders, tmp_path):
    (tmp_path / "way").mkdir()
    made = back_up(tmp_path / "way" / ".." / small_database.name, folders)
    assert [path for _, path in backups_of(small_database, folders)] == [made]


def test_broken_links_are_copied_as_they_are(working, folders):
    connection = sqlite3.connect(working)
    connection.execute("DELETE FROM department WHERE name = '市民課'")
    connection.commit()
    connection.close()
    assert sqlite_checks.broken_links(back_up(working, folders)) == sqlite_checks.broken_links(working) != []


def test_backup_that_cannot_be_made_is_a_sentence(small_workspace, tmp_path):
    (tmp_path / "profile").mkdir(exist_ok=True)
    (tmp_path / "profile" / "backups").write_text("ファイル", encoding="utf-8")
    with pytest.raises(MachineError, match="backups"):
        small_workspace.back_up()


def test_a_missing_database_is_named_not_the_folder(folders, tmp_path):
    with pytest.raises(MachineError, match=r"消えた\.db」が見つかりません"):
        back_up(tmp_path / "消えた.db", folders)
    assert not folders.backups.exists()


def test_a_damaged_copy_is_no_backup(working, folders):
    def spoil(target, _tell):
        shutil.copy(working, target)
        with target.open("r+b") as file:
            file.seek(8192)
            file.write(b"\xa5" * 8192)
        return copies.shortcomings_forced(target)

    with pytest.raises(MachineError, match="正しく作れませんでした"):
        back_up(working, folders, copy_to=spoil)
    assert not [name for name in names(folders) if not name.endswith(".suspect")]


def test_a_stopped_backup_leaves_nothing(working, folders):
    class Stop:
        def step(self, done, total, what):
            assert (done <= total, what) == (True, "バックアップしています")
            raise CancelledError

    with pytest.raises(CancelledError):
        back_up(working, folders, Stop())
    assert not [name for name in names(folders) if not name.endswith(".suspect")]


def test_old_copies_that_cannot_be_removed_are_no_failure(working, folders, monkeypatch):
    folders.backups.mkdir(parents=True)
    for day in range(1, 29):
        (folders.backups / f"fujiplan-202001{day:02}-000000.db").touch()
    removed = []

    def refused(self, *, missing_ok=False):
        if self.suffix == ".db":
            removed.append(self)
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refused)
    assert back_up(working, folders).exists()
    assert removed


def test_the_name_of_a_backup_says_what_it_was_made_for(working, folders):
    made = back_up(working, folders, reason=BackupReason.IMPORT)
    assert made.name.endswith("-import.db")
    assert [backup.name.reason_word for backup in backups_of(working, folders)] == ["取り込みの前"]


def test_a_copy_without_one_of_our_tables_is_no_backup(working, folders):
    connection = sqlite3.connect(working)
    connection.execute("DROP TABLE hearing_note")
    connection.close()
    with pytest.raises(MachineError, match="正しく作れませんでした"):
        back_up(working, folders)
    assert not [name for name in names(folders) if not name.endswith(".suspect")]


def test_what_a_killed_program_left_goes_with_the_next_backup(working, folders):
    folders.backups.mkdir(parents=True)
    left = folders.backups / "fujiplan-20200101-000000-import.tmp"
    newer = folders.backups / "fujiplan-20200101-000001-import.tmp"
    foreign = folders.backups / "other-20200101-000000.tmp"
    for path in (left, newer, foreign):
        path.write_text("half", encoding="utf-8")
    for path in (left, foreign):
        os.utime(path, (0, 0))
    back_up(working, folders)
    assert not left.exists()
    assert newer.exists()
    assert foreign.exists()


def test_after_a_bad_copy_the_next_start_looks_into_the_indexes_too(working, folders):
    """quick_check does not see an index whose entries are those of other rows; the check of a copy does."""
    connection = sqlite3.connect(working)
    connection.execute("PRAGMA writable_schema=ON")
    connection.execute(
        "UPDATE sqlite_master SET sql = 'CREATE INDEX ix_project_plan_id_position ON project (plan_id, title)' "
        "WHERE name = 'ix_project_plan_id_position'"
    )
    connection.commit()
    connection.close()
    workspace = open_workspace(working, folders)
    with pytest.raises(MachineError, match="開き直してください"):
        workspace.back_up()
    workspace.close()
    with pytest.raises(DamagedError, match="壊れています"):
        open_workspace(working, folders)


def test_a_database_that_proves_sound_is_not_suspected_any_more(working, folders):
    folders.backups.mkdir(parents=True)
    suspect_mark(working, folders).touch()
    open_workspace(working, folders).close()
    assert not suspect_mark(working, folders).exists()
