"""The lock beside a database."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fujidesk.errors import LockedError, MachineError
from fujidesk.models import lock as module
from fujidesk.models.lock import Lock, lock_path, on_file_share
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


def test_second_opener_learns_who_has_it_since_when(small_database, tmp_path):
    folders = user_folders(tmp_path / "profile")
    first = open_workspace(small_database, folders)
    with pytest.raises(LockedError) as caught:
        open_workspace(small_database, folders)
    for part in (module.user_name(), module.pc_name(), "から開いています", "読み取り専用なら開けます"):
        assert part in str(caught.value)
    reader = open_workspace(small_database, folders, read_only=True)
    assert len(reader.registry.rows()) == 3
    reader.close()
    first.close()
    open_workspace(small_database, folders).close()
    assert not lock_path(small_database).exists()


def test_reader_sees_what_the_writer_saved(small_database, tmp_path):
    from fujidesk.domain.changes import Entity, FieldChange

    folders = user_folders(tmp_path / "profile")
    writer = open_workspace(small_database, folders)
    reader = open_workspace(small_database, folders, read_only=True)
    writer.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 80)], "頁")
    assert reader.registry.sheet("1-1-1").record.page == 80
    reader.close()
    writer.close()


def test_lock_of_an_ended_process_is_taken_over(small_database):
    code = (
        "import os, sys\nfrom pathlib import Path\nfrom fujidesk.models.lock import Lock\n"
        "kept = Lock(Path(sys.argv[1]))\nos._exit(9)"
    )
    root = Path(__file__).parents[2]
    assert subprocess.run([sys.executable, "-c", code, small_database], check=False, cwd=root).returncode == 9
    assert lock_path(small_database).exists()
    lock = Lock(small_database)
    assert json.loads(lock_path(small_database).read_text(encoding="utf-8"))["pid"] == os.getpid()
    lock.release()


def test_lock_of_another_pc_is_respected_and_the_way_out_named(small_database):
    text = {"user": "kacho", "pc": "PC-77", "pid": 4, "since": "2026-11-20T09:15"}
    lock_path(small_database).write_text(json.dumps(text), encoding="utf-8")
    with pytest.raises(LockedError, match=r"kacho（PC PC-77）が 2026-11-20 09:15 から.*small\.db\.lock"):
        Lock(small_database)


@pytest.mark.parametrize("text", ["", "{", "[1]", "\x00\xff" * 10])
def test_unreadable_lock_that_nobody_holds_is_taken_over(small_database, text):
    lock_path(small_database).write_text(text, encoding="utf-8")
    lock = Lock(small_database)
    lock.release()
    lock.release()


def test_folder_without_permission_is_a_sentence(small_database):
    if os.geteuid() == 0:
        pytest.skip("the superuser may write everywhere")
    small_database.parent.chmod(0o500)
    try:
        with pytest.raises(MachineError, match="に書き込めません"):
            Lock(small_database)
    finally:
        small_database.parent.chmod(0o700)


def test_lock_that_cannot_be_made_is_a_sentence(small_database, monkeypatch):
    def refused(self, *_args, **_kwargs):
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(MachineError, match="書き込める場所へ移すか、読み取り専用で"):
        Lock(small_database)


def test_full_disk_at_locking_is_a_sentence(small_database, monkeypatch):
    def refused(self, *_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", refused)
    with pytest.raises(MachineError, match="空き容量"):
        Lock(small_database)


def test_user_without_a_name_is_unknown(monkeypatch):
    def unknown():
        raise OSError

    monkeypatch.setattr(module.getpass, "getuser", unknown)
    assert module.user_name() == "不明"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows asks the drive")
def test_file_shares_are_known_by_their_mount(tmp_path):
    mounts = tmp_path / "mounts"
    mounts.write_text(f"disk / ext4 rw 0 0\nserver:/x {tmp_path} nfs4 rw 0 0\nshort\n", encoding="utf-8")
    assert on_file_share(tmp_path / "a.db", mounts)
    assert not on_file_share(Path("/elsewhere/a.db"), mounts)
    assert not on_file_share(tmp_path / "a.db", tmp_path / "none")


def test_of_two_processes_one_writes_and_the_other_is_told(small_database, tmp_path):
    """The lock holds from process to process and goes with the process that has it."""
    code = (
        "import sys\nfrom pathlib import Path\nfrom fujidesk.models.lock import Lock\n"
        "kept = Lock(Path(sys.argv[1]))\nprint('held', flush=True)\nsys.stdin.read()"
    )
    root = Path(__file__).parents[2]
    other = subprocess.Popen(
        [sys.executable, "-c", code, str(small_database)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root, text=True,
    )  # fmt: skip
    with other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(LockedError, match="読み取り専用なら開けます"):
            open_workspace(small_database, user_folders(tmp_path / "profile"))
        reader = open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=True)
        assert len(reader.registry.rows()) == 3
        reader.close()
        other.kill()
    open_workspace(small_database, user_folders(tmp_path / "profile")).close()


def test_a_lock_removed_by_hand_while_it_was_waited_for_is_made_anew(small_database, monkeypatch):
    """The former holder removes the file between our opening and our locking it: ours must be a new one."""
    seize = module._seize
    removed = []

    def remove_first(file):
        if not removed:
            removed.append(lock_path(small_database))
            removed[0].unlink()
        seize(file)

    monkeypatch.setattr(module, "_seize", remove_first)
    lock = Lock(small_database)
    assert lock_path(small_database).exists()
    with pytest.raises(LockedError):
        Lock(small_database)
    lock.release()
    assert not lock_path(small_database).exists()


def test_a_lock_that_cannot_be_removed_hinders_nobody(small_database, monkeypatch):
    def refused(_self, *, missing_ok=False):
        raise PermissionError(13, "Permission denied")

    lock = Lock(small_database)
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", refused)
        lock.release()
    assert lock_path(small_database).exists()
    Lock(small_database).release()
    assert not lock_path(small_database).exists()
