"""The opened database with its services."""

import datetime as dt
import sqlite3
import sys

import pytest

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import MachineError
from fujidesk.paths import user_folders
from fujidesk.services import workspace_file
from fujidesk.services.backups import backups_of
from fujidesk.services.workspace import Workspace, create_database, open_workspace


def test_all_services_are_there(small_workspace):
    services = (
        small_workspace.registry, small_workspace.edits, small_workspace.history, small_workspace.views,
        small_workspace.search, small_workspace.plan_import, small_workspace.register_exchange,
        small_workspace.timeline,
    )  # fmt: skip
    assert len({id(service) for service in services}) == 8
    assert small_workspace.timeline is small_workspace.timeline


def test_profile_comes_from_the_file(small_workspace, small_profile):
    assert small_workspace.profile == small_profile


def test_progress_of_making_ends_full(tmp_path):
    told = []

    class Told:
        def step(self, done, total, what):
            told.append((done, total))

    create_database(tmp_path / "a.db", "fuji", Told())
    assert told[-1] == (2, 2)


def test_read_only_needs_no_lock_and_leaves_no_trace(small_database, tmp_path):
    reader = open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=True)
    assert reader.read_only
    assert len(reader.check()) == 2
    reader.close()
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


SPOILT = {
    "UPDATE plan SET profile_id = 99": "計画の種類を読めません",
    "DELETE FROM plan": "壊れています",
    "UPDATE plan_profile SET body = '{'": "計画の種類を読めません",
    "UPDATE plan_profile SET body = '[]'": "計画の種類を読めません",
    "UPDATE plan_profile SET body = '{}'": "計画の種類を読めません",
    "DROP TABLE plan_profile": "壊れています",
    "DROP TABLE plan": "壊れています",
    "UPDATE project SET policy_id = 99 WHERE number = '1-1-9'": "壊れています",
    "DELETE FROM measure": "壊れています",
}


def spoil(path, statement):
    """Change a file behind the program's back, as another tool would."""
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("statement", SPOILT)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_register_without_its_frame_is_refused_and_the_lock_let_go(
    small_database, tmp_path, statement, read_only
):
    spoil(small_database, statement)
    with pytest.raises(MachineError, match=SPOILT[statement]) as caught:
        open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=read_only)
    assert "small.db" in str(caught.value)
    assert "バックアップから戻してください" in str(caught.value)
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


READERS = {
    "rows": ("UPDATE project SET category = 'other' WHERE number = '1-1-9'", "事業の一覧"),
    "records": ("UPDATE project SET category = 'other' WHERE number = '1-1-9'", "事業の内容"),
    "summary": ("UPDATE project SET category = 'other' WHERE number = '1-1-9'", "事業の数"),
    "content": ("UPDATE indicator SET figure = '多い' WHERE project_id = 1", "事業の内容"),
    "disagreements": (
        "INSERT INTO disagreement (plan_id, number, field, statements, settled) VALUES (1, '1', 'a', '[{}]', 0)",
        "計画書の食い違い",
    ),
}


@pytest.mark.parametrize("reader", READERS)
def test_words_that_nobody_writes_are_a_sentence(small_workspace, reader):
    statement, words = READERS[reader]
    spoil(small_workspace.path, statement)
    with pytest.raises(MachineError, match=f"内容が壊れています（{words}を読めません）"):
        getattr(small_workspace.registry, reader)()


def test_other_projects_are_read_beside_a_damaged_one(small_workspace):
    spoil(small_workspace.path, "UPDATE project SET category = 'other' WHERE number = '1-1-9'")
    assert small_workspace.registry.sheet("1-1-1").record.page == 12
    with pytest.raises(MachineError, match="事業の内容"):
        small_workspace.registry.sheet("1-1-9")
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")


def test_unreadable_history_is_a_sentence(small_workspace):
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")
    spoil(small_workspace.path, "DROP TRIGGER change_history_no_UPDATE")  # as a bad disk asks no trigger
    spoil(small_workspace.path, "UPDATE change_history SET after = '{'")
    with pytest.raises(MachineError, match="変更の履歴を読めません"):
        small_workspace.history.recent()


def test_a_table_lost_while_open_is_a_sentence(small_workspace):
    spoil(small_workspace.path, "DROP TABLE saved_view")
    with pytest.raises(MachineError, match="壊れています"):
        small_workspace.views.names()
    with pytest.raises(MachineError, match="壊れています"):
        small_workspace.views.save("重点", "{}")


def test_only_what_was_written_is_backed_up_at_the_end(small_workspace, tmp_path):
    folders = user_folders(tmp_path / "profile")
    edit = FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 12)
    small_workspace.edits.apply([edit], "同じ")
    small_workspace.close()
    assert not folders.backups.exists()
    again = open_workspace(small_workspace.path, folders)
    again.views.save("重点", "{}")
    assert again.edits.has_written
    again.close()
    assert again.last_backup is not None


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in their place")
def test_a_database_removed_while_open_ends_in_a_backup(small_workspace, tmp_path):
    folders = user_folders(tmp_path / "profile")
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")
    small_workspace.path.unlink()
    with pytest.raises(MachineError, match="削除されたか"):
        small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 13, 14)], "頁")
    assert small_workspace.edits.undo_label == "頁"
    small_workspace.close()
    ((_, backup),) = backups_of(small_workspace.path, folders)
    copy = open_workspace(backup, folders, read_only=True)
    assert copy.registry.sheet("1-1-1").record.page == 13
    copy.close()
    assert not small_workspace.path.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps open files in their place")
def test_a_file_put_in_the_place_of_an_open_one_is_left_as_it_is(small_workspace, tmp_path):
    other = tmp_path / "other.db"
    other.write_bytes(b"SQLite format 3\x00" + b"?" * 5000)
    other.replace(small_workspace.path)
    before = small_workspace.path.read_bytes()
    small_workspace.close()
    assert small_workspace.path.read_bytes() == before


def test_the_first_start_of_a_day_backs_up_once(small_database, tmp_path, monkeypatch):
    folders = user_folders(tmp_path / "profile")
    workspace = open_workspace(small_database, folders)
    made = workspace.back_up_of_day()
    assert made is not None
    assert workspace.backups()[0].name.reason == BackupReason.START
    assert workspace.back_up_of_day() is None
    yesterday = made.with_name(made.name.replace(f"{dt.date.today():%Y%m%d}", "20200101"))
    made.rename(yesterday)
    assert workspace.back_up_of_day() is not None
    workspace.close()
    reader = open_workspace(small_database, folders, read_only=True)
    monkeypatch.setattr(Workspace, "last_backup", None)
    assert reader.back_up_of_day() is None
    reader.close()


def test_what_was_backed_up_since_the_last_edit_is_not_copied_again_on_closing(small_database, tmp_path):
    workspace = open_workspace(small_database, user_folders(tmp_path / "profile"))
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace.back_up()
    workspace.close()
    assert [backup.name.reason for backup in workspace.backups()] == [BackupReason.MANUAL]
    again = open_workspace(small_database, user_folders(tmp_path / "profile"))
    again.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 70, 71)], "頁")
    again.close()
    assert again.backups()[0].name.reason == BackupReason.CLOSE


def test_approving_and_importing_say_so_in_the_name(small_workspace):
    report = small_workspace.reports.of_year(2022)["1-1-9"]
    small_workspace.reports.store(report, {"status": "running"}, "回答")
    small_workspace.surveys.approve(2022, "本部会議")
    small_workspace.surveys.unlock(2022, "誤り")
    small_workspace.register_exchange.apply([])
    reasons = [backup.name.reason for backup in small_workspace.backups()]
    assert reasons[-2:] == [BackupReason.APPROVAL] * 2


@pytest.fixture
def large_file(monkeypatch):
    """Every file counts as one that takes too long to be copied while somebody waits."""
    monkeypatch.setattr(workspace_file, "LARGE_FILE", 0)


@pytest.mark.usefixtures("large_file")
def test_nobody_waits_for_the_backup_of_a_large_file_on_closing(small_database, tmp_path):
    workspace = open_workspace(small_database, user_folders(tmp_path / "profile"))
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace.close()
    assert workspace.backups() == []
    again = open_workspace(small_database, user_folders(tmp_path / "profile"))
    assert again.back_up_of_day() is not None
    assert again.registry.sheet("1-1-1").record.page == 70
    again.close()


@pytest.mark.usefixtures("large_file")
def test_the_backup_of_the_day_will_do_before_approving_in_a_large_file(small_workspace):
    report = small_workspace.reports.of_year(2022)["1-1-9"]
    small_workspace.reports.store(report, {"status": "running"}, "回答")
    small_workspace.surveys.approve(2022, "本部会議")
    small_workspace.surveys.unlock(2022, "誤り")
    assert [backup.name.reason for backup in small_workspace.backups()] == [BackupReason.APPROVAL]


def test_a_file_of_one_city_is_not_large(workspace):
    assert not workspace.is_large
