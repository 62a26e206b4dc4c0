"""Charts of the answers of a year: grades by policy and category, their change, and 実施状況."""

from collections.abc import Iterable, Mapping

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.charts import ChartName, Flow, FlowChart, Looks, Segment, StackedBar, StackedChart
from fujidesk.domain.evaluation import (
    By,
    Columns,
    cross_table,
    denominator,
    distribution,
    group_names,
    status_columns,
    transitions,
)
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.report_rows import mark_name, marks_of
from fujidesk.domain.reports import Status
from fujidesk.domain.scoring import good_grades
from fujidesk.domain.whole_plan.model import FORECAST


def policy_chart(data: ChartData) -> StackedChart:
    """Return the grades by the plan's highest level."""
    return _grades(data, By.POLICY, ChartName.GRADES_BY_POLICY, f"{data.profile.level_names[0]}別")


def category_chart(data: ChartData) -> StackedChart:
    """Return the grades by 事業分類."""
    return _grades(data, By.CATEGORY, ChartName.GRADES_BY_CATEGORY, "事業分類別")


def _grades(data: ChartData, by: By, name: ChartName, groups: str) -> StackedChart:
    """Return the grades of the year by groups; what has no grade is shown under its standing."""
    marks = tuple((mark, mark_name(mark)) for mark in marks_of(data.profile))
    bars = tuple(
        StackedBar(bar.label, _segments(marks, bar.numbers))
        for bar in distribution(data.rows, by, group_names(data.evaluation, by))
    )
    title = f"{groups}の総合評価（{short_year(data.fiscal_year)}）"
    head = data.head(name, title, data.report_foot(denominator(data.rows)), _best_and_worst(data, bars))
    return StackedChart(head, Looks.GRADE, _occurring(marks, bars), bars)


def _segments(
    marks: Iterable[tuple[str, str]], numbers: Mapping[str, tuple[str, ...]]
) -> tuple[Segment, ...]:
    """Return the parts of a bar in the order of the marks; those without projects are left out."""
    parts = (Segment(mark, word, numbers.get(mark, ())) for mark, word in marks)
    return tuple(part for part in parts if part.count)


def _occurring(
    marks: tuple[tuple[str, str], ...], bars: tuple[StackedBar, ...]
) -> tuple[tuple[str, str], ...]:
    """Return the marks that any bar has."""
    present = {part.key for bar in bars for part in bar.segments}
    return tuple(pair for pair in marks if pair[0] in present)


def _best_and_worst(data: ChartData, bars: tuple[StackedBar, ...]) -> str:
    """Say in which groups most and fewest of the graded projects are as planned or better.

    "" where there is nothing to compare: fewer than two groups with grades, or all alike.
    """
    grades = tuple(bound.grade for bound in data.profile.grades)
    good = good_grades(data.profile)
    counted = [(sum(map(bar.count, good)), sum(map(bar.count, grades)), bar.label) for bar in bars]
    ranked = sorted((item for item in counted if item[1]), key=_share, reverse=True)
    if not ranked:
        return f"{short_year(data.fiscal_year)}の評価はまだありません。"
    most, least = ranked[0], ranked[-1]
    if _share(most) == _share(least):
        return ""
    return (
        f"{good[-1]}以上の割合は「{most[2]}」が最も高く（{most[1]} 事業中 {most[0]}）、"
        f"「{least[2]}」が最も低い（{least[1]} 事業中 {least[0]}）。"
    )


def _share(item: tuple[int, int, str]) -> float:
    """Return the share of a (part, whole, label)."""
    return item[0] / item[1]


def change_chart(data: ChartData) -> FlowChart:
    """Return how grades moved from the year before; only projects with a grade in both years."""
    return _moved(data, ChartName.GRADE_CHANGE, data.fiscal_year - 1)


def course_chart(data: ChartData) -> FlowChart:
    """Return how grades moved from the first year with grades to the chart's year."""
    graded = (
        year
        for year in data.profile.fiscal_years
        if any(row.grade is not None for row in data.evaluation.year(year))
    )
    first = next(graded, data.fiscal_year)
    return _moved(
        data, ChartName.GRADE_COURSE, min(first, data.fiscal_year - 1), _year_word(data, data.fiscal_year)
    )


def years_chart(data: ChartData) -> StackedChart:
    """Return the grades of each year up to the chart's; a year without answers is left out."""
    marks = tuple((mark, mark_name(mark)) for mark in marks_of(data.profile))
    bars = tuple(
        StackedBar(_year_word(data, year), _segments(marks, bar.numbers))
        for year in data.evaluation.answered_years
        if year <= data.fiscal_year
        for bar in distribution(data.evaluation.year(year), By.ALL)
    )
    foot = data.report_foot(denominator(data.rows))
    head = data.head(ChartName.GRADES_BY_YEAR, "総合評価の推移", foot, _first_and_last(data, bars))
    return StackedChart(head, Looks.GRADE, _occurring(marks, bars), bars, upright=True)


def _first_and_last(data: ChartData, bars: tuple[StackedBar, ...]) -> str:
    """Say how the share of projects as planned or better went; "" with grades in fewer than two years."""
    good = good_grades(data.profile)
    grades = tuple(bound.grade for bound in data.profile.grades)
    counted = [(sum(map(bar.count, good)), sum(map(bar.count, grades)), bar.label) for bar in bars]
    known = [item for item in counted if item[1]]
    if len(known) < 2:
        return ""
    first, last = known[0], known[-1]
    return (
        f"{good[-1]}以上は {first[2]} の {first[0]} 事業（評価のある {first[1]} 事業中）から"
        f" {last[2]} の {last[0]} 事業（同 {last[1]} 事業中）へ。"
    )


def _year_word(data: ChartData, fiscal_year: int) -> str:
    """Return the word of a year, with 見込み for the plan's last one until it is approved."""
    is_open = fiscal_year == data.profile.last_year and fiscal_year not in data.evaluation.approvals
    return f"{short_year(fiscal_year)} {FORECAST}" if is_open else short_year(fiscal_year)


def _moved(data: ChartData, name: ChartName, earlier: int, later_word: str = "") -> FlowChart:
    """Return how grades moved from an earlier year; only projects with a grade in both years.

    later_word: of the chart's year, "" for the plain one.
    """
    moved = transitions(data.evaluation.year(earlier), data.rows, data.profile)
    grades = tuple(bound.grade for bound in data.profile.grades)
    flows = tuple(
        Flow(before, after, numbers)
        for (before, after), numbers in moved.cells.items()
        if before in grades and after in grades
    )
    before, after = short_year(earlier), later_word or short_year(data.fiscal_year)
    foot = data.report_foot(f"両年とも評価のある {moved.compared} 事業")
    up, down = len(moved.up), len(moved.down)
    message = f"上がった {up} 事業、下がった {down} 事業、変わらない {len(moved.same)} 事業。"
    if not moved.compared:
        message = f"{before}と{after}の両方に評価のある事業はありません。"
    head = data.head(name, f"総合評価の変化（{before} → {after}）", foot, message)
    marks = tuple((grade, grade) for grade in grades)
    return FlowChart(head, marks, before, after, flows, moved.up, moved.same, moved.down)


def status_chart(data: ChartData) -> StackedChart:
    """Return 実施状況 by the plan's highest level."""
    names = group_names(data.evaluation, By.POLICY)
    table = cross_table(data.rows, By.POLICY, data.profile, Columns.STATUS, names=names)
    marks = status_columns(data.profile)
    bars = tuple(StackedBar(line.label, _segments(marks, line.cells)) for line in table.lines)
    total = len(data.rows)
    running = len(table.total.cells.get(Status.RUNNING, ()))
    done = len(table.total.cells.get(Status.DONE, ()))
    message = f"全 {total} 事業のうち、実施中は {running} 事業、完了は {done} 事業。"
    head = data.head(
        ChartName.STATUS, f"{data.profile.level_names[0]}別の実施状況（{short_year(data.fiscal_year)}）",
        data.report_foot(f"全 {total} 事業"), message,
    )  # fmt: skip
    return StackedChart(head, Looks.STATUS, _occurring(marks, bars), bars)
