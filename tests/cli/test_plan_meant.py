"""Commands that write into a plan of a database with several: to which of them, where nobody says it."""

import datetime as dt
from contextlib import closing

import pytest

from fujidesk.models.engine import FileDatabase
from tests.two_plans import with_three_plans

BEFORE, AFTER = "2026-06-15", "2028-04-01"
"""Days on which plans of two cities are in force, and on which only those of one are."""


@pytest.fixture
def three(db, small_profile, small_content):
    return with_three_plans(db, small_profile, small_content)


@pytest.fixture
def on(monkeypatch):
    """Set the day that it is."""

    def on(day):
        monkeypatch.setattr("fujidesk.cli.years.today", lambda: dt.date.fromisoformat(day))

    return on


def drafts(db):
    """Return the ids of the plans that have a draft of a next plan."""
    with closing(FileDatabase(db, read_only=True)) as file, file.reading_all() as connection:
        query = "SELECT DISTINCT plan_id FROM plan_draft"
        return [row[0] for row in connection.exec_driver_sql(query)]


def test_where_plans_of_two_lines_hold_the_day_a_write_asks_which(call, three, on, stored, refused):
    on(BEFORE)
    before = stored(three)
    asked = call("plan", "draft", "--db", three, "--from", "R9", "--to", "R13")
    refused(asked, "--plan で指定してください")
    assert "1 第四次富士市情報化計画（R4〜R8）、2 " in asked[2]
    assert stored(three) == before


def test_a_plan_that_is_named_is_written_into(call, three, on):
    on(BEFORE)
    assert call("plan", "draft", "--db", three, "--plan", "3", "--from", "R9", "--to", "R13")[0] == 0
    assert drafts(three) == [3]


def test_where_only_one_line_holds_the_day_nothing_is_asked(call, three, on):
    on(AFTER)
    code, _, err = call("plan", "draft", "--db", three, "--from", "R14", "--to", "R18")
    assert (code, err) == (0, "")


def test_reading_and_what_concerns_the_whole_database_ask_nothing(call, three, on, tmp_path):
    on(BEFORE)
    assert call("check", "--db", three)[0] in (0, 1)
    code, made, _ = call("backup", "--db", three)
    assert code == 0
    assert call("restore", "--db", three, "--backup", made.strip().split("：")[1])[0] == 0
    assert call("init", "--db", three, "--add", "--profile", "fuji")[2].count("--plan で指定") == 0
