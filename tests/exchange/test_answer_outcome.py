"""What becomes of an answer, against what is stored."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Outcome
from fujidesk.domain.written import Certainty
from fujidesk.exchange.answer_outcome import answer_of, same_value
from fujidesk.exchange.answer_reading import Reading
from fujidesk.exchange.survey_sheets import FoundCell
from fujidesk.exchange.workbook_xml import CellContent

SURE, EMPTY, DOUBTFUL, WRONG = Certainty.SURE, Certainty.EMPTY, Certainty.DOUBTFUL, Certainty.WRONG


def made(stored, reading, doubt=""):
    change = FieldChange(Entity.REPORT, "1-1-1", "2022.score_cost", stored, None)
    return answer_of(change, "score_cost", "紙", FoundCell((20, 3), CellContent("x"), doubt), reading)


@pytest.mark.parametrize(
    ("stored", "reading", "outcome", "after"),
    [
        (None, Reading(SURE, 4), Outcome.NEW, 4), ("", Reading(SURE, "文"), Outcome.NEW, "文"),
        (3, Reading(SURE, 4), Outcome.CHANGED, 4), (4, Reading(SURE, 4), Outcome.SAME, None),
        (None, Reading(EMPTY), Outcome.SAME, None), (4, Reading(EMPTY), Outcome.CHECK, None),
        ("文", Reading(EMPTY), Outcome.CHECK, ""), (None, Reading(DOUBTFUL, 4), Outcome.CHECK, 4),
        (None, Reading(DOUBTFUL), Outcome.CHECK, None), (4, Reading(DOUBTFUL, 4), Outcome.SAME, None),
        (1200, Reading(DOUBTFUL, 1, literal=1200), Outcome.SAME, None), (4, Reading(WRONG), Outcome.REFUSED, None),
    ],
)  # fmt: skip
def test_outcomes(stored, reading, outcome, after):
    found = made(stored, reading)
    assert found.outcome is outcome
    assert (found.change.after if found.change else None) == after
    assert (found.sheet, found.cell, found.number) == ("紙", "C20", "1-1-1")


def test_only_a_check_that_proposes_or_empties_can_be_taken():
    assert made(None, Reading(DOUBTFUL)).change is None
    assert made(4, Reading(WRONG, problem="だめ")).change is None
    assert made({"phase": None, "departments": [], "settled": True}, Reading(EMPTY)).reading == (
        "保存されている「終了」を空欄にします"
    )


def test_a_cell_that_may_not_be_the_lines_own_is_checked():
    found = made(None, Reading(SURE, 4), "結合されています")
    assert (found.outcome, found.problem) == (Outcome.CHECK, "結合されています")


def test_values_that_mean_the_same():
    assert same_value("30.0", "30", is_figure=True)
    assert not same_value("30.0", "30")
    assert not same_value("x", "30", is_figure=True)
    assert same_value("一\r\n二", "一\n二")
    assert not same_value("30", "31")
    assert not same_value("文", "別")
    assert not same_value(None, "")
