"""Shared by all tests: no screen needed, a clean home, one font, modal windows answered."""

import gc
import os
import shutil
import sys
from copy import deepcopy
from functools import cache

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OPENPYXL_LXML", "False")  # as `fujidesk.app.main` has it

import pytest


def pytest_addoption(parser):
    """`--on-server`: let the registers of `workspace` and `small_workspace` lie on a PostgreSQL server.

    For tests of services; those of files as such have nothing to look at there.
    """
    parser.addoption("--on-server", action="store_true", help="registers on a server instead of in files")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol():
    """Collect garbage between two tests only.

    A window that a test made and that is still on the screen when its function ends is garbage while
    pytest-qt hands out the last events; collected in the middle of its own painting it takes the process with
    it. The program itself has `fujidesk.ui.idle_collector`.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture(autouse=True)
def clean_home(tmp_path_factory, monkeypatch):
    """Keep settings, data and the database of the person who runs the tests out of them."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("FUJIDESK_DB", str(home / "fujiplan.db"))
    monkeypatch.delenv("QT_STYLE_OVERRIDE", raising=False)
    return home


@pytest.fixture(autouse=True)
def excepthook_kept():
    """Put the hook for uncaught errors back."""
    kept = sys.excepthook
    yield
    sys.excepthook = kept


@pytest.fixture(scope="session")
def built_register(tmp_path_factory):
    """A register made from the shipped facts, once for all tests; to be copied, not opened."""
    from fujidesk.services.workspace import create_database

    path = tmp_path_factory.mktemp("built") / "register.db"
    create_database(path)
    return path


@pytest.fixture
def workspace(request, tmp_path, built_register):
    """A fresh register made from the shipped facts, opened for writing."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import create_database, open_workspace

    if request.config.getoption("on_server"):
        path = request.getfixturevalue("make_address")()
        create_database(path)
    else:
        path = tmp_path / "register.db"
        shutil.copyfile(built_register, path)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture
def small_profile():
    """The shipped profile, for registers of our own invention."""
    return _shipped_profile("fuji")


@cache
def _shipped_profile(name):
    """A shipped profile, read once for all tests: it cannot be changed."""
    from fujidesk.exchange.profiles import load_profile

    return load_profile(name)


@pytest.fixture
def small_content():
    """A register of three invented projects, with every kind of value in the first one."""
    from decimal import Decimal

    from fujidesk.domain import records as r

    cells = tuple(
        r.ScheduleCell(year, half, 4 if year > 2023 else 2, ("収納課等", "市民課"), settled=year < 2026)
        for year in range(2022, 2027)
        for half in (1, 2)
    )
    full = r.ProjectRecord(
        "1-1-1", "窓口の案内番号", "1", "1.1", r.Category.PRIORITY, ("収納課", "市民課"), True, 12,
        ("A1-1",), ("1-2", "1-3"), "待ち時間を短くする", "番号札を出す。\n100%を目指す", "待たせない",
        "列が短くなる", "機器の置き場所", "別の計画",
        r.Indicator("待ち時間 10分以下", Decimal("10.0"), "分", r.Direction.AT_MOST, 2026),
        cells, (r.ScheduleCell(2022, 1, 2, ("収納課",)),), {2022: "調べる", 2023: "選ぶ"},
    )  # fmt: skip
    ended = r.ScheduleCell(2022, 1, 4, ("市民課",)), r.ScheduleCell(2022, 2, None)
    return r.RegisterContent(
        (r.LevelRecord("1", "便利な窓口"), r.LevelRecord("1.1", "手続", "1", theme="便利"),
         r.LevelRecord("1.5", "運用", "1", counts_as_measure=False)),
        (r.DepartmentRecord("収納課"), r.DepartmentRecord("情報政策課", None, "2023-03-31", "デジタル推進課"),
         r.DepartmentRecord("デジタル推進課", "2023-04-01"), r.DepartmentRecord("市民課")),
        (full, r.ProjectRecord("1-1-9", "ＬＩＮＥのお知らせ", "1", "1.1", r.Category.PROMOTION, ("市民課",),
                               page=13, schedule=ended),
         r.ProjectRecord("1-5-10", "住民_台帳", "1", "1.5", r.Category.CONTINUING, ("デジタル推進課",))),
    )  # fmt: skip


@pytest.fixture(scope="session")
def put_database(tmp_path_factory):
    """Puts a database of a profile and a content to a path: made once for all tests, which takes ten times as long."""
    from fujidesk.services.maintenance import build_database

    made = []

    def put(path, profile, content):
        known = next((file for *of, file in made if of == [profile, content]), None)
        if known is None:
            known = tmp_path_factory.mktemp("made") / "made.db"
            build_database(known, profile, content)
            made.append((profile, deepcopy(content), known))
        shutil.copyfile(known, path)

    return put


@pytest.fixture
def small_database(tmp_path, small_profile, small_content, put_database):
    """A database file with the three invented projects."""
    path = tmp_path / "small.db"
    put_database(path, small_profile, small_content)
    return path


@pytest.fixture
def small_workspace(request, tmp_path, small_database):
    """The opened register of the three invented projects."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    path = small_database
    if request.config.getoption("on_server"):
        path = request.getfixturevalue("small_server")
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def built_atsugi(tmp_path_factory):
    """The empty register of the second city, made once for all tests; to be copied, not opened."""
    from fujidesk.services.workspace import create_database

    path = tmp_path_factory.mktemp("built") / "atsugi.db"
    create_database(path, "atsugi")
    return path


@pytest.fixture
def atsugi_workspace(tmp_path, built_atsugi):
    """The empty register of the second city, opened for writing."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    path = tmp_path / "atsugi.db"
    shutil.copyfile(built_atsugi, path)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def cluster():
    """A private PostgreSQL server; tests that need it are left out where Debian's package is not there."""
    from tests import postgres

    if postgres.binaries() is None:
        pytest.skip("no PostgreSQL server on this machine")
    with postgres.running_cluster() as running:
        yield running


@pytest.fixture
def make_address(cluster):
    """Makes an empty database on the server and returns its address."""
    import uuid

    from fujidesk.domain.server_address import server_address

    def make(encoding="UTF8"):
        return server_address(cluster.make_database(f"t{uuid.uuid4().hex}", encoding))

    return make


@pytest.fixture
def small_server(make_address, small_profile, small_content):
    """The address of a database on the server with the three invented projects."""
    from fujidesk.services.server_opening import build_on_server

    address = make_address()
    build_on_server(address, small_profile, small_content)
    return address


@pytest.fixture
def open_server(tmp_path, small_server):
    """Opens the register on the server, each time as another person's program; closed at the end."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    spaces = []

    def open_one(*, read_only=False):
        folders = user_folders(tmp_path / f"person{len(spaces)}")
        spaces.append(open_workspace(small_server, folders, read_only=read_only))
        return spaces[-1]

    yield open_one
    for space in spaces:
        space.close()
