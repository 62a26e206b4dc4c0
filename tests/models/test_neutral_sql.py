"""A server database would need a twin of `models.sqlite` and of no other module (docs/architecture.md)."""

import datetime as dt
import re
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql import ClauseElement

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import whole_value

SOURCES = Path(__file__).parents[2] / "fujidesk"
OF_ITS_OWN = {"sqlite.py", "upgrading.py", "salvaging.py"}
"""`upgrading` speaks of Alembic's table in plain, standard SQL; `salvaging` reads damaged files, which a server
has none of; `migrations` are SQLite's as files are."""
ONLY_SQLITE = re.compile(r"exec_driver_sql|PRAGMA|sqlite_|\bsqlite3\b|INSERT OR|dialects\.sqlite|\btext\(")


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


def use_everything(space, folder):
    """Read and write what the register and the survey consist of."""
    report = space.reports.of_year(2022)["1-1-9"]
    space.reports.store(report, {"status": "done", "phase_h2": 2, "score_cost": 5}, "回答")
    space.surveys.set_round(2022, "2023-04-28", "内線")
    space.survey_issue.issue(2022, folder, today=dt.date(2023, 4, 3))
    space.oddities.plan(space.oddities.oddities(2022))
    space.surveys.status(2022)
    space.surveys.files(2022)
    space.surveys.proposals(2022)
    space.evaluation.approval_review(2022)
    space.surveys.approve(2022, "")
    space.surveys.unlock(2022, "誤り")
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "departments", ["市民課"], ["福祉課等"])], "所管")
    record = space.registry.sheet("1-1-9").record
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-9", "*", whole_value(record), None)], "削除")
    space.edits.undo()
    space.search.find("窓口 100%_")
    space.registry.rows()
    space.registry.summary()
    space.history.recent_steps()
    space.views.save("重点", "{}")
    space.views.delete("重点")
    space.check()


def test_every_statement_can_be_said_to_a_server(small_workspace, asked, tmp_path):
    use_everything(small_workspace, tmp_path / "out")
    built = [clause for clause in asked if isinstance(clause, ClauseElement)]
    assert len(built) > 100
    for clause in built:
        assert str(clause.compile(dialect=postgresql.dialect()))
