"""What goes wrong below becomes one sentence, and what is a fault of the program stays one."""

import errno
import sqlite3
from decimal import InvalidOperation
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from fujidesk.errors import DamagedError, MachineError
from fujidesk.models.failures import ContentError, translated, understanding

HERE = Path("計画.db")


def complaint(code, text="complaint"):
    error = sqlite3.OperationalError(text)
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
        complaint(sqlite3.SQLITE_ERROR, 'near "SELEKT": syntax error'),
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
        (errno.ENAMETOOLONG, "長すぎます"),
        (errno.EIO, "扱えませんでした"),
    ],
)
def test_complaints_of_the_disk_are_sentences(number, words):
    with pytest.raises(MachineError, match=words), translated(HERE):
        raise OSError(number, "complaint")


@pytest.mark.parametrize(
    "text", ["no such table: project", "no such column: settled", "unsupported file format"]
)
def test_missing_tables_and_columns_are_damage(text):
    with pytest.raises(MachineError, match="壊れています。バックアップから"), translated(HERE):
        raise OperationalError("SELECT", {}, complaint(sqlite3.SQLITE_ERROR, text))


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("x"), TypeError("x"), InvalidOperation()])
def test_values_that_cannot_be_understood_are_damage(error):
    with (
        pytest.raises(
            MachineError, match=r"「計画\.db」の内容が壊れています（事業の一覧を読めません）"
        ) as caught,
        translated(HERE),
        understanding("事業の一覧"),
    ):
        raise error
    assert isinstance(caught.value.__cause__, ContentError)
    assert caught.value.__cause__.__cause__ is error


def test_the_same_values_elsewhere_are_faults_of_the_program():
    with pytest.raises(KeyError), translated(HERE):
        raise KeyError("x")


@pytest.mark.parametrize(
    "error",
    [
        sqlite3.OperationalError("Could not decode to UTF-8 column 'field' with text '\ufffd'"),
        UnicodeDecodeError("utf-8", b"\x8a", 0, 1, "invalid start byte"),
    ],
)
def test_texts_that_are_no_texts_are_damage(error):
    """The driver gives no code for them, and raises the second while it words its complaint."""
    with pytest.raises(DamagedError, match="壊れています。バックアップから"), translated(HERE):
        raise error
