"""Charts of the answers count what the rows say, each figure with its projects."""

from dataclasses import replace

from fujidesk.domain.chart_making.grades import (
    category_chart,
    change_chart,
    course_chart,
    policy_chart,
    status_chart,
    years_chart,
)


def counted(chart):
    return {bar.label: {part.key: part.numbers for part in bar.segments} for bar in chart.bars}


def test_grades_by_policy_with_standings_of_their_own(data):
    chart = policy_chart(data)
    assert counted(chart) == {
        "1 窓口": {"S": ("1-1-1",), "C": ("1-1-2",)}, "2 まち": {"stopped": ("2-1-1",)},
    }  # fmt: skip
    assert chart.marks == (("S", "S"), ("C", "C"), ("stopped", "中止"))
    assert chart.head.title == "基本方針別の総合評価（R7）".replace("R7", "R5")


def test_the_foot_says_source_day_approval_and_denominator(data):
    text = policy_chart(data).head.foot.text
    assert "全 3 事業、うち評価 2（中止 1 を除く）" in text
    assert "令和6年7月11日現在" in text
    assert "（R5、令和6年7月10日 本部承認）" in text
    assert policy_chart(data).head.sample


def test_grades_by_category_name_the_best_and_the_worst(data):
    chart = category_chart(data)
    assert counted(chart)["重点"] == {"S": ("1-1-1",), "stopped": ("2-1-1",)}
    assert chart.head.message == (
        "B以上の割合は「重点」が最も高く（1 事業中 1）、「継続」が最も低い（1 事業中 0）。"
    )


def test_change_counts_projects_graded_in_both_years(data):
    chart = change_chart(data)
    assert {(flow.before, flow.after): flow.numbers for flow in chart.flows} == {
        ("B", "S"): ("1-1-1",), ("B", "C"): ("1-1-2",),
    }  # fmt: skip
    assert chart.head.message == "上がった 1 事業、下がった 1 事業、変わらない 0 事業。"
    assert "両年とも評価のある 2 事業" in chart.head.foot.text


def test_change_without_a_year_before_says_so(data):
    chart = change_chart(replace(data, fiscal_year=2022))
    assert not chart.flows
    assert "ありません" in chart.head.message


def test_status_by_policy(data):
    chart = status_chart(data)
    assert counted(chart)["1 窓口"] == {"running": ("1-1-1", "1-1-2")}
    assert chart.head.message == "全 3 事業のうち、実施中は 2 事業、完了は 0 事業。"


def test_the_plans_last_year_is_a_forecast_until_it_is_approved(data):
    ends = replace(data, profile=replace(data.profile, last_year=2023, terms=()))
    open_year = replace(ends, evaluation=replace(ends.evaluation, approvals={}))
    assert [bar.label for bar in years_chart(open_year).bars] == ["R4", "R5 見込み"]
    assert course_chart(open_year).head.title == "総合評価の変化（R4 → R5 見込み）"
    assert [bar.label for bar in years_chart(ends).bars] == ["R4", "R5"]
    assert course_chart(ends).head.title == "総合評価の変化（R4 → R5）"
    assert [bar.label for bar in years_chart(replace(data, fiscal_year=2022)).bars] == ["R4"]


def test_the_course_of_grades_needs_two_years(data):
    chart = course_chart(replace(data, fiscal_year=2022))
    assert not chart.flows
    assert "ありません" in chart.head.message
