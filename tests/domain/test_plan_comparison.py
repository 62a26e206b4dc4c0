"""Two plans side by side: 富士市 (two levels, four phases, R4 to R8) and 厚木市 (one level, three, R3 to R8)."""

from dataclasses import replace

import pytest

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.plan_comparison import (
    BEYOND,
    ComparedPlan,
    PlanComparison,
    Section,
    answered_years,
    comparison_values,
)
from fujidesk.domain.records import Category, LevelRecord, ProjectRow
from fujidesk.exchange.profiles import load_profile


def row(number, policy, measure="", category=Category.PRIORITY, phases="", grades="", *, is_dx=False):
    return ProjectRow(
        number, number, f"事業 {number}", policy, measure, category, is_dx, (), None, phases, "", "", "", "",
        grades=grades,
    )  # fmt: skip


@pytest.fixture
def fuji():
    profile = load_profile("fuji")
    levels = (
        LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "手続", "1"),
        LevelRecord("1.5", "運用", "1", counts_as_measure=False), LevelRecord("2", "安全"),
    )  # fmt: skip
    projects = (
        row("1-1-1", "1", "1.1", phases="1122334444", grades="SAu", is_dx=True),
        row("1-1-2", "1", "1.1", Category.PROMOTION, phases="44444444--", grades="SD "),
        row("1-5-1", "1", "1.5", Category.CONTINUING),
    )
    plan = StoredPlan(1, profile.plan_name, 2022, 2026, "fuji")
    return ComparedPlan(plan, profile, levels, projects, frozenset({2022}))


@pytest.fixture
def atsugi():
    profile = load_profile("atsugi")
    levels = (LevelRecord("1", "市民の情報化"), LevelRecord("2", "行政の情報化"))
    projects = (row("1-1", "1", phases="112233333333"), row("2-1", "2", phases="333333333333"))
    plan = StoredPlan(2, profile.plan_name, 2021, 2026, "atsugi")
    return ComparedPlan(plan, profile, levels, projects)


@pytest.fixture
def found(fuji, atsugi):
    return PlanComparison(fuji, atsugi)


def records(table):
    """The lines as (labels, column → count)."""
    return [
        (line.labels, dict(zip(table.columns, line.counts, strict=bool(line.counts)))) for line in table.lines
    ]


def test_two_levels_stand_beside_one_each_with_its_projects_and_words(found):
    left, right = found.tables(Section.STRUCTURE)
    assert left.heads == ("番号", "基本方針・情報化施策")
    assert right.heads == ("番号", "施策の方向性")
    assert [(line.labels[0], line.counts, line.depth) for line in left.lines] == [
        ("1", (3,), 0), ("1.1", (2,), 1), ("1.5", (1,), 1), ("2", (0,), 0),
    ]  # fmt: skip
    assert [(line.labels, line.counts, line.depth) for line in right.lines] == [
        (("1", "市民の情報化"), (1,), 0), (("2", "行政の情報化"), (1,), 0),
    ]  # fmt: skip


def test_categories_are_each_plans_own(found):
    left, right = found.tables(Section.CATEGORIES)
    assert [(line.labels[0], line.counts[0]) for line in left.lines][:3] == [
        ("重点", 1), ("推進", 1), ("継続", 1),
    ]  # fmt: skip
    assert left.lines[3].labels[0].startswith("うち ")
    assert left.lines[3].counts == (1,)
    assert [line.labels for line in right.lines] == [("アクションプラン",)]


def test_phases_are_aligned_by_the_year_of_the_plan_in_the_words_of_each(found):
    left, right = found.tables(Section.PHASES)
    assert len(left.lines) == len(right.lines) == 12
    assert left.columns[-1] == "予定なし"
    assert len([name for name in left.columns if name.startswith("(")]) == 4
    assert [name[:3] for name in right.columns] == ["(1)", "(2)", "(3)"]  # nothing has ended, all have plans
    one, other = records(left), records(right)
    assert (one[0][0], other[0][0]) == (("1年目 上期", "R4上"), ("1年目 上期", "R3上"))
    assert list(one[0][1].values()) == [1, 0, 0, 1, 0, 1]
    assert one[9][0] == ("5年目 下期", "R8下")
    assert one[9][1]["終了"] == 1
    assert one[10] == (("6年目 上期", BEYOND), {})  # the shorter plan has ended
    assert list(other[11][1].values()) == [0, 0, 2]


def test_grades_are_counted_by_year_and_what_has_none_is_no_low_grade(found):
    left, right = found.tables(Section.GRADES)
    one = records(left)
    assert one[0] == (("1年目", "R4"), {"S": 2, "A": 0, "B": 0, "C": 0, "D": 0, "未評価": 0, "未回答": 1})
    assert one[1][0] == ("2年目", "R5（承認前）")
    assert (one[1][1]["A"], one[1][1]["D"], one[1][1]["未回答"]) == (1, 1, 1)
    assert one[2][1]["未評価"] == 1
    assert one[3] == (("4年目", "R7（回答なし）"), {})
    assert one[5] == (("6年目", BEYOND), {})
    assert right.columns == ("A", "B", "C", "D")
    assert all(not line.counts for line in right.lines)


def test_the_outline_says_what_differs_in_shape(found):
    left, right = (dict(line.labels for line in table.lines) for table in found.tables(Section.OUTLINE))
    assert (left["期間"], right["期間"]) == ("R4〜R8（5 年）", "R3〜R8（6 年）")
    assert list(left) == list(right)
    assert left["区分の数"] == "基本方針 2、情報化施策 1"  # 運用 is only listed like one
    assert right["期間の区切り"] == "前期アクションプラン R3〜R5、後期アクションプラン R6〜R8"
    assert "S 14点以上" in left["総合評価"]
    assert "A 12点以上" in right["総合評価"]
    assert right["回答のある年度"] == "なし"


def test_years_with_answers_and_what_is_internal(found, fuji, atsugi):
    assert answered_years(fuji) == (2022, 2023, 2024)
    assert found.is_internal
    approved = replace(fuji, approved=frozenset({2022, 2023, 2024}))
    assert not PlanComparison(approved, atsugi).is_internal
    assert PlanComparison(approved, replace(atsugi, is_sample=True)).is_sample


def test_as_values_both_sides_are_records_by_head(found):
    values = comparison_values(found)
    assert values["left"]["structure"][1] == {"番号": "1.1", "基本方針・情報化施策": "手続", "事業数": 2}
    assert values["right"]["phases"][0]["半期"] == "R3上"
    assert "S" not in values["left"]["grades"][3]  # no answers are none, not noughts
    assert values["left"]["last_year"] == 2026


def test_a_plan_without_anything_can_be_compared(fuji, atsugi):
    bare = replace(atsugi, levels=(), projects=())
    for section in Section:
        left, right = PlanComparison(fuji, bare).tables(section)
        assert left.most >= 1
        assert right.most == 1
