"""`fujidesk backup` and `fujidesk restore`."""

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


@pytest.mark.parametrize("options", [(), ("--list", "--backup", "a")])
def test_one_of_both_is_asked_for(call, db, refused, options):
    refused(call("restore", "--db", db, *options), "どちらか 1 つ")


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
