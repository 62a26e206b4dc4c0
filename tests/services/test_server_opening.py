"""A database on a server: made, opened by several, refused where it is none of ours; its services at work."""

import datetime as dt
import shutil
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity
from fujidesk.domain.hearings import HearingKind
from fujidesk.errors import EditConflictError, MachineError, UserError
from fujidesk.models import copies, moving, sqlite_checks, upgrading
from fujidesk.models.engine import FileDatabase
from fujidesk.models.server_engine import ServerDatabase
from fujidesk.paths import user_folders
from fujidesk.services import workspace_file
from fujidesk.services.server_opening import build_on_server
from fujidesk.services.workspace import open_workspace
from tests.using import use_everything

PRESENT, DAY = upgrading.HEAD, dt.date(2023, 7, 10)


def page(space, before, after, number="1-1-1"):
    space.edits.apply([FieldChange(Entity.PROJECT, number, "page", before, after)], "頁")


def faults(space):
    return [str(found) for found in space.check() if found.severity is Severity.FAULT]


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "folders")


@pytest.fixture
def next_revision(tmp_path, monkeypatch):
    """Lets the program know a revision after the present one, which runs these statements."""

    def make(*statements):
        scripts = tmp_path / "migrations"
        shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
        (scripts / "versions" / "9001_next.py").write_text(
            "import sqlalchemy as sa\nfrom alembic import op\n\n"
            f"revision, down_revision = '9001', {PRESENT!r}\n\n\ndef upgrade():\n"
            + "".join(f"    {statement}\n" for statement in statements)
        )
        monkeypatch.setattr(upgrading, "HEAD", "9001")
        monkeypatch.setattr(upgrading, "REVISIONS", (*upgrading.REVISIONS, "9001"))
        monkeypatch.setattr(upgrading, "run_scripts", partial(upgrading.run_scripts, scripts=scripts))

    return make


class TestOpening:
    def test_an_empty_database_is_told_with_what_to_do(self, make_address, folders):
        with pytest.raises(UserError, match=r"空です.*fujidesk init"):
            open_workspace(make_address(), folders)

    def test_a_database_of_others_is_refused_and_never_built_into(
        self, make_address, folders, cluster, small_profile, small_content
    ):
        address = make_address()
        cluster.sql("CREATE TABLE project (number text)", address.name)
        with pytest.raises(UserError, match="富士デスクのデータベースではありません"):
            open_workspace(address, folders)
        with pytest.raises(UserError, match="空ではありません"):
            build_on_server(address, small_profile, small_content)

    def test_a_newer_database_is_refused(self, small_server, folders, cluster):
        cluster.sql("UPDATE alembic_version SET version_num = '9999'", small_server.name)
        with pytest.raises(UserError, match="より新しい版"):
            open_workspace(small_server, folders)

    def test_missing_tables_are_told(self, small_server, folders, cluster):
        cluster.sql("DROP TABLE saved_view", small_server.name)
        with pytest.raises(MachineError, match="saved_view"):
            open_workspace(small_server, folders)

    def test_what_fails_while_making_leaves_the_database_empty(
        self, make_address, cluster, small_profile, small_content, monkeypatch
    ):
        address = make_address()

        def fail(_connection):
            raise MachineError("x")

        monkeypatch.setattr(upgrading, "stamp", fail)
        with pytest.raises(MachineError):
            build_on_server(address, small_profile, small_content)
        assert cluster.sql("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", address.name) == []

    def test_an_older_database_is_brought_to_the_newest_form(
        self, small_server, folders, cluster, next_revision
    ):
        next_revision("op.add_column('saved_view', sa.Column('shade', sa.String(20)))")
        with pytest.raises(UserError, match="読み取り専用"):
            open_workspace(small_server, folders, read_only=True)
        for _ in range(2):
            open_workspace(small_server, folders).close()
        assert cluster.sql("SELECT version_num FROM alembic_version", small_server.name) == [("9001",)]
        assert cluster.sql("SELECT shade FROM saved_view", small_server.name) == []

    def test_before_a_new_form_everything_is_kept_as_a_backup(
        self, small_server, folders, tmp_path, next_revision
    ):
        space = open_workspace(small_server, folders)
        use_everything(space, tmp_path / "out")
        space.close()
        with closing(ServerDatabase(small_server)) as database, database.reading() as connection:
            before = moving.content_hash(connection)
        for backup in folders.backups.iterdir():
            backup.unlink()
        next_revision("op.add_column('saved_view', sa.Column('shade', sa.String(20)))")
        space = open_workspace(small_server, folders)
        (kept,) = space.backups()
        space.close()
        assert kept.name.reason is BackupReason.MIGRATION
        assert sqlite_checks.revision(kept.path) == PRESENT
        with closing(FileDatabase(kept.path, read_only=True)) as file, file.reading() as connection:
            assert moving.content_hash(connection) == before
        assert copies.shortcomings(kept.path) == []

    def test_without_that_backup_the_form_stays(self, small_server, folders, cluster, next_revision):
        next_revision("op.add_column('saved_view', sa.Column('shade', sa.String(20)))")
        folders.backups.parent.mkdir(parents=True)
        folders.backups.write_text("no folder")
        with pytest.raises(MachineError):
            open_workspace(small_server, folders)
        assert cluster.sql("SELECT version_num FROM alembic_version", small_server.name) == [(PRESENT,)]

    def test_a_new_form_that_fails_leaves_everything_as_it_was(
        self, small_server, folders, cluster, next_revision
    ):
        next_revision(
            "op.add_column('saved_view', sa.Column('shade', sa.String(20)))", "op.execute('SELECT * FROM x')"
        )
        with pytest.raises(MachineError):
            open_workspace(small_server, folders)
        assert cluster.sql("SELECT version_num FROM alembic_version", small_server.name) == [(PRESENT,)]
        columns = "SELECT 1 FROM information_schema.columns WHERE column_name = 'shade'"
        assert cluster.sql(columns, small_server.name) == []


class TestTogether:
    def test_several_people_write_at_once(self, open_server):
        spaces = [open_server() for _ in range(3)]

        def work(space, number, before):
            for turn in range(10):
                page(space, before, 100 + turn, number)
                before = 100 + turn

        numbers = ["1-1-1", "1-1-9", "1-5-10"]
        pages = [spaces[0].registry.sheet(number).record.page for number in numbers]
        threads = [
            threading.Thread(target=work, args=job) for job in zip(spaces, numbers, pages, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert [spaces[0].registry.sheet(number).record.page for number in numbers] == [109] * 3
        assert faults(open_server()) == []
        assert spaces[0].sizes()["rows"]["change_history"] == 30

    def test_nobody_writes_over_what_he_has_not_seen(self, open_server):
        mine, other = open_server(), open_server()
        before = mine.registry.sheet("1-1-1").record.page
        page(other, before, 50)
        with pytest.raises(EditConflictError):
            page(mine, before, 60)
        assert mine.registry.sheet("1-1-1").record.page == 50

    def test_undo_takes_nothing_of_others_back(self, open_server):
        mine, other = open_server(), open_server()
        before = mine.registry.sheet("1-1-1").record.page
        page(mine, before, 50)
        page(other, 50, 60)
        with pytest.raises(EditConflictError):
            mine.edits.undo()
        assert other.registry.sheet("1-1-1").record.page == 60

    def test_a_reader_writes_nothing(self, open_server):
        reader = open_server(read_only=True)
        with pytest.raises(UserError, match="読み取り専用"):
            page(reader, None, 1)


def test_register_and_survey_work_as_in_a_file(open_server, tmp_path, small_workspace):
    space = open_server()
    use_everything(space, tmp_path / "out")
    use_everything(small_workspace, tmp_path / "file")
    assert space.registry.rows() == small_workspace.registry.rows()
    assert space.registry.summary() == small_workspace.registry.summary()
    assert faults(space) == faults(small_workspace)
    assert space.sizes()["rows"] == small_workspace.sizes()["rows"]


def test_a_backup_is_a_file_and_closing_makes_one(open_server, small_server):
    space = open_server()
    made = space.back_up()
    assert copies.shortcomings(made) == []
    assert copies.held(made).projects == 3
    assert [backup.path for backup in space.backups()] == [made]
    page(space, space.registry.sheet("1-1-1").record.page, 77)
    space.close()
    assert copies.held(space.backups()[0].path).changes == 1


def test_a_file_brings_in_nothing_of_servers(small_database, tmp_path):
    code = (
        "import sys\nfrom pathlib import Path\nfrom fujidesk.paths import user_folders\n"
        "from fujidesk.services.workspace import open_workspace\n"
        "space = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))\n"
        "space.registry.rows()\nspace.close()\n"
        "late = ('psycopg', 'fujidesk.models.server', 'fujidesk.models.moving', 'sqlalchemy.dialects.postgresql')\n"
        "print([name for name in late if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, small_database, tmp_path], check=True, capture_output=True, text=True
    )
    assert told.stdout.strip() == "[]"


def test_hearings_and_meeting_papers_work_as_in_a_file(open_server, small_workspace, tmp_path):
    spaces = open_server(), small_workspace
    (tmp_path / "資料.txt").write_bytes(b"\x00\xff" * 5000)
    for space in spaces:
        made = space.hearings.drafted(2026, HearingKind.NEW_PROJECT, "市民課")
        space.hearings.plan(replace(made, day="2026-06-15", start="10:00", end="11:00", place="第1会議室"))
        space.attachments.add(made.key, tmp_path / "資料.txt")
        space.note_drafts.keep(made.key, "話しているところ")
    server, file = spaces
    assert server.hearings.of_year(2026) == file.hearings.of_year(2026)
    assert server.packs.pack("honbu", 2022, DAY) == file.packs.pack("honbu", 2022, DAY)
    assert server.edits.undo() == file.edits.undo()
    assert faults(server) == faults(file)


def test_a_large_database_is_left_to_whoever_looks_after_the_server(open_server, monkeypatch):
    monkeypatch.setattr(workspace_file, "LARGE_ON_SERVER", 0)
    space = open_server()
    assert (space.is_large, space.back_up_of_day()) == (True, None)
    report = space.reports.of_year(2022)["1-1-9"]
    space.reports.store(report, {"status": "running"}, "回答")
    space.surveys.approve(2022, "本部会議")
    space.close()
    assert space.backups() == []


def test_a_large_database_is_still_backed_up_by_hand(open_server, monkeypatch):
    monkeypatch.setattr(workspace_file, "LARGE_ON_SERVER", 0)
    space = open_server()
    assert space.back_up().is_file()
