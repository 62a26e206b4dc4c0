"""The commands on hearings, the year, new projects, people and changes: what all of them do alike.

What each of them writes stands in the file of its module. Here every one is called with what can be wrong
with a database, a year, a day or a place, and must answer in one sentence with nothing half-done.
"""

import errno
import json
import os
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.domain.revising import RevisionOrder
from fujidesk.domain.revisions import RevisionKind
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

STORED = Path(__file__).parents[1] / "databases" / "v0003.db"
READING = {
    "tasks": ("tasks", "--date", "2026-06-15"),
    "hearings": ("hearings", "--fy", "R5"),
    "proposals": ("proposals", "--fy", "R5"),
    "changes": ("changes", "--fy", "R5"),
    "members": ("members", "--date", "2026-07-10"),
    "upper-plans": ("upper-plans", "--fy", "R5"),
    "projects": ("projects", "--as-of", "2025-04-01"),
}
"""Commands that give JSON on stdout."""
ADOPT = ("adopt", "--proposal", "R5-001", "--measure", "1.1", "--date", "2024-03-25")
TO_FILES = {
    **{name: (*argv, "--format", "json") for name, argv in READING.items()},
    "docx": ("hearings", "--fy", "R5", "--format", "docx"),
    **{
        f"{name}-xlsx": (*READING[name], "--format", "xlsx")
        for name in ("proposals", "changes", "members", "upper-plans", "projects")
    },
}
"""Commands that write to --out, a folder for hearings."""


@pytest.fixture
def db(small_database, tmp_path):
    """The small register with a noted hearing, a funded new project and a change of R5."""
    space = open_workspace(small_database, user_folders(tmp_path / "p"))
    space.hearings.plan(space.hearings.drafted(2023, HearingKind.OTHER, "市民課"))
    space.hearings.add_note("R5-001", NoteKind.DECISION, "要求する")
    key = space.new_projects.add(2023, {"title": "予約", "department": "収納課"}, "2023-04-20")
    space.new_projects.take_step(key, StepTaken(Step.HEARD, "2023-06-10"))
    space.new_projects.take_step(key, StepTaken(Step.REQUESTED, "2023-10-10"), {"requested_kyen": 900})
    amounts = {"assessed_kyen": 800, "settled_kyen": 800}
    space.new_projects.take_step(key, StepTaken(Step.FUNDED, "2024-01-20"), amounts)
    order = RevisionOrder(
        RevisionKind.RENAME, ("1-1-1",), "2023-04-01", title="新しい名", reason="簡潔に",
        meeting="情報化推進本部",
    )  # fmt: skip
    space.revisions.make(order)
    space.close()
    return small_database


@pytest.fixture
def ask(call, db, tmp_path):
    """Call a command on the database."""
    return lambda argv, *more: call(*argv, *more, "--db", db, "--data-dir", tmp_path / "d")


def files(folder):
    """Return everything in a folder with its bytes, but the database and its folders."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.parts[len(folder.parts)] not in ("small.db", "p", "d")
    }


@pytest.mark.parametrize("argv", READING.values(), ids=READING)
def test_json_is_all_that_stands_on_stdout_and_the_same_goes_to_a_file(ask, tmp_path, stored, db, argv):
    before = stored(db)
    code, out, err = ask(argv, "--format", "json")
    assert (code, err) == (0, "")
    assert json.loads(out)
    assert out == ask(argv)[1], "JSON is what comes without --format"
    code, said, err = ask(argv, "--out", "o")
    assert (code, err, said.count("\n")) == (0, "", 1)
    assert "書き出しました" in said
    (made,) = files(tmp_path).values()
    assert json.loads(made) == json.loads(out)
    assert stored(db) == before, "what only reads changes nothing"


SHAPES = {
    "tasks": ({"date", "fiscal_year", "tasks"}, "tasks", {"key", "title", "state", "begins", "ends", "own"}),
    "hearings": (
        {"fiscal_year", "sample", "hearings"}, "hearings", {"key", "day", "department", "agenda", "notes"},
    ),
    "proposals": ({"fiscal_year", "proposals", "counts"}, "proposals", {"id", "step", "steps", "costs_kyen"}),
    "members": ({"date", "bodies"}, "bodies", {"body", "name", "members"}),
}  # fmt: skip


@pytest.mark.parametrize(("name", "keys", "listed", "item"), [(n, *s) for n, s in SHAPES.items()])
def test_json_keeps_its_shape_for_the_scripts_that_read_it(ask, name, keys, listed, item):
    values = json.loads(ask(READING[name])[1])
    assert keys <= values.keys()
    assert all(item <= one.keys() for one in values[listed])


@pytest.mark.parametrize("argv", [*READING.values(), ADOPT], ids=[*READING, "adopt"])
def test_a_database_that_is_none_is_refused(call, refused, tmp_path, argv):
    (tmp_path / "text.db").write_text("これは台帳ではない", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    newer = shutil.copy(STORED, tmp_path / "newer.db")
    with sqlite3.connect(newer) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = files(tmp_path)
    for path, words in (
        ("ない.db", "ない.db"), ("text.db", "text.db"), ("folder", "folder"), ("newer.db", "新しい版"),
    ):  # fmt: skip
        refused(call(*argv, "--db", path, "--data-dir", tmp_path / "d"), words)
    refused(call(*argv, "--db", ""), "--db")
    refused(call(*argv), "--db")
    assert files(tmp_path) == before


@pytest.mark.parametrize("name", ["hearings", "proposals", "changes", "upper-plans"])
@pytest.mark.parametrize(
    ("year", "words"), [("R99", "計画の期間の外"), ("来年", "--fy の年度「来年」"), ("", "--fy")]
)
def test_a_year_that_the_plan_has_not_is_refused(ask, refused, tmp_path, name, year, words):
    refused(ask((name, "--fy", year), "--out", "o"), words)
    assert files(tmp_path) == {}


@pytest.mark.parametrize(
    "argv", [("tasks", "--date"), ("members", "--date"), ("projects", "--as-of"), (*ADOPT, "--date")],
    ids=lambda argv: argv[0],
)  # fmt: skip
@pytest.mark.parametrize("day", ["6月15日", "2026-02-30", "2026-13-01", "20260615xx", "2026"])
def test_what_is_no_day_is_refused(ask, refused, stored, db, argv, day):
    before = stored(db)
    refused(ask(argv, day), f"日付「{day}」を読めません。2023-04-28 の形で指定してください")
    assert stored(db) == before


@pytest.mark.parametrize("name", READING)
def test_formats_and_options_that_are_none_are_refused(ask, refused, name):
    refused(ask(READING[name], "--format", "pdf"), "--format に「pdf」は使えません")
    refused(ask(READING[name], "--colour"), "--colour は使えない指定です")
    refused(ask(READING[name], "--out", ""), "--out の名前が空です")
    refused(ask(READING[name], "--out"), "--out の値を指定してください")


@pytest.mark.parametrize("argv", TO_FILES.values(), ids=TO_FILES)
def test_a_place_that_can_take_nothing_is_refused_and_stays_as_it_was(
    ask, refused, stored, db, tmp_path, argv
):
    before = stored(db)
    (tmp_path / "file").write_bytes(b"kept")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "more").write_bytes(b"kept")
    places = ["file/o.json", "file"] if argv[0] == "hearings" else ["file/o", "ない/o", "folder", "."]
    for place in places:
        refused(
            ask(argv, "--out", place), "ファイルの名前" if place == "." else f"「{place.partition('/')[0]}"
        )
    if argv[0] != "hearings":
        refused(ask(argv, "--out", db), "はデータベースです")
        refused(ask(argv, "--out", tmp_path / "folder" / ".." / "small.db"), "はデータベースです")
    else:
        refused(ask(argv, "--out", db), "フォルダーではありません")
    assert files(tmp_path) == {"file": b"kept", "folder/more": b"kept"}
    assert stored(db) == before


@pytest.mark.parametrize("argv", TO_FILES.values(), ids=TO_FILES)
def test_what_exists_is_replaced_only_by_something_whole(ask, refused, tmp_path, monkeypatch, argv):
    """The disk is full when the bytes are forced onto it: the older file stays, nothing lies beside it."""
    assert ask(argv, "--out", "o")[0] == 0
    (name,) = files(tmp_path)
    (tmp_path / name).write_bytes(b"older")
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fail(_handle):
        raise full

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fail)
        refused(ask(argv, "--out", "o"), "空きが足りない")
    assert files(tmp_path) == {name: b"older"}
    assert ask(argv, "--out", "o")[0] == 0
    assert files(tmp_path)[name] != b"older"


@pytest.mark.parametrize("argv", READING.values(), ids=READING)
def test_reading_goes_on_while_somebody_works_but_adopting_waits(ask, refused, db, tmp_path, argv):
    holder = open_workspace(db, user_folders(tmp_path / "other"))
    assert ask(argv)[0] == 0
    refused(ask(ADOPT), "small.db")
    assert holder.registry.rows()
    holder.close()
    code, out, _ = ask(ADOPT)
    assert (code, out) == (0, "R5-001「予約」を事業番号 1-1-10 として計画に登載しました。\n")


@pytest.mark.parametrize("argv", READING.values(), ids=READING)
def test_an_older_database_is_read_without_being_touched(call, tmp_path, argv):
    path = Path(shutil.copy(STORED, tmp_path / "古い.db"))
    before = path.read_bytes()
    year = "R4" if "--fy" in argv else "2023-06-15"
    code, out, err = call(argv[0], argv[1], year, "--db", path, "--data-dir", tmp_path / "d")
    assert (code, err) == (0, "")
    assert isinstance(json.loads(out), dict | list)
    assert path.read_bytes() == before


def test_adopting_twice_is_refused_under_any_measure(ask, db, stored, refused):
    assert ask(ADOPT)[0] == 0
    before = stored(db)
    refused(ask(ADOPT), "登載済み")
    refused(ask((*ADOPT, "--measure", "1.9")), "登載済み")
    assert stored(db) == before


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("adopt",), "--proposal"),
        (("adopt", "--proposal", "R5-001"), "--measure"),
        ((*ADOPT, "--proposal", "R5-777"), "新規事業 R5-777 はありません"),
        ((*ADOPT, "--proposal", ""), "はありません"),
        ((*ADOPT, "--measure", "9.9"), "9.9"),
        ((*ADOPT, "--measure", "1"), "1"),
        ((*ADOPT, "--category", "重点"), "--category に「重点」は使えません"),
        ((*ADOPT, "--date", "2015-04-01"), "2015"),
        ((*ADOPT, "--reason", "  "), "理由"),
        ((*ADOPT, "--out", "o"), "--out o は使えない指定です"),
    ],
)
def test_an_adoption_that_cannot_be_writes_nothing(ask, refused, stored, db, tmp_path, argv, words):
    before = stored(db)
    refused(ask(argv), words)
    assert stored(db) == before
    assert files(tmp_path) == {}


def test_no_thread_of_a_command_is_left(ask):
    before = set(threading.enumerate())
    for argv in READING.values():
        ask(argv)
    assert set(threading.enumerate()) == before
