"""The opened database with its services."""

from fujidesk.paths import user_folders
from fujidesk.services.workspace import create_database, open_workspace


def test_all_services_are_there(small_workspace):
    services = (
        small_workspace.registry, small_workspace.edits, small_workspace.history, small_workspace.views,
        small_workspace.search, small_workspace.plan_import, small_workspace.register_exchange,
        small_workspace.timeline,
    )  # fmt: skip
    assert len({id(service) for service in services}) == 8
    assert small_workspace.timeline is small_workspace.timeline


def test_profile_comes_from_the_file(small_workspace, small_profile):
    assert small_workspace.profile == small_profile


def test_progress_of_making_ends_full(tmp_path):
    told = []

    class Told:
        def step(self, done, total, what):
            told.append((done, total))

    create_database(tmp_path / "a.db", "fuji", Told())
    assert told[-1] == (2, 2)


def test_read_only_needs_no_lock_and_leaves_no_trace(small_database, tmp_path):
    reader = open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=True)
    assert reader.read_only
    assert len(reader.check()) == 2
    reader.close()
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


def test_file_without_a_profile_lets_go_of_the_lock(small_database, tmp_path):
    import sqlite3

    import pytest
    from sqlalchemy.exc import NoResultFound

    connection = sqlite3.connect(small_database)
    connection.execute("UPDATE plan SET profile_id = 99")
    connection.commit()
    connection.close()
    with pytest.raises(NoResultFound):
        open_workspace(small_database, user_folders(tmp_path / "profile"))
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]
