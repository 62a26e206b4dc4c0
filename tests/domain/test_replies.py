"""What a return says before anything of it is taken."""

import pytest

from fujidesk.domain.replies import KIND_NAMES, OUTCOME_NAMES, Answer, Outcome, Reply, ReplyKind

ANSWERS = tuple(
    Answer("1-1-1", f"field {place}", outcome, None, "1-1-1", f"C{place}")
    for place, outcome in enumerate(
        (Outcome.CHECK, Outcome.NEW, Outcome.SAME, Outcome.CHANGED, Outcome.REFUSED)
    )
)
REPLY = Reply("収納課.xlsx", "a" * 64, ReplyKind.REPORT, answers=ANSWERS)


def test_the_five_outcomes_have_the_words_of_the_issue():
    assert [OUTCOME_NAMES[outcome] for outcome in Outcome] == [
        "新規",
        "変更",
        "同じ",
        "要確認",
        "受け付けない",
    ]
    assert set(KIND_NAMES) == set(ReplyKind)


def test_only_what_was_read_for_certain_and_is_new_can_be_taken():
    assert [answer.outcome for answer in REPLY.takeable] == [Outcome.NEW, Outcome.CHANGED]


@pytest.mark.parametrize("outcome", list(Outcome))
def test_answers_are_found_by_their_outcome_in_their_order(outcome):
    (found,) = REPLY.with_outcome(outcome)
    assert found.outcome is outcome
    assert REPLY.with_outcome(*Outcome) == ANSWERS
    assert REPLY.with_outcome() == ()
