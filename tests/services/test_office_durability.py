"""Adoptions, reorganisations and hearings that are killed in their midst (SIGKILL): whole, or not there.

The child kills itself before a statement of the writing transaction, before its commit, or right after it.
"""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.domain.people import LEADERS, Member
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

WORK = {
    "adoption": """
from fujidesk.services.adoption import AdoptionOrder
space.new_projects.adopt("R5-001", AdoptionOrder("1.1", "2024-03-25", meeting="情報化推進本部"))
""",
    "reorganisation": """
from fujidesk.domain.reorganising import ReorganisationKind, ReorganisationOrder
space.reorganising.make(ReorganisationOrder(
    ReorganisationKind.SPLIT, ("収納課",), ("納税課", "債権課"), "2025-04-01", "組織改正",
    takers={"1-1-1": "債権課"},
))
""",
    "hearing": """
space.hearings.remove(space.hearings.get("R5-001"))
""",
    "attachment": """
space.attachments.add("R5-001", Path(sys.argv[2]) / "資料.pdf")
""",
}
"""What the child does; each is one step for whoever undoes it."""
CHILD = """
import os, signal, sys
from pathlib import Path
from sqlalchemy import Engine, event
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
moment, left = sys.argv[3], [int(sys.argv[4])]


def die():
    os.kill(os.getpid(), signal.SIGKILL)


def count(_connection, _cursor, statement, *_others):
    if statement.split(" ", 1)[0] in ("INSERT", "UPDATE", "DELETE"):
        left[0] -= 1
        if moment == "statement" and left[0] < 0:
            die()


def commit(_connection):
    if moment == "commit" and left[0] != int(sys.argv[4]):
        die()


event.listen(Engine, "before_cursor_execute", count)
event.listen(Engine, "commit", commit)
{work}
die()
"""


@pytest.fixture
def folders(tmp_path):
    made = user_folders(tmp_path / "profile")
    made.data.mkdir(parents=True)
    (made.data / "資料.pdf").write_bytes(b"%PDF-1.7 " * 4000)
    return made


@pytest.fixture
def filled(small_database, folders):
    """The small register with a funded new project, a noted hearing with a file, and a leader."""
    space = open_workspace(small_database, folders)
    key = space.new_projects.add(2023, {"title": "予約", "department": "市民課"}, "2023-04-20")
    space.new_projects.take_step(key, StepTaken(Step.HEARD, "2023-06-10"))
    space.new_projects.take_step(key, StepTaken(Step.REQUESTED, "2023-10-10"), {"requested_kyen": 900})
    amounts = {"assessed_kyen": 800, "settled_kyen": 800}
    space.new_projects.take_step(key, StepTaken(Step.FUNDED, "2024-01-20"), amounts)
    space.hearings.plan(space.hearings.drafted(2023, HearingKind.OTHER, "市民課"))
    for text in ("要求する", "見積りを取る"):
        space.hearings.add_note("R5-001", NoteKind.TODO, text)
    space.people.add(Member("", LEADERS, post="収納課 係長", department="収納課"), dt.date(2024, 2, 1))
    space.close()
    return small_database


def state(path, folders):
    """Return all that is stored: register, departments, every record of the office, lines of the history."""
    space = open_workspace(path, folders)
    records = {entity: space.office.all(kind) for entity, kind in RECORD_TYPES.items()}
    found = space.registry.content(), records, len(space.history.recent(10_000))
    space.close()
    return found


def run(work, path, folders, moment, number=0):
    """Let a child do some work until it kills itself."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    script = CHILD.replace("{work}", WORK[work])
    command = [sys.executable, "-c", script, str(path), str(folders.data), moment, str(number)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == -signal.SIGKILL, done.stderr


def statements(work, path, folders):
    """Return how many writing statements the work takes, done here on a copy of the file."""
    told = []

    def count(_connection, _cursor, statement, *_others):
        if statement.split(" ", 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            told.append(statement)

    copy = shutil.copy(path, path.with_name("copy.db"))
    space = open_workspace(Path(copy), folders)
    event.listen(Engine, "before_cursor_execute", count)
    kept, sys.argv = sys.argv, ["", str(copy), str(folders.data)]
    try:
        exec(WORK[work], {"space": space, "Path": Path, "sys": sys})
    finally:
        event.remove(Engine, "before_cursor_execute", count)
        sys.argv = kept
    space.close()
    return len(told)


@pytest.mark.parametrize("work", WORK)
def test_what_was_not_kept_whole_is_not_there_at_all(filled, folders, work):
    before = state(filled, folders)
    total = statements(work, filled, folders)
    assert total >= 3, "a step of several rows, of which one could be missing"
    for number in sorted({0, 1, total // 2, total - 1}):
        run(work, filled, folders, "statement", number)
        assert state(filled, folders) == before
    run(work, filled, folders, "commit")
    assert state(filled, folders) == before
    assert sqlite_checks.faults(filled, thorough=True) == []
    assert sqlite_checks.broken_links(filled) == []


@pytest.mark.parametrize("work", WORK)
def test_what_was_kept_is_there_whole_with_its_history(filled, folders, work):
    shutil.copy(filled, filled.with_name("other.db"))
    content, records, lines = state(filled, folders)
    run(work, filled, folders, "end")
    after = state(filled, folders)
    assert (after[:2] != (content, records), after[2] > lines) == (True, True)
    run(work, filled.with_name("other.db"), folders, "end")
    once_more = state(filled.with_name("other.db"), folders)
    if work != "attachment":  # which is stamped with the time
        assert after == once_more
    assert sqlite_checks.faults(filled, thorough=True) == []
    assert sqlite_checks.broken_links(filled) == []


def test_a_killed_adoption_takes_no_number_and_the_next_one_gets_it(filled, folders):
    run("adoption", filled, folders, "commit")
    run("adoption", filled, folders, "end")
    space = open_workspace(filled, folders)
    assert [row.number for row in space.registry.rows()] == ["1-1-1", "1-1-9", "1-1-10", "1-5-10"]
    (project,) = space.office.all(NewProject)
    assert (project.number, project.steps[-1].step) == ("1-1-10", Step.ADOPTED)
    (revision,) = space.revisions.of_year(2023)
    assert (revision.new_project, revision.numbers) == (project.key, ("1-1-10",))
    space.close()
