"""What the command line reads and writes beside its services: UTF-8 out, one sentence on stderr."""

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fujidesk.errors import UserError
from fujidesk.paths import user_folders

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace


def use_utf8() -> None:
    """Let stdout and stderr write UTF-8, also in a Windows console that has another code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Write one line to stdout."""
    sys.stdout.write(f"{text}\n")


def complain(text: str) -> None:
    """Write one sentence to stderr."""
    sys.stderr.write(f"{' '.join(text.split())}\n")


def put_bytes(data: bytes) -> None:
    """Write a file's content to stdout as it is (no change of line ends on Windows)."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def leave_stdout() -> None:
    """Let Python end quietly when stdout takes no more: full, or its reader has gone (`… | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Take the place of sys.excepthook: one sentence with the place of the fault instead of a trace."""
    frame = traceback.extract_tb(trace)[-1] if trace else None
    place = f"、{Path(frame.filename).name} の {frame.lineno} 行" if frame else ""
    reason = " ".join(str(error).split())[:200]
    complain(f"プログラムの不具合で終えられませんでした（{kind.__name__}{place}：{reason}）。")


@contextmanager
def opened(db: Path, data_dir: Path | None, *, read_only: bool) -> Iterator["Workspace"]:
    """Open an existing database and close it afterwards.

    Raises:
        UserError: no such file, not ours, or newer than the program.
        MachineError: locked, damaged, or no permission.
    """
    from fujidesk.services.workspace import open_workspace  # late: --help needs no database

    workspace = open_workspace(db, user_folders(data_dir), read_only=read_only)
    try:
        yield workspace
    finally:
        workspace.close()


def refuse_database_as_output(out: Path, db: Path) -> None:
    """Refuse to write a result over the database itself.

    Raises:
        UserError: both are the same file.
    """
    if out.resolve() == db.resolve():
        raise UserError(f"「{out}」はデータベースです。書き出し先には別の名前を指定してください。")
