"""What is being typed comes back as it stood, whatever was kept."""

import pytest

from fujidesk.domain.hearings import NoteKind
from fujidesk.domain.note_drafts import (
    KeptDraft,
    NoteDraft,
    draft_body,
    draft_of,
    exchanged,
    kept_drafts,
)


def test_a_draft_comes_back_whole():
    draft = NoteDraft(NoteKind.TODO, "見積りを\n取る", "市民課", "12/", "1-1-1")
    assert draft_of(draft_body(draft)) == draft


def test_nothing_typed_keeps_nothing():
    assert draft_body(NoteDraft(NoteKind.DECISION)) == ""
    assert draft_of("") == NoteDraft()


@pytest.mark.parametrize(
    "body", ["途中まで", "12", '{"text": "x"}', '{"kind": "?"}', '{"kind": "todo", "size": 1}', "[]"]
)
def test_what_is_no_draft_is_the_text_itself(body):
    assert draft_of(body) == NoteDraft(text=body)


ME, OTHER = (
    KeptDraft("甲（PC-1）", "わたしの行"),
    KeptDraft("乙（PC-2）", draft_body(NoteDraft(text="相手の行"))),
)
NONE = KeptDraft("甲（PC-1）", "")


def test_drafts_of_two_people_stand_beside_each_other():
    both = exchanged(exchanged("", KeptDraft("乙（PC-2）", ""), OTHER), NONE, ME)
    assert kept_drafts(both) == (OTHER, ME)
    longer = KeptDraft(ME.writer, "わたしの行の続き")
    assert kept_drafts(exchanged(both, ME, longer)) == (OTHER, longer)
    assert kept_drafts(exchanged(both, ME, NONE)) == (OTHER,)
    assert exchanged(exchanged(both, ME, NONE), OTHER, KeptDraft(OTHER.writer, "")) == ""


def test_a_draft_that_is_no_longer_there_loses_nothing():
    longer = KeptDraft(ME.writer, "わたしの行の続き")
    assert kept_drafts(exchanged(exchanged("", NONE, OTHER), ME, longer)) == (OTHER, longer)
    assert kept_drafts(exchanged(exchanged("", NONE, OTHER), ME, NONE)) == (OTHER,)


@pytest.mark.parametrize(
    "stored", ["途中まで", draft_body(NoteDraft(text="途中")), "[1]", '[{"writer": "甲"}]', '"x"']
)
def test_one_draft_of_the_older_form_is_of_nobody_known(stored):
    assert kept_drafts(stored) == (KeptDraft("", stored),)
    assert kept_drafts(exchanged(stored, NONE, ME)) == (KeptDraft("", stored), ME)


def test_nothing_stored_is_no_draft():
    assert kept_drafts("") == ()
    assert exchanged("", NONE, NONE) == ""
