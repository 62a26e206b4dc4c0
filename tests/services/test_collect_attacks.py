"""Collecting while the machine fails: killed, disk full, locked, not writable. Whole or not at all, and again."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fujidesk.errors import FujideskError
from fujidesk.exchange.survey_layout import LINES
from fujidesk.models import sqlite_checks
from fujidesk.paths import user_folders
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import open_workspace

ROOT = str(Path(__file__).parents[2])
ROWS = {line.name: 11 + place for place, line in enumerate(LINES)}
GIVEN = {
    "status": "2 実施中", "phase_h1": "3", "phase_h2": "4", "budget_kyen": 1000, "actual_cost_kyen": 900,
    "action": "番号札を置いた。", "score_progress": 4, "score_cost": 3, "score_content": 3, "outlook": "1 継続",
}  # fmt: skip
COLLECTOR = """
import sys
from pathlib import Path
from openpyxl import load_workbook
from fujidesk.paths import user_folders
from fujidesk.services.survey_collect import accept
from fujidesk.services.workspace import open_workspace

space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
path, amount = Path(sys.argv[3]), int(sys.argv[4])
while True:
    amount += 1
    workbook = load_workbook(path)
    workbook["1-1-1"]["C14"] = amount
    workbook.save(path)
    preview = space.survey_collect.read([path], 2022)
    print("reading", amount, flush=True)
    space.survey_collect.apply(preview, accept(preview, "valid"))
    print("taken", amount, flush=True)
"""


@pytest.fixture
def returned(small_database, tmp_path):
    """A filled return of 収納課 and an unfilled workbook of each other department, in a folder."""
    space = open_workspace(small_database, user_folders(tmp_path / "profile"))
    space.survey_issue.issue(2022, tmp_path / "in", today=dt.date(2023, 4, 3))
    space.close()
    path = tmp_path / "in" / "R4_進捗状況報告_収納課.xlsx"
    workbook = load_workbook(path)
    for name, value in GIVEN.items():
        workbook["1-1-1"].cell(ROWS[name], 3).value = value
    workbook.save(path)
    return path


def budget(space):
    return space.reports.of_year(2022)["1-1-1"].budget_kyen


def collect(space, path):
    preview = space.survey_collect.read([path], 2022)
    return space.survey_collect.apply(preview, accept(preview, "valid"))


def command(database, profile, *words):
    line = [
        sys.executable,
        "-m",
        "fujidesk",
        "survey",
        "collect",
        *words,
        "--db",
        str(database),
        "--fy",
        "R4",
    ]
    environment = {**os.environ, "PYTHONPATH": ROOT}
    return subprocess.run(
        [*line, "--data-dir", str(profile)], env=environment, capture_output=True, text=True, check=False
    )


def test_killed_at_any_moment_a_return_is_in_whole_or_not_at_all(small_database, returned, tmp_path):
    folders = user_folders(tmp_path / "profile")
    amount = 1000
    for after in (1, 2, 3, 6):
        child = subprocess.Popen(
            [sys.executable, "-c", COLLECTOR, str(small_database), str(folders.data), str(returned), str(amount)],
            stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": ROOT}, text=True,
        )  # fmt: skip
        with child:
            lines = [child.stdout.readline() for _ in range(after)]
            child.kill()
            lines += child.stdout.readlines()
        said = [line.split() for line in lines if line.endswith("\n")]
        taken = max([int(number) for word, number in said if word == "taken"], default=amount)
        begun = max(int(number) for _, number in said)
        assert sqlite_checks.faults(small_database, thorough=True) == []
        assert sqlite_checks.broken_links(small_database) == []
        space = open_workspace(small_database, folders)
        amount = budget(space) or 1000
        assert taken <= amount <= begun or (taken, begun) == (1000, 1001)
        kept = [file for file in space.surveys.files(2022) if file.state == "taken"]
        assert len(kept) == (1 if budget(space) else 0), "values and the file they came from go together"
        space.close()
    workbook = load_workbook(_whole(returned, small_database, folders, tmp_path))
    workbook["1-1-1"]["C14"] = 7777
    workbook.save(tmp_path / "again.xlsx")
    space = open_workspace(small_database, folders)
    assert collect(space, tmp_path / "again.xlsx")
    assert budget(space) == 7777
    space.close()


def _whole(path, database, folders, tmp_path):
    """The last return that was kept: the one in the folder may have been killed while it was saved."""
    space = open_workspace(database, folders)
    kept = next(file for file in space.surveys.files(2022) if file.state == "taken")
    space.surveys.save_file(kept.id, tmp_path / "kept.xlsx")
    space.close()
    return tmp_path / "kept.xlsx"


def test_a_second_process_says_who_is_in_the_way(small_database, returned, tmp_path):
    space = open_workspace(small_database, user_folders(tmp_path / "profile"))
    done = command(small_database, tmp_path / "profile", str(returned.parent))
    space.close()
    assert done.returncode != 0
    assert "Traceback" not in done.stderr + done.stdout
    assert "開" in done.stderr
    again = command(small_database, tmp_path / "profile", str(returned.parent), "--accept", "valid")
    assert again.returncode in (0, 1), again.stderr
    assert "Traceback" not in again.stderr
    space = open_workspace(small_database, user_folders(tmp_path / "profile"))
    assert budget(space) == 1000
    space.close()


def test_a_folder_collected_twice_and_undone(small_database, returned, tmp_path):
    space = open_workspace(small_database, user_folders(tmp_path / "profile"))
    preview = space.survey_collect.read([returned.parent], 2022)
    first = space.survey_collect.apply(preview, accept(preview, "complete"))
    assert len(first) == 1, "one return was filled; the others change nothing"
    again = space.survey_collect.read([returned.parent], 2022)
    assert accept(again, "valid") == []
    assert space.survey_collect.apply(again, accept(again, "valid")) == []
    space.edits.undo()
    assert budget(space) is None
    assert collect(space, returned)
    assert budget(space) == 1000
    space.close()


def test_a_register_opened_for_reading_takes_nothing(small_database, returned, tmp_path):
    space = open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=True)
    before = small_database.read_bytes()
    with pytest.raises(FujideskError) as caught:
        collect(space, returned)
    space.close()
    assert str(caught.value).endswith("。")
    assert small_database.read_bytes() == before


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 1.4 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1400k", "tmpfs", str(place)]
    if sys.platform != "linux" or os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
        pytest.skip("only the superuser of Linux may mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_stops_a_return_and_on_it_goes_with_space(small_database, returned, small_disk, tmp_path):
    database = small_disk / "r.db"
    database.write_bytes(small_database.read_bytes())
    space = open_workspace(database, user_folders(tmp_path / "profile"))
    preview = space.survey_collect.read([returned], 2022)
    filler = small_disk / "filler"
    state = os.statvfs(small_disk)
    filler.write_bytes(b"x" * max(0, state.f_bavail * state.f_frsize - 4096))
    with pytest.raises(FujideskError) as caught:
        space.survey_collect.apply(preview, accept(preview, "valid"))
    assert "空き" in str(caught.value)
    assert budget(space) is None
    assert [file for file in space.surveys.files(2022) if file.state == "taken"] == []
    filler.unlink()
    assert space.survey_collect.apply(preview, accept(preview, "valid"))
    assert budget(space) == 1000
    space.close()
    assert sqlite_checks.faults(database, thorough=True) == []
