"""Internal texts and amounts are found however they are written."""

import pytest

from fujidesk.domain.publication.secrets import (
    FigureFinder,
    SecretFigure,
    SecretKind,
    SecretText,
    TextFinder,
    is_telling,
    money_in,
)

NOTE = SecretText("予算の残りを\n来年度へ回すことは伏せておく。ほかは問題ない", "記録")
NAME = SecretText("見本花子", "氏名", SecretKind.NAME)
LOGIN = SecretText("sample01", "ログイン", SecretKind.NAME)
PATH = SecretText(r"C:\Users\sample\fuji.db", "場所", SecretKind.PATH)
SUBJECT = SecretText("窓口の予約システムの更新の相談", "題名", SecretKind.SUBJECT)
FINDER = TextFinder([NOTE, NAME, LOGIN, PATH, SUBJECT])


@pytest.mark.parametrize(("text", "secret"), [
    ("前書き。予算の残りを来年度へ回すことは伏せておく。ほかは問題ない。後書き", NOTE),
    ("来 年 度 へ 回すことは\n伏せておく", NOTE), ("担当は見本花子です", NAME), ("（ｓａｍｐｌｅ０１）", LOGIN),
    ("file:///c:/users/sample/fuji.db", PATH), ("窓口の予約システムの更新の相談について", SUBJECT),
])  # fmt: skip
def test_they_are_found_in_any_width_and_across_line_breaks(text, secret):
    assert list(FINDER.found(text)) == [secret]


@pytest.mark.parametrize(
    "text", ["予算の残り", "ほかは問題ない", "伏せておく", "見本", "mysample012", "窓口の予約システム", ""]
)
def test_what_is_short_or_a_part_of_another_word_is_not(text):
    assert list(FINDER.found(text)) == []


def test_a_subject_or_name_that_is_public_as_a_whole_is_no_secret():
    finder = TextFinder([SUBJECT, NAME], ["窓口の予約システムの更新の相談", "見本花子"])
    assert list(finder.found("窓口の予約システムの更新の相談、見本花子")) == []


def test_a_text_that_is_internal_stays_so_whatever_is_public():
    assert list(TextFinder([NOTE], [NOTE.text]).found(NOTE.text)) == [NOTE]


AMOUNT = SecretFigure("1-1-1", 24870, "予算額")
ROUND = SecretFigure("1-1-1", 5000, "実績額")
FIGURES = FigureFinder([AMOUNT, ROUND, SecretFigure("1-1-1", 3, "予算額")])


@pytest.mark.parametrize(("text", "found"), [
    ("24,870千円", [AMOUNT]), ("２４８７０", [AMOUNT]), ("24,870,000円", [AMOUNT]), ("2,487万円", [AMOUNT]),
    ("24 870 千円", [AMOUNT]), ("5,000千円", [ROUND]), ("500万円", [ROUND]), ("0.05億円", [ROUND]),
    ("5,000人", []), ("5000", []), ("124870", []), ("3千円", []), ("文字だけ", []), ("248", []),
])  # fmt: skip
def test_amounts_are_found_as_money_in_any_unit_and_bare_where_they_tell(text, found):
    assert list(FIGURES.found(text)) == found


def test_a_figure_that_is_public_is_none_but_as_money_it_is():
    assert list(FIGURES.found("24870 件", frozenset({24870}))) == []
    assert list(FIGURES.found("24,870千円", frozenset({24870}))) == [AMOUNT]


def test_years_and_round_figures_tell_nothing():
    assert not is_telling(2025)
    assert not is_telling(12000)
    assert is_telling(12340)
    assert list(money_in("１．５億円と 12千円")) == [150_000_000, 12_000]


def test_names_are_left_alone_among_the_words_of_a_format():
    assert list(FINDER.found("sample01 見本花子", names=False)) == []
