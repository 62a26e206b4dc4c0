"""Going back to a backup on a server, for everybody: all of it or nothing, and itself undone the same way."""

from contextlib import closing

import psycopg
import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import EditConflictError, MachineError, UserError
from fujidesk.models import building, confining, journaling, moving, server
from fujidesk.models.copies import Held
from fujidesk.models.engine import FileDatabase
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.plan_start import plan_start
from fujidesk.services.workspace import open_workspace
from tests.using import use_everything


@pytest.fixture
def mine(open_server):
    return open_server()


@pytest.fixture
def other(open_server):
    return open_server()


def set_page(space, page):
    before = space.registry.sheet("1-1-1").record.page
    space.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, page)], "頁")


def page(space):
    return space.registry.sheet("1-1-1").record.page


def content(space):
    with space._database.reading() as connection:
        return moving.content_hash(connection)


def faults(space):
    return [str(found) for found in space.check() if found.severity is Severity.FAULT]


def newest(space):
    return space.listed_backups()[0]


def go_back(space, backup):
    """Go back; returns what a file of it holds, which the server is to hold then."""
    draft = space.prepare_restore(backup)
    with closing(FileDatabase(draft, read_only=True)) as file, file.reading() as connection:
        wanted = moving.content_hash(connection)
    space.close_restored(draft)
    return wanted


def without_going_back(space):
    """Return the lines of the history but those that say that a backup was gone back to."""
    return [item for item in space.history.recent(1000) if item.change.entity is not Entity.REGISTER]


def test_everything_is_as_in_the_backup_and_everybody_sees_it(mine, other, open_server, tmp_path):
    use_everything(mine, tmp_path / "out")
    before, backup = without_going_back(mine), mine.back_up()
    other.was_written_elsewhere()
    set_page(mine, 70)
    assert go_back(mine, backup) == content(other)
    assert without_going_back(other) == before
    assert other.was_written_elsewhere(), "so that the other windows read anew"
    set_page(other, 71)
    other.views.save("戻した後", "{}")
    again = open_server()
    assert page(again) == 71
    assert again.history.fault() is None
    assert faults(again) == []


def test_what_others_wrote_until_then_is_in_the_backup_before_and_going_back_is_undone(
    mine, other, open_server
):
    backup = mine.back_up()
    draft = mine.prepare_restore(backup)
    set_page(other, 70)
    before = without_going_back(other)
    mine.close_restored(draft)
    assert page(other) == 12
    again = open_server()
    assert newest(mine).name.reason_word == "戻す前"
    assert go_back(again, newest(mine).path) == content(other)
    assert (page(other), without_going_back(other)) == (70, before)
    assert other.history.recent()[0].change.entity is Entity.REGISTER


def test_a_step_that_is_no_longer_there_is_not_undone(mine, other):
    backup = mine.back_up()
    set_page(other, 40)
    set_page(other, 70)
    go_back(mine, backup)
    with pytest.raises(EditConflictError):
        other.edits.undo()
    assert page(other) == 12


def test_the_history_stays_append_only_afterwards(mine, cluster, small_server):
    go_back(mine, mine.back_up())
    with pytest.raises(psycopg.Error, match="append-only"):
        cluster.sql("TRUNCATE change_history", small_server.name)


def test_what_breaks_off_on_the_way_leaves_all_as_it_was(mine, other, monkeypatch):
    set_page(other, 70)
    draft = mine.prepare_restore(mine.back_up())
    set_page(other, 71)
    before = content(other)
    store = moving._store

    def break_off(target, table, rows):
        """Fail where the history is stored on the server."""
        if target.dialect.name == "postgresql" and table.name == "change_history":
            raise MachineError("切れました。")
        store(target, table, rows)

    with monkeypatch.context() as passing:
        passing.setattr(moving, "_store", break_off)
        with pytest.raises(MachineError, match="切れました"):
            mine.close_restored(draft)
    assert content(other) == before
    assert not draft.exists()
    set_page(other, 72)
    other.views.save("後", "{}")
    assert other.history.fault() is None


def test_what_arrives_otherwise_is_not_kept(mine, other, monkeypatch):
    backup = mine.back_up()
    set_page(other, 70)
    before = content(other)
    draft = mine.prepare_restore(backup)
    true = moving.content_hash

    def found(connection, tell=None):
        """Find something else on the server than was sent."""
        return "another" if connection.dialect.name == "postgresql" else true(connection, tell)

    with monkeypatch.context() as passing:
        passing.setattr(moving, "content_hash", found)
        with pytest.raises(MachineError, match="一致しません"):
            mine.close_restored(draft)
    assert content(other) == before


def test_a_server_that_goes_on_the_way_has_lost_nothing(mine, other, cluster, monkeypatch):
    backup = mine.back_up()
    set_page(other, 70)
    before = content(other)
    draft = mine.prepare_restore(backup)

    def stop(connection):
        """Pull the plug when all is emptied."""
        true(connection)
        cluster.stop()

    true = server.remove_rows
    monkeypatch.setattr(server, "remove_rows", stop)
    try:
        with pytest.raises(MachineError):
            mine.close_restored(draft)
    finally:
        cluster.start()
    assert content(other) == before


def test_without_a_backup_of_the_present_nothing_is_changed(mine, other, monkeypatch):
    backup = mine.back_up()
    set_page(other, 70)
    draft = mine.prepare_restore(backup)

    def full(*given, **named):
        """Find no room."""
        raise MachineError("満杯。")

    with monkeypatch.context() as passing:
        passing.setattr("fujidesk.services.backups.back_up", full)
        with pytest.raises(MachineError, match="満杯"):
            mine.close_restored(draft)
    assert page(other) == 70


def test_the_register_of_another_plan_is_refused(mine, tmp_path, atsugi_workspace):
    with pytest.raises(UserError, match="別の計画"):
        mine.prepare_restore(atsugi_workspace.back_up())
    assert list(mine.backup_folder.parent.glob("*.restoring")) == []


def test_a_sample_does_not_take_the_place_of_real_answers(mine, tmp_path, small_profile, small_content):
    from fujidesk.services.sample import fill_sample

    fill_sample(tmp_path / "sample.db", [2022], small_profile, small_content)
    with pytest.raises(UserError, match="サンプル"):
        mine.prepare_restore(tmp_path / "sample.db")


@pytest.fixture
def two(mine):
    """The server with the plan of a second city, which `mine` has added."""
    backup = mine.back_up()
    mine.plan_adding.add("atsugi", NoProgress())
    return backup


def test_a_backup_from_before_another_plan_was_added_is_refused(mine, two):
    """Whoever has that plan open would lose it."""
    with pytest.raises(UserError, match=r"サーバーにある「.*厚木市.*」はありません"):
        mine.prepare_restore(two)
    assert go_back(mine, mine.back_up())


def test_a_backup_whose_plans_have_other_ids_is_refused(mine, two, tmp_path, small_profile, small_content):
    profile, content = plan_start("atsugi")
    build_database(tmp_path / "turned.db", profile, content)
    with closing(FileDatabase(tmp_path / "turned.db")) as file, file.writing_all() as session:
        building.fill(session.connection(), small_profile, small_content)
    with pytest.raises(UserError, match="別の計画か、設定の違う計画"):
        mine.prepare_restore(tmp_path / "turned.db")


def test_words_that_were_changed_go_back_and_forth(mine, other):
    """The stored profile counts, not the one that the window was opened with; other words are no other plan."""
    before, values = mine.back_up(), mine.profile_changes.values()
    mine.profile_changes.store(values | {"short_name": "別の呼び名"})
    after = mine.back_up()
    mine.prepare_restore(after)
    go_back(mine, before)
    assert other.profile_changes.values() == values


def test_a_practice_plan_beside_a_real_one_keeps_no_backup_from_going_back(mine, two):
    with mine._database.writing_all() as session, confining.confined_to(session.connection(), 2):
        journaling.keep_fact(session, SAMPLE_FACT, "1")
    backup = mine.back_up()
    assert mine.prepare_restore(backup)
    city = mine.turned_to(2)
    assert city.is_sample
    assert city.prepare_restore(backup)
    city.close()


def test_a_damaged_file_is_refused(mine):
    backup = mine.back_up()
    with backup.open("r+b") as file:
        file.seek(8192)
        file.write(b"\xa5" * 16384)
    with pytest.raises(MachineError, match="壊れています"):
        mine.prepare_restore(backup)


def test_a_file_of_the_same_plan_is_taken_as_well(mine, other, tmp_path, small_profile, small_content):
    build_database(tmp_path / "copy.db", small_profile, small_content)
    space = open_workspace(tmp_path / "copy.db", user_folders(tmp_path / "copier"))
    set_page(space, 33)
    space.close()
    go_back(mine, tmp_path / "copy.db")
    assert page(other) == 33


def test_who_only_reads_goes_back_to_nothing(mine, open_server):
    reader = open_server(read_only=True)
    with pytest.raises(UserError):
        reader.prepare_restore(mine.back_up())


def test_what_it_holds_now_is_compared_with_the_backups(mine):
    set_page(mine, 70)
    held = mine.holds()
    assert (held.projects, held.changes) == (3, 1)
    mine.back_up()
    assert newest(mine).held == held
    assert isinstance(held, Held)
    assert held.last_change


def test_new_rows_take_no_id_that_was_ever_given(mine, other, cluster, small_server):
    """A counter of ids is not taken back with its transaction: it never goes down."""
    backup = mine.back_up()
    for number in range(3):
        other.views.save(f"見方{number}", "{}")
    go_back(mine, backup)
    other.views.save("次", "{}")
    ((found,),) = cluster.sql("SELECT id FROM saved_view WHERE name = '次'", small_server.name)
    assert found == 4
