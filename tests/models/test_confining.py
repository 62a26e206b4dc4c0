"""A database of several plans: whoever works with one neither sees nor touches the others."""

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.exc import StatementError

from fujidesk.errors import UserError
from fujidesk.models import building, confining, schema
from fujidesk.models import office_schema as office
from fujidesk.models.engine import FileDatabase
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from tests.using import use_everything

OTHER = 2
"""The id of the plan that is added."""


@pytest.fixture
def twins(small_database, small_profile, small_content):
    """A file that holds the same plan twice."""
    database = FileDatabase(small_database)
    with closing(database), database.writing_all() as session:
        assert building.fill(session.connection(), small_profile, small_content) == OTHER
    return small_database


@pytest.fixture
def database(twins):
    opened = FileDatabase(twins)
    yield opened
    opened.close()


def rows_of(path, plan):
    """Return all rows of a plan, by table."""
    found = {}
    with closing(sqlite3.connect(path)) as connection:
        for table in schema.metadata.sorted_tables:
            if "plan_id" in table.c:
                query = f"SELECT * FROM {table.name} WHERE plan_id = ? ORDER BY rowid"
                found[table.name] = connection.execute(query, (plan,)).fetchall()
    return found


def test_every_table_belongs_to_plans_or_is_named_here():
    free = {table.name for table in schema.metadata.sorted_tables if "plan_id" not in table.c}
    # bytes lie under their hash and are the same for all; the others say what plans there are
    assert free == {"plan", "plan_profile", "attachment_content", "snapshot_content"}


def test_all_plans_are_known_with_what_tells_them_apart(database, small_profile):
    first, second = database.plans()
    assert (first.id, second.id) == (1, OTHER)
    assert first.name == second.name == small_profile.plan_name
    assert (second.first_year, second.last_year, second.profile) == (2022, 2026, small_profile.key)


@pytest.mark.parametrize("plan", [1, OTHER])
def test_a_plan_sees_its_own_projects_only(database, plan):
    database.choose(plan)
    table = schema.project
    with database.reading() as connection:
        assert connection.scalar(select(func.count()).select_from(table)) == 3
        assert set(connection.scalars(select(table.c.plan_id))) == {plan}
        assert connection.scalar(select(schema.plan.c.id)) == plan


def test_selects_within_statements_are_confined_too(database):
    database.choose(OTHER)
    project, cell = schema.project, schema.schedule_cell
    other = project.alias()
    with database.reading() as connection:
        inner = select(cell.c.project_id).where(cell.c.fiscal_year == 2022)
        assert set(connection.scalars(select(project.c.plan_id).where(project.c.id.in_(inner)))) == {OTHER}
        counted = select(select(func.count()).select_from(project).scalar_subquery())
        assert connection.scalar(counted) == 3
        grouped = select(project.c.plan_id, func.count().label("n")).group_by(project.c.plan_id).subquery()
        assert connection.execute(select(grouped)).all() == [(OTHER, 3)]
        joined = select(func.count()).select_from(project).join(other, project.c.number == other.c.number)
        assert connection.scalar(joined) == 3
        there = select(project.c.id).where(exists().where(other.c.number == project.c.number))
        assert len(connection.scalars(there).all()) == 3
        both = select(project.c.plan_id).union_all(select(other.c.plan_id))
        assert set(connection.scalars(both)) == {OTHER}


def test_changes_and_removals_touch_the_chosen_plan_only(twins, database):
    before = rows_of(twins, 1)
    database.choose(OTHER)
    with database.writing() as session:
        session.execute(update(schema.project).values(title="別"))
        session.execute(update(schema.project).where(schema.project.c.number == "1-1-1").values(summary="要"))
        session.execute(schema.yearly_action.delete())
        session.execute(schema.meta.delete())
    assert rows_of(twins, 1) == before
    assert all("別" in row for row in rows_of(twins, OTHER)["project"])
    assert rows_of(twins, OTHER)["yearly_action"] == []


def test_the_same_keys_and_names_stand_in_both(twins, database):
    for plan in (1, OTHER):
        database.choose(plan)
        with database.writing() as session:
            session.execute(insert(office.own_task).values(key="1", fiscal_year=2026))
            session.execute(insert(schema.saved_view).values(name="重点", spec="{}"))
            session.execute(insert(schema.survey_round).values(fiscal_year=2022))
    for plan in (1, OTHER):
        found = rows_of(twins, plan)
        assert [len(found[name]) for name in ("own_task", "saved_view", "survey_round")] == [1, 1, 1]


def test_a_row_without_a_plan_is_refused(database):
    with pytest.raises(StatementError, match="no plan"), database.writing_all() as session:
        session.execute(insert(schema.saved_view).values(name="重点", spec="{}"))
    with database.reading_all() as connection, confining.confined_to(connection, OTHER):
        assert confining.plan_of(connection) == OTHER


def test_who_looks_at_another_plan_cannot_write_into_it(database):
    other = database.of_plan(OTHER)
    with other.reading() as connection:
        assert connection.scalar(select(schema.plan.c.id)) == OTHER
    with pytest.raises(UserError, match="読み取り専用"), other.writing():
        pass
    with database.writing() as session:
        assert session.scalar(select(schema.plan.c.id)) == 1


def test_using_everything_leaves_the_other_plan_as_it_is(twins, tmp_path):
    """The whole of what a year needs, on the second plan of the file, and then on the first one."""
    untouched = rows_of(twins, 1)
    for plan in (OTHER, 1):
        space = open_workspace(twins, user_folders(tmp_path / "profile"), plan=str(plan))
        use_everything(space, tmp_path / f"out{plan}")
        space.close()
        if plan == OTHER:
            assert rows_of(twins, 1) == untouched
    first, second = rows_of(twins, 1), rows_of(twins, OTHER)
    assert {name: len(rows) for name, rows in first.items()} == {
        name: len(rows) for name, rows in second.items()
    }


def test_what_a_plan_says_is_what_it_says_alone(twins, tmp_path, small_profile, small_content):
    from fujidesk.services.maintenance import build_database

    alone = tmp_path / "alone.db"
    build_database(alone, small_profile, small_content)
    folders = user_folders(tmp_path / "profile")
    told = []
    for path, plan in ((alone, ""), (twins, "1"), (twins, "2")):
        with closing(open_workspace(path, folders, plan=plan)) as space:
            rows = [(row.number, row.title, row.phases, row.departments) for row in space.registry.rows()]
            hits = [(hit.number, hit.snippet) for group in space.search.find("窓口") for hit in group.hits]
            told.append((rows, space.registry.content(), space.registry.summary(), hits))
    assert told[0] == told[1] == told[2]
    assert len(told[0][0]) == 3
    assert told[0][3]
