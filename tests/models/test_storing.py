"""Writing records: departments as printed, versions that notice two editors."""

import pytest
from sqlalchemy import select

from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import EditConflictError
from fujidesk.models.departments import Departments, insert_departments
from fujidesk.models.plan import Department
from fujidesk.models.project import Project, ScheduleCellDepartment
from fujidesk.models.storing import insert_projects


@pytest.mark.parametrize("printed", ["収納課等", "収納課ほか", "収納課他"])
def test_department_and_others_is_the_department(database, printed):
    with database.reading() as session:
        known = Departments(session)
        assert known.resolve(printed) == (known.resolve("収納課")[0], printed)


def test_unknown_department_and_others_is_a_new_name(database):
    with database.writing() as session:
        assert Departments(session).resolve("全課等")[1] is None
    with database.reading() as session:
        assert "全課等" in session.scalars(select(Department.name)).all()


def test_printed_text_is_kept_only_where_it_differs(database):
    with database.reading() as session:
        assert set(session.scalars(select(ScheduleCellDepartment.printed))) == {"収納課等", None}


def test_successor_may_come_later_or_be_new(database):
    with database.writing() as session:
        insert_departments(
            session, [DepartmentRecord("甲課", None, "2025-03-31", "乙課"), DepartmentRecord("乙課")]
        )
        insert_departments(session, [DepartmentRecord("丙課", successor="丁課")])
        rows = {row.name: row for row in session.scalars(select(Department))}
        assert rows["甲課"].successor_id == rows["乙課"].id
        assert rows["丙課"].successor_id == rows["丁課"].id


def first_project(session):
    return session.scalars(select(Project).where(Project.number == "1-1-1")).one()


def test_two_people_at_one_row_are_noticed(database):
    with database.writing() as session:
        row = first_project(session)
        session.expunge(row)
    with database.writing() as session:
        first_project(session).title = "先の人"
    row.title = "後の人"
    with (
        pytest.raises(EditConflictError, match="ほかの人が同じ内容を先に変更"),
        database.writing() as session,
    ):
        session.add(row)
    with database.writing() as session:
        assert first_project(session).title == "先の人"


def test_nothing_to_insert_writes_nothing(database):
    with database.writing() as session:
        insert_projects(session, [])
