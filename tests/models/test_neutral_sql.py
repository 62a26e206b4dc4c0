"""A server needs `models.server`, the twin of `models.sqlite`, and of no other module (docs/architecture.md)."""

import re
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import ClauseElement

from tests.using import use_everything

SOURCES = Path(__file__).parents[2] / "fujidesk"
OF_ITS_OWN = {
    "sqlite.py",
    "sqlite_checks.py",
    "sqlite_copies.py",
    "server.py",
    "upgrading.py",
    "salvaging.py",
}
"""`upgrading` speaks of Alembic's table in plain, standard SQL; `salvaging` reads damaged files, which a server
has none of; `migrations` are SQLite's as files are."""
ONLY_SQLITE = re.compile(
    r"exec_driver_sql|PRAGMA|sqlite_(?!checks|copies)|\bsqlite3\b|INSERT OR|dialects\.sqlite|\btext\("
)


def modules():
    for layer in ("models", "services"):
        for path in sorted((SOURCES / layer).glob("*.py")):
            if path.name not in OF_ITS_OWN:
                yield pytest.param(path, id=f"{layer}/{path.name}")


@pytest.mark.parametrize("path", list(modules()))
def test_no_other_module_speaks_sqlite(path):
    code = re.sub(r'""".*?"""|#.*', "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert ONLY_SQLITE.findall(code) == []


@pytest.fixture
def asked(small_workspace):
    """The statements that are built in this test, before any dialect has put them into words."""
    told = []

    def keep(_connection, clause, *_others):
        told.append(clause)

    event.listen(small_workspace._database._engine, "before_execute", keep)
    return told


def test_every_statement_can_be_said_to_a_server(small_workspace, asked, tmp_path):
    use_everything(small_workspace, tmp_path / "out")
    built = [clause for clause in asked if isinstance(clause, ClauseElement)]
    assert len(built) > 100
    for clause in built:
        assert str(clause.compile(dialect=postgresql.dialect()))
