"""A copy of each backup in a second folder: made, checked, thinned; a missing folder is told once."""

import shutil
from pathlib import Path

import pytest

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError
from fujidesk.models import copies
from fujidesk.paths import user_folders
from fujidesk.services import second_copies
from fujidesk.services.backups import back_up, found_in
from fujidesk.services.second_copies import FOLDER_KEY, SETTINGS_GROUP, keep_second, second_stem
from fujidesk.services.workspace import open_workspace
from fujidesk.settings import SettingsStore

STORED = Path(__file__).parents[1] / "databases" / "v0001.db"


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def share(tmp_path, folders):
    """The second folder, set."""
    place = tmp_path / "share"
    place.mkdir()
    choose(folders, place)
    return place


def choose(folders, place):
    settings = SettingsStore(folders.settings)
    settings.put_group(SETTINGS_GROUP, {FOLDER_KEY: str(place)})
    settings.save()


def test_each_backup_is_there_twice(small_database, folders, share):
    workspace = open_workspace(small_database, folders)
    made = workspace.back_up(reason=BackupReason.IMPORT)
    (second,) = share.iterdir()
    assert copies.shortcomings(second) == []
    assert copies.held(second) == copies.held(made)
    (found,) = found_in(share, second_stem(small_database))
    assert found.name == workspace.backups()[0].name
    assert workspace.take_notice() == ""
    workspace.close()


def test_closing_and_migrating_copy_too(small_database, folders, share, tmp_path):
    workspace = open_workspace(small_database, folders)
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace.close()
    open_workspace(Path(shutil.copy(STORED, tmp_path / "old.db")), folders).close()
    assert sorted(path.stem.rpartition("-")[2] for path in share.iterdir()) == ["close", "migration"]


def test_without_a_second_folder_nothing_is_copied_or_told(small_workspace):
    small_workspace.back_up()
    assert small_workspace.take_notice() == ""


def test_a_missing_folder_is_told_once_and_the_backup_is_made(small_database, folders, tmp_path):
    choose(folders, tmp_path / "外付け")
    workspace = open_workspace(small_database, folders)
    assert workspace.back_up().is_file()
    notice = workspace.take_notice()
    assert "外付け" in notice
    assert "つながっているか" in notice
    assert workspace.back_up().is_file()
    assert workspace.take_notice() == ""
    workspace.close()


def test_a_missing_folder_while_migrating_is_told_by_the_opened_file(folders, tmp_path):
    choose(folders, tmp_path / "外付け")
    workspace = open_workspace(Path(shutil.copy(STORED, tmp_path / "old.db")), folders)
    assert "外付け" in workspace.take_notice()
    workspace.close()


def test_a_damaged_second_copy_is_removed_and_told(small_database, folders, share, monkeypatch):
    made = back_up(small_database, folders)
    monkeypatch.setattr(second_copies.copies, "shortcomings_forced", lambda _path: ["bad"])
    assert "正しく写せませんでした" in keep_second(made, small_database, folders, NoProgress())
    assert list(share.iterdir()) == []


def test_a_stopped_copy_leaves_nothing(small_database, folders, share):
    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    made = back_up(small_database, folders)
    with pytest.raises(CancelledError):
        keep_second(made, small_database, folders, Stop())
    assert list(share.iterdir()) == []


def test_second_copies_are_thinned_and_others_left_alone(small_database, folders, share):
    stem = second_stem(small_database)
    for day in range(1, 29):
        (share / f"{stem}-202001{day:02}-000000-close.db").touch()
    foreign = share / "fujiplan-20190101-000000.db"
    foreign.touch()
    keep_second(back_up(small_database, folders), small_database, folders, NoProgress())
    assert 10 <= len(found_in(share, stem)) < 28
    assert foreign.exists()


def test_two_pcs_in_one_folder_keep_apart(small_database, monkeypatch):
    mine = second_stem(small_database)
    monkeypatch.setattr(second_copies, "pc_name", lambda: "another")
    assert second_stem(small_database) != mine
