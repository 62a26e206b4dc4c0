import pytest

from fujidesk.domain.searching import fold, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＰａｙＰａｙ", "paypay"),
        ("クレジット カード", "くれじっとかーど"),
        ("GIGA スクール", "ＧＩＧＡスクール"),
        ("1−1−2", "1-1-2"),
        ("㈱", "(株)"),
    ],
)
def test_width_case_kana_spaces_and_dashes_do_not_matter(one, other):
    assert fold(one) == fold(other)


def test_words_that_differ_stay_apart():
    assert fold("市民課") != fold("市民税課")


def test_terms_are_split_at_both_kinds_of_space():
    assert terms("収納　オンライン ") == ("収納", fold("オンライン"))
    assert terms("  ") == ()
