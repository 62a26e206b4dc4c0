"""Which years a meeting is about."""

from fujidesk.domain.meetings import PART_TITLES, STANDARD_MEETINGS, PartKind

MEETINGS = {term.key: term for term in STANDARD_MEETINGS}


def test_the_headquarters_on_results_meets_the_year_after_and_hears_of_the_next():
    term = MEETINGS["honbu"]
    assert (term.held_in(2025), term.results_year(2025), term.proposals_year(2025)) == (2026, 2025, 2027)


def test_october_is_named_by_the_year_it_is_held_in():
    term = MEETINGS["october"]
    assert (term.held_in(2026), term.results_year(2026), term.proposals_year(2026)) == (2026, 2025, 2027)


def test_every_part_has_a_title():
    assert set(PART_TITLES) == set(PartKind)
