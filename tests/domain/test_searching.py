import pytest
from hypothesis import given
from hypothesis import strategies as st

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


@given(st.text("窓口ﾏﾁaＡ１1①㈱　 -ー－−ガギヴヶ", max_size=30))
def test_folding_twice_is_folding_once(text):
    """Stored haystacks are folded; a query may be folded before it is split."""
    assert fold(fold(text)) == fold(text)


@given(st.text("窓口ﾏﾄﾞｸﾞﾁaＡ１1 　-ー", max_size=20))
def test_every_term_is_found_in_its_own_query(query):
    for term in terms(query):
        assert term in fold(query)
