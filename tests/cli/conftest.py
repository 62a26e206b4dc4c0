"""Shared by the tests of the command line: a way to call it in this process and a small register."""

import sqlite3

import pytest

from fujidesk.cli.main import run


@pytest.fixture
def call(tmp_path, monkeypatch, capfdbinary):
    """Run a subcommand in tmp_path; returns exit code, stdout and stderr (text)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FUJIDESK_DB")

    def call(*argv: object) -> tuple[int, str, str]:
        code = run([str(item) for item in argv])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def db(small_database):
    """The database of the three invented projects."""
    return small_database


@pytest.fixture
def stored():
    """Return what a database holds, as text; opening it for writing alone changes bytes of the file."""

    def stored(path) -> str:
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
            return "\n".join(database.iterdump())

    return stored


@pytest.fixture
def refused():
    """Check that a call ended with code 2, nothing on stdout and one sentence on stderr."""

    def check(result: tuple[int, str, str], words: str) -> None:
        code, out, err = result
        assert (code, out) == (2, "")
        assert words in err
        assert err.count("\n") == 1
        assert "Traceback" not in err

    return check
