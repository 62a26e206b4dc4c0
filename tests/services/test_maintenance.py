"""The database as a file: bad files, full disks, backups, making and closing."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.records import LevelRecord
from fujidesk.errors import MachineError, UserError
from fujidesk.models import sqlite, sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services import maintenance
from fujidesk.services.backups import backups_of
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import create_database, open_workspace, working_copy


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


def foreign(path, text):
    connection = sqlite3.connect(path)
    connection.executescript(text)
    connection.close()


def no_file(path):
    return path


def a_folder(path):
    path.mkdir()


def empty(path):
    path.touch()


def a_text(path):
    path.write_text("事業番号,事業名\n", encoding="utf-8")


def only_the_mark(path):
    path.write_bytes(sqlite.FILE_MARK)


def another_database(path):
    foreign(path, "CREATE TABLE project (id INTEGER)")


def another_with_alembic(path):
    foreign(
        path, "CREATE TABLE alembic_version (version_num TEXT); INSERT INTO alembic_version VALUES ('0001')"
    )


def marked_but_empty(path):
    foreign(
        path,
        f"PRAGMA application_id={sqlite.APPLICATION_ID}; CREATE TABLE alembic_version (version_num TEXT)",
    )


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (no_file, "がありません"),
        (a_folder, "がありません"),
        (empty, "富士デスクのデータベースではありません"),
        (a_text, "富士デスクのデータベースではありません"),
        (only_the_mark, "データベースではないか、壊れています"),
        (another_database, "富士デスクのデータベースではありません"),
        (another_with_alembic, "富士デスクのデータベースではありません"),
        (marked_but_empty, "富士デスクのデータベースではありません"),
    ],
)
def test_what_is_not_ours_is_refused_and_left_alone(tmp_path, folders, make, words):
    path = tmp_path / "何か.db"
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for read_only in (False, True):
        with pytest.raises((UserError, MachineError), match=words) as caught:
            open_workspace(path, folders, read_only=read_only)
        assert "何か.db" in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not list(tmp_path.glob("*.lock"))


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_truncated_file_is_damaged(workspace, tmp_path, folders, part):
    workspace.close()
    whole = workspace.path.read_bytes()
    path = tmp_path / "cut.db"
    path.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(MachineError, match="壊れています"):
        open_workspace(path, folders)
    assert len(path.read_bytes()) == int(len(whole) * part)


def test_overwritten_pages_are_damage(workspace, tmp_path, folders):
    workspace.close()
    whole = bytearray(workspace.path.read_bytes())
    whole[8192:40960] = b"\xa5" * (40960 - 8192)
    path = tmp_path / "spoilt.db"
    path.write_bytes(whole)
    with pytest.raises(MachineError, match="壊れています"):
        open_workspace(path, folders)


def test_names_with_spaces_and_signs_are_opened(small_database, tmp_path, folders):
    path = tmp_path / "R7 計画#1?50%.db"
    shutil.copy(small_database, path)
    workspace = open_workspace(path, folders)
    assert len(workspace.registry.rows()) == 3
    workspace.close()


def test_read_only_file_in_read_only_folder_is_opened_to_read(small_database, tmp_path, folders):
    folder = tmp_path / "share"
    folder.mkdir()
    path = Path(shutil.copy(small_database, folder / "a.db"))
    path.chmod(0o400)
    folder.chmod(0o500)
    try:
        reader = open_workspace(path, folders, read_only=True)
        assert len(reader.registry.rows()) == 3
        reader.close()
        assert [item.name for item in folder.iterdir()] == ["a.db"]
    finally:
        folder.chmod(0o700)


def test_file_of_a_killed_program_in_a_read_only_folder_is_opened_to_read(
    small_database, folders, monkeypatch
):
    sqlite.use_wal(small_database, on=True)
    assert not list(small_database.parent.glob("small.db-*"))
    monkeypatch.setattr("os.access", lambda *_args: False)
    reader = open_workspace(small_database, folders, read_only=True)
    assert len(reader.registry.rows()) == 3
    reader.close()
    assert [path.name for path in small_database.parent.glob("small*")] == ["small.db"]


def test_opening_and_reading_leaves_one_file_and_no_backup(small_database, folders):
    workspace = open_workspace(small_database, folders)
    workspace.registry.rows()
    assert workspace.last_backup is None
    workspace.close()
    workspace.close()
    assert [path.name for path in small_database.parent.glob("small*")] == ["small.db"]
    assert not folders.backups.exists()


def test_closing_after_an_edit_backs_up(small_database, folders):
    workspace = open_workspace(small_database, folders)
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace.close()
    ((_, backup),) = backups_of(small_database, folders)
    copy = open_workspace(backup, folders, read_only=True)
    assert copy.registry.sheet("1-1-1").record.page == 70
    copy.close()


def test_edits_survive_a_killed_program(small_database, folders, tmp_path):
    workspace = open_workspace(small_database, folders)
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 71)], "頁")
    for path in small_database.parent.glob("small.db*"):
        shutil.copy(path, tmp_path / path.name.replace("small", "left"))
    (tmp_path / "left.db.lock").unlink()
    workspace.close()
    again = open_workspace(tmp_path / "left.db", folders)
    assert again.registry.sheet("1-1-1").record.page == 71
    again.close()


def limit_size(workspace, path):
    """Let the database not grow any more, as on a full disk."""
    from sqlalchemy import event

    @event.listens_for(workspace._database._engine, "connect")
    def limited(connection, _record):
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    workspace._database._engine.dispose()


def test_full_disk_is_a_sentence_and_loses_nothing(small_database, folders, small_content):
    workspace = open_workspace(small_database, folders)
    limit_size(workspace, small_database)
    change = FieldChange(Entity.PROJECT, "1-1-9", "overview", "", "長い文" * 15_000)
    with pytest.raises(MachineError, match=r"空き容量が足りない.*何も変更していません"):
        workspace.edits.apply([change], "事業概要")
    assert workspace.registry.content() == small_content
    assert workspace.edits.step_count == 0
    workspace.close()


def test_busy_database_is_a_sentence(small_database, folders, monkeypatch):
    monkeypatch.setattr(sqlite, "BUSY_TIMEOUT_S", 0.01)
    workspace = open_workspace(small_database, folders)
    other = sqlite3.connect(small_database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(MachineError, match="ほかで使われています"):
        workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    other.execute("ROLLBACK")
    other.close()
    workspace.close()


def test_existing_path_is_refused(small_database, small_profile, small_content):
    before = small_database.read_bytes()
    with pytest.raises(UserError, match="すでにあります"):
        build_database(small_database, small_profile, small_content)
    assert small_database.read_bytes() == before


def test_missing_folder_is_a_sentence(tmp_path, small_profile, small_content):
    with pytest.raises(UserError, match="先にフォルダーを作って"):
        build_database(tmp_path / "none" / "a.db", small_profile, small_content)


def test_same_content_gives_the_same_rows(tmp_path):
    dumps = []
    for name in ("a.db", "b.db"):
        create_database(tmp_path / name)
        connection = sqlite3.connect(tmp_path / name)
        dumps.append(list(connection.iterdump()))
        connection.close()
    assert dumps[0] == dumps[1]
    assert not list(tmp_path.glob("*.new*"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: replace(c, projects=(*c.projects, c.projects[0])), "1-1-1」が正しくないか、二度"),
        (lambda c: replace(c, projects=(replace(c.projects[0], number="1-x"),)), "「1-x」が正しくない"),
        (lambda c: replace(c, levels=c.levels[:2]), "1-5-10 を置く 1.5 がありません"),
        (lambda c: replace(c, levels=(LevelRecord("2.1", "手続", "2"),)), "2.1 の上の基本方針"),
    ],
)
def test_content_that_does_not_fit_is_refused(tmp_path, small_profile, small_content, change, words):
    with pytest.raises(UserError, match=words):
        build_database(tmp_path / "a.db", small_profile, change(small_content))
    assert list(tmp_path.iterdir()) == []


def test_plan_with_one_level_has_no_measures(tmp_path, folders, small_profile, small_content):
    profile = replace(small_profile, key="one", level_names=("方向性",))
    project = replace(small_content.projects[0], number="1-1", measure="")
    content = replace(small_content, levels=(LevelRecord("1", "市民の情報化"),), projects=(project,))
    build_database(tmp_path / "one.db", profile, content)
    workspace = open_workspace(tmp_path / "one.db", folders)
    assert workspace.profile == profile
    assert workspace.registry.content() == content
    assert workspace.registry.rows()[0].measure == ""
    assert {finding.severity for finding in workspace.check()} == {"open"}
    workspace.close()


def test_failure_while_making_leaves_nothing(tmp_path, small_profile, small_content, monkeypatch):
    def full(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(maintenance.building, "fill", full)
    with pytest.raises(MachineError, match="空き容量"):
        build_database(tmp_path / "a.db", small_profile, small_content)
    assert list(tmp_path.iterdir()) == []


def test_unknown_profile_is_a_sentence(tmp_path):
    with pytest.raises(UserError):
        create_database(tmp_path / "a.db", "nowhere")
    assert list(tmp_path.iterdir()) == []


def test_working_copy_is_made_once_and_the_shipped_file_is_never_written(
    tmp_path, folders, small_database, monkeypatch
):
    monkeypatch.setattr("fujidesk.services.workspace.shipped_database", lambda: small_database)
    before = small_database.read_bytes()
    path = working_copy(folders)
    assert path == folders.working_database
    workspace = open_workspace(path, folders)
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace.close()
    again = open_workspace(working_copy(folders), folders)
    assert again.registry.sheet("1-1-1").record.page == 70
    again.close()
    assert small_database.read_bytes() == before


def test_missing_shipped_file_is_a_sentence(tmp_path, folders, monkeypatch):
    monkeypatch.setattr("fujidesk.services.workspace.shipped_database", lambda: tmp_path / "none.db")
    with pytest.raises(MachineError, match="付属のデータベース"):
        working_copy(folders)


def test_data_folder_that_cannot_be_made_is_a_sentence(tmp_path, small_database, monkeypatch):
    monkeypatch.setattr("fujidesk.services.workspace.shipped_database", lambda: small_database)
    (tmp_path / "profile").write_text("ファイル", encoding="utf-8")
    with pytest.raises(MachineError):
        working_copy(user_folders(tmp_path / "profile"))


def test_a_path_that_the_disk_refuses_is_a_sentence(tmp_path, folders, small_profile, small_content):
    """Looking for a file can fail itself: a name too long, a folder that may not be entered."""
    path = tmp_path / f"{'長' * 200}.db"
    for read_only in (False, True):
        with pytest.raises(MachineError, match="名前が長すぎます"):
            open_workspace(path, folders, read_only=read_only)
    with pytest.raises(MachineError, match="名前が長すぎます"):
        build_database(path, small_profile, small_content)
    with pytest.raises(MachineError, match="名前が長すぎます"):
        working_copy(folders, path)
    assert list(tmp_path.iterdir()) == []


def test_an_older_file_that_cannot_be_migrated_leaves_no_copy_behind(tmp_path, folders, monkeypatch):
    """Opened read-only, it is migrated in a temporary folder, which goes with the failure."""
    path = Path(shutil.copy(Path(__file__).parents[1] / "databases" / "v0001.db", tmp_path / "old.db"))
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE schedule_cell")
    connection.commit()
    connection.close()
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    with pytest.raises(MachineError, match="壊れています"):
        open_workspace(path, folders, read_only=True)
    assert list(scratch.iterdir()) == []
    before = path.read_bytes()
    with pytest.raises(MachineError, match="壊れています"):
        open_workspace(path, folders)
    assert path.read_bytes() == before
    assert not list(tmp_path.glob("old.db.*"))


def left_by_a_killed_program(database, folders):
    """Return the log of a database whose last edits were not folded into the file yet."""
    space = open_workspace(database, folders)
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 77)], "頁")
    log = database.with_name(f"{database.name}-wal").read_bytes()
    space.close()
    return log


def test_the_log_of_a_removed_database_never_comes_up_in_a_new_one(
    small_database, folders, small_profile, small_content, monkeypatch
):
    """SQLite would play it into any file of the name; the new register would hold the old one's edits."""
    log = small_database.with_name("small.db-wal")
    content = left_by_a_killed_program(small_database, folders)
    spare = Path(shutil.copy(small_database, small_database.with_name("spare.db")))
    small_database.unlink()
    log.write_bytes(content)
    monkeypatch.setattr("fujidesk.services.workspace.shipped_database", lambda: spare)
    for make in (
        lambda: build_database(small_database, small_profile, small_content),
        lambda: working_copy(folders, small_database),
    ):
        with pytest.raises(UserError, match=r"small\.db-wal」が残っています.*別の場所へ移してから"):
            make()
    assert (log.read_bytes(), small_database.exists()) == (content, False)
    log.unlink()
    build_database(small_database, small_profile, small_content)
    space = open_workspace(small_database, folders)
    assert space.registry.sheet("1-1-1").record.page == 12
    space.close()


@pytest.mark.parametrize("read_only", [False, True])
def test_a_backup_put_back_beside_a_killed_programs_log_is_not_mixed_with_it(
    small_database, folders, read_only
):
    backup = small_database.read_bytes()
    log = left_by_a_killed_program(small_database, folders)
    small_database.write_bytes(backup)
    small_database.with_name("small.db-wal").write_bytes(log)
    with pytest.raises(UserError, match=r"「small\.db」のものではありません"):
        open_workspace(small_database, folders, read_only=read_only)
    assert small_database.read_bytes() == backup
    small_database.with_name("small.db-wal").rename(small_database.with_name("移した記録"))
    space = open_workspace(small_database, folders, read_only=read_only)
    assert space.registry.sheet("1-1-1").record.page == 12
    space.close()


def test_what_a_killed_making_left_does_not_get_into_the_next(
    tmp_path, folders, small_profile, small_content
):
    path = tmp_path / "a.db"
    for end in ("", "-journal", "-wal", "-shm"):
        (tmp_path / f"a.db.new{end}").write_bytes(b"left")
    build_database(path, small_profile, small_content)
    assert sqlite_checks.faults(path, thorough=True) == []
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == ["a.db"]


HALF_WRITE = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=DELETE")
connection.execute("PRAGMA cache_size=1")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE project SET page = 99, overview = printf('%.*c', 60000, 'x')")
connection.execute("UPDATE project SET purpose = printf('%.*c', 60000, 'y')")
os.kill(os.getpid(), 9)
"""


@pytest.mark.parametrize("read_only", [False, True])
def test_half_a_write_of_a_killed_program_without_a_log_is_taken_back(small_database, folders, read_only):
    """As on a file share, where there is no write-ahead log: a reader cannot take it back by itself."""
    subprocess.run([sys.executable, "-c", HALF_WRITE, str(small_database)], check=False)
    journal = small_database.with_name("small.db-journal")
    assert journal.stat().st_size > 0
    workspace = open_workspace(small_database, folders, read_only=read_only)
    assert workspace.registry.sheet("1-1-1").record.page == 12
    workspace.close()
    assert journal.exists() is read_only
    assert read_only or sqlite_checks.faults(small_database, thorough=True) == []
