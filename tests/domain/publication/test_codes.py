"""Codes are told once each, with words, and give no bound of the total away."""

from fujidesk.domain.publication.codes import CONTENT, FINAL, GRADE, OUTCOME, PROGRESS, public_codes
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES
from tests.demo_publication import PROFILE


def test_each_code_stands_once():
    codes = public_codes(PROFILE, with_grades=True)
    pairs = [(item.group, item.code) for item in codes]
    assert len(set(pairs)) == len(pairs)
    assert all(item.name for item in codes)


def test_scores_one_and_three_alone():
    codes = public_codes(PROFILE, with_grades=True)
    groups = {item.group for item in codes}
    assert {PROGRESS, CONTENT, GRADE} <= groups
    assert not any("cost" in group for group in groups)
    words = set(PROFILE.score("cost").steps.values()) - set(PROFILE.score("progress").steps.values())
    assert words
    assert not words & {item.name for item in codes}


def test_no_bound_of_a_grade_is_told():
    meanings = [item.meaning for item in public_codes(PROFILE, with_grades=True) if item.group == GRADE]
    assert meanings[0] == "5段階のうち上から1番目（おおむね計画どおり又はそれ以上）"
    assert not any(str(bound.minimum) in meaning for bound in PROFILE.grades[:2] for meaning in meanings)


def test_results_of_the_whole_plan_have_codes_only_where_it_is_published():
    def groups(**options):
        return {item.group for item in public_codes(PROFILE, with_grades=True, **options)}

    assert groups(with_whole=True) - groups() == {OUTCOME, FINAL}
    found = [
        item for item in public_codes(PROFILE, with_grades=True, with_whole=True) if item.group == OUTCOME
    ]
    assert [item.name for item in found] == list(OUTCOME_NAMES.values())
    assert all(item.meaning for item in found)
