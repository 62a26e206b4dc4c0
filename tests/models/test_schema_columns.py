"""The kinds of columns that all tables share, and the names of constraints that follow from a rule."""

import pytest
from sqlalchemy import MetaData, Table, UniqueConstraint, create_engine, insert, inspect, select

from fujidesk.models import schema_columns as columns
from fujidesk.models.schema import metadata


@pytest.fixture
def made():
    """An owner and what hangs on it, in a database of their own with foreign keys."""
    own = MetaData(naming_convention=columns.NAMING)
    owner = Table("owner", own, columns.row_id(), columns.short("name", 20), UniqueConstraint("name"))
    part = Table(
        "part", own, columns.row_id(), columns.of_owner("owner", "owner_id", index=True),
        columns.number("position"), *columns.long_texts("body"), *columns.days("due"), columns.version(),
    )  # fmt: skip
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        own.create_all(connection)
        yield connection, owner, part
    engine.dispose()


def test_what_is_not_given_is_empty_and_of_the_first_version(made):
    connection, owner, part = made
    connection.execute(insert(owner).values(name="市民課"))
    connection.exec_driver_sql("INSERT INTO part (owner_id, position) VALUES (1, 7)")
    row = connection.execute(select(part)).mappings().one()
    assert (row["body"], row["due"], row["version"], row["position"]) == ("", "", 1, 7)


def test_what_hangs_on_a_row_goes_with_it(made):
    connection, owner, part = made
    connection.execute(insert(owner).values(name="市民課"))
    connection.execute(insert(part).values(owner_id=1, position=0))
    connection.execute(owner.delete())
    assert connection.execute(select(part)).all() == []


def test_constraints_are_named_by_the_rule(made):
    found = inspect(made[0])
    assert found.get_pk_constraint("part")["name"] == "pk_part"
    assert [key["name"] for key in found.get_foreign_keys("part")] == ["fk_part_owner_id_owner"]
    assert [index["name"] for index in found.get_indexes("part")] == ["ix_part_owner_id"]
    assert [item["name"] for item in found.get_unique_constraints("owner")] == ["uq_owner_name"]


def test_no_constraint_of_the_tables_is_without_a_name():
    """A migration changes a constraint by its name; one without could never be changed."""
    for table in metadata.tables.values():
        assert all(constraint.name for constraint in table.constraints), table.name
        assert all(index.name for index in table.indexes), table.name
