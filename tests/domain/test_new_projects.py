"""New projects as they are kept: the words of their steps, and who proposes them."""

import pytest

from fujidesk.domain.new_projects import STEP_NAMES, NewProject, Step, department_names


def test_every_step_has_a_word_of_its_own_in_the_order_of_the_way():
    assert set(STEP_NAMES) == set(Step)
    assert len(set(STEP_NAMES.values())) == len(Step)
    assert list(STEP_NAMES.values())[:6] == ["提案", "ヒアリング", "支援", "本部説明", "予算要求", "予算確定"]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("収納課", ("収納課",)), ("収納課、市民課", ("収納課", "市民課")), (" 収納課 、　市民課", ("収納課", "市民課")),
        ("", ()), ("、", ()),
    ],
)  # fmt: skip
def test_departments_of_a_proposal_are_divided_as_the_form_writes_them(written, names):
    assert department_names(written) == names


def test_a_new_one_has_no_amounts_no_number_and_no_form():
    made = NewProject("R8-001", 2026)
    assert (made.requested_kyen, made.assessed_kyen, made.settled_kyen) == (None, None, None)
    assert (made.number, made.file_id, made.is_important, made.steps) == ("", None, False, ())
