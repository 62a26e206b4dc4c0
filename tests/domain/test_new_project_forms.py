"""Forms of the 新規事業調査 against new projects: none taken twice, newer returns known, withdrawn ones told."""

import pytest

from fujidesk.domain.new_project_forms import (
    FORM_STATE_NAMES,
    TAKEABLE,
    FormState,
    KeptProposal,
    judged_forms,
    source_notes,
)
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.replies import Proposal


def kept(file_id, title="予約", position=1, *, department="収納課", withdrawn=False):
    proposal = Proposal(department, title)
    at = f"2026-04-{file_id:02d}T10:00:00"
    return KeptProposal(file_id, position, f"提案{file_id}.xlsx", at, withdrawn, proposal)


def taken(file_id, key="R8-001", position=1, *steps):
    way = tuple(StepTaken(step, "2026-04-20") for step in (Step.PROPOSED, *steps))
    return NewProject(key, 2026, "収納課", "予約", steps=way, file_id=file_id, file_position=position)


def states(forms):
    return [(form.state, form.key) for form in forms]


def test_a_form_is_new_until_it_was_taken():
    assert states(judged_forms([kept(1)], [])) == [(FormState.NEW, "")]
    assert states(judged_forms([kept(1)], [taken(1)])) == [(FormState.TAKEN, "R8-001")]


def test_forms_of_one_file_are_told_apart_by_their_place():
    forms = judged_forms([kept(1, "予約", 1), kept(1, "案内", 2)], [taken(1)])
    assert states(forms) == [(FormState.TAKEN, "R8-001"), (FormState.NEW, "")]


def test_of_two_returns_only_the_newer_can_be_taken():
    assert states(judged_forms([kept(1), kept(2)], [])) == [(FormState.OLDER, ""), (FormState.NEW, "")]


@pytest.mark.parametrize("title", ["予約", "予 約", "　予約 "])
def test_a_newer_return_updates_what_the_older_made(title):
    forms = judged_forms([kept(1), kept(2, title)], [taken(1)])
    assert states(forms) == [(FormState.OLDER, "R8-001"), (FormState.NEWER, "R8-001")]


@pytest.mark.parametrize(("title", "department"), [("案内", "収納課"), ("予約", "市民課")])
def test_another_title_or_department_is_another_form(title, department):
    forms = judged_forms([kept(1), kept(2, title, department=department)], [taken(1)])
    assert states(forms)[1] == (FormState.NEW, "")


def test_what_is_in_the_plan_is_not_updated_any_more():
    adopted = taken(1, "R8-001", 1, Step.ADOPTED)
    assert states(judged_forms([kept(1), kept(2)], [adopted]))[1] == (FormState.TAKEN, "R8-001")


def test_a_withdrawn_file_gives_nothing_and_the_one_before_counts_again():
    forms = judged_forms([kept(1), kept(2, withdrawn=True)], [])
    assert states(forms) == [(FormState.NEW, ""), (FormState.WITHDRAWN, "")]


def test_a_project_by_hand_stands_for_no_form():
    by_hand = NewProject("R8-001", 2026, "収納課", "予約")
    assert states(judged_forms([kept(1)], [by_hand])) == [(FormState.NEW, "")]


def test_the_office_is_told_of_newer_and_withdrawn_returns():
    project = taken(1)
    newer = source_notes(judged_forms([kept(1), kept(2)], [project]), [project])
    assert "「提案2.xlsx」" in newer["R8-001"]
    assert "更新できます" in newer["R8-001"]
    gone = source_notes(judged_forms([kept(1, withdrawn=True)], [project]), [project])
    assert "「提案1.xlsx」は取り消されています" in gone["R8-001"]
    assert source_notes(judged_forms([kept(1)], [project]), [project]) == {}


def test_every_state_has_a_word_and_only_two_can_be_taken():
    assert set(FORM_STATE_NAMES) == set(FormState)
    assert set(TAKEABLE) == {FormState.NEW, FormState.NEWER}
