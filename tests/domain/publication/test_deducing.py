"""The office is told of which projects ② can be worked out."""

from fujidesk.domain.publication.deducing import told_costs
from tests.demo_publication import PROFILE, demo_publication


def test_a_grade_that_leaves_one_score_is_found():
    # 1-1-2: ① 1 and ③ 1 with D leave ② 1 alone; 1-1-1: ① 5 and ③ 5 with S leave 4 and 5.
    assert told_costs(demo_publication(), PROFILE) == ((2023, "1-1-2"),)


def test_nothing_can_be_told_without_grades():
    assert told_costs(demo_publication(with_grades=False), PROFILE) == ()
