"""What keeps a draft from being approved, each with its place: numbers, sources, levels, reasons."""

from dataclasses import replace

import pytest

from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.next_plan.rules import lowest_levels, period_refusal, problems, renumbered
from fujidesk.domain.records import Category, LevelRecord, ProjectRecord

LEVELS = (LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "手続", "1"), LevelRecord("1.2", "案内", "1"))
DRAFT = PlanDraft("draft-R9", 2027, 2031, "次期計画", LEVELS)
OLD = tuple(
    ProjectRecord(f"1-1-{n}", f"事業{n}", "1", "1.1", Category.PROMOTION, ("市民課",)) for n in (1, 2, 3)
)


def kept(n, **values):
    made = DraftProject(
        f"d-{n}", DRAFT.key, Fate.CARRIED, (f"1-1-{n}",), "", f"1-1-{n}", f"事業{n}", "1.1",
        departments=("市民課",), phases="4" * 10, position=n,
    )  # fmt: skip
    return replace(made, **values)


ALL = (kept(1), kept(2), kept(3))


def told(projects, draft=DRAFT):
    return [problem.sentence for problem in problems(draft, projects, OLD)]


def test_a_draft_that_carries_everything_over_has_no_problem():
    assert told(ALL) == []


def test_numbers_that_collide_are_told_with_both_names():
    (found,) = told((kept(1), kept(2, number="1-1-1"), kept(3)))
    assert found.startswith("1-1-1：")
    assert "事業1" in found
    assert "事業2" in found


def test_a_project_carried_twice_is_told():
    again = kept(1, key="d-9", number="1-1-9")
    assert any("1-1-1 事業1" in text and "二度" in text for text in told((*ALL, again)))


def test_a_project_that_goes_nowhere_is_told():
    assert any(text.startswith("1-1-3 事業3：") and "行き先" in text for text in told(ALL[:2]))


@pytest.mark.parametrize(
    ("values", "word"),
    [
        ({"number": ""}, "番号がありません"),
        ({"number": "1-2-1"}, "1.1"),
        ({"number": "あ"}, "読めません"),
        ({"title": " "}, "事業名"),
        ({"departments": ()}, "所管部署"),
        ({"level": "9.9"}, "9.9"),
        ({"phases": "444"}, "10 半期"),
        ({"sources": ("8-8-8",)}, "8-8-8"),
        ({"fate": Fate.MERGED, "reason": "同じ"}, "2 つ以上"),
        ({"fate": Fate.NEW, "reason": "要る"}, "もとの事業が付いて"),
        ({"fate": Fate.ENDED, "number": ""}, "終了の理由"),
    ],
)
def test_what_is_missing_or_does_not_fit_is_told(values, word):
    assert any(word in text for text in told((kept(1, **values), *ALL[1:])))


def test_a_split_has_two_parts_at_least():
    part = kept(1, fate=Fate.SPLIT, reason="大きい")
    assert any("1 つしか" in text for text in told((part, *ALL[1:])))
    assert told((part, kept(1, key="d-9", fate=Fate.SPLIT, reason="大きい", number="1-1-4"), *ALL[1:])) == []


def test_a_merger_takes_its_sources_once():
    merged = kept(1, fate=Fate.MERGED, sources=("1-1-1", "1-1-2"), reason="同じ窓口")
    assert told((merged, kept(3))) == []
    assert any("二度" in text for text in told((merged, *ALL[1:])))


def test_levels_must_have_names_and_parents_and_be_told_apart():
    levels = (
        *LEVELS,
        LevelRecord("1.1", "また手続", "1"),
        LevelRecord("2.1", "迷子", "2"),
        LevelRecord("3", ""),
    )
    found = " ".join(told(ALL, replace(DRAFT, levels=levels)))
    assert "1.1：同じ記号" in found
    assert "2.1：上の「2」がありません" in found
    assert "3：施策の名前" in found


def test_projects_stand_under_the_lowest_levels():
    assert [level.code for level in lowest_levels(LEVELS)] == ["1.1", "1.2"]
    flat = (LevelRecord("1", "窓口"), LevelRecord("2", "事務"))
    assert [level.code for level in lowest_levels(flat)] == ["1", "2"]


def test_numbers_are_given_in_order_within_each_level():
    moved = kept(3, level="1.2", number="")
    ended = kept(2, fate=Fate.ENDED, number="")
    new = DraftProject("d-8", DRAFT.key, Fate.NEW, (), "要る", title="新しい", level="1.1", position=0)
    assert renumbered(DRAFT, (kept(1), ended, moved, new)) == {"d-8": "1-1-1", "d-1": "1-1-2", "d-3": "1-2-1"}


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [(2026, 2030, "重なり"), (2028, 2027, "より前"), (2027, 2040, "14 年"), (2027, 2031, "")],
)
def test_a_period_begins_after_the_plan_in_force(first, last, word):
    refusal = period_refusal(first, last, 2026)
    assert word in refusal
    assert bool(refusal) is bool(word)
