"""What a look into an SQLite file finds: links, indexes, parts of others."""

import sqlite3

from fujidesk.models import sqlite_checks


def execute(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_links_are_checked_as_a_whole_or_for_one_table(small_database):
    assert sqlite_checks.broken_links(small_database) == []
    execute(small_database, "DELETE FROM department WHERE name = '市民課'")
    assert any(link.startswith("project_department ") for link in sqlite_checks.broken_links(small_database))
    assert sqlite_checks.broken_links(small_database, "project") == []
    execute(small_database, "UPDATE project SET policy_id = 77 WHERE number = '1-1-9'")
    assert sqlite_checks.broken_links(small_database, "project") == ["project 2 → policy"]


def test_a_spoilt_index_is_found_when_looked_for_thoroughly(small_database):
    execute(
        small_database,
        "PRAGMA writable_schema=ON",
        "DELETE FROM sqlite_master WHERE name = 'ix_project_plan_id_position'",
    )
    assert sqlite_checks.faults(small_database, thorough=True) != []


def test_triggers_and_views_of_others_are_known(small_database):
    assert sqlite_checks.look(small_database, thorough=False).strange_parts == []
    execute(small_database, "CREATE VIEW v AS SELECT 1")
    execute(small_database, "CREATE TRIGGER t AFTER UPDATE ON project BEGIN DELETE FROM department; END")
    execute(small_database, "DROP TRIGGER change_history_no_UPDATE")
    execute(
        small_database,
        "CREATE TRIGGER change_history_no_UPDATE BEFORE UPDATE ON change_history BEGIN SELECT 1; END",
    )
    assert sqlite_checks.look(small_database, thorough=False).strange_parts == [
        "change_history_no_UPDATE",
        "t",
        "v",
    ]
