"""Collecting that is killed in its midst (SIGKILL): each file is in or out as a whole, and a second run works."""

import datetime as dt
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fujidesk.domain.reports import Status
from fujidesk.domain.surveys import EntryState
from fujidesk.exchange.survey_layout import LINES
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import open_workspace

FIRST_ROW, ANSWERS = 11, 3
PROJECTS = {"収納課": "1-1-1", "市民課": "1-1-9", "デジタル推進課": "1-5-10"}
GIVEN = {"status": "2 実施中", "action": "番号札を置いた。", "score_progress": 4}
COLLECTOR = """
import os, signal, sys
from pathlib import Path
from fujidesk.paths import user_folders
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import open_workspace


class Killer:
    def __init__(self, after):
        self.left = after

    def step(self, done, total, what):
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
collect = space.survey_collect
preview = collect.read([Path(sys.argv[3])], 2022)
collect.apply(preview, accept(preview, "valid"), Killer(int(sys.argv[4])))
"""


@pytest.fixture
def returns(small_workspace, tmp_path):
    """A folder with the filled forms of three departments."""
    result = small_workspace.survey_issue.issue(2022, tmp_path / "out", today=dt.date(2023, 4, 3))
    folder = tmp_path / "in"
    folder.mkdir()
    rows = {line.name: FIRST_ROW + place for place, line in enumerate(LINES)}
    for path in result.paths:
        department = path.stem.rpartition("_")[2]
        if "進捗状況報告" in path.name:
            book = load_workbook(path)
            for name, value in GIVEN.items():
                book[PROJECTS[department]].cell(rows[name], ANSWERS).value = value
            book.save(folder / path.name)
    small_workspace.close()
    return folder


def answered(workspace):
    """Return the projects whose answers are all in; half of a file's answers fails the test."""
    found = set()
    for number, report in workspace.reports.of_year(2022).items():
        values = report.status, report.action, report.score_progress
        assert values in ((Status.RUNNING, "番号札を置いた。", 4), (None, "", None)), number
        if report.status is not None:
            found.add(number)
    return found


def returned(workspace):
    """Return the projects of the departments that count as 提出."""
    lines = workspace.surveys.status(2022).departments
    return {PROJECTS[line.entry.department] for line in lines if line.entry.state is EntryState.RETURNED}


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
@pytest.mark.parametrize("steps", [0, 1, 2, 3])
def test_a_killed_collecting_leaves_whole_files_and_can_be_run_again(
    small_database, returns, tmp_path, steps
) -> None:
    profile = tmp_path / "profile"
    words = (str(small_database), str(profile), str(returns), str(steps))
    root = str(Path(__file__).parents[2])
    child = subprocess.run(
        [sys.executable, "-c", COLLECTOR, *words], env={**os.environ, "PYTHONPATH": root}, check=False
    )
    assert child.returncode == -signal.SIGKILL, "the child was to be killed while it collected"
    with closing(open_workspace(small_database, user_folders(profile))) as workspace:
        assert sqlite_checks.faults(small_database, thorough=True) == []
        assert sqlite_checks.broken_links(small_database) == []
        taken = answered(workspace)
        assert taken == returned(workspace), "answers and state belong together"
        preview = workspace.survey_collect.read([returns], 2022)
        workspace.survey_collect.apply(preview, accept(preview, "valid"))
        assert answered(workspace) == returned(workspace) == set(PROJECTS.values())
