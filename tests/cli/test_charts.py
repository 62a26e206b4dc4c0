"""`fujidesk chart`."""

import pytest

from fujidesk.domain.charts import ChartName


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_chart_is_written(call, db, tmp_path, suffix) -> None:
    code, out, err = call("chart", "phases", "--db", db, "--fy", "R7", "--out", f"a.{suffix}")
    assert (code, err) == (0, "")
    assert (tmp_path / f"a.{suffix}").stat().st_size > 1000
    assert f"a.{suffix}" in out


@pytest.mark.parametrize("name", ChartName)
def test_every_chart_is_drawn_even_without_answers(call, db, tmp_path, name) -> None:
    code, out, err = call(
        "chart", name.value, "--db", db, "--fy", "R7", "--out", "a.svg", "--number", "1-1-1"
    )
    assert (code, err) == (0, "")
    assert ("取扱注意" in out) is (name is ChartName.BUDGET)
    assert ("取扱注意" in (tmp_path / "a.svg").read_text("utf-8")) is (name is ChartName.BUDGET)


def test_what_cannot_be_drawn(call, db, refused, tmp_path) -> None:
    refused(call("chart", "strip", "--db", db, "--fy", "R7", "--out", "a.png"), "事業番号")
    refused(call("chart", "status", "--db", db, "--fy", "R3", "--out", "a.png"), "計画の期間")
    refused(call("chart", "status", "--db", db, "--fy", "R7", "--out", "a.doc"), ".png")
    refused(call("chart", "pie", "--db", db, "--fy", "R7", "--out", "a.png"), "pie")
    refused(call("chart", "status", "--db", db, "--fy", "R7", "--out", db), "はデータベースです")
    assert sorted(path.name for path in tmp_path.iterdir()) == [db.name]
