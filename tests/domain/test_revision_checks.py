"""Changes that cannot be made: each a sentence that says what to do."""

from dataclasses import replace

import pytest

from fujidesk.domain.records import Category, ProjectState, StateKind
from fujidesk.domain.revising import RegisterNow, RevisionOrder
from fujidesk.domain.revision_checks import refuse_unfit
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import UserError

KIND = RevisionKind
LATER = Revision("R7-001", 2025, KIND.RENAME, "2025-06-01", numbers=("1-1-1",))


@pytest.fixture
def now(small_profile, small_content):
    records = {record.number: record for record in small_content.projects}
    return RegisterNow(small_profile, records, {"1.1": "手続", "1.5": "運用"}, (), frozenset(records))


def order(kind, *numbers, **given):
    return RevisionOrder(kind, numbers, **({"day": "2024-04-01", "reason": "訳", "meeting": "本部"} | given))


def standing(now, number, kind):
    record = replace(now.records[number], state=ProjectState(kind, "2023-04-01"))
    return replace(now, records={**now.records, number: record})


@pytest.mark.parametrize(
    "fit",
    [
        order(KIND.RENAME, "1-1-1", title="新しい名前"), order(KIND.MOVE, "1-1-1", measure="1.5"),
        order(KIND.CATEGORY, "1-1-1", category=Category.CONTINUING), order(KIND.MERGE, "1-1-1", into="1-1-9"),
        order(KIND.MERGE, "1-1-1", "1-1-9", new_titles=("一体",)), order(KIND.SUSPEND, "1-1-1", "1-1-9"),
        order(KIND.SPLIT, "1-1-1", new_titles=("あ", "い")), order(KIND.COMPLETE, "1-1-1"),
        order(KIND.COMPLETE, "1-1-1", day="2022-04-01"), order(KIND.COMPLETE, "1-1-1", day="2027-03-31"),
    ],
)  # fmt: skip
def test_what_can_be_is_let_through(now, fit):
    refuse_unfit(fit, now)


@pytest.mark.parametrize(
    ("unfit", "words"),
    [
        (order(KIND.ADDITION, "1-1-1"), "新規追加は、ここでは登録できません"),
        (order(KIND.REORGANISATION, "1-1-1"), "ここでは登録できません"),
        (order(KIND.RENAME), "事業を選んで"), (order(KIND.RENAME, "1-9-9", title="名"), "1-9-9 の事業はありません"),
        (order(KIND.COMPLETE, "1-1-1", "1-1-1"), "2回あります"),
        (order(KIND.COMPLETE, "1-1-1", day=""), "日付を入力"), (order(KIND.COMPLETE, "1-1-1", day="4月"), "日付を入力"),
        (order(KIND.COMPLETE, "1-1-1", day="20240401"), "例 2026-04-01"),
        (order(KIND.COMPLETE, "1-1-1", day="2022-03-31"), "令和4年3月31日は計画の期間"),
        (order(KIND.COMPLETE, "1-1-1", day="2027-04-01"), "令和9年4月1日は計画の期間"),
        (order(KIND.COMPLETE, "1-1-1", reason="　"), "理由を入力"),
        (order(KIND.COMPLETE, "1-1-1", meeting=""), "決定した会議を入力"),
        (order(KIND.RENAME, "1-1-1", "1-1-9", title="名"), "1つずつ登録"),
        (order(KIND.RENAME, "1-1-1", title=" "), "新しい事業名を入力"),
        (order(KIND.RENAME, "1-1-1", title=" 窓口の案内番号 "), "すでに「窓口の案内番号」です"),
        (order(KIND.MOVE, "1-1-1"), "移す先の情報化施策を選んで"),
        (order(KIND.MOVE, "1-1-1", measure="1"), "「1」が計画にありません"),
        (order(KIND.MOVE, "1-1-1", measure="1.1"), "すでに 1.1 の事業です"),
        (order(KIND.CATEGORY, "1-1-1"), "新しい事業分類を選んで"),
        (order(KIND.CATEGORY, "1-1-1", category=Category.PRIORITY), "すでに「重点」です"),
        (order(KIND.MERGE, "1-1-1", into="1-1-1"), "それ自身に統合"),
        (order(KIND.MERGE, "1-1-1", into="1-9-9"), "1-9-9 の事業はありません"),
        (order(KIND.MERGE, "1-1-1", new_titles=("名",)), "2つ以上の事業"),
        (order(KIND.MERGE, "1-1-1", "1-1-9"), "名前を入力"),
        (order(KIND.MERGE, "1-1-1", "1-1-9", new_titles=("あ", "い")), "新しい事業は1つ"),
        (order(KIND.SPLIT, "1-1-1"), "2 つ以上入力"), (order(KIND.SPLIT, "1-1-1", new_titles=("あ",)), "2 つ以上"),
        (order(KIND.SPLIT, "1-1-1", new_titles=("あ", " ")), "2 つ以上"),
        (order(KIND.SPLIT, "1-1-1", new_titles=("あ", "あ ")), "名前が同じ"),
        (order(KIND.SPLIT, "1-1-1", "1-1-9", new_titles=("あ", "い")), "1つずつ登録"),
        (order(KIND.SPLIT, "1-1-1", new_titles=("あ", "い"), measure="9.9"), "「9.9」が計画にありません"),
    ],
)  # fmt: skip
def test_what_cannot_be_says_what_to_do(now, unfit, words):
    with pytest.raises(UserError, match=words) as caught:
        refuse_unfit(unfit, now)
    assert str(caught.value).endswith("。")


@pytest.mark.parametrize("ended", [StateKind.COMPLETED, StateKind.MERGED, StateKind.SPLIT])
@pytest.mark.parametrize("kind", [KIND.COMPLETE, KIND.SUSPEND, KIND.RESUME, KIND.RENAME])
def test_what_has_ended_does_not_change_any_more(now, ended, kind):
    with pytest.raises(UserError, match="により終了しています。動いている事業を選んで"):
        refuse_unfit(order(kind, "1-1-1", title="名"), standing(now, "1-1-1", ended))


def test_nothing_is_merged_into_what_has_ended_or_rests(now):
    with pytest.raises(UserError, match="1-1-9 は 完了"):
        refuse_unfit(order(KIND.MERGE, "1-1-1", into="1-1-9"), standing(now, "1-1-9", StateKind.COMPLETED))
    with pytest.raises(UserError, match="統合先の 1-1-9 は休止中です"):
        refuse_unfit(order(KIND.MERGE, "1-1-1", into="1-1-9"), standing(now, "1-1-9", StateKind.SUSPENDED))


def test_a_rest_begins_and_ends_once(now):
    resting = standing(now, "1-1-1", StateKind.SUSPENDED)
    with pytest.raises(UserError, match="すでに休止しています"):
        refuse_unfit(order(KIND.SUSPEND, "1-1-1"), resting)
    refuse_unfit(order(KIND.RESUME, "1-1-1"), resting)
    with pytest.raises(UserError, match="休止していないため"):
        refuse_unfit(order(KIND.RESUME, "1-1-1"), now)


def test_nothing_is_decided_before_what_was_decided_already(now):
    with pytest.raises(UserError, match=r"令和7年6月1日 名称変更.*その日以後"):
        refuse_unfit(order(KIND.COMPLETE, "1-1-1"), replace(now, revisions=(LATER,)))
    refuse_unfit(order(KIND.COMPLETE, "1-1-1", day="2025-06-01"), replace(now, revisions=(LATER,)))
    refuse_unfit(order(KIND.COMPLETE, "1-1-9"), replace(now, revisions=(LATER,)))
