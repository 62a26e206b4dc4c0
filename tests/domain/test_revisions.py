"""Changes of the plan as they are kept: every kind of the issue with its word, in plain ascii keys."""

from fujidesk.domain.revisions import REVISION_NAMES, Revision, RevisionKind


def test_every_kind_has_a_word_of_its_own():
    assert set(REVISION_NAMES) == set(RevisionKind)
    assert len(set(REVISION_NAMES.values())) == len(RevisionKind)


def test_the_kinds_that_the_plan_knows_are_there():
    """事業内容の変更・見直し: rename, move, category, merge, split, suspend, complete."""
    words = set(REVISION_NAMES.values())
    assert {"名称変更", "施策の変更", "分類の変更", "統合", "分割", "休止", "再開", "完了"} <= words


def test_keys_are_stored_as_text_and_read_back():
    for kind in RevisionKind:
        assert RevisionKind(str(kind)) is kind
        assert str(kind).isascii()


def test_a_change_has_no_effect_until_it_is_planned():
    made = Revision("R8-001", 2026)
    assert (made.effects, made.numbers, made.into, made.new_project) == ((), (), (), "")
