"""Departments: found by what the plan prints, added where they are new, never guessed."""

import pytest

from fujidesk.domain.records import DepartmentRecord
from fujidesk.models import departments
from fujidesk.models.departments import Departments


def records(database):
    with database.reading() as session:
        return departments.department_records(session)


def test_they_come_in_the_order_in_which_they_came_in_with_their_successors(database):
    assert records(database) == [
        DepartmentRecord("収納課"),
        DepartmentRecord("情報政策課", None, "2023-03-31", "デジタル推進課"),
        DepartmentRecord("デジタル推進課", "2023-04-01"),
        DepartmentRecord("市民課"),
    ]


@pytest.mark.parametrize("end", ["等", "ほか", "他"])
def test_others_that_take_part_point_to_the_department_and_keep_what_is_printed(database, end):
    with database.writing() as session:
        known = Departments(session)
        own, _ = known.resolve("収納課")
        assert known.resolve(f"収納課{end}") == (own, f"収納課{end}")
        assert known.resolve("収納課") == (own, None)
    assert len(records(database)) == 4


def test_a_name_that_nobody_knows_is_a_department_of_its_own(database):
    """A similar name is not taken for it; one that ends in 等 is whole where what is left is not stored."""
    with database.writing() as session:
        known = Departments(session)
        made = {name: known.resolve(name) for name in ("市民", "市民課窓口", "保健等")}
        assert all(printed is None for _, printed in made.values())
        assert known.resolve("保健等") == made["保健等"]
    assert [record.name for record in records(database)[4:]] == ["市民", "市民課窓口", "保健等"]


def test_a_stored_name_that_ends_in_others_is_taken_as_it_is(database):
    with database.writing() as session:
        known = Departments(session)
        made = known.add(DepartmentRecord("収納課等"))
        assert known.resolve("収納課等") == (made, None)


def test_a_list_of_names_keeps_its_order_and_what_is_printed(database):
    with database.writing() as session:
        rows = departments.names_of(Departments(session), ["市民課等", "収納課"])
    assert [(row["position"], row["printed"]) for row in rows] == [(0, "市民課等"), (1, None)]


def test_term_and_successor_are_rewritten_and_a_new_successor_is_added(database):
    later = DepartmentRecord("市民課", "2020-04-01", "2026-03-31", "窓口課")
    with database.writing() as session:
        departments.rewrite(session, later)
    found = {record.name: record for record in records(database)}
    assert (found["市民課"], found["窓口課"]) == (later, DepartmentRecord("窓口課"))
    with database.writing() as session:
        departments.rewrite(session, DepartmentRecord("市民課"))
    assert next(item for item in records(database) if item.name == "市民課") == DepartmentRecord("市民課")


@pytest.mark.parametrize(
    ("name", "is_named"),
    [("収納課", True), ("市民課", True), ("デジタル推進課", True), ("情報政策課", False), ("どこにもない課", False)],
)  # fmt: skip
def test_what_projects_half_years_and_successors_point_to_is_named(database, name, is_named):
    with database.reading() as session:
        assert departments.is_named(session, name) == is_named


def test_one_that_nothing_points_to_can_go(database):
    with database.writing() as session:
        departments.remove(session, "情報政策課")
    assert "情報政策課" not in {record.name for record in records(database)}
    with database.reading() as session:
        assert not departments.is_named(session, "情報政策課")


def test_equal_lists_of_departments_are_one_object(database):
    """202 projects share few lists: what is read once is kept once."""
    with database.writing() as session:
        names = departments.department_names(session)
    assert names[1] == ("収納課", "市民課")
    assert set(names.values()) == {("収納課", "市民課"), ("市民課",), ("デジタル推進課",)}
