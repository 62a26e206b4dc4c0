"""What the history says of the office's own records: the words of the screen, never stored keys."""

import re

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.describing import describe_change
from fujidesk.domain.office_values import RECORD_TYPES, field_names
from fujidesk.domain.office_words import (
    FIELD_WORDS,
    RECORD_WORDS,
    describe_office_change,
    field_word,
    is_office_change,
    office_subject,
)


def told(profile, entity, field, before, after):
    """Return a change in words, without what it is about."""
    line = describe_office_change(FieldChange(entity, "R8-001", field, before, after), profile)
    return line.removeprefix(f"{RECORD_WORDS[entity]} R8-001 ")


@pytest.mark.parametrize(("entity", "kind"), RECORD_TYPES.items())
def test_every_record_and_field_has_a_word(entity, kind):
    """A field without a word would stand in the history, and in refusals, under its English name."""
    assert entity in RECORD_WORDS
    assert [name for name in field_names(kind) if name not in FIELD_WORDS] == []


@pytest.mark.parametrize(
    ("entity", "field", "before", "after", "line"),
    [
        (Entity.HEARING, "place", "", "第1会議室", "場所: （空欄） → 第1会議室"),
        (Entity.HEARING, "state", "planned", "held", "状態: 予定 → 実施済"),
        (Entity.HEARING, "kind", "other", "priority", "種類: その他のヒアリング → 重点施策ヒアリング"),
        (Entity.HEARING, "attendees", [], ["市民課 課長", "事務局"], "出席者: （空欄） → 市民課 課長、事務局"),
        (Entity.NOTE, "kind", "remark", "todo", "種類: メモ → 宿題"),
        (Entity.NEW_PROJECT, "is_important", False, True, "重要事項: いいえ → はい"),
        (Entity.NEW_PROJECT, "category", "promotion", "priority", "事業分類: 推進 → 重点"),
        (Entity.NEW_PROJECT, "settled_kyen", None, 1200, "予算確定額: （空欄） → 1,200 千円"),
        (
            Entity.NEW_PROJECT, "costs", [], [[2027, 9000], [2028, 50]],
            "年度別経費: （空欄） → R9 9,000 千円、R10 50 千円",
        ),
        (
            Entity.NEW_PROJECT, "steps", [], [{"step": "heard", "day": "2026-06-10", "reason": ""}],
            "経過: （空欄） → ヒアリング 2026-06-10",
        ),
        (Entity.REVISION, "kind", "rename", "merge", "種類: 名称変更 → 統合"),
        (Entity.MEMBER, "body", "advisor", "leader", "会議・組織: 情報政策アドバイザー → 情報化推進リーダー"),
        (Entity.TRAINING, "attendance", [], [["市民課", 2]], "参加者: （空欄） → 市民課 2 人"),
        (Entity.DEPARTMENT, "successor", None, "市民課", "後継の部署: （空欄） → 市民課"),
        (Entity.PACK, "parts", [], [{"kind": "agenda", "is_on": True}], "資料の構成: （空欄） → 次第 はい"),
    ],
)  # fmt: skip
def test_values_are_told_in_words(small_profile, entity, field, before, after, line):
    assert told(small_profile, entity, field, before, after) == line


def test_members_are_told_by_the_bodies_of_the_profile(small_profile):
    first = small_profile.committees[0]
    assert told(small_profile, Entity.MEMBER, "body", "", first.key).endswith(first.name)


def test_no_stored_key_of_a_choice_reaches_the_screen(small_profile):
    """All choices of all records, as the records themselves name them."""
    from fujidesk.domain.hearings import HearingKind, HearingState, NoteKind
    from fujidesk.domain.new_projects import Step
    from fujidesk.domain.records import Category
    from fujidesk.domain.revisions import RevisionKind

    choices = {
        (Entity.HEARING, "kind"): HearingKind, (Entity.HEARING, "state"): HearingState,
        (Entity.NOTE, "kind"): NoteKind, (Entity.REVISION, "kind"): RevisionKind,
        (Entity.NEW_PROJECT, "category"): Category,
    }  # fmt: skip
    for (entity, field), words in choices.items():
        for word in words:
            assert not re.search("[a-z]", told(small_profile, entity, field, "", word.value))
    for step in Step:
        line = told(small_profile, Entity.NEW_PROJECT, "steps", [], [{"step": step.value, "day": ""}])
        assert not re.search("[a-z]", line)


def test_words_that_are_not_known_stay_as_they_are(small_profile):
    """The history may hold what an older or newer version wrote."""
    assert told(small_profile, Entity.HEARING, "state", "planned", "dreamt") == "状態: 予定 → dreamt"
    assert told(small_profile, Entity.NEW_PROJECT, "costs", [], ["?"]) == "年度別経費: （空欄） → ?"
    assert field_word("unheard") == "unheard"


@pytest.mark.parametrize(
    ("entity", "value", "line"),
    [
        (Entity.HEARING, {"title": "窓口", "department": "市民課"}, "ヒアリング R8-001 を登録: 窓口"),
        (Entity.NOTE, {"text": "要求する"}, "ヒアリング記録 R8-001 を登録: 要求する"),
        (Entity.MEMBER, {"body": "leader", "post": "収納課 係長"}, "推進体制の構成員 R8-001 を登録: 収納課 係長"),
        (Entity.DEPARTMENT, {"valid_from": None}, "部署 R8-001 を登録: "),
    ],
)  # fmt: skip
def test_whole_records_are_told_by_what_tells_them_apart(small_profile, entity, value, line):
    made = FieldChange(entity, "R8-001", "*", None, value)
    assert describe_change(made, small_profile) == line
    assert describe_change(made.reversed(), small_profile) == line.replace("登録", "削除")


def test_only_what_the_office_keeps_is_told_here(small_profile):
    page = FieldChange(Entity.PROJECT, "1-1-1", "page", 1, 2)
    assert not is_office_change(page)
    assert is_office_change(FieldChange(Entity.DEPARTMENT, "市民課", "valid_to", None, "2026-03-31"))
    assert office_subject(FieldChange(Entity.TASK, "7", "due", "", "")) == "予定 7"
    assert describe_change(page, small_profile) == "頁: 1 頁 → 2 頁"
