"""An opened database on a server: all or nothing, one state for readers, news of what others wrote."""

import threading

import pytest
from sqlalchemy import func, select

from benchmarks.cities import make_cities
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.models import schema
from fujidesk.models.journal import SavedView, save_view
from fujidesk.models.server_engine import ServerDatabase


@pytest.fixture
def opened(small_server):
    """Opens the database once more."""
    made = []

    def open_one(**options):
        made.append(ServerDatabase(small_server, **options))
        return made[-1]

    yield open_one
    for database in made:
        database.close()


def views(database):
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(SavedView))


def save(database, name):
    with database.writing() as session:
        save_view(session, name, "{}")


def test_what_fails_is_rolled_back_whole(opened):
    database = opened()

    def save_and_stop():
        with database.writing() as session:
            save_view(session, "重点", "{}")
            session.flush()
            raise CancelledError

    with pytest.raises(CancelledError):
        save_and_stop()
    assert views(database) == 0
    assert not database.has_written


def test_what_is_saved_lies_on_the_disk_of_the_server_whatever_it_is_set_to(opened, cluster, small_server):
    cluster.sql(f"ALTER DATABASE {small_server.name} SET synchronous_commit = off")
    database = opened()
    with database.reading() as connection:
        assert connection.exec_driver_sql("SHOW synchronous_commit").scalar() == "off"
    with database.writing() as session:
        assert session.connection().exec_driver_sql("SHOW synchronous_commit").scalar() == "on"


def test_looking_up_for_writing_is_no_writing(opened):
    database = opened()
    with database.writing() as session:
        assert session.scalar(select(func.count()).select_from(SavedView)) == 0
    assert not database.has_written
    save(database, "重点")
    assert database.write_count == 1


def test_one_reading_sees_one_state(opened):
    database = opened()
    with database.reading() as session:
        count = select(func.count()).select_from(SavedView)
        assert session.scalar(count) == 0
        save(opened(), "重点")
        assert session.scalar(count) == 0
    assert views(database) == 1


def test_read_only_refuses_before_it_looks(opened):
    with pytest.raises(UserError, match="読み取り専用"), opened(read_only=True).writing():
        pytest.fail("nothing may be written")


def test_news_are_what_others_wrote_and_nothing_else(opened):
    mine, other = opened(), opened()
    assert not mine.was_written_elsewhere()
    save(mine, "私の")
    assert not mine.was_written_elsewhere()
    save(other, "ほかの人の")
    assert mine.was_written_elsewhere()
    assert not mine.was_written_elsewhere()


@pytest.fixture
def of_plans(make_address, small_database):
    """Opens a database with three plans on one of them."""
    address = make_address()
    make_cities(address, 3, small_database)
    made = []

    def open_one(plan):
        made.append(ServerDatabase(address))
        made[-1].choose(plan)
        return made[-1]

    yield open_one
    for database in made:
        database.close()


def test_what_others_write_into_other_plans_is_no_news(of_plans):
    mine, same, other = of_plans(1), of_plans(1), of_plans(2)
    assert not mine.was_written_elsewhere()
    save(other, "ほかの市の")
    assert not mine.was_written_elsewhere()
    save(same, "同じ市の")
    save(other, "ほかの市のもう一つ")
    assert mine.was_written_elsewhere()
    assert not mine.was_written_elsewhere()
    save(mine, "私の")
    save(other, "ほかの市の三つめ")
    assert not mine.was_written_elsewhere()


def test_an_own_write_after_that_of_another_plan_is_no_news_either(of_plans):
    mine, same, other = of_plans(1), of_plans(1), of_plans(2)
    assert not mine.was_written_elsewhere()
    save(other, "ほかの市の")
    save(mine, "私の")
    assert not mine.was_written_elsewhere()
    save(same, "同じ市の")
    save(other, "ほかの市のもう一つ")
    save(mine, "私のもう一つ")
    assert mine.was_written_elsewhere()


def test_what_is_written_into_all_plans_is_news_for_each(of_plans):
    mine, other, writer = of_plans(1), of_plans(2), of_plans(3)
    assert not mine.was_written_elsewhere()
    assert not other.was_written_elsewhere()
    with writer.writing_all() as session:
        session.execute(schema.project.update().values(page=7))
    assert mine.was_written_elsewhere()
    assert other.was_written_elsewhere()


def test_an_own_write_hides_no_news(opened):
    mine, other = opened(), opened()
    assert not mine.was_written_elsewhere()
    save(other, "ほかの人の")
    save(mine, "私の")
    assert mine.was_written_elsewhere()


def test_a_write_that_fails_at_its_very_end_hides_no_news(opened, monkeypatch):
    mine, other = opened(), opened()
    assert not mine.was_written_elsewhere()
    ended = mine._end_write

    def fail(connection, before):
        ended(connection, before)
        raise CancelledError

    monkeypatch.setattr(mine, "_end_write", fail)
    with pytest.raises(CancelledError):
        save(mine, "私の")
    save(other, "ほかの人の")
    assert mine.was_written_elsewhere()


def test_writers_at_once_come_one_after_the_other(opened):
    def write(database, word):
        for number in range(20):
            save(database, f"{word}{number}")

    workers = [threading.Thread(target=write, args=(opened(), word)) for word in "abcd"]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert views(opened()) == 80


def test_a_lost_connection_is_told_and_made_anew(opened, cluster):
    database = opened()
    assert views(database) == 0

    def ask_and_be_cut_off():
        with database.reading() as connection:
            pid = connection.exec_driver_sql("SELECT pg_backend_pid()").scalar_one()
            cluster.sql(f"SELECT pg_terminate_backend({pid})")
            connection.exec_driver_sql("SELECT 1")

    with pytest.raises(MachineError, match="接続が切れました"):
        ask_and_be_cut_off()
    save(database, "重点")
    assert views(database) == 1


def test_a_copy_is_a_whole_file(opened, tmp_path):
    from fujidesk.models import copies

    database = opened()
    save(database, "重点")
    told = []
    database.copy_to(tmp_path / "copy.db", lambda done, total: told.append((done, total)))
    assert told[-1][0] == told[-1][1] > 0
    assert copies.shortcomings(tmp_path / "copy.db") == []
    assert copies.held(tmp_path / "copy.db").projects == 3
