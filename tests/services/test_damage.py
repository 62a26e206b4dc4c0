"""Really damaged files: pages overwritten, cut, without head, no database any more; nothing is overwritten."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError, DamagedError, LockedError, MachineError, UserError
from fujidesk.models import copies
from fujidesk.paths import user_folders
from fujidesk.services import damage
from fujidesk.services.backups import back_up
from fujidesk.services.damage import Loss, examine, take_backup, take_salvage
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import open_workspace

PAGE = 4096
STORED = Path(__file__).parents[1] / "databases" / "v0001.db"


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def register(tmp_path, built_register, folders):
    """The shipped register with a backup, and twelve changes after it; closed."""
    path = Path(shutil.copyfile(built_register, tmp_path / "register.db"))
    workspace = open_workspace(path, folders)
    workspace.back_up()
    numbers = [row.number for row in workspace.registry.rows()[:12]]
    for number in numbers:
        before = workspace.registry.sheet(number).record.challenges
        change = FieldChange(Entity.PROJECT, number, "challenges", before, f"課題 {number}")
        workspace.edits.apply([change], "課題")
    workspace._backed_up = workspace._database.write_count  # what was changed is in no backup
    workspace.close()
    return path


@pytest.fixture
def look():
    """Examine a damaged database: `look(path, folders)`."""
    seen = []

    def look(path, folders):
        seen.append(examine(path, folders, NoProgress()))
        return seen[-1]

    yield look
    for found in seen:
        found.close()


def projects(path, folders):
    workspace = open_workspace(path, folders, read_only=True)
    found = {record.number: record for record in workspace.registry.content().projects}
    workspace.close()
    return found


def pages_of(path, table):
    """The numbers of the pages of a table or index, from 1, the first one its root."""
    with sqlite3.connect(path) as connection:
        try:
            rows = connection.execute("SELECT pageno FROM dbstat WHERE name = ? ORDER BY pageno", (table,))
            return [row[0] for row in rows]
        except sqlite3.OperationalError:
            pytest.skip("this SQLite has no dbstat")


def spoil(path, pages, content=b"\xa5" * PAGE):
    with path.open("r+b") as file:
        for page in pages:
            file.seek((page - 1) * PAGE)
            file.write(content)


def leaves(path, table):
    """The pages of a table without its root and inner pages."""
    whole = path.read_bytes()
    pages = pages_of(path, table)
    return [page for page in pages if whole[(page - 1) * PAGE] in (10, 13)]


def refused(path, folders):
    with pytest.raises(DamagedError):
        open_workspace(path, folders)
    with pytest.raises(DamagedError):
        open_workspace(path, folders, read_only=True)


def kept_beside(path):
    return sorted(item.name for item in path.parent.glob("*破損*"))


def test_overwritten_pages_cost_their_rows_only_and_are_counted(look, register, folders):
    before = projects(register, folders)
    hit = leaves(register, "project")[3:5]
    spoil(register, hit)
    spoilt = register.read_bytes()
    refused(register, folders)
    found = look(register, folders)
    losses = {loss.word: loss for loss in found.salvage.losses}
    assert register.read_bytes() == spoilt
    assert found.salvage.held.projects == 202, "what is lost of the register comes from the backup"
    assert "変更履歴" not in losses
    assert losses["事業"].lost == losses["事業"].filled > 0
    kept = take_salvage(found, NoProgress())
    assert kept.read_bytes() == spoilt
    assert "破損" in kept.name
    after = projects(register, folders)
    assert set(after) == set(before)
    different = [number for number in before if before[number] != after[number]]
    assert len(different) <= 12, "only what was changed since the backup may be lost"
    reading = open_workspace(register, folders, read_only=True)
    newest = reading.history.recent(1)[0]
    assert (newest.change.entity, newest.label) == (Entity.REGISTER, "壊れたファイルから救い出す")
    assert (newest.change.before, newest.change.after[:4]) == ("読めない状態", "変更履歴")
    reading.close()
    assert copies.shortcomings(register) == []


def test_without_a_backup_the_rows_are_gone_and_named(look, register, folders):
    before = projects(register, folders)
    shutil.rmtree(folders.backups)
    spoil(register, leaves(register, "project")[3:5])
    found = look(register, folders)
    assert found.backups == ()
    losses = {loss.word: loss for loss in found.salvage.losses}
    lost = losses["事業"].lost
    assert 0 < lost < 100
    assert str(losses["事業"]) == f"事業 {lost} 件"
    assert losses["半期の段階"].lost >= lost
    take_salvage(found, NoProgress())
    after = projects(register, folders)
    assert len(after) == 202 - lost
    assert all(after[number] == before[number] for number in after)
    workspace = open_workspace(register, folders)
    workspace.edits.apply(
        [
            FieldChange(
                Entity.PROJECT, next(iter(after)), "summary", next(iter(after.values())).summary, "続き"
            )
        ],
        "続き",
    )
    workspace.close()


def test_a_damaged_index_costs_nothing(look, register, folders):
    before = projects(register, folders)
    spoil(register, pages_of(register, "ix_project_plan_id_position"))
    refused(register, folders)
    found = look(register, folders)
    assert found.salvage.losses == ()
    take_salvage(found, NoProgress())
    assert projects(register, folders) == before


@pytest.mark.parametrize("backed_up", [True, False])
def test_a_head_of_zeros_costs_nothing(look, register, folders, backed_up):
    before = projects(register, folders)
    if not backed_up:
        shutil.rmtree(folders.backups)
    with register.open("r+b") as file:
        file.write(bytes(100))
    refused(register, folders)
    found = look(register, folders)
    assert found.salvage.losses == ()
    take_salvage(found, NoProgress())
    assert projects(register, folders) == before


def test_a_first_page_of_zeros_is_taken_from_the_backup(look, register, folders):
    before = projects(register, folders)
    spoil(register, [1], bytes(PAGE))
    refused(register, folders)
    found = look(register, folders)
    take_salvage(found, NoProgress())
    assert projects(register, folders) == before


@pytest.mark.parametrize("part", [0.5, 0.8, 0.97])
def test_a_cut_file_gives_what_is_left(look, register, folders, part):
    whole = register.read_bytes()
    register.write_bytes(whole[: int(len(whole) * part)])
    refused(register, folders)
    found = look(register, folders)
    if found.salvage is not None:
        assert found.salvage.losses or part > 0.9
        take_salvage(found, NoProgress())
        assert projects(register, folders)
    assert found.backups[0].held.projects == 202


@pytest.mark.parametrize("content", [b"", "事業番号,事業名\n".encode(), b"\x00" * 8192])
def test_what_is_no_database_any_more_is_taken_from_a_backup(look, register, folders, content):
    register.write_bytes(content)
    refused(register, folders)
    found = look(register, folders)
    assert found.salvage is None
    kept = take_backup(found, found.backups[0].path, NoProgress())
    assert kept.read_bytes() == content
    assert len(projects(register, folders)) == 202


def test_without_a_backup_other_files_are_told_from_ours(tmp_path, folders):
    path = tmp_path / "メモ.db"
    path.write_text("事業番号", encoding="utf-8")
    with pytest.raises(UserError, match="富士デスクのデータベースではありません"):
        open_workspace(path, folders)


def test_a_few_wrong_bytes_in_the_head_cost_nothing_without_a_backup_either(look, register, folders):
    before = projects(register, folders)
    shutil.rmtree(folders.backups)
    with register.open("r+b") as file:
        file.write(b"SQLote")
    refused(register, folders)
    found = look(register, folders)
    assert found.salvage.losses == ()
    take_salvage(found, NoProgress())
    assert projects(register, folders) == before


def test_a_wrong_mark_is_damage_where_there_are_backups(look, register, folders):
    before = projects(register, folders)
    with sqlite3.connect(register) as connection:
        connection.execute("PRAGMA application_id=1")
    refused(register, folders)
    take_salvage(look(register, folders), NoProgress())
    assert projects(register, folders) == before


def test_a_missing_table_is_damage_that_costs_that_table(look, register, folders):
    with sqlite3.connect(register) as connection:
        connection.execute("DROP TABLE saved_view")
    refused(register, folders)
    found = look(register, folders)
    assert [str(loss) for loss in found.salvage.losses] == ["その他（件数不明）"]
    take_salvage(found, NoProgress())
    assert len(projects(register, folders)) == 202


def test_the_last_change_that_could_be_read_is_named(look, register, folders):
    spoil(register, leaves(register, "schedule_cell")[:1])
    found = look(register, folders)
    assert found.salvage.held.changes == 12
    assert found.salvage.held.last_change > "2020"
    assert found.backups[0].held.changes == 0


@pytest.mark.parametrize("seed", range(12))
def test_any_flipped_bytes_are_met_with_a_sentence_or_survived(look, register, folders, seed):
    """Bytes flipped anywhere: the file opens, or is damaged and gives a database that opens, or a backup does."""
    dice = random.Random(seed)
    content = bytearray(register.read_bytes())
    for _ in range(dice.choice([1, 20, 400])):
        place = dice.randrange(len(content))
        content[place] ^= dice.randrange(1, 256)
    register.write_bytes(content)
    try:
        open_workspace(register, folders, read_only=True).close()
    except MachineError:
        found = look(register, folders)
        kept = (
            take_salvage(found, NoProgress())
            if found.salvage is not None
            else take_backup(found, found.backups[0].path, NoProgress())
        )
        assert kept.read_bytes() == bytes(content)
        workspace = open_workspace(register, folders)
        assert workspace.registry.rows()
        workspace.close()


def test_it_is_looked_at_without_a_trace(look, register, folders):
    spoil(register, leaves(register, "project")[3:4])
    before = {path.name: path.read_bytes() for path in register.parent.glob("register*")}
    found = look(register, folders)
    reader = damage.read_only(found, folders)
    assert reader.read_only
    assert reader.path == register
    assert len(reader.registry.rows()) == 202
    reader.close()
    assert {path.name: path.read_bytes() for path in register.parent.glob("register*")} == before


def test_logs_are_kept_with_the_damaged_file(look, register, folders, tmp_path):
    workspace = open_workspace(register, folders)
    row = workspace.registry.rows()[0]
    before = workspace.registry.sheet(row.number).record.summary
    workspace.edits.apply([FieldChange(Entity.PROJECT, row.number, "summary", before, "記録の中")], "概要")
    place = tmp_path / "left"
    place.mkdir()
    for name in ("register.db", "register.db-wal"):
        shutil.copy(register.with_name(name), place)
    workspace.close()
    left = place / "register.db"
    spoil(left, leaves(register, "schedule_cell")[:1])
    found = look(left, folders)
    take_salvage(found, NoProgress())
    assert [name.endswith(("db", "-wal")) for name in kept_beside(left)] == [True, True]
    assert projects(left, folders)[row.number].summary == "記録の中"


def test_where_no_second_name_can_be_given_a_copy_is_kept(look, register, folders, monkeypatch):
    def refuse(*_args):
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr(damage.os, "link", refuse)
    register.write_bytes(b"")
    found = look(register, folders)
    take_backup(found, found.backups[0].path, NoProgress())
    assert len(kept_beside(register)) == 1


def test_a_second_mending_in_the_same_second_writes_over_nothing(look, register, folders, monkeypatch):
    monkeypatch.setattr(damage, "_KEPT_TIME", "20260401-090000")
    spoil(register, leaves(register, "project")[3:5])
    spoilt = register.read_bytes()
    first = take_salvage(look(register, folders), NoProgress())
    mended = register.read_bytes()
    second = take_salvage(look(register, folders), NoProgress())
    assert (first.read_bytes() == spoilt, second.read_bytes() == mended) == (True, True)
    assert kept_beside(register) == [
        "register-破損-20260401-090000-2.db",
        "register-破損-20260401-090000.db",
    ]


def test_a_file_that_cannot_be_kept_is_not_replaced(look, register, folders, monkeypatch):
    def refuse(*_args):
        raise OSError(28, "No space left on device")

    register.write_bytes("文字".encode())
    found = look(register, folders)
    monkeypatch.setattr(damage.os, "link", refuse)
    monkeypatch.setattr(damage.shutil, "copyfile", refuse)
    with pytest.raises(MachineError, match="残せませんでした"):
        take_backup(found, found.backups[0].path, NoProgress())
    assert register.read_bytes() == "文字".encode()
    assert not list(register.parent.glob("*.restoring*"))
    assert not list(register.parent.glob("*.lock"))


def test_a_stopped_look_leaves_nothing(look, register, folders):
    class Stop:
        def step(self, done, total, what):
            if what == damage._READING:
                raise CancelledError

    spoil(register, leaves(register, "project")[3:4])
    with pytest.raises(CancelledError):
        examine(register, folders, Stop())


def test_somebody_else_has_it_open(look, register, folders):
    holder = open_workspace(register, folders)
    found = damage.Damage(register, None, ())
    with pytest.raises(LockedError):
        take_backup(found, holder.back_up(), NoProgress())
    holder.close()
    assert kept_beside(register) == []


def test_an_older_form_is_salvaged_and_brought_up(look, tmp_path, folders):
    path = Path(shutil.copy(STORED, tmp_path / "old.db"))
    with sqlite3.connect(path) as connection:
        connection.execute("VACUUM")
    index = pages_of(path, "ix_project_plan_id_position") or pages_of(path, "sqlite_autoindex_project_1")
    spoil(path, index)
    found = look(path, folders)
    assert found.salvage is not None
    take_salvage(found, NoProgress())
    assert projects(path, folders)


@pytest.mark.parametrize(
    ("loss", "text"),
    [
        (Loss("事業", 1234), "事業 1,234 件"),
        (Loss("変更履歴", 3, more=True), "変更履歴 3 件以上"),
        (Loss("事業", 5, filled=4), "事業 5 件（うち 4 件はバックアップの内容で補います）"),
        (Loss("照会", 0, more=True), "照会（件数不明）"),
    ],
)
def test_losses_are_named(loss, text):
    assert str(loss) == text


MENDER = """
import sys
from pathlib import Path
from fujidesk.domain.progress import NoProgress
from fujidesk.paths import user_folders
from fujidesk.services.damage import examine, take_salvage

path, folders = Path(sys.argv[1]), user_folders(Path(sys.argv[2]))
print("ready", flush=True)
while True:
    found = examine(path, folders, NoProgress())
    take_salvage(found, NoProgress())
    found.close()
"""


def test_a_kill_at_any_moment_leaves_the_damaged_or_a_whole_file(small_database, folders, tmp_path):
    with sqlite3.connect(small_database) as connection:
        ask = "SELECT rootpage FROM sqlite_master WHERE name = 'ix_project_plan_id_position'"
        root = connection.execute(ask).fetchone()[0]
    spoil(small_database, [root])
    damaged = small_database.read_bytes()
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "TMPDIR": str(tmp_path)}
    for turn in range(6):
        small_database.write_bytes(damaged)
        child = subprocess.Popen(
            [sys.executable, "-c", MENDER, str(small_database), str(folders.data)],
            stdout=subprocess.PIPE, env=environment, text=True,
        )  # fmt: skip
        with child:
            assert child.stdout.readline() == "ready\n"
            end = time.monotonic() + 0.1 + 0.06 * turn
            while time.monotonic() < end:
                assert child.poll() is None
            child.kill()
        if small_database.read_bytes() != damaged:
            assert copies.shortcomings(small_database) == []
            assert any(path.read_bytes() == damaged for path in tmp_path.glob("small-破損-*.db"))
            assert len(projects(small_database, folders)) == 3


def test_a_full_disk_puts_nothing_half_in_place(look, disk, small_profile, small_content, folders):
    path = disk.place / "計画.db"
    build_database(path, small_profile, small_content)
    backup = back_up(path, folders)
    with path.open("r+b") as file:
        file.write(bytes(100))
    before = path.read_bytes()
    found = look(path, folders)
    for free_kb in (8, 60, 200):
        disk.fill(free_kb)
        with pytest.raises(MachineError, match="空き"):
            take_salvage(found, NoProgress())
        with pytest.raises(MachineError, match="空き"):
            take_backup(found, backup, NoProgress())
        assert path.read_bytes() == before
        assert disk.files() == ["計画.db"]
    disk.empty()
    take_salvage(found, NoProgress())
    assert len(projects(path, folders)) == 3
    assert len(kept_beside(path)) == 1
