"""Projects found by words: all of them must occur, and signs are letters like others."""

import pytest

from fujidesk.domain.searching import terms
from fujidesk.models import finding


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("窓口", ["1-1-1"]),
        ("ﾏﾄﾞｸﾞﾁ", []),
        ("ＬＩＮＥ", ["1-1-9"]),
        ("line お知らせ", ["1-1-9"]),
        ("line 窓口", []),
        ("1-1", ["1-1-1", "1-1-9"]),
        ("100%", ["1-1-1"]),
        ("1%0", []),
        ("住民_台帳", ["1-5-10"]),
        ("住民_帳", []),
        ("市民課", ["1-1-1", "1-1-9"]),
        ("'; DROP TABLE project; --", []),
        ("\\", []),
    ],
)
def test_words_find_projects_in_the_order_of_the_plan(database, query, numbers):
    with database.reading() as session:
        assert [found.number for found in finding.projects_with(session, terms(query))] == numbers


def test_a_very_long_word_is_cut_not_refused(database):
    with database.reading() as session:
        assert finding.projects_with(session, ["あ" * 100_000]) == []


def test_all_numbers_in_the_order_of_the_plan(database):
    with database.reading() as session:
        assert finding.numbers(session) == ["1-1-1", "1-1-9", "1-5-10"]
