"""A database of made-up answers: its own file, marked, repeatable, whole or not there."""

import sqlite3
import time
from dataclasses import replace

import pytest

from fujidesk.domain.findings import Severity
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_projects import sample_projects
from fujidesk.domain.surveys import EntryState
from fujidesk.errors import CancelledError, UserError
from fujidesk.paths import user_folders
from fujidesk.services.plan_start import plan_start
from fujidesk.services.sample import fill_sample, make_sample
from fujidesk.services.workspace import open_workspace


def dump(path):
    """Return all tables as text."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return "\n".join(database.iterdump())


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A filled database of all 202 projects; to be read, not changed."""
    path = tmp_path_factory.mktemp("sample") / "見本.db"
    make_sample(path, range(2022, 2026))
    return path


@pytest.fixture
def space(made, tmp_path):
    opened = open_workspace(made, user_folders(tmp_path / "profile"), read_only=True)
    yield opened
    opened.close()


def test_the_same_command_gives_the_same_content(made, tmp_path):
    again = tmp_path / "もう一度.db"
    started = time.perf_counter()
    make_sample(again, range(2022, 2026))
    assert time.perf_counter() - started < 20, "a few seconds on any machine"
    assert dump(again) == dump(made)


def test_it_is_marked_and_sound(space):
    assert space.is_sample
    assert [finding for finding in space.check() if finding.severity.name == "FAULT"] == []
    assert len(space.registry.rows()) == 202


def test_answers_rounds_and_locks_are_stored(space):
    from fujidesk.services.reports import ReportService

    reports = ReportService(space._database, space.edits, space.profile)
    for year in (2022, 2023, 2024):
        found = reports.of_year(year)
        assert len(found) == 202
        assert all(report.is_answered for report in found.values())
        assert reports.is_locked(year)
    assert not reports.is_locked(2025)
    assert reports.of_year(2026)["1-1-1"] == StatusReport("1-1-1", 2026)
    answered = sum(report.is_answered for report in reports.of_year(2025).values())
    assert 100 < answered < 180


def test_departments_stand_where_a_running_round_has_them(space):
    status = space.surveys.status(2025)
    states = [line.entry.state for line in status.departments]
    assert set(states) == set(EntryState)
    assert {line.entry.state for line in space.surveys.status(2024).departments} == {EntryState.CONFIRMED}
    assert all(line.entry.leader.startswith(line.entry.department) for line in status.departments)


def test_the_history_tells_of_it_in_the_order_of_time(space):
    lines = space.history.recent(20)
    assert {line.who for line in lines} == {"事務局@練習用"}
    assert all(line.at.startswith("2026-") for line in lines)


def test_the_timeline_shows_what_was_reached(space):
    data = space.timeline.data()
    assert data.report_column == 7
    assert data.sample


def test_a_file_that_is_there_is_never_filled(tmp_path, small_database):
    """Made-up answers among real ones could not be told apart again."""
    before = small_database.read_bytes()
    with pytest.raises(UserError, match="すでにあります"):
        make_sample(small_database, [2022])
    assert small_database.read_bytes() == before
    assert not list(tmp_path.glob("*.draft*"))


@pytest.mark.parametrize("years", [[2021, 2022], [2026, 2027], []])
def test_years_outside_the_plan_are_refused(tmp_path, years):
    with pytest.raises(UserError, match="令和4年度から令和8年度まで"):
        make_sample(tmp_path / "s.db", years)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(UserError, match="フォルダー"):
        make_sample(tmp_path / "無い" / "s.db", [2022])


class StopAt:
    """Stops the work at its n-th step, as Cancel or Ctrl+C do."""

    def __init__(self, step, error):
        self._left = step
        self._error = error
        self.told = []

    def step(self, done, total, what):
        self.told.append((done, total, what))
        self._left -= 1
        if self._left == 0:
            raise self._error


@pytest.mark.parametrize("error", [CancelledError(), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [1, 2])
def test_stopped_midway_it_leaves_nothing(tmp_path, small_profile, small_content, step, error):
    stop = StopAt(step, error)
    with pytest.raises(type(error)):
        fill_sample(tmp_path / "s.db", [2022, 2023], small_profile, small_content, stop)
    assert list(tmp_path.iterdir()) == []
    assert stop.told[-1][1] == 2


def test_a_small_register_can_be_filled(tmp_path, small_profile, small_content):
    path = tmp_path / "s.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    assert [item.name for item in tmp_path.iterdir()] == ["s.db"]
    opened = open_workspace(path, user_folders(tmp_path / "profile"), read_only=True)
    assert opened.is_sample
    opened.close()


def registers_of(city):
    """Yield small registers of a city: (what it is, the register)."""
    profile, begun = plan_start(city)
    made = begun if begun.projects else sample_projects(profile, begun.levels)
    one = made.departments[0].name

    def of_one(record):
        cells = tuple(replace(cell, departments=(one,)) for cell in record.schedule)
        return replace(record, departments=(one,), schedule=cells)

    def of_none(record):
        cells = tuple(replace(cell, departments=()) for cell in record.schedule)
        return replace(record, departments=(), schedule=cells)

    for count in (0, 1, 3, 21):
        yield f"{count} projects", replace(made, projects=made.projects[:count])
    few = made.projects[:21]
    yield "one department", RegisterContent(made.levels, made.departments[:1], tuple(map(of_one, few)))
    yield "no department", RegisterContent(made.levels, (), tuple(map(of_none, few)))
    yield "no schedule", replace(made, projects=tuple(replace(item, schedule=()) for item in few))
    yield "nothing at all", RegisterContent((), (), ())


@pytest.mark.parametrize("city", ["fuji", "atsugi"])
def test_any_register_can_be_filled(tmp_path, city):
    """A part of the register from which a change was drawn may be empty; so may the list of departments."""
    profile, _ = plan_start(city)
    for place, (what, content) in enumerate(registers_of(city)):
        path = tmp_path / f"{place}.db"
        fill_sample(path, list(profile.fiscal_years)[-2:], profile, content)
        opened = open_workspace(path, user_folders(tmp_path / "profile"), read_only=True)
        assert len(opened.registry.rows()) == len(content.projects), what
        faults = [found.text for found in opened.check() if found.severity is Severity.FAULT]
        assert len(faults) == (21 if what == "no department" else 0), what
        opened.close()


def test_what_a_killed_run_left_does_not_get_into_the_next(tmp_path, small_profile, small_content):
    """A journal beside a file of its name would be played back into the new file."""
    path = tmp_path / "練習.db"
    fill_sample(path, [2022], small_profile, small_content)
    expected = dump(path)
    draft = path.with_name(f"{path.name}.draft")
    killed = sqlite3.connect(path.rename(draft), isolation_level=None)
    killed.execute("PRAGMA cache_size=1")
    killed.execute("BEGIN")
    killed.execute("UPDATE status_report SET action = printf('%.2000c', 'x')")
    journal = draft.with_name(f"{draft.name}-journal")
    left = journal.read_bytes()
    killed.execute("ROLLBACK")
    killed.close()
    journal.write_bytes(left)
    fill_sample(path, [2022], small_profile, small_content)
    assert dump(path) == expected
    assert [file.name for file in tmp_path.iterdir()] == ["練習.db"]
