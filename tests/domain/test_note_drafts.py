"""What is being typed comes back as it stood, whatever was kept."""

import pytest

from fujidesk.domain.hearings import NoteKind
from fujidesk.domain.note_drafts import NoteDraft, draft_body, draft_of


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
