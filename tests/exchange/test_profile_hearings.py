"""What a city calls its hearings: all three kinds, each with a name and an agenda, or none at all."""

import tomllib

import pytest

from fujidesk.domain.hearing_terms import STANDARD_HEARINGS
from fujidesk.domain.hearings import HearingKind
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_hearings import hearing_terms

WHOLE = {
    kind.value: f'name = "{kind.value}の会"\nagenda = ["一", "二"]\nhearers = ["助役"]'
    for kind in HearingKind
}


def read(**tables):
    body = "".join(f'[[hearings]]\nkey = "{key}"\n{lines}\n' for key, lines in tables.items())
    return hearing_terms(Entry("own.toml", tomllib.loads(body)))


def test_a_profile_without_them_has_the_usual_ones():
    assert read() == STANDARD_HEARINGS


def test_names_agendas_and_posts_are_the_city_s_own():
    found = read(**WHOLE)
    assert [term.kind for term in found] == list(HearingKind)
    assert {(term.agenda, term.hearers) for term in found} == {(("一", "二"), ("助役",))}
    assert found[0].name == "new_projectの会"


@pytest.mark.parametrize(
    ("tables", "message"),
    [
        ({**WHOLE, "other": 'name = "他"\nagenda = []'}, "hearings（3 番目）の agenda が正しくありません"),
        ({**WHOLE, "other": 'name = "他"\nagenda = ["一", " "]'}, "の agenda が正しくありません"),
        ({**WHOLE, "other": 'agenda = ["一"]'}, "に name がありません"),
        ({**WHOLE, "budget": 'name = "予算"\nagenda = ["一"]'}, "の key が正しくありません"),
        ({"new_project": WHOLE["new_project"], "other": WHOLE["other"]}, "hearings に priority がありません"),
    ],
)
def test_what_cannot_be_is_refused_with_its_place(tables, message):
    with pytest.raises(UserError, match=message):
        read(**tables)
