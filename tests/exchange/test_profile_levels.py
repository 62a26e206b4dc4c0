"""The levels that a new register begins with, as a profile lists them."""

import tomllib

import pytest

from fujidesk.domain.records import LevelRecord
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_levels import level_records


def read(text, names=("方針", "施策")):
    return level_records(Entry("own.toml", tomllib.loads(text)), names)


def level(code, title="窓口", more=""):
    return f'[[levels]]\ncode = "{code}"\ntitle = "{title}"\n{more}'


def test_two_levels_come_in_their_order():
    assert read(level("1") + level("1.1", "手続") + level("1.2", "運用", "counts_as_measure = false")) == (
        LevelRecord("1", "窓口"),
        LevelRecord("1.1", "手続", "1"),
        LevelRecord("1.2", "運用", "1", counts_as_measure=False),
    )


def test_one_level_has_no_upper_ones():
    assert read(level("1") + level("2"), ("方向性",)) == (LevelRecord("1", "窓口"), LevelRecord("2", "窓口"))


def test_facts_that_ship_bring_their_own_levels():
    assert read('facts = "plan"') == ()


@pytest.mark.parametrize(
    ("text", "names", "message"),
    [
        ("", ("方向性",), "levels がありません"),
        ("levels = []", ("方向性",), "levels が正しくありません。1 から 500 までの方向性"),
        (level("1") + level("1"), ("方向性",), "levels に 1 が二度あります"),
        (level("1") + level("1.1"), ("方向性",), r"levels（2 番目）の code が正しくありません"),
        (level("1.1"), ("方針", "施策"), "1.1 の上の方針 1 がありません"),
        (level("1"), ("方針", "施策"), "施策（1.1 のような code）を一つ以上"),
        (level("01"), ("方針", "施策"), "code が正しくありません"),
        (level("１"), ("方針", "施策"), "code が正しくありません"),
        (level("1", " "), ("方針", "施策"), r"levels（1 番目）の title が正しくありません"),
    ],
)
def test_levels_that_do_not_fit_are_refused(text, names, message):
    with pytest.raises(UserError, match=message):
        read(text, names)
