"""What is true of PostgreSQL only: the tables as they are made, the history guarded, complaints as sentences."""

import re

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import DBAPIError

from fujidesk.domain.server_address import server_address
from fujidesk.errors import MachineError
from fujidesk.models import server
from fujidesk.models.failures import translated
from fujidesk.models.schema import plan


@pytest.fixture
def engine(small_server):
    made = server.make_engine(small_server)
    yield made
    made.dispose()


def said(address, statement="SELECT 1"):
    """Return the sentence about what goes wrong with one statement."""
    engine = server.make_engine(address)
    try:
        with pytest.raises(MachineError) as told, translated(address), engine.connect() as connection:
            connection.exec_driver_sql(statement)
    finally:
        engine.dispose()
    return str(told.value)


def test_all_tables_have_their_columns_keys_and_indexes(engine):
    found = inspect(engine)
    for table in plan.metadata.sorted_tables:
        columns = {column["name"]: column["nullable"] for column in found.get_columns(table.name)}
        assert columns == {column.name: column.nullable for column in table.columns}
        assert found.get_pk_constraint(table.name)["constrained_columns"] == [
            column.name for column in table.primary_key.columns
        ]
        links = {tuple(link["constrained_columns"]) for link in found.get_foreign_keys(table.name)}
        assert links == {tuple(key.column_keys) for key in table.foreign_key_constraints}
        assert {index.name for index in table.indexes} <= {i["name"] for i in found.get_indexes(table.name)}


def test_texts_are_put_in_order_as_in_a_file(engine):
    with engine.connect() as connection:
        other = connection.exec_driver_sql(
            "SELECT table_name || '.' || column_name FROM information_schema.columns "
            "WHERE table_schema = 'public' AND data_type IN ('text', 'character varying') "
            "AND table_name NOT IN ('alembic_version') AND collation_name IS DISTINCT FROM 'C'"
        ).all()
    assert other == []


@pytest.mark.parametrize(
    "statement",
    ["UPDATE change_history SET who = 'x'", "DELETE FROM change_history", "TRUNCATE change_history"],
)
def test_the_server_itself_refuses_to_change_or_remove_lines(engine, statement):
    with pytest.raises(DBAPIError, match="append-only"), engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_a_connection_that_only_reads_cannot_write(small_server):
    engine = server.make_engine(small_server, read_only=True)
    with (
        pytest.raises(MachineError, match="読み取り専用"),
        translated(small_server),
        engine.begin() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM saved_view")
    engine.dispose()


def test_what_keeps_a_connection_away_is_told_without_the_password(cluster):
    for url, why in [
        (cluster.url("nowhere"), "データベース.*がありません"),
        (cluster.url("postgres", password="hidden"), "ユーザー名とパスワード"),
        (cluster.url("postgres", user="nobody", password="hidden"), "ユーザー名とパスワード"),
        (cluster.url("postgres", password="hidden", port=1), "つながりません"),
    ]:
        sentence = said(server_address(url))
        assert re.search(why, sentence)
        assert "hidden" not in sentence
        assert "pass" not in sentence


def test_missing_tables_and_rights_are_told(cluster, small_server):
    assert "表がありません" in said(small_server, "SELECT * FROM not_there")
    cluster.sql("DROP ROLE IF EXISTS guest")
    cluster.sql("CREATE ROLE guest LOGIN PASSWORD 'guest'")
    guest = server_address(cluster.url(small_server.name, user="guest", password="guest"))
    assert "権限がありません" in said(guest, "SELECT * FROM project")


def test_writers_wait_for_one_another_only_so_long(engine, small_server, monkeypatch):
    monkeypatch.setattr(server, "LOCK_TIMEOUT_MS", 50)
    with engine.begin() as first, engine.connect() as second:
        server.begin_write(first)
        with pytest.raises(MachineError, match="ほかの人の保存が続いています"), translated(small_server):
            server.begin_write(second)


def test_what_a_writer_sees_is_what_the_one_before_it_left(engine):
    with engine.begin() as connection:
        before = server.begin_write(connection)
        connection.exec_driver_sql("INSERT INTO saved_view (name, spec, plan_id) VALUES ('a', '{}', 1)")
        assert server.end_write(connection, 1)
    with engine.begin() as connection:
        assert server.begin_write(connection) == before + 1
        assert not server.end_write(connection, 1)
    with engine.begin() as connection:
        assert server.write_count(connection) == before + 1


def test_complaints_of_others_are_none_of_ours(small_server):
    assert server.sentence(ValueError("x"), small_server) is None
