"""Queries narrowed to numbers: more of them than one statement takes, and in the plan's order."""

from dataclasses import replace

import pytest

from fujidesk.domain.numbers import sort_key
from fujidesk.models import narrowing, sheets
from fujidesk.models.engine import FileDatabase
from fujidesk.services.maintenance import build_database

NUMBERS = [f"1-1-{serial}" for serial in range(1, 26)]


@pytest.fixture
def database(tmp_path, small_profile, small_content):
    projects = tuple(replace(small_content.projects[1], number=number) for number in NUMBERS)
    build_database(tmp_path / "many.db", small_profile, replace(small_content, projects=projects))
    opened = FileDatabase(tmp_path / "many.db")
    yield opened
    opened.close()


@pytest.mark.parametrize("at_once", [1, 7, 25, 500])
def test_records_of_many_numbers_stand_in_the_order_of_the_plan(database, monkeypatch, at_once):
    monkeypatch.setattr(narrowing, "MANY_PARAMETERS", at_once)
    wanted = [number for number in reversed(NUMBERS) if number != "1-1-9"]
    with database.reading() as session:
        found = [record.number for record in sheets.records(session, wanted)]
    assert found == sorted(wanted, key=sort_key)


def test_a_number_asked_for_twice_comes_once(database, monkeypatch):
    monkeypatch.setattr(narrowing, "MANY_PARAMETERS", 1)
    with database.reading() as session:
        assert [record.number for record in sheets.records(session, ["1-1-2", "1-1-2"])] == ["1-1-2"]


def test_words_that_are_no_numbers_choose_nothing(database):
    with database.reading() as session:
        assert sheets.records(session, ["", "全部", "1-x", "1.1"]) == []
        assert sheets.records(session, []) == []
