"""Many cities in one database, in small: the copies are whole, each pays for itself, nothing is read of others."""

import re
from contextlib import closing

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, event

from benchmarks import cities, scale
from benchmarks.cities import make_cities, plan_in_the_middle
from benchmarks.cluster import running_server
from fujidesk.domain.findings import Severity
from fujidesk.models import journaling
from fujidesk.paths import user_folders
from fujidesk.services import workspace_file
from fujidesk.services.sample import make_sample
from fujidesk.services.workspace import Workspace, open_workspace
from tests.using import use_everything

CITIES = 3
OF_ALL = {"plan", "plan_profile", "alembic_version", "fujidesk_mark", "sqlite_master", "pragma_table_info"}
"""Tables that are read as a whole: a row a plan, or a row."""


@pytest.fixture(scope="module")
def one_city(tmp_path_factory):
    """A made-up city of one year."""
    path = tmp_path_factory.mktemp("one") / "one-city.db"
    make_sample(path, (2022,))
    return path


@pytest.fixture(params=["file", "server"])
def place(request, tmp_path):
    """Where many cities are to be."""
    if request.param == "server":
        return request.getfixturevalue("make_address")()
    return tmp_path / "many.db"


def said(space):
    """What a city's plan says."""
    history = [(line.at, line.who, line.change) for line in space.history.recent(50)]
    hits = [(hit.number, hit.snippet) for group in space.search.find("窓口") for hit in group.hits]
    return (
        space.registry.content(), space.reports.of_all(), space.surveys.rounds(), history, hits,
        space.evaluation.json_text(2022), [item.key for item in space.hearings.of_year(2022)],
    )  # fmt: skip


def test_every_city_says_what_the_one_city_says(place, one_city, tmp_path):
    make_cities(place, CITIES, one_city)
    folders = user_folders(tmp_path / "profile")
    with closing(open_workspace(one_city, folders)) as alone:
        expected = said(alone)
    for plan in range(1, CITIES + 1):
        with closing(open_workspace(place, folders, plan=str(plan))) as space:
            assert said(space) == expected
            assert space.plan.name.endswith(f" {plan}")
            assert len(space.plans) == CITIES
    with closing(open_workspace(place, folders)) as space:
        assert [str(item) for item in space.check() if item.severity is Severity.FAULT] == []


def test_a_city_beside_others_goes_on_writing(place, small_database, tmp_path):
    make_cities(place, CITIES, small_database)
    folders = user_folders(tmp_path / "profile")
    with closing(open_workspace(place, folders, plan="2")) as space:
        use_everything(space, tmp_path)
        assert [str(item) for item in space.check() if item.severity is Severity.FAULT] == []
    with closing(open_workspace(place, folders, plan="3")) as space:
        assert (space.history.recent(), len(space.registry.rows())) == ([], 3)


@pytest.fixture
def used(place, small_database, tmp_path, monkeypatch):
    """A plan beside others that is used as in a year; what was asked of the database, with its values."""
    make_cities(place, CITIES, small_database)
    monkeypatch.setattr(Workspace, "check", lambda _self: [])  # of the database as a whole, as backups are
    monkeypatch.setattr(workspace_file, "LARGE_ON_SERVER", 0)
    asked = {}
    with closing(open_workspace(place, user_folders(tmp_path / "profile"), plan="2")) as space:
        engine = space._database._engine

        def note(_connection, _cursor, statement, values, _context, many):
            if re.match("SELECT|UPDATE|DELETE", statement):
                asked.setdefault(statement, values[0] if many else values)

        event.listen(engine, "before_cursor_execute", note)
        use_everything(space, tmp_path)
        space.history.recent()
        with space._database.reading() as connection:
            journaling.people_of_history(connection)
        event.remove(engine, "before_cursor_execute", note)
        yield engine, asked


def explained(engine, asked):
    """Each statement with the lines of its plan, where it has one."""
    on_server = engine.dialect.name == "postgresql"
    with engine.connect() as connection:
        if on_server:  # small tables are read as a whole otherwise, as that is quicker
            connection.exec_driver_sql("SET enable_seqscan = off")
            connection.exec_driver_sql("SET enable_sort = off")
        for statement, values in asked.items():
            if on_server and " txid_" in statement:
                continue
            told = "EXPLAIN " if on_server else "EXPLAIN QUERY PLAN "
            rows = connection.exec_driver_sql(told + statement, values)
            yield statement, [str(row[0 if on_server else 3]) for row in rows]


def test_what_a_city_asks_reads_no_table_from_end_to_end(used):
    engine, asked = used
    whole = re.compile(r"(?:^SCAN|Seq Scan on) (\w+)|using (pk_change_history)")
    found = {}
    for statement, lines in explained(engine, asked):
        names = {first or second for line in lines for first, second in whole.findall(line)}
        strange = {name for name in names - OF_ALL if not re.match("anon_|CONSTANT", name)}
        if strange:
            found[statement] = lines
    assert found == {}
    assert len(asked) > 60


@pytest.mark.slow
def test_the_benchmark_measures_files_and_server_and_finds_them_again(one_city, cluster, capfd):
    with scale._folder(None) as folder:
        (folder / "one-city.db").write_bytes(one_city.read_bytes())
        rows = scale.measured(folder, (1, CITIES), rounds=1, things=("list",))
        with running_server(folder / "server") as server:
            assert server.has("cities3")
            assert not server.has("cities3_making")
    assert [row.bound for row in rows] == [1.3] * 4
    assert all(row.ours > 0 and row.bare > 0 for row in rows)
    out, told = capfd.readouterr()
    assert "| in a file | 1 city | 3 cities |" in out
    assert "| on a server | 1 city | 3 cities |" in out
    assert told.count("made ") == 4


def test_what_was_kept_is_used_again_only_while_the_tables_are_the_same(tmp_path, monkeypatch):
    with scale._folder(str(tmp_path)) as first, scale._folder(str(tmp_path)) as again:
        assert first == again
        assert first.parent == tmp_path
    changed = Table("plan", MetaData(), Column("other", Integer))
    monkeypatch.setattr(cities, "_tables", lambda: [changed])
    with scale._folder(str(tmp_path)) as other:
        assert other != first
    assert first.is_dir()


@pytest.mark.slow
@pytest.mark.parametrize("thing", ["start", "search", "pack"])
def test_each_thing_is_done_in_a_process_of_its_own(thing, one_city, tmp_path, monkeypatch):
    make_cities(tmp_path / "many.db", CITIES, one_city)
    monkeypatch.setenv("PYTHONPATH", ".")
    spent = scale._spent(thing, str(tmp_path / "many.db"), plan_in_the_middle(CITIES), tmp_path)
    assert spent.ms > 0
    assert spent.mib > 20
