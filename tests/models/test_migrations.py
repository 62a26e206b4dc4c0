"""Older files are migrated on a copy; the tables of a new file equal those of a migrated one."""

import shutil
import sqlite3
from pathlib import Path

import pytest
import sqlalchemy as sa

from fujidesk.domain.hearings import Attachment, Hearing, Note
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.pack_editions import PackEdition
from fujidesk.domain.people import Member, Training
from fujidesk.errors import MachineError, UserError
from fujidesk.models import sqlite, sqlite_checks, upgrading
from fujidesk.models.schema import metadata
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

OLD = Path(__file__).parents[1] / "databases" / "v0001.db"


@pytest.fixture
def old_file(tmp_path):
    return Path(shutil.copy(OLD, tmp_path / "old.db"))


@pytest.fixture
def second_file(tmp_path):
    return Path(shutil.copy(OLD.with_name("v0002.db"), tmp_path / "second.db"))


@pytest.fixture
def third_file(tmp_path):
    return Path(shutil.copy(OLD.with_name("v0003.db"), tmp_path / "third.db"))


@pytest.fixture
def fourth_file(tmp_path):
    return Path(shutil.copy(OLD.with_name("v0004.db"), tmp_path / "fourth.db"))


@pytest.fixture
def fifth_file(tmp_path):
    return Path(shutil.copy(OLD.with_name("v0005.db"), tmp_path / "fifth.db"))


@pytest.fixture
def sixth_file(tmp_path):
    return Path(shutil.copy(OLD.with_name("v0006.db"), tmp_path / "sixth.db"))


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


def described(path):
    """Return all that SQLAlchemy can tell of the tables, in an order of its own."""
    engine = sqlite.make_engine(path)
    inspector = sa.inspect(engine)
    found = {}
    for table in inspector.get_table_names():
        columns = {
            column["name"]: (str(column["type"]), column["nullable"], column["default"])
            for column in inspector.get_columns(table)
        }
        keys = sorted(map(str, inspector.get_foreign_keys(table)))
        uniques = sorted(map(str, inspector.get_unique_constraints(table)))
        indexes = sorted(map(str, inspector.get_indexes(table)))
        found[table] = (columns, inspector.get_pk_constraint(table), keys, uniques, indexes)
    engine.dispose()
    return found


def test_new_file_equals_migrated_one(tmp_path):
    new, migrated = tmp_path / "new.db", tmp_path / "migrated.db"
    for path in (new, migrated):
        sqlite.make_empty(path)
    engine = sqlite.make_engine(new)
    with engine.begin() as connection:
        metadata.create_all(connection)
        upgrading.stamp(connection)
    engine.dispose()
    with sqlite.single_user_engine(migrated) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "head")
    assert described(new) == described(migrated)
    assert sqlite_checks.revision(new) == sqlite_checks.revision(migrated) == upgrading.HEAD


def test_alembic_sees_no_difference_to_the_mappings(old_file):
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    upgrading.migrate(old_file, lambda _done, _total: None)
    engine = sqlite.make_engine(old_file)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"render_as_batch": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_known_revisions_are_those_of_the_scripts():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(upgrading.SCRIPTS))
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == upgrading.REVISIONS


def test_each_older_revision_has_a_stored_file():
    stored = {sqlite_checks.revision(path) for path in OLD.parent.glob("v*.db")}
    assert stored == set(upgrading.REVISIONS[:-1])


def test_opening_an_older_file_backs_it_up_and_migrates(old_file, folders):
    before = old_file.read_bytes()
    workspace = open_workspace(old_file, folders)
    first, second = workspace.registry.records()
    assert (first.departments, first.sogo_codes) == (("収納課", "市民課等"), ("A1",))
    assert [(cell.phase, cell.departments, cell.settled) for cell in first.schedule] == [
        (2, ("収納課等",), True),
        (None, (), True),
    ]
    assert (first.yearly_actions, str(first.indicator.figure)) == ({2022: "調べる"}, "10.0")
    assert second.title == "台帳"
    assert workspace.registry.sheet("1-1-1").version == 4
    assert workspace.views.names() == ["重点"]
    assert workspace.history.of_project("1-1-1")[0].who == "shuno@PC-1"
    assert workspace.registry.disagreements() == []
    assert workspace.last_backup is not None
    workspace.close()
    (backup,) = folders.backups.glob("*.db")
    assert sqlite_checks.revision(backup) == "0001"
    assert sqlite_checks.faults(backup, thorough=True) == []
    assert len(before) == backup.stat().st_size
    assert sqlite_checks.revision(old_file) == upgrading.HEAD


def test_migrated_file_can_be_edited(old_file, folders):
    from fujidesk.domain.changes import Entity, FieldChange

    workspace = open_workspace(old_file, folders)
    cell = {"phase": 3, "departments": ["市民課"], "settled": False}
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-2", "plan.2022.1", None, cell)], "段階")
    assert workspace.registry.summary().open_half_years == 1
    workspace.close()


def test_second_revision_keeps_all_that_it_had(second_file, folders):
    workspace = open_workspace(second_file, folders)
    (record,) = workspace.registry.records()
    assert [(cell.phase, cell.departments, cell.settled) for cell in record.schedule] == [
        (2, (), True),
        (3, ("情報課",), False),
    ]
    assert [cell.phase for cell in record.actual] == [2]
    assert workspace.registry.departments()[0].successor == "デジタル課"
    assert workspace.registry.disagreements()[0].taken == "窓口"
    assert workspace.history.of_project("1-1-1")[0].change.after == "at_most"
    assert workspace.profile.status_name("running") == "実施中"
    assert workspace.registry.summary().imported_at == "2026-04-30T10:00:00+09:00"
    workspace.close()


def test_third_revision_keeps_its_survey_and_gets_the_offices_tables(third_file, folders):
    workspace = open_workspace(third_file, folders)
    assert workspace.reports.of_year(2022)["1-1-1"].score_content == 4
    assert [item.title for item in workspace.surveys.proposals(2022)] == ["窓口の自動案内"]
    assert workspace.registry.sheet("1-1-1").record.state is None
    assert workspace.office.all(Hearing) == []
    assert workspace.office.next_key(Hearing, 2022) == "R4-001"
    workspace.close()


def test_fourth_revision_keeps_the_offices_records_and_gets_packs(fourth_file, folders, tmp_path):
    workspace = open_workspace(fourth_file, folders)
    (hearing,) = workspace.office.all(Hearing)
    assert (hearing.title, hearing.numbers, hearing.agenda) == ("窓口", ("1-1-1",), ("経緯",))
    (note,) = workspace.office.all(Note)
    assert (note.text, note.due, note.done_at) == ("資料を出す", "2025-12-01", "")
    (attachment,) = workspace.office.all(Attachment)
    workspace.attachments.save(attachment, tmp_path / "saved.txt")
    assert (tmp_path / "saved.txt").read_bytes() == b"ab"
    assert [item.title for item in workspace.office.all(NewProject)] == ["窓口の自動案内"]
    assert [item.post for item in workspace.office.all(Member)] == ["市長"]
    assert workspace.office.all(Training)[0].attendance == (("情報課", 2),)
    state = workspace.registry.sheet("1-1-1").record.state
    assert state is not None
    assert state.kind == "suspended"
    assert [term.key for term in workspace.profile.meetings] == [
        "wg", "kanji", "honbu", "october", "council", "whole-plan",
    ]  # fmt: skip
    assert workspace.office.all(PackEdition) == []
    workspace.close()


def test_fifth_revision_keeps_packs_and_gets_a_chained_history(fifth_file, folders):
    workspace = open_workspace(fifth_file, folders)
    (edition,) = workspace.packs.editions()
    assert edition.text("sentence.1") == "順調です。"
    assert workspace.snapshots.get("honbu-R7-1").note == "初回"
    assert not [finding for finding in workspace.check() if "履歴" in finding.text]
    workspace.close()


def test_sixth_revision_keeps_its_chain_and_can_draft_the_next_plan(sixth_file, folders):
    workspace = open_workspace(sixth_file, folders)
    assert not [finding for finding in workspace.check() if "履歴" in finding.text]
    workspace.next_plan.start(2027, 2031)
    (project,) = workspace.next_plan.projects(workspace.next_plan.draft())
    assert project.sources == ("1-1-1",)
    workspace.close()


def test_all_stored_files_get_the_same_tables(
    old_file, second_file, third_file, fourth_file, fifth_file, sixth_file
):
    files = (old_file, second_file, third_file, fourth_file, fifth_file, sixth_file)
    for path in files:
        upgrading.migrate(path, lambda _done, _total: None)
        assert sqlite_checks.faults(path, thorough=True) == []
    found = [described(path) for path in files]
    assert all(tables == found[0] for tables in found)


def test_history_of_an_older_file_is_kept_when_its_columns_grow(old_file):
    with sqlite3.connect(old_file) as connection:
        before = connection.execute("SELECT * FROM change_history").fetchall()
    connection.close()
    upgrading.migrate(old_file, lambda _done, _total: None)
    with sqlite3.connect(old_file) as connection:
        now = connection.execute("SELECT * FROM change_history").fetchall()
    assert [row[:-2] for row in now] == before  # without the hash and the plan, which came later
    assert all(len(row[-2]) == 64 for row in now)
    connection.close()


def scripts_with(tmp_path, body):
    """Return a copy of the migrations with one more, of the given body."""
    scripts = tmp_path / "migrations"
    shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    text = (
        f'import sqlalchemy as sa\nfrom alembic import op\nrevision = "{upgrading.HEAD}x"\n'
        f'down_revision = "{upgrading.HEAD}"\n\n\ndef upgrade():\n    {body}\n'
    )
    (scripts / "versions" / "9999_more.py").write_text(text, encoding="utf-8")
    return scripts


@pytest.mark.parametrize(
    "body",
    [
        "op.execute('DELETE FROM project'); op.execute('DROP TABLE nothing_here')",
        "op.drop_table('yearly_action'); raise RuntimeError('stopped')",
    ],
)
def test_failing_migration_leaves_the_file_as_it_was(old_file, tmp_path, monkeypatch, body):
    before = old_file.read_bytes()
    scripts = scripts_with(tmp_path, body)
    monkeypatch.setattr(upgrading, "HEAD", f"{upgrading.HEAD}x")
    with pytest.raises((sa.exc.OperationalError, RuntimeError)):
        upgrading.migrate(old_file, lambda _done, _total: None, scripts)
    assert old_file.read_bytes() == before
    assert [path.name for path in tmp_path.glob("old*")] == ["old.db"]


@pytest.mark.parametrize(
    ("stored", "script", "last"),
    [("v0001", "0004", "_people_tables"), ("v0003", "0004", "_plan_tables"), ("v0003", "0004", "_hearing_tables")],
)  # fmt: skip
def test_a_file_whose_migration_broke_off_is_migrated_whole_later(tmp_path, folders, stored, script, last):
    """The program was stopped, or failed, at any table of 0004: the file is the one from before, and usable."""
    path = Path(shutil.copy(OLD.with_name(f"{stored}.db"), tmp_path / "file.db"))
    before = path.read_bytes()
    scripts = tmp_path / "migrations"
    shutil.copytree(upgrading.SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (broken,) = (scripts / "versions").glob(f"{script}_*.py")
    text = broken.read_text(encoding="utf-8")
    assert f"    {last}()\n" in text
    stopped = text.replace(f"    {last}()\n", f"    {last}()\n    raise RuntimeError('stopped')\n", 1)
    broken.write_text(stopped, encoding="utf-8")
    with pytest.raises(RuntimeError, match="stopped"):
        upgrading.migrate(path, lambda _done, _total: None, scripts)
    assert path.read_bytes() == before
    assert [item.name for item in tmp_path.glob("file*")] == ["file.db"]
    reader = open_workspace(path, folders, read_only=True)
    titles = [row.title for row in reader.registry.rows()]
    reader.close()
    workspace = open_workspace(path, folders)
    assert [row.title for row in workspace.registry.rows()] == titles
    assert workspace.office.all(Hearing) == []
    workspace.close()
    assert sqlite_checks.revision(path) == upgrading.HEAD


def test_migration_that_breaks_links_is_not_taken(old_file, tmp_path, monkeypatch):
    before = old_file.read_bytes()
    scripts = scripts_with(tmp_path, "op.execute('DELETE FROM department')")
    monkeypatch.setattr(upgrading, "HEAD", f"{upgrading.HEAD}x")
    with pytest.raises(MachineError, match="元のまま残しました"):
        upgrading.migrate(old_file, lambda _done, _total: None, scripts)
    assert old_file.read_bytes() == before


def test_stopping_leaves_the_file_as_it_was(old_file, folders):
    from fujidesk.errors import CancelledError

    class Stop:
        def step(self, done, total, what):
            raise CancelledError

    before = old_file.read_bytes()
    with pytest.raises(CancelledError):
        open_workspace(old_file, folders, progress=Stop())
    assert old_file.read_bytes() == before
    assert list(folders.backups.iterdir()) == []
    open_workspace(old_file, folders).close()


def test_newer_file_is_refused_in_a_sentence(old_file, folders):
    connection = sqlite3.connect(old_file)
    connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.commit()
    connection.close()
    before = old_file.read_bytes()
    with pytest.raises(UserError, match="より新しい版の富士デスクで作られています"):
        open_workspace(old_file, folders)
    assert old_file.read_bytes() == before
    assert not folders.backups.exists()
    assert [path.name for path in old_file.parent.glob("old*")] == ["old.db"]


def test_older_file_is_read_from_a_migrated_copy(old_file, folders):
    before = old_file.read_bytes()
    reader = open_workspace(old_file, folders, read_only=True)
    assert (reader.path, reader.read_only) == (old_file, True)
    assert [record.title for record in reader.registry.records()] == ["窓口の案内番号", "台帳"]
    scratch = reader._database.path.parent
    assert scratch.exists()
    reader.close()
    assert not scratch.exists()
    assert old_file.read_bytes() == before
    assert [path.name for path in old_file.parent.glob("old*")] == ["old.db"]
    assert not folders.backups.exists()


def test_damaged_older_file_leaves_no_copy(old_file, folders, monkeypatch, tmp_path):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temp"))
    (tmp_path / "temp").mkdir()
    whole = old_file.read_bytes()
    old_file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(MachineError, match=r"壊れて|元のまま"):
        open_workspace(old_file, folders, read_only=True)
    assert list((tmp_path / "temp").iterdir()) == []
    with pytest.raises(MachineError):
        open_workspace(old_file, folders)
    assert old_file.read_bytes() == whole[: len(whole) // 2]


def test_the_list_is_read_without_orm_alembic_and_other_weights(small_database, tmp_path):
    """The start stays quick: what only edits, migrates, exports or draws is imported when first used."""
    import subprocess
    import sys

    code = (
        "import sys\nfrom pathlib import Path\nfrom fujidesk.paths import user_folders\n"
        "from fujidesk.services.workspace import open_workspace\n"
        "w = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))\n"
        "w.registry.rows(); w.registry.levels(); w.registry.departments(); w.views.names()\n"
        "w.history.of_project('1-1-1'); w.registry.summary(); w.close()\n"
        "print(sorted(n for n in sys.modules if n == 'sqlalchemy.orm' or n.split('.')[0] in"
        " ('alembic', 'openpyxl', 'matplotlib', 'PySide6', 'numpy')))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", code, small_database, tmp_path / "p"],
        capture_output=True, text=True, check=True, cwd=root,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
