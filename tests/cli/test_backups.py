"""`fujidesk backup` and `fujidesk restore`."""

import sqlite3

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.models.copies import shortcomings
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def data(tmp_path):
    return tmp_path / "d"


def set_page(db, data, before, after):
    workspace = open_workspace(db, user_folders(data))
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)], "頁")
    workspace.close()


def page(db, data):
    workspace = open_workspace(db, user_folders(data), read_only=True)
    found = workspace.registry.sheet("1-1-1").record.page
    workspace.close()
    return found


def listed(call, db, data):
    code, out, err = call("restore", "--db", db, "--list", "--data-dir", data)
    assert (code, err) == (0, "")
    return [line.split("　") for line in out.splitlines()]


def test_a_backup_is_made_listed_and_gone_back_to_and_that_is_undone(call, db, data):
    code, out, _ = call("backup", "--db", db, "--data-dir", data)
    assert code == 0
    assert str(data / "backups") in out
    set_page(db, data, 12, 70)
    closing, manual = listed(call, db, data)
    assert closing[2:3] == ["変更して閉じたとき"]
    assert (manual[2], manual[4]) == ("手動", "事業 3 件・変更 0 件")
    code, out, err = call("restore", "--db", db, "--backup", manual[0], "--data-dir", data)
    assert (code, err) == (0, "")
    assert page(db, data) == 12
    before = listed(call, db, data)[0]
    assert before[2] == "戻す前"
    assert before[0] in out
    assert call("restore", "--db", db, "--backup", before[0], "--data-dir", data)[0] == 0
    assert page(db, data) == 70
    assert shortcomings(db) == []


@pytest.mark.parametrize("options", [(), ("--list", "--backup", "a"), ("--list", "--salvage")])
def test_one_of_both_is_asked_for(call, db, refused, options):
    refused(call("restore", "--db", db, *options), "どれか 1 つ")


def test_an_unknown_name_is_refused(call, db, data, refused):
    refused(call("restore", "--db", db, "--backup", "none.db", "--data-dir", data), "none.db")


def test_a_damaged_backup_is_refused_and_nothing_changes(call, db, data, refused, stored):
    call("backup", "--db", db, "--data-dir", data)
    (backup,) = (data / "backups").iterdir()
    with backup.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 16384)
    before = stored(db)
    refused(call("restore", "--db", db, "--backup", backup.name, "--data-dir", data), "壊れています")
    assert stored(db) == before
    assert not list(db.parent.glob("*.restoring*"))


def test_a_missing_second_folder_is_told_beside_the_backup(call, db, data, tmp_path):
    folders = user_folders(data)
    folders.config.mkdir(parents=True)
    folders.settings.write_text(f'[backup]\nsecond_folder = "{tmp_path / "外付け"}"\n', encoding="utf-8")
    code, out, err = call("backup", "--db", db, "--data-dir", data)
    assert code == 0
    assert "取りました" in out
    assert "外付け" in err


def damage(db):
    """Overwrite the index of the project numbers."""
    connection = sqlite3.connect(db)
    root = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'ix_project_plan_id_position'"
    ).fetchone()[0]
    connection.close()
    with db.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)


def test_what_can_be_read_is_saved_and_the_damaged_file_kept(call, db, data, refused):
    refused(call("restore", "--db", db, "--salvage", "--data-dir", data), "壊れていません")
    damage(db)
    refused(call("check", "--db", db, "--data-dir", data), "壊れています")
    code, out, err = call("restore", "--db", db, "--salvage", "--data-dir", data)
    assert (code, err) == (0, "")
    (kept,) = db.parent.glob("small-破損-*.db")
    assert kept.name in out
    assert page(db, data) == 12
    assert shortcomings(db) == []


def test_a_file_that_is_cut_short_tells_what_is_lost_or_that_nothing_can_be_read(call, db, data, refused):
    call("backup", "--db", db, "--data-dir", data)
    (backup,) = (data / "backups").iterdir()
    db.write_bytes(db.read_bytes()[:4096])
    refused(call("restore", "--db", db, "--salvage", "--data-dir", data), "読めるものはありません")
    code, out, _ = call("restore", "--db", db, "--backup", backup.name, "--data-dir", data)
    assert code == 0
    assert "small-破損-" in out
    assert page(db, data) == 12


def test_the_second_folder_is_spoken_of_beside_any_command_that_backs_up(call, db, data, tmp_path):
    folders = user_folders(data)
    folders.config.mkdir(parents=True)
    folders.settings.write_text(f'[backup]\nsecond_folder = "{tmp_path / "外付け"}"\n', encoding="utf-8")
    set_page(db, data, 12, 70)
    backup = listed(call, db, data)[0][0]
    code, _, err = call("restore", "--db", db, "--backup", backup, "--data-dir", data)
    assert code == 0
    assert err.count("外付け") == 1
    assert err.count("\n") == 1


def test_on_a_server_one_goes_back_for_everybody(call, small_server, data):
    assert call("backup", "--db", small_server.url, "--data-dir", data)[0] == 0
    (manual,) = listed(call, small_server.url, data)
    set_page(small_server, data, 12, 70)
    code, out, err = call("restore", "--db", small_server.url, "--backup", manual[0], "--data-dir", data)
    assert (code, err) == (0, "")
    assert page(small_server, data) == 12
    before = listed(call, small_server.url, data)[0]
    assert before[2] == "戻す前"
    assert before[0] in out
    assert call("restore", "--db", small_server.url, "--backup", before[0], "--data-dir", data)[0] == 0
    assert page(small_server, data) == 70
