"""The looks of marks."""

from fujidesk.domain.chart_looks import look_of
from fujidesk.domain.charts import Looks
from fujidesk.domain.palette import MARK_LOOKS, PAPER, PLAIN_MARK


def test_grades_phases_and_status_have_looks_of_their_own():
    assert look_of("S", Looks.GRADE, PAPER) is MARK_LOOKS["S"]
    assert look_of("3", Looks.PHASE, PAPER).fill == PAPER.fill(3)
    assert look_of("running", Looks.STATUS, PAPER) is MARK_LOOKS["A"]


def test_what_no_palette_knows_is_plain():
    assert look_of("Z", Looks.GRADE, PAPER) is PLAIN_MARK
    assert look_of("none", Looks.PHASE, PAPER) is PLAIN_MARK
