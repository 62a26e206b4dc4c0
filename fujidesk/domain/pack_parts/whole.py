"""The parts of the pack on the whole plan: what was reached, measure by measure and project by project.

Every table says on which results it rests and by which rule it judges; what may still change is 見込み.
"""

from collections.abc import Iterator
from decimal import Decimal

from fujidesk.domain.achievement import figure_text, target_text
from fujidesk.domain.charts import ChartFoot, ChartName
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import (
    Block,
    Cell,
    CellAlign,
    ChartBlock,
    Column,
    FiguresBlock,
    KeyFigure,
    MarkCell,
    PhasesCell,
    Row,
    TableBlock,
    TextBlock,
    TextStyle,
    Tone,
)
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.sentences import sentences
from fujidesk.domain.pack_parts.whole_words import (
    appraisal_of,
    final_word,
    outcome_word,
    slip_cell,
)
from fujidesk.domain.whole_plan.finals import FINAL_RULE, Final
from fujidesk.domain.whole_plan.model import FORECAST, LevelResult, ProjectCourse, WholePlan
from fujidesk.domain.whole_plan.outcomes import OUTCOME_HEADINGS, OUTCOME_NAMES, OUTCOME_RULE, Outcome

_CENTER, _RIGHT = CellAlign.CENTER, CellAlign.RIGHT
_TOLD_APART = (
    (Outcome.LATE, "whole_late", "遅れている事業"),
    (Outcome.ENDED_EARLY, "whole_ended", "途中で終了・休止した事業"),
    (Outcome.NEVER_BEGAN, "whole_never", "着手しなかった事業"),
)
"""Outcomes whose projects are listed with the reason: outcome, key and title of the table."""
_WIDTHS = {Outcome.AHEAD: 6.0, Outcome.LATE: 3.2, Outcome.NEVER_BEGAN: 4.4, Outcome.UNKNOWN: 4.4}
_USUAL_WIDTH = 5.4
"""Widths of the columns of counts, by their headings."""
_ALWAYS = frozenset({Outcome.AS_PLANNED, Outcome.LATE, Outcome.ENDED_EARLY, Outcome.NEVER_BEGAN})
"""Outcomes that are counted in the table also where there are none; the others would be empty columns."""


def whole_summary(data: PackData) -> tuple[Block, ...]:
    """Return sentences, the figures that matter, and the charts of outcomes and of grades by year."""
    whole = _whole(data)
    blocks: list[Block] = [TextBlock(TextStyle.SENTENCES, sentences(data))]
    if whole.through is not None:
        blocks.append(FiguresBlock(key_figures(whole)))
        blocks += _charts(data, ChartName.OUTCOMES, ChartName.GRADES_BY_YEAR)
    return tuple(blocks)


def whole_levels(data: PackData) -> tuple[Block, ...]:
    """Return what each measure reached with its appraisal, then the projects that did not go as planned.

    A plan with several terms has a table for each of them first (004: 前期, 後期).
    """
    whole = _whole(data)
    blocks: list[Block] = [
        _levels_table(data, each, f"whole_levels_{number}")
        for number, each in enumerate(data.whole_terms, start=1)
        if each.through is not None
    ]
    blocks.append(_levels_table(data, whole, "whole_levels"))
    for outcome, key, title in _TOLD_APART:
        courses = [course for course in whole.courses if course.verdict.outcome is outcome]
        if courses:
            blocks.append(_told_apart(whole, data, key, title, courses))
    return tuple(blocks)


def _levels_table(data: PackData, whole: WholePlan, key: str) -> TableBlock:
    """Return what each measure reached, with its appraisal."""
    counted = _counted(whole)
    columns = (
        Column(data.profile.words.lower, 12), Column("事業", 3.2, _RIGHT),
        *(
            Column(OUTCOME_HEADINGS[outcome], _WIDTHS.get(outcome, _USUAL_WIDTH), _RIGHT)
            for outcome in counted
        ),
        Column("最大の遅れ", 5.4, _RIGHT, "半期"), Column("指標 達成／判定", 5, _CENTER),
        Column("評価", 30),
    )  # fmt: skip
    foot = _foot(whole, data, f"全 {len(whole.courses)} 事業", OUTCOME_RULE)
    return TableBlock(key, whole.title, columns, tuple(_level_rows(whole, counted)), foot)


def whole_grades(data: PackData) -> tuple[Block, ...]:
    """Return the grades of each year, and how they went from the first year to the last."""
    blocks = tuple(_charts(data, ChartName.GRADES_BY_YEAR, ChartName.GRADE_COURSE))
    return blocks or (TextBlock(TextStyle.BODY, ("評価のある年度がまだありません。",)),)


def whole_indicators(data: PackData) -> tuple[Block, ...]:
    """Return how each indicator stands at the end, with the values of all years and the rule."""
    whole = _whole(data)
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 16), Column("目標", 12),
        *(Column(_year_word(whole, year), 5, _RIGHT) for year in whole.span.years),
        Column("結果", 6, _CENTER), Column("判定の理由", 26),
    )  # fmt: skip
    rows = tuple(_indicator_row(whole, course) for course in whole.courses if course.indicator is not None)
    judged = sum(item.result is not Final.UNKNOWN for item in whole.indicators)
    told = f"施策指標のある {len(rows)} 事業、うち判定 {judged}（判定できない {len(rows) - judged} を除く）"
    foot = _foot(whole, data, told, FINAL_RULE)
    return (TableBlock("whole_indicators", "", columns, rows, foot, "施策指標のある事業はありません。"),)


def whole_projects(data: PackData) -> tuple[Block, ...]:
    """Return every project over the period: phases, slip, grades, indicator; amounts if internal."""
    whole = _whole(data)
    internal = data.term.internal
    years = tuple(short_year(year) for year in data.profile.fiscal_years)
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 15),
        Column("進捗段階（計画・実績）", 15, years=years),
        Column("ずれ", 5, _CENTER), Column("到達状況", 6.4, _CENTER),
        *(Column(f"{_year_word(whole, year)}", 3.6, _CENTER) for year in whole.span.years),
        Column("指標", 6, _CENTER),
        *((Column("予算計", 5.2, _RIGHT, "千円"), Column("実績計", 5.2, _RIGHT, "千円")) if internal else ()),
    )  # fmt: skip
    rows = tuple(_project_rows(whole, internal=internal))
    foot = _foot(whole, data, f"全 {len(whole.courses)} 事業", _ROWS_REMARK)
    return (TableBlock("whole_projects", "", columns, rows, foot),)


_ROWS_REMARK = "ずれは最後の報告の時点の半期数（－は計画より遅れ）。括弧は当初の計画に対するずれ。"


def key_figures(whole: WholePlan) -> tuple[KeyFigure, ...]:
    """Return the figures that matter, each with the projects behind it."""
    found = whole.total.outcomes
    good = (*found[Outcome.AHEAD], *found[Outcome.AS_PLANNED])
    figures = [
        _figure("計画どおり・計画より早い", good, Tone.GOOD),
        _figure(OUTCOME_NAMES[Outcome.LATE], found[Outcome.LATE], Tone.BAD),
        _figure(OUTCOME_NAMES[Outcome.ENDED_EARLY], found[Outcome.ENDED_EARLY], Tone.CARE),
        _figure(OUTCOME_NAMES[Outcome.NEVER_BEGAN], found[Outcome.NEVER_BEGAN], Tone.BAD),
    ]
    reached = whole.total.finals[Final.REACHED]
    mark = f"（{FORECAST}）" if whole.is_unfinished else ""
    figures.append(KeyFigure(f"{len(reached):,}", "指標", f"目標を達成{mark}", Tone.GOOD, reached))
    return tuple(figure for figure in figures if figure.numbers or figure.tone is not Tone.BAD)


def _figure(label: str, numbers: tuple[str, ...], tone: Tone) -> KeyFigure:
    """Return a figure that counts projects."""
    return KeyFigure(f"{len(numbers):,}", "事業", label, tone, numbers)


def _whole(data: PackData) -> WholePlan:
    """Return the evaluation of the whole plan.

    Raises:
        ValueError: it was not read: the meeting's parts tell whether it is (`meetings.WHOLE_PARTS`).
    """
    if data.whole is None:
        raise ValueError(data.term.key)
    return data.whole


def _charts(data: PackData, *names: ChartName) -> Iterator[Block]:
    """Yield the charts that say something, with the office's notes."""
    for name in names:
        chart = data.charts.get(name)
        if chart is not None:
            yield ChartBlock(chart, data.edition.text(f"chart.{name}"))


def _foot(whole: WholePlan, data: PackData, denominator: str, rule: str) -> ChartFoot:
    """Return what stands under a table: on which results it rests, and the rule."""
    return ChartFoot(
        f"{data.profile.plan_name} 進捗状況報告", data.as_of, denominator, f"{whole.basis}{rule}"
    )


def _year_word(whole: WholePlan, fiscal_year: int) -> str:
    """Return the heading of a year's column, with 見込み for the one that is not finished."""
    mark = f" {FORECAST}" if whole.is_forecast_year(fiscal_year) else ""
    return f"{short_year(fiscal_year)}{mark}"


def _counted(whole: WholePlan) -> tuple[Outcome, ...]:
    """Return the outcomes that have a column."""
    return tuple(outcome for outcome in Outcome if outcome in _ALWAYS or whole.total.count(outcome))


def _level_rows(whole: WholePlan, counted: tuple[Outcome, ...]) -> Iterator[Row]:
    """Yield a heading and a line of sums for each policy, and a line for each of its measures."""
    has_measures = any(level.depth for level in whole.levels)
    for level in whole.levels:
        if level.depth == 0 and has_measures:
            yield Row((level.name,), is_group=True)
            yield Row(_level_cells(level, "計", "", counted))
        else:
            yield Row(_level_cells(level, level.name, appraisal_of(whole, level), counted))
    yield Row(_level_cells(whole.total, whole.total.name, "", counted))


def _level_cells(
    level: LevelResult, name: str, appraisal: str, counted: tuple[Outcome, ...]
) -> tuple[Cell, ...]:
    """Return the cells of a measure or policy."""
    reached, missed = (len(level.finals[result]) for result in (Final.REACHED, Final.NOT_REACHED))
    return (
        name, len(level.numbers), *(level.count(outcome) for outcome in counted),
        level.worst_slip or "", f"{reached} / {reached + missed}" if reached + missed else "", appraisal,
    )  # fmt: skip


def _told_apart(
    whole: WholePlan, data: PackData, key: str, title: str, courses: list[ProjectCourse]
) -> TableBlock:
    """Return the table of projects of one outcome with the reasons; the most delayed first."""
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 20),
        Column(data.profile.words.department, 12), Column("ずれ", 5, _CENTER),
        Column("判定の理由", 40),
    )  # fmt: skip
    rows = tuple(
        Row(
            (course.number, course.row.title, "、".join(course.row.departments), slip_cell(course),
             course.verdict.reason),
            number=course.number,
        )
        for course in sorted(courses, key=lambda course: course.verdict.slip)
    )  # fmt: skip
    foot = _foot(whole, data, f"{len(rows)} 事業（全 {len(whole.courses)} 事業）", "")
    return TableBlock(key, f"{title}{f'（{FORECAST}）' if whole.is_unfinished else ''}", columns, rows, foot)


def _indicator_row(whole: WholePlan, course: ProjectCourse) -> Row:
    """Return the line of an indicator."""
    found = course.indicator
    assert found is not None
    series = found.series
    values: list[str | None] = []
    for year in whole.span.years:
        point = series.at(year) if year in whole.counted_years else None
        values.append(None if point is None else figure_text(point.value, series.indicator.unit) or None)
    target = target_text(series.indicator)
    cells = (series.number, series.title, target, *values, final_word(found), found.reason)
    return Row(cells, number=series.number)


def _project_rows(whole: WholePlan, *, internal: bool) -> Iterator[Row]:
    """Yield the headings of measures and the lines of their projects, in the plan's order."""
    names = {level.code: level.name for level in whole.levels}
    group = ""
    for course in whole.courses:
        if course.level != group:
            group = course.level
            yield Row((names.get(group, group),), is_group=True)
        yield Row(_project_cells(whole, course, internal=internal), number=course.number)


def _project_cells(whole: WholePlan, course: ProjectCourse, *, internal: bool) -> tuple[Cell, ...]:
    """Return the cells of a project."""
    marks = {row.fiscal_year: row.mark for row in course.grades}
    grades: tuple[Cell, ...] = tuple(
        MarkCell(marks[year]) if year in marks else "" for year in whole.span.years
    )
    plan = course.row.plan
    phases = PhasesCell(plan.phases, course.row.actual.phases, plan.settled) if plan.given else PhasesCell("")
    return (
        course.number, course.row.title, phases, slip_cell(course), outcome_word(course), *grades,
        final_word(course.indicator) if course.indicator is not None else "",
        *(_sums(course) if internal else ()),
    )  # fmt: skip


def _sums(course: ProjectCourse) -> tuple[Cell, Cell]:
    """Return the sums of budget and actual cost over the years, in 千円; None where none is reported."""
    budgets = [item.budget_kyen for item in course.amounts if item.budget_kyen is not None]
    actuals = [item.actual_kyen for item in course.amounts if item.actual_kyen is not None]
    return _sum(budgets), _sum(actuals)


def _sum(amounts: list[int]) -> Decimal | None:
    """Return a sum, None of nothing."""
    return Decimal(sum(amounts)) if amounts else None
