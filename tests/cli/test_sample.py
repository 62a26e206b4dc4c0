"""`fujidesk sample`."""

import json

import pytest


@pytest.fixture
def sample(call, tmp_path, monkeypatch, small_content):
    """Make a sample of the small register."""
    monkeypatch.setattr("fujidesk.services.plan_start.load_facts", lambda _: small_content)
    return lambda *argv: call("sample", "--db", "見本.db", *argv)


def test_a_database_is_made_and_marked(sample, call, tmp_path):
    code, out, err = sample("--years", "R4-R7")
    assert (code, out, err) == (0, "「見本.db」を作りました（サンプルデータ、R4～R7）。\n", "")
    status = json.loads(call("survey", "status", "--db", "見本.db", "--fy", "R7")[1])
    assert status["sample"] is True
    for command in ("reports", "projects"):
        argv = ("--fy", "R4") if command == "reports" else ("--format", "json")
        rows = json.loads(call(command, "--db", "見本.db", *argv)[1])
        assert [row["sample"] for row in rows] == [True] * 3


def test_years_before_the_last_are_locked(sample, call, refused):
    sample("--years", "R4-R5")
    refused(call("approve", "--db", "見本.db", "--fy", "R4", "--data-dir", "d"), "すでに承認されています")


def test_a_file_that_is_there_is_never_filled(call, db, refused):
    before = db.read_bytes()
    refused(call("sample", "--db", db, "--years", "R4-R7"), "すでにあります")
    assert db.read_bytes() == before


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "--years"), (("--years", "R7-R4"), "終わりが始まりより前"), (("--years", "R3-R4"), "計画の期間の外"),
        (("--years", "いつか"), "読めません"),
    ],
)  # fmt: skip
def test_wrong_use_is_a_sentence_and_makes_nothing(sample, tmp_path, refused, argv, words):
    refused(sample(*argv), words)
    assert not (tmp_path / "見本.db").exists()


def test_the_variable_never_names_the_file(sample, call, monkeypatch, refused, db):
    """Else a forgotten --db would mean the office's own register."""
    monkeypatch.setenv("FUJIDESK_DB", str(db))
    refused(call("sample", "--years", "R4"), "--db")


def test_stopped_by_ctrl_c_it_leaves_nothing(sample, monkeypatch, tmp_path):
    def stop(*args):
        raise KeyboardInterrupt

    monkeypatch.setattr("fujidesk.services.sample._write_year", stop)
    before = sorted(item.name for item in tmp_path.iterdir())
    assert sample("--years", "R4")[0] == 130
    assert sorted(item.name for item in tmp_path.iterdir()) == before
