"""The lock beside a database: who has it open for writing, on which PC, since when.

SQLite's own locks last for one transaction; this one lasts for a session, so that the second person learns at
opening, not at saving, that someone else is writing. The operating system holds it (flock, msvcrt.locking),
so a program that was killed leaves a file behind but no lock. Readers take none.
"""

import getpass
import json
import os
import socket
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from fujidesk.errors import LockedError, MachineError
from fujidesk.models.failures import disk_error

_MARK_AT = 1 << 20
"""The locked byte lies far behind the text, so that others can read the text (Windows locks hide bytes)."""

if sys.platform == "win32":
    import msvcrt

    def _seize(file: BinaryIO) -> None:
        """Lock the mark or raise OSError at once; Windows lets go of it when the file is closed."""
        file.seek(_MARK_AT)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _seize(file: BinaryIO) -> None:
        """Lock the file or raise OSError at once; the system lets go of it when the file is closed."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def user_name() -> str:
    """Return the login name; 「不明」 where the machine knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "不明"


def pc_name() -> str:
    """Return the name of this PC."""
    return socket.gethostname() or "不明"


def lock_path(database: Path) -> Path:
    """Return the lock file of a database."""
    return database.with_name(database.name + ".lock")


class Lock:
    """Holds a database for this process. The system lets go of it when the process ends, however it ends."""

    def __init__(self, database: Path, now: Callable[[], datetime] = datetime.now) -> None:
        """Take the lock.

        Raises:
            LockedError: someone has the database open; the sentence says who, where and since when.
            MachineError: the folder cannot be written to.
        """
        self._path = lock_path(database)
        self._file: BinaryIO | None = None
        try:
            self._file = self._taken(database)
            holder = {"user": user_name(), "pc": pc_name(), "pid": os.getpid()}
            text = json.dumps({**holder, "since": now().isoformat(timespec="minutes")}, ensure_ascii=False)
            self._file.seek(0)
            self._file.truncate()
            self._file.write(text.encode())
            self._file.flush()
        except OSError as error:
            self.release()
            if isinstance(error, PermissionError) or not os.access(database.parent, os.W_OK):
                raise MachineError(_no_permission(database)) from error
            raise disk_error(error, self._path) from error

    def _taken(self, database: Path) -> BinaryIO:
        """Return the lock file, locked for us; who holds it otherwise is in the LockedError."""
        while True:
            file = self._path.open("a+b")
            try:
                _seize(file)
            except OSError as error:
                holder = _holder(file)
                file.close()
                raise LockedError(_held(database, holder)) from error
            if self._is_current(file):
                break
            file.close()  # the former holder removed the file between our opening and locking it
        holder = _holder(file)
        if holder.get("pc", pc_name()) != pc_name():
            # A file share may not carry locks from PC to PC, so the text of another PC counts as held.
            file.close()
            raise LockedError(_held(database, holder, elsewhere=True))
        return file

    def _is_current(self, file: BinaryIO) -> bool:
        """Tell whether the file that we locked is still the one at the path."""
        try:
            return sys.platform == "win32" or os.fstat(file.fileno()).st_ino == self._path.stat().st_ino
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Let go of the lock and remove its file; may be called twice."""
        if self._file is None:
            return
        try:
            if sys.platform != "win32":
                self._path.unlink(missing_ok=True)  # before letting go, so that nobody locks a removed file
            self._file.close()
            if sys.platform == "win32":
                self._path.unlink(missing_ok=True)
        except OSError:
            self._file.close()  # the file stays behind; its lock is gone, so it hinders nobody on this PC
        self._file = None


def _holder(file: BinaryIO) -> dict[str, str]:
    """Return what the lock says of its holder (user, pc, pid, since); nothing where it cannot be read."""
    try:
        file.seek(0)
        found = json.loads(file.read(4096).decode())
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _held(database: Path, holder: dict[str, str], *, elsewhere: bool = False) -> str:
    """Return the sentence about a held database; elsewhere: by another PC, which may have left it."""
    who = f"{holder.get('user', '不明')}（PC {holder.get('pc', '不明')}）"
    since = holder.get("since", "").replace("T", " ") or "不明な時刻"
    text = f"データベース「{database}」は、{who}が {since} から開いています。読み取り専用なら開けます。"
    if elsewhere:
        text += f"相手が終了しているのに表示されるときは「{lock_path(database).name}」を削除してください。"
    return text


def _no_permission(database: Path) -> str:
    """Return the sentence about a folder in which no lock can be made."""
    what = f"フォルダー「{database.parent}」に書き込めません。"
    return what + "書き込める場所へ移すか、読み取り専用で開いてください。"


# Kinds of file systems as /proc/mounts names them.
_SHARE_TYPES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "9p", "afs"})


def on_file_share(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """Tell whether the file lies on a file share, where a write-ahead log does not work.

    It needs memory that all openers share, which two PCs have not (sqlite.org/wal.html, "Overview").

    Args:
        path: the file.
        mounts: the table of mounted file systems; another one in tests.
    """
    if sys.platform == "win32":
        import ctypes

        remote_drive = 4
        anchor = path.absolute().anchor
        return anchor.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(anchor) == remote_drive
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return False
    best, kind = "", ""
    for _device, place, file_system, *_ in (line.split() for line in lines if len(line.split()) > 2):
        if path.absolute().is_relative_to(place) and len(place) >= len(best):
            best, kind = place, file_system
    return kind in _SHARE_TYPES
