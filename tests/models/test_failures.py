"""What goes wrong below becomes one sentence, and what is a fault of the program stays one."""

import errno
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from fujidesk.errors import MachineError
from fujidesk.models import sqlite
from fujidesk.models.failures import translated

HERE = Path("計画.db")


def complaint(code):
    error = sqlite3.OperationalError("complaint")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_FULL, "空き容量"),
        (sqlite3.SQLITE_CORRUPT, "壊れています"),
        (sqlite3.SQLITE_NOTADB, "データベースではない"),
        (sqlite3.SQLITE_BUSY, "ほかで使われて"),
        (sqlite3.SQLITE_READONLY, "書き込めません"),
        (sqlite3.SQLITE_READONLY | 8 << 8, "書き込めません"),
        (sqlite3.SQLITE_IOERR, "読み書きに失敗"),
        (sqlite3.SQLITE_CANTOPEN, "開けません"),
    ],
)
@pytest.mark.parametrize("wrapped", [True, False])
def test_complaints_of_the_driver_are_sentences(code, words, wrapped):
    error = complaint(code)
    with pytest.raises(MachineError, match=words) as caught, translated(HERE):
        raise OperationalError("SELECT", {}, error) if wrapped else error
    assert "「計画.db」" in str(caught.value)
    assert "complaint" not in str(caught.value)


@pytest.mark.parametrize(
    "error",
    [
        complaint(sqlite3.SQLITE_ERROR),
        sqlite3.ProgrammingError("closed"),
        IntegrityError("INSERT", {}, complaint(sqlite3.SQLITE_CONSTRAINT)),
    ],
)
def test_faults_of_the_program_stay_faults(error):
    with pytest.raises(type(error)), translated(HERE):
        raise error


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "空き容量"),
        (errno.EACCES, "権限がありません"),
        (errno.EROFS, "権限がありません"),
        (errno.ENOENT, "見つかりません"),
        (errno.EIO, "扱えませんでした"),
    ],
)
def test_complaints_of_the_disk_are_sentences(number, words):
    with pytest.raises(MachineError, match=words), translated(HERE):
        raise OSError(number, "complaint")


def test_windows_share_is_no_authority_of_the_uri(monkeypatch):
    monkeypatch.setattr(Path, "absolute", lambda self: self)
    assert sqlite._uri(Path("//server/share/a b.db"), "mode=ro") == "file:////server/share/a%20b.db?mode=ro"
    assert sqlite._uri(Path("/home/計画#1.db"), "mode=rw").startswith("file:///home/%E8")
