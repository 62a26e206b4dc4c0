"""`fujidesk timeline`."""

import pytest


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_timeline_is_written(call, db, tmp_path, suffix) -> None:
    code, out, err = call("timeline", "--db", db, "--out", f"a.{suffix}", "--measure", "1.1", "--paper", "A3")
    assert (code, err) == (0, "")
    assert (tmp_path / f"a.{suffix}").stat().st_size > 1000
    assert f"a.{suffix}" in out


def test_a_timeline_of_an_unknown_measure(call, db, refused) -> None:
    refused(call("timeline", "--db", db, "--out", "a.png", "--measure", "9.9"), "区分「9.9」はありません")


def test_a_timeline_of_an_unknown_kind_of_file(call, refused, db, tmp_path) -> None:
    refused(call("timeline", "--db", db, "--out", "a.doc"), ".png")
    assert sorted(path.name for path in tmp_path.iterdir()) == [db.name]


def test_a_timeline_over_the_database(call, refused, db) -> None:
    before = db.read_bytes()
    refused(call("timeline", "--db", db, "--out", db), "はデータベースです")
    assert db.read_bytes() == before


def test_the_dx_roadmap_of_a_measure_without_any(call, db, tmp_path) -> None:
    """1.5 has no DX project: a sentence, or a chart that says so; never a trace."""
    code, out, err = call("timeline", "--db", db, "--out", "a.svg", "--dx", "--measure", "1.5")
    assert code in (0, 2)
    assert (out == "") == (code == 2)
    assert (err == "") == (code == 0)
    assert (tmp_path / "a.svg").exists() == (code == 0)
