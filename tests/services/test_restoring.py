"""Going back to a backup: whole or not at all, undoable, and never over a file that changed hands."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.history_lines import history_line
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.models import copies
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import restoring_draft
from fujidesk.services.restoring import listed
from fujidesk.services.workspace import open_workspace

STORED = Path(__file__).parents[1] / "databases" / "v0001.db"


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


def set_page(workspace, before, after):
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)], "頁")


def page(path, folders):
    workspace = open_workspace(path, folders, read_only=True)
    found = workspace.registry.sheet("1-1-1").record.page
    workspace.close()
    return found


def test_the_list_counts_what_each_backup_holds(small_workspace, folders):
    small_workspace.back_up()
    set_page(small_workspace, 12, 70)
    newest = small_workspace.back_up(reason=BackupReason.IMPORT)
    second, first = listed(small_workspace.path, folders, NoProgress())
    assert (first.held.projects, first.held.changes, first.held.last_change) == (3, 0, "")
    assert (second.held.changes, bool(second.held.last_change)) == (1, True)
    assert (second.path, second.size) == (newest, newest.stat().st_size)
    newest.write_bytes(b"no database")
    assert listed(small_workspace.path, folders, NoProgress())[0].held is None


def test_going_back_and_forth(small_database, folders):
    workspace = open_workspace(small_database, folders)
    backup = workspace.back_up()
    set_page(workspace, 12, 70)
    workspace.close_restored(workspace.prepare_restore(backup))
    workspace.close()
    assert page(small_database, folders) == 12
    assert [path.name for path in small_database.parent.glob("small*")] == ["small.db"]
    again = open_workspace(small_database, folders)
    newest = again.backups()[0]
    assert newest.name.reason_word == "戻す前"
    again.close_restored(again.prepare_restore(newest.path))
    assert page(small_database, folders) == 70
    assert copies.shortcomings(small_database) == []


def test_of_a_copy_that_takes_no_note_nothing_is_left(small_workspace, monkeypatch):
    def fail(draft, *_given):
        """Fail while the copy is written to: its log lies beside it."""
        draft.with_name(f"{draft.name}-journal").write_bytes(b"log")
        raise MachineError("満杯。")

    monkeypatch.setattr("fujidesk.services.workspace_file.note_restored", fail)
    with pytest.raises(MachineError, match="満杯"):
        small_workspace.prepare_restore(small_workspace.back_up())
    draft = restoring_draft(small_workspace.path)
    assert list(draft.parent.glob(f"{draft.name}*")) == []


def test_going_back_is_a_line_of_the_history_with_who_and_what(small_database, folders):
    workspace = open_workspace(small_database, folders)
    set_page(workspace, 12, 70)
    backup = workspace.back_up()
    set_page(workspace, 70, 71)
    workspace.close_restored(workspace.prepare_restore(backup))
    again = open_workspace(small_database, folders)
    first, second = again.history.recent()
    line = history_line(first, again.profile)
    assert (line.what, line.key, line.field) == ("台帳", "", "台帳の内容")
    assert line.label == f"バックアップから戻す（{backup.name}）"
    assert line.before.startswith("変更履歴 2 件、最後の変更 20")
    assert line.after.startswith("変更履歴 1 件、最後の変更 20")
    editor = again.edits.editor
    assert (first.who, first.change.entity) == (f"{editor.who}@{editor.pc}", Entity.REGISTER)
    assert second.change.after == 70
    assert [item.text for item in again.check() if "履歴" in item.text] == []
    assert again.edits.undo_label == ""
    again.close()


def test_of_several_plans_each_tells_in_its_history_that_all_went_back(small_database, folders):
    workspace = open_workspace(small_database, folders)
    workspace.plan_adding.add("atsugi", NoProgress())
    backup = workspace.back_up()
    set_page(workspace, 12, 70)
    workspace.close_restored(workspace.prepare_restore(backup))
    again = open_workspace(small_database, folders)
    assert page(small_database, folders) == 12
    for plan in again.plans:
        space = again.turned_to(plan.id)
        assert space.history.recent(1)[0].label == f"バックアップから戻す（{backup.name}）"
        assert space.history.fault() is None
        space.close()
    again.close()


def test_what_is_written_between_both_steps_is_kept_too(small_database, folders):
    workspace = open_workspace(small_database, folders)
    backup = workspace.back_up()
    draft = workspace.prepare_restore(backup)
    set_page(workspace, 12, 71)
    workspace.close_restored(draft)
    assert page(small_database, folders) == 12
    assert page(workspace.backups()[0].path, folders) == 71


def test_a_backup_of_an_older_form_is_brought_up(small_database, folders, tmp_path):
    old = Path(shutil.copy(STORED, tmp_path / "old.db"))
    before = old.read_bytes()
    workspace = open_workspace(small_database, folders)
    workspace.close_restored(workspace.prepare_restore(old))
    restored = open_workspace(small_database, folders)
    assert restored.registry.rows()
    restored.close()
    assert old.read_bytes() == before


def refuse_text(path):
    path.write_text("事業番号", encoding="utf-8")


def refuse_foreign(path):
    sqlite3.connect(path).close()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE project (id INTEGER)")
    connection.close()


@pytest.mark.parametrize("make", [refuse_text, refuse_foreign, Path.touch, lambda path: None])
def test_what_is_no_backup_is_refused(small_workspace, tmp_path, make):
    path = tmp_path / "何か.db"
    make(path)
    with pytest.raises(UserError, match="何か"):
        small_workspace.prepare_restore(path)
    assert not restoring_draft(small_workspace.path).exists()
    assert small_workspace.backups() == []


def test_the_open_database_is_no_backup(small_workspace):
    with pytest.raises(UserError, match="いま開いている"):
        small_workspace.prepare_restore(small_workspace.path)


def test_nothing_is_restored_read_only(small_database, folders):
    workspace = open_workspace(small_database, folders)
    backup = workspace.back_up()
    workspace.close()
    reader = open_workspace(small_database, folders, read_only=True)
    with pytest.raises(UserError, match="読み取り専用"):
        reader.prepare_restore(backup)
    reader.close()


@pytest.mark.parametrize("step", [0, 1])
def test_stopping_leaves_all_as_it_was(small_workspace, step):
    class Stop:
        def __init__(self):
            self.told = []

        def step(self, done, total, what):
            if what not in self.told:
                self.told.append(what)
            if len(self.told) > step:
                raise CancelledError

    backup = small_workspace.back_up()
    with pytest.raises(CancelledError):
        small_workspace.prepare_restore(backup, Stop())
    assert not restoring_draft(small_workspace.path).exists()
    assert [item.path for item in small_workspace.backups()] == [backup]
    assert len(small_workspace.registry.rows()) == 3


def test_a_file_that_was_replaced_meanwhile_is_left_alone(small_database, folders, tmp_path):
    workspace = open_workspace(small_database, folders)
    backup = workspace.back_up()
    draft = workspace.prepare_restore(backup)
    shutil.copy(backup, tmp_path / "other.db")
    (tmp_path / "other.db").replace(small_database)
    before = small_database.read_bytes()
    with pytest.raises(MachineError, match="置き換えられました"):
        workspace.close_restored(draft)
    assert small_database.read_bytes() == before
    assert not draft.exists()


def test_a_reader_who_holds_the_file_is_told(small_database, folders, monkeypatch):
    def held(_draft, _path):
        raise PermissionError(13, "Permission denied")

    workspace = open_workspace(small_database, folders)
    set_page(workspace, 12, 70)
    backup = workspace.back_up()
    draft = workspace.prepare_restore(backup)
    monkeypatch.setattr(copies, "put_in_place", held)
    with pytest.raises(MachineError, match=r"閉じてもらってから.*何も変更していません"):
        workspace.close_restored(draft)
    assert not draft.exists()
    assert page(small_database, folders) == 70
    open_workspace(small_database, folders).close()


def test_a_full_disk_restores_nothing(disk, small_profile, small_content, folders, tmp_path):
    from fujidesk.services.maintenance import build_database

    path = disk.place / "計画.db"
    build_database(path, small_profile, small_content)
    workspace = open_workspace(path, folders)
    backup = workspace.back_up()
    set_page(workspace, 12, 70)
    for free_kb in (0, 60, 200):
        disk.fill(free_kb)
        with pytest.raises(MachineError, match="空き"):
            workspace.prepare_restore(backup)
        assert not list(disk.place.glob("*.restoring*"))
    disk.empty()
    full = user_folders(disk.place / "profile")
    workspace._folders = full  # the backups lie on the full disk, too
    disk.fill(path.stat().st_size // 1024 + 40)
    with pytest.raises(MachineError, match="空き"):
        workspace.prepare_restore(backup)
    assert not list(disk.place.glob("**/*.restoring*"))
    assert not list(disk.place.glob("**/*.tmp"))
    disk.empty()
    workspace.close()
    assert page(path, folders) == 70
    assert copies.shortcomings(path) == []


RESTORER = """
import sys
from pathlib import Path
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

path, folders, backups = Path(sys.argv[1]), user_folders(Path(sys.argv[2])), [Path(sys.argv[3]), Path(sys.argv[4])]
print("ready", flush=True)
while True:
    for backup in backups:
        workspace = open_workspace(path, folders)
        workspace.close_restored(workspace.prepare_restore(backup))
"""


def test_a_kill_at_any_moment_leaves_one_whole_state(small_database, folders, tmp_path):
    workspace = open_workspace(small_database, folders)
    first = Path(shutil.move(workspace.back_up(), tmp_path / "first.db"))  # else they are thinned in time
    set_page(workspace, 12, 70)
    second = Path(shutil.move(workspace.back_up(), tmp_path / "second.db"))
    workspace.close()
    root = str(Path(__file__).parents[2])
    for turn in range(6):
        child = subprocess.Popen(
            [sys.executable, "-c", RESTORER, *map(str, (small_database, folders.data, first, second))],
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": root}, text=True,
        )  # fmt: skip
        with child:
            assert child.stdout.readline() == "ready\n"
            end = time.monotonic() + 0.15 + 0.037 * turn
            while time.monotonic() < end:
                assert child.poll() is None
            child.kill()
        again = open_workspace(small_database, folders)
        assert again.registry.sheet("1-1-1").record.page in (12, 70)
        again.close()
        assert copies.shortcomings(small_database) == []
        assert all(copies.shortcomings(item.path) == [] for item in again.backups())
        assert [path.name for path in small_database.parent.glob("small*")] == ["small.db"]
