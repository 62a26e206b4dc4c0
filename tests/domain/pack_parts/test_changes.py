"""資料6: what was changed, and new projects; amounts for internal meetings alone, to the council what is funded."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.pack_parts.changes import changes, shows_amounts, told_projects
from fujidesk.domain.revisions import Revision, RevisionKind

ASKED = NewProject(
    "R6-001", 2024, "市民課", "窓口の予約", "待たせない", "予約を受ける", effects="列が短くなる",
    costs=((2025, 4321),), requested_kyen=5432, steps=(StepTaken(Step.PROPOSED, "2024-04-20"),),
    risks="業者が一社しかない", support="庁内だけの助言", remark="内部の備考",
)  # fmt: skip
FUNDED = replace(
    ASKED, key="R6-002", title="電子の掲示板", is_important=True, settled_kyen=6543,
    steps=(StepTaken(Step.FUNDED, "2025-01-20"),),
)  # fmt: skip
DECLINED = replace(ASKED, key="R6-003", title="見送りの事業", steps=(StepTaken(Step.DECLINED, "2025-01-20"),))
RENAMED = Revision(
    "R6-001", 2024, RevisionKind.RENAME, "2024-06-01", "わかりやすくする", "本部", ("1-1-1",),
    effects=(FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口予約", "窓口の予約"),),
)  # fmt: skip


def test_a_change_tells_day_kind_before_after_reason_and_who_decided(make_data):
    revisions, _ = changes(make_data(revisions=(RENAMED,)))
    assert revisions.rows[0].cells == (
        "令和6年6月1日", "名称変更", "1-1-1 窓口予約", "事業名：窓口予約", "事業名：窓口の予約",
        "わかりやすくする", "本部",
    )  # fmt: skip
    assert "R5・R6 年度に決定した変更・見直し 1 件" in revisions.foot.text


def test_without_changes_it_says_so(make_data):
    revisions, new = changes(make_data())
    assert (revisions.rows, revisions.empty) == ((), "変更・見直しはありません。")
    assert (new.rows, new.empty) == ((), "新規事業はありません。")
    assert not shows_amounts(make_data())


def test_what_matters_comes_first(make_data):
    data = make_data("october", new_projects=(ASKED, FUNDED))
    _, new = changes(data)
    assert new.title == "新規事業（令和7年度に向けた提案）"
    assert [row.cells[:2] for row in new.rows] == [("○", "電子の掲示板"), ("", "窓口の予約")]
    assert "新規事業 2 件、うち重要事項 1" in new.foot.text


def test_amounts_stand_in_internal_papers(make_data):
    data = make_data("october", new_projects=(FUNDED,))
    _, new = changes(data)
    assert [(column.label, column.unit) for column in new.columns[-3:]] == [
        ("要求額", "千円"), ("査定額", "千円"), ("確定額", "千円"),
    ]  # fmt: skip
    assert new.rows[0].cells[-3:] == (5432, None, 6543)
    assert shows_amounts(data)


def test_the_council_hears_of_what_is_funded_and_of_no_amount(make_data):
    data = make_data("council", new_projects=(ASKED, FUNDED, DECLINED))
    assert [item.title for item in told_projects(data)] == ["電子の掲示板"]
    _, new = changes(data)
    told = repr(new)
    for amount in ("4321", "5432", "6543", "千円"):
        assert amount not in told
    assert not shows_amounts(data)


@pytest.mark.parametrize("meeting", ["honbu", "october", "council"])
def test_internal_texts_of_new_projects_stand_in_no_papers(make_data, meeting):
    told = repr(changes(make_data(meeting, new_projects=(ASKED, FUNDED))))
    for text in ("業者が一社しかない", "庁内だけの助言", "内部の備考"):
        assert text not in told
