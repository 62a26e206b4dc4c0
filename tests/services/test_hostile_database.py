"""A database file that was damaged or forged: it opens and can be read, or one sentence says that it does not."""

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.office_values import RECORD_TYPES
from fujidesk.errors import DamagedError, FujideskError
from fujidesk.paths import user_folders
from fujidesk.services.sample import fill_sample
from fujidesk.services.workspace import open_workspace
from tests.fuzzing import fuzz

PAGE = 4096


@pytest.fixture(scope="module")
def bytes_of_file(tmp_path_factory):
    """A filled register as bytes."""
    from fujidesk.exchange.profiles import load_profile
    from tests.conftest import small_content

    path = tmp_path_factory.mktemp("hostile") / "s.db"
    fill_sample(path, [2022, 2023], load_profile("fuji"), small_content.__wrapped__())
    return path.read_bytes()


def damaged(content, data):
    """Return the file with one kind of damage."""
    made = bytearray(content)
    places = st.integers(0, len(made) - 1)
    match data.draw(st.sampled_from(("bytes", "texts", "head", "page", "cut"))):
        case "bytes":
            for place in data.draw(st.lists(places, min_size=1, max_size=20)):
                made[place] = data.draw(st.integers(0, 255))
        case "texts":  # what a forger changes: the structure stays whole
            for place in data.draw(st.lists(places, min_size=20, max_size=200)):
                if made[place] >= 0x30:
                    made[place] = data.draw(st.integers(0x30, 0xFF))
        case "head":
            for place in data.draw(st.lists(st.integers(0, 99), min_size=1, max_size=3)):
                made[place] = data.draw(st.integers(0, 255))
        case "page":
            one, other = (data.draw(st.integers(0, len(made) // PAGE - 1)) * PAGE for _ in range(2))
            made[one : one + PAGE] = content[other : other + PAGE]
        case _:
            del made[data.draw(places) :]
    return bytes(made)


def read_all(space):
    """Ask for everything that the tabs show."""
    asked = [
        space.registry.content, space.registry.rows, space.history.recent, space.history.fault, space.check,
        space.surveys.rounds, space.reports.of_all, space.evaluation.data, space.views.names, space.timeline.data,
        space.upper_plans.data, lambda: space.search.find("窓口"), lambda: space.surveys.status(2023),
        lambda: space.surveys.files(2023), lambda: space.oddities.oddities(2023),
        *(lambda kind=kind: space.office.all(kind) for kind in RECORD_TYPES.values()),
    ]  # fmt: skip
    for ask in asked:
        with suppress(FujideskError):
            ask()


@fuzz(40)
@given(data=st.data(), read_only=st.booleans())
def test_a_damaged_file_is_read_or_refused_in_a_sentence(bytes_of_file, tmp_path_factory, data, read_only):
    content = damaged(bytes_of_file, data)
    folder = tmp_path_factory.mktemp("damaged")
    path = folder / "台帳.db"
    path.write_bytes(content)
    try:
        space = open_workspace(path, user_folders(folder / "profile"), read_only=read_only)
    except FujideskError as error:
        assert str(error).endswith(("。", "）"))  # noqa: PT017
        return
    read_all(space)
    with suppress(FujideskError):
        space.close()


@pytest.mark.parametrize("read_only", [True, False])
@pytest.mark.parametrize("forged", [
    "CREATE TRIGGER t AFTER UPDATE ON project BEGIN UPDATE project SET title = 'x'; END",
    "CREATE VIEW v AS SELECT load_extension('x')",
    "PRAGMA writable_schema=ON; UPDATE sqlite_master SET sql = replace(sql, 'append-only', 'x') WHERE type = 'trigger'",
])  # fmt: skip
def test_triggers_and_views_of_others_are_refused(small_database, tmp_path, forged, read_only):
    with closing(sqlite3.connect(small_database)) as connection:
        connection.executescript(forged)
    before = small_database.read_bytes()
    with pytest.raises(DamagedError):
        open_workspace(small_database, user_folders(tmp_path / "profile"), read_only=read_only)
    assert small_database.read_bytes() == before
    assert [path.name for path in tmp_path.glob("small*")] == ["small.db"]


def test_tables_that_are_views_hide_nothing(small_database, tmp_path):
    with closing(sqlite3.connect(small_database)) as connection:
        connection.executescript(
            "ALTER TABLE saved_view RENAME TO kept; CREATE VIEW saved_view AS SELECT * FROM kept"
        )
    with pytest.raises(DamagedError):
        open_workspace(small_database, user_folders(tmp_path / "profile"))


@pytest.mark.parametrize("read_only", [True, False])
def test_an_index_that_forgot_its_rows_is_told_where_it_is_asked(small_database, tmp_path, read_only):
    """The check of an opening looks at the tables only; found by fuzzing, one byte of this page."""
    with closing(sqlite3.connect(small_database)) as connection:
        asked = "SELECT rootpage FROM sqlite_master WHERE name = 'sqlite_autoindex_project_1'"
        ((root,),) = connection.execute(asked)
    with small_database.open("r+b") as file:
        file.seek(root * PAGE - 1)
        assert file.read(1) == b"1"  # of 1-1-1
        file.seek(root * PAGE - 1)
        file.write(b"\x06")
    space = open_workspace(small_database, user_folders(tmp_path / "p"), read_only=read_only)
    with closing(space), pytest.raises(DamagedError, match=r"壊れています.*。$"):
        space.search.find("1-1-1")
