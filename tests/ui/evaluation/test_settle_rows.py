"""Rows of 評価の確定: both sides' scores, the mark that counts, what lacks a reason."""

import pytest

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.settling import Settlement
from fujidesk.ui.evaluation.settle_rows import (
    ALL,
    CORRECTED,
    UNGRADED,
    UNREASONED,
    narrowed,
    scores_text,
    settle_columns,
    settle_row,
)


def item(scores=(3, 3, 3), number="1-1-1", before=None, status=Status.RUNNING, **more):
    progress, cost, content = scores
    report = StatusReport(number, 2023, status, score_progress=progress, score_cost=cost,
                          score_content=content, **more)  # fmt: skip
    return Settlement(number, f"事業{number}", "収納課", report, before)


def test_scores_in_words():
    assert scores_text((4, 3, 4)) == "4・3・4"
    assert scores_text((4, None, 4)) == "4・－・4"
    assert scores_text((None, None, None)) == ""


def test_the_department_s_scores_stand_beside_the_office_s(small_profile):
    row = settle_row(item((5, 5, 4), office_cost=3, office_reason="実績から"), small_profile)
    assert len(row.cells) == len(settle_columns(small_profile))
    assert (row.cells[3].marks, row.cells[3].text) == (("S",), "5・5・4")
    assert row.cells[4].text == "5・3・4"
    assert (row.cells[5].marks, row.cells[5].text) == (("A",), "12")
    assert row.cells[6].text == "あり"


def test_states_keep_their_own_mark(small_profile):
    stopped = settle_row(item((1, 1, 1), status=Status.STOPPED), small_profile)
    assert stopped.cells[3].marks == ()
    assert stopped.cells[5].marks == ("stopped",)
    assert stopped.cells[5].text == ""


def test_a_missing_reason_and_a_draft_are_told(small_profile):
    lacking = item(office_cost=4)
    assert settle_row(lacking, small_profile).cells[6].text == "要理由"
    assert settle_row(lacking, small_profile, has_draft=True).cells[6].text == "未保存"
    assert settle_row(item(), small_profile).cells[6].text == ""


@pytest.mark.parametrize(
    ("choice", "numbers"),
    [
        (ALL, ["a", "b", "c"]),
        (UNREASONED, ["b"]),
        (CORRECTED, ["b"]),
        (UNGRADED, ["c"]),
        ("他", ["a", "b", "c"]),
    ],
)
def test_the_list_is_narrowed(choice, numbers):
    found = [item(number="a"), item(number="b", office_cost=5), item((None, 3, 3), number="c")]
    assert [each.number for each in narrowed(found, choice)] == numbers
