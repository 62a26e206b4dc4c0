"""A file is checked at every opening, except where it holds exactly what was found sound before."""

import shutil
import sqlite3

import pytest

from fujidesk.errors import DamagedError, MachineError
from fujidesk.models import copies, sqlite, sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services import soundness
from fujidesk.services.backups import backups_of, sound_mark, suspect_mark
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def looks(monkeypatch):
    """The names of the files that are looked at page by page, and whether thoroughly."""
    found, look = [], sqlite_checks.look

    def noted(path, *, thorough, **how):
        found.append((path.name, thorough))
        return look(path, thorough=thorough, **how)

    monkeypatch.setattr(sqlite_checks, "look", noted)
    return found


def work(path, folders, name="毎日"):
    workspace = open_workspace(path, folders)
    workspace.views.save(name, "{}")
    workspace.close()


def foreign(path, text):
    connection = sqlite3.connect(path)
    connection.executescript(text)
    connection.close()


def spoil_page_of(path, name):
    """Overwrite the first page of a table or index."""
    connection = sqlite3.connect(path)
    query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
    place = (connection.execute(query, (name,)).fetchone()[0] - 1) * 4096
    connection.close()
    content = bytearray(path.read_bytes())
    content[place : place + 4096] = b"\xa5" * 4096
    path.write_bytes(content)


@pytest.fixture
def closed(small_database, folders):
    """A file as the program closed it after work."""
    work(small_database, folders)
    return small_database


def test_what_was_closed_is_opened_without_another_look(closed, folders, looks):
    for name in ("a", "b"):
        open_workspace(closed, folders).close()
        open_workspace(closed, folders).close()
        assert looks == []
        work(closed, folders, name)
        assert {one for one, _ in looks} == {backups_of(closed, folders)[0].path.name}
        looks.clear()


def test_work_that_was_backed_up_by_hand_is_remembered_too(small_database, folders, looks):
    workspace = open_workspace(small_database, folders)
    workspace.views.save("毎日", "{}")
    workspace.back_up()
    workspace.close()
    looks.clear()
    open_workspace(small_database, folders).close()
    assert looks == []


def test_what_others_changed_is_looked_at_once(closed, folders, looks):
    foreign(closed, "UPDATE project SET page = 7")
    open_workspace(closed, folders).close()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, False)]


def test_the_same_file_of_another_person_or_place_is_looked_at(closed, folders, looks, tmp_path):
    open_workspace(closed, user_folders(tmp_path / "other")).close()
    other = shutil.copy(closed, tmp_path / "elsewhere.db")
    open_workspace(other, folders).close()
    assert looks == [(closed.name, False), ("elsewhere.db", False)]


@pytest.mark.parametrize("name", ["__version__", "sqlite"])
def test_a_new_version_looks_for_itself(closed, folders, looks, monkeypatch, name):
    if name == "sqlite":
        monkeypatch.setattr(sqlite, "version", lambda: "9.9.9")
    else:
        monkeypatch.setattr(soundness, name, "9.9.9")
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, False)]


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", "毎日".encode(), None])
def test_a_spoilt_or_missing_line_is_as_none(closed, folders, looks, text):
    mark = sound_mark(closed, folders)
    if text is None:
        mark.unlink()
    else:
        mark.write_bytes(text)
    open_workspace(closed, folders).close()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, False)]


def test_what_cannot_be_remembered_hinders_nobody(closed, folders, looks):
    mark = sound_mark(closed, folders)
    mark.unlink()
    mark.mkdir()
    open_workspace(closed, folders).close()
    work(closed, folders, "a")
    looks.clear()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, False)]


@pytest.mark.parametrize("page", [1, 2, 5, 9])
def test_damage_after_closing_is_found_at_the_next_opening(closed, folders, page):
    content = bytearray(closed.read_bytes())
    content[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
    closed.write_bytes(content)
    with pytest.raises(DamagedError):
        open_workspace(closed, folders)
    assert closed.read_bytes() == content
    with pytest.raises(DamagedError):
        open_workspace(closed, folders)


@pytest.mark.parametrize(
    "text",
    [
        "PRAGMA foreign_keys=OFF; DELETE FROM measure",
        "DROP TABLE hearing_note",
        "CREATE TRIGGER bad AFTER INSERT ON project BEGIN DELETE FROM meta; END",
    ],
)
def test_what_others_spoilt_after_closing_is_found_too(closed, folders, text):
    foreign(closed, text)
    for _ in range(2):
        with pytest.raises(DamagedError):
            open_workspace(closed, folders)


def test_what_was_spoilt_during_work_is_not_remembered_as_sound(small_database, folders):
    workspace = open_workspace(small_database, folders)
    workspace.views.save("毎日", "{}")
    foreign(small_database, "CREATE TRIGGER bad AFTER INSERT ON project BEGIN DELETE FROM meta; END")
    workspace.close()
    with pytest.raises(DamagedError):
        open_workspace(small_database, folders)


def test_a_suspect_file_is_looked_at_thoroughly_whatever_is_remembered(closed, folders, looks):
    suspect_mark(closed, folders).touch()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, True)]
    assert not suspect_mark(closed, folders).exists()
    open_workspace(closed, folders).close()
    assert len(looks) == 1


def test_work_whose_backup_failed_is_looked_at(closed, folders, looks, monkeypatch):
    workspace = open_workspace(closed, folders)
    workspace.views.save("a", "{}")
    monkeypatch.setattr(copies, "_differing", lambda _path, _content: ["not what was written"])
    with pytest.raises(MachineError):
        workspace.close()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, True)]


def test_what_a_killed_program_left_in_the_log_is_looked_at(closed, folders, looks, tmp_path):
    workspace = open_workspace(closed, folders)
    workspace.views.save("a", "{}")
    left = tmp_path / "left"
    left.mkdir()
    for name in (closed.name, f"{closed.name}-wal"):
        shutil.copy(closed.with_name(name), left)
    workspace.close()
    for name in (closed.name, f"{closed.name}-wal"):
        shutil.copy(left / name, closed.with_name(name))
    looks.clear()
    open_workspace(closed, folders).close()
    assert looks == [(closed.name, False)]


def test_a_reader_always_looks(closed, folders, looks):
    open_workspace(closed, folders, read_only=True).close()
    assert looks == [(closed.name, False)]


@pytest.fixture
def large(closed, monkeypatch):
    """The file, which counts as one that takes too long to be looked at before the window is there."""
    monkeypatch.setattr(soundness, "LOOKED_AT_AT_ONCE", 0)
    return closed


@pytest.mark.parametrize("read_only", [True, False])
def test_nobody_waits_until_all_of_a_large_file_was_looked_at(large, folders, looks, monkeypatch, read_only):
    monkeypatch.setattr(soundness, "fingerprint", lambda _path: pytest.fail("all of it was read"))
    foreign(large, "UPDATE project SET page = 7")
    workspace = open_workspace(large, folders, read_only=read_only)
    assert workspace.registry.sheet("1-1-1").record.page == 7
    workspace.close()
    assert looks == []


@pytest.mark.parametrize(
    "text",
    ["DROP TABLE hearing_note", "CREATE TRIGGER bad AFTER INSERT ON project BEGIN DELETE FROM meta; END"],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_what_a_glance_shows_of_a_large_file_is_refused(large, folders, text, read_only):
    foreign(large, text)
    with pytest.raises(DamagedError):
        open_workspace(large, folders, read_only=read_only)


def test_a_large_file_that_was_cut_off_is_refused(large, folders):
    content = large.read_bytes()
    large.write_bytes(content[: len(content) // 2])
    with pytest.raises(DamagedError):
        open_workspace(large, folders)


@pytest.mark.parametrize("most_in_memory", [0, 1 << 30])
def test_the_backup_of_the_day_looks_at_all_of_a_large_file(large, folders, monkeypatch, most_in_memory):
    monkeypatch.setattr(sqlite, "_MOST_IN_MEMORY", most_in_memory)
    spoil_page_of(large, "ix_hearing_note_plan_id_hearing")
    for backup in backups_of(large, folders):
        backup.path.unlink()
    workspace = open_workspace(large, folders)
    with pytest.raises(MachineError, match="壊れている恐れ"):
        workspace.back_up_of_day()
    workspace.close()
    with pytest.raises(DamagedError):
        open_workspace(large, folders)
