"""A survey round that is killed in its midst (SIGKILL): each step is there as a whole or not at all."""

import datetime as dt
import os
import signal
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from fujidesk.domain.surveys import EntryState
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

DAY = dt.date(2023, 4, 3)
KILLER = """
import datetime as dt, os, signal, sys
from pathlib import Path
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


class Killer:
    def __init__(self, after):
        self.left = after

    def step(self, done, total, what):
        self.left -= 1
        if self.left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


killer = Killer(int(sys.argv[3]))
"""
OPEN = KILLER + "space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))\n"
ISSUE = (
    OPEN + "space.survey_issue.issue(2022, Path(sys.argv[4]), progress=killer, today=dt.date(2023, 4, 3))\n"
)
ROUND = (
    OPEN
    + """
while True:
    for department in ("収納課", "市民課", "デジタル推進課"):
        space.surveys.mark_sent(2022, [department], dt.date(2023, 4, 3))
        print("sent", flush=True)
    space.surveys.approve(2022, "本部会議")
    print("approved", flush=True)
    space.surveys.unlock(2022, "誤り")
    print("open", flush=True)
    for _ in range(5):
        space.edits.undo()
"""
)
SAMPLE = (
    KILLER
    + """
from fujidesk.services.sample import make_sample
make_sample(Path(sys.argv[1]), [2022, 2023], killer)
"""
)


def child(script, *arguments):
    """Start a process that works on a database."""
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)


def killed(script, *arguments):
    """Let a process kill itself at the progress that is told as an argument."""
    with child(script, *arguments) as process:
        process.communicate()
    assert process.returncode == -signal.SIGKILL


@pytest.mark.parametrize("after", [0, 2, 3])
def test_a_killed_issue_notes_nothing_and_the_next_one_works(small_database, tmp_path, after):
    folders, out = user_folders(tmp_path / "profile"), tmp_path / "out"
    killed(ISSUE, small_database, folders.data, after, out)
    assert list(out.glob("*.xlsx")) == [], "what could be sent out by mistake"
    space = open_workspace(small_database, folders)
    assert space.surveys.status(2022).count(EntryState.UNSENT) == 3
    assert space.history.recent() == []
    space.survey_issue.issue(2022, out, today=DAY)
    issued = list(out.glob("*.xlsx"))
    assert len(issued) == 6
    assert all(zipfile.ZipFile(path).testzip() is None for path in issued)
    assert space.surveys.status(2022).count(EntryState.SENT) == 3
    space.close()


@pytest.mark.parametrize("acknowledged", [1, 4, 5, 9])
def test_acknowledged_steps_of_a_round_survive_a_kill(small_database, tmp_path, acknowledged):
    """Sending, approving and lifting; whichever was under way is kept with its history, or is not there."""
    folders = user_folders(tmp_path / "profile")
    with child(ROUND, small_database, folders.data, 10**6) as process:
        told = [process.stdout.readline().strip() for _ in range(acknowledged)]
        process.kill()
        told += process.stdout.read().split()
    space = open_workspace(small_database, folders)
    held = space.surveys.status(2022)
    leads = sum(bool(report.lead) for report in space.reports.of_year(2022).values())
    sent = held.count(EntryState.SENT)
    assert leads == sent or held.round.approval is not None, "state and lead of a department go together"
    if told[-1] == "sent" and told.count("sent") % 3:
        assert sent >= told.count("sent") % 3
    newest = space.history.recent(1)[0].change
    if newest.field == "approval":
        assert (held.round.approval is None) == (newest.after is None)
    assert space.reports.is_locked(2022) == (held.round.approval is not None)
    assert sqlite_checks.faults(small_database, thorough=True) == []
    assert sqlite_checks.broken_links(small_database) == []
    space.close()


@pytest.mark.parametrize("after", [0, 1])
def test_a_killed_sample_is_not_there_and_the_next_one_is_whole(tmp_path, after):
    path = tmp_path / "練習.db"
    killed(SAMPLE, path, tmp_path / "profile", after)
    assert not path.exists()
    with child(SAMPLE, path, tmp_path / "profile", 10**6) as process:
        process.communicate()
    assert process.returncode == 0
    assert sqlite_checks.faults(path, thorough=True) == []
    assert [file.name for file in tmp_path.iterdir()] == ["練習.db"]
