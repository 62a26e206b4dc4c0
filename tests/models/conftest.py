"""Shared by the tests of the tables: the small register opened without any service."""

import pytest

from fujidesk.models.engine import FileDatabase


@pytest.fixture
def database(small_database):
    """The three invented projects, opened for writing."""
    opened = FileDatabase(small_database)
    with opened.reading():  # the first use asks for the plan
        pass
    yield opened
    opened.close()


@pytest.fixture
def statements(database):
    """The statements that reach the database, in their order."""
    from sqlalchemy import event

    told = []

    def keep(_connection, _cursor, statement, *_others):
        told.append(statement)

    event.listen(database._engine, "before_cursor_execute", keep)
    return told
