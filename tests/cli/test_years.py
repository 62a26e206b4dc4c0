"""Fiscal years as commands take them."""

import argparse

import pytest

from fujidesk.cli.parsing import year_argument, years_argument


@pytest.mark.parametrize("text", ["R4", "r4", "Ｒ４", "令和4年度", "令和４年", "2022"])
def test_a_year_may_be_written_in_each_usual_way(text):
    assert year_argument(text) == 2022


@pytest.mark.parametrize("text", ["", "4", "H30", "R0", "来年", "22022"])
def test_what_is_no_year_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="R4、令和4年度、2022"):
        year_argument(text)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("R4-R7", [2022, 2023, 2024, 2025]), ("R4～R5", [2022, 2023]), ("2022-2023", [2022, 2023]),
        ("令和4年度～令和5年度", [2022, 2023]), ("R8", [2026]), ("R4〜R4", [2022]),
    ],
)  # fmt: skip
def test_a_range_includes_its_last_year(text, years):
    assert list(years_argument(text)) == years


@pytest.mark.parametrize("text", ["R7-R4", "R4-", "-R4", "R4-R5-R6", "x-y"])
def test_what_is_no_range_is_refused(text):
    with pytest.raises(argparse.ArgumentTypeError, match="年度"):
        years_argument(text)


@pytest.mark.parametrize(
    "argv",
    [
        ("survey", "status"), ("reports",), ("evaluate",), ("oddities",), ("approve",),
        ("unlock", "--reason", "誤り"), ("survey", "issue", "--out", "o"), ("survey", "collect", "x.xlsx"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    ("year", "words"), [("R20", "計画の期間の外"), ("いつか", "年度「いつか」を読めません")]
)
def test_every_command_refuses_a_year_that_is_none(call, db, tmp_path, refused, stored, argv, year, words):
    before = stored(db)
    refused(call(*argv, "--db", db, "--fy", year, "--data-dir", tmp_path / "d"), words)
    assert stored(db) == before
    assert not (tmp_path / "o").exists()


@pytest.mark.parametrize(
    "argv", [("survey", "status"), ("reports",), ("approve",), ("survey", "issue", "--out", "o")]
)
def test_the_year_must_be_given(call, db, refused, argv):
    refused(call(*argv, "--db", db), "--fy")
