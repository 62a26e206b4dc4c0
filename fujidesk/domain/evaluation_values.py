"""The evaluation of a year as JSON values, for the command line and other programs.

Keys are English, words are those of the plan document; a grade is null where there is none, and `state` then
says why. Averages have two decimals, actual figures of indicators as many as were answered.
"""

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    DIRECTION_NAMES,
    IndicatorSeries,
    achieved,
    achievement_denominator,
    target_text,
)
from fujidesk.domain.changes import JsonValue
from fujidesk.domain.evaluation import (
    By,
    Columns,
    CrossLine,
    CrossTable,
    EvaluationData,
    cross_table,
    denominator,
    evaluated_count,
    group_names,
    rounded,
    transitions,
)
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.report_rows import ReportRow, Scores, mark_name
from fujidesk.domain.reports import json_number
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.domain.scoring import STANDING_NAMES, Standing

_GROUPS = {
    "by_policy": By.POLICY, "by_measure": By.MEASURE, "by_category": By.CATEGORY,
    "by_department": By.DEPARTMENT,
}  # fmt: skip
_SCORE_KEYS = ("progress", "cost", "content")


def evaluation_values(data: EvaluationData, fiscal_year: int) -> dict[str, JsonValue]:
    """Return the evaluation of a year: counts, groups, change from the year before, and every project.

    Args:
        data: with all years and the indicators.
        fiscal_year: that is told; `transitions` is null in the first year of the plan.

    Returns:
        the values in the order in which docs/cli.md names them; "sample" only for made-up answers.
    """
    rows, before = data.year(fiscal_year), data.year(fiscal_year - 1)
    values: dict[str, JsonValue] = {
        "fiscal_year": fiscal_year,
        "year": short_year(fiscal_year),
        "approved": fiscal_year in data.approvals,
        "approved_at": data.approvals[fiscal_year].at if fiscal_year in data.approvals else None,
        "total": len(rows),
        "evaluated": evaluated_count(rows),
        "denominator": denominator(rows),
        "by_grade": {bound.grade: _count(rows, bound.grade) for bound in data.profile.grades},
        "by_state": {
            STANDING_NAMES[standing]: sum(row.standing is standing for row in rows) for standing in Standing
        },
    }
    for key, by in _GROUPS.items():
        values[key] = _groups(data, fiscal_year, by)
    status = cross_table(rows, By.ALL, data.profile, Columns.STATUS)
    values["by_status"] = {
        word: len(status.total.cells.get(column, ()))
        for column, word in zip(status.columns, status.labels, strict=True)
    }
    values["transitions"] = _transitions(data, fiscal_year) if before else None
    values["indicators"] = _indicators(data, fiscal_year)
    last = {row.number: row for row in before}
    values["projects"] = [_project(row, last.get(row.number), data) for row in rows]
    return {**values, SAMPLE_KEY: True} if data.is_sample else values


def _count(rows: tuple[ReportRow, ...], grade: str) -> int:
    """Return how many rows have a grade."""
    return sum(row.grade == grade for row in rows)


def _groups(data: EvaluationData, fiscal_year: int, by: By) -> list[JsonValue]:
    """Return the groups with their counts by grade, state and status, in the order in which they are shown.

    Both tables group the same rows, so that each line of the one has its like in the other.
    """
    rows, before = data.year(fiscal_year), data.year(fiscal_year - 1)
    names = group_names(data, by)
    table = cross_table(rows, by, data.profile, before=before, names=names)
    status = cross_table(rows, by, data.profile, Columns.STATUS, names=names)
    by_status = {line.key: line for line in status.lines}
    return [_line(line, table, by_status[line.key], status) for line in table.lines]


def _line(line: CrossLine, table: CrossTable, other: CrossLine, status: CrossTable) -> JsonValue:
    """Return a group as JSON.

    Args:
        line: of the group in the table over the grades.
        table: that it is of, with the words of its columns.
        other: the same group in the table over the status.
        status: the table that other is of.
    """
    return {
        "key": line.key,
        "name": line.label,
        "total": len(line.numbers),
        "counts": _counts(line, table),
        "by_status": _counts(other, status),
        "average": rounded(line.average),
        "average_change": rounded(line.change),
    }


def _counts(line: CrossLine, table: CrossTable) -> dict[str, JsonValue]:
    """Return word of the column → projects, all columns."""
    return {
        word: len(line.cells.get(column, ()))
        for column, word in zip(table.columns, table.labels, strict=True)
    }


def _transitions(data: EvaluationData, fiscal_year: int) -> JsonValue:
    """Return how grades and states moved from the year before.

    up, same, down, entered and left are project numbers; the matrix has only the pairs that occur.
    """
    moved = transitions(data.year(fiscal_year - 1), data.year(fiscal_year), data.profile)
    return {
        "from": fiscal_year - 1,
        "compared": moved.compared,
        "up": list(moved.up),
        "same": list(moved.same),
        "down": list(moved.down),
        "entered": list(moved.entered),
        "left": list(moved.left),
        "matrix": [
            {"from": mark_name(was), "to": mark_name(now), "count": len(numbers), "numbers": list(numbers)}
            for was in moved.marks
            for now in moved.marks
            if (numbers := moved.cells.get((was, now)))
        ],
    }


def _indicators(data: EvaluationData, fiscal_year: int) -> JsonValue:
    """Return how far the targets are reached in a year: counts by achievement, and every target."""
    counts = achieved(data.indicators, fiscal_year)
    return {
        "denominator": achievement_denominator(data.indicators, fiscal_year),
        "counts": {ACHIEVEMENT_NAMES[kind]: len(numbers) for kind, numbers in counts.items()},
        "projects": [_indicator(item, fiscal_year) for item in data.indicators],
    }


def _indicator(item: IndicatorSeries, fiscal_year: int) -> JsonValue:
    """Return one target with its actual figures by fiscal year, as far as they are known in that year.

    figure and direction are null where the plan gives none; achievement and reason are those of the year.
    """
    target, point = item.indicator, item.at(fiscal_year)
    return {
        "number": item.number,
        "title": item.title,
        "department": item.department,
        "target": target_text(target),
        "figure": json_number(target.figure),
        "unit": target.unit,
        "direction": None if target.direction is None else DIRECTION_NAMES[target.direction],
        "due_year": target.due_year,
        "values": {
            str(past.fiscal_year): json_number(past.value)
            for past in item.points
            if past.fiscal_year <= fiscal_year
        },
        "achievement": None if point is None else ACHIEVEMENT_NAMES[point.achievement],
        "reason": "" if point is None else point.reason,
    }


def _project(row: ReportRow, last: ReportRow | None, data: EvaluationData) -> JsonValue:
    """Return one project; scores are those that count, self_scores the department's own.

    last_grade and last_state are null where the project has no row in the year before (the plan's first).
    moved is in points, null where either year has no score.
    """
    return {
        "number": row.number,
        "title": row.title,
        "department": row.department,
        "status": data.profile.status_name(row.status) or None,
        "scores": _scores(row.scores),
        "self_scores": _scores(row.self_scores),
        "total": row.total,
        "grade": row.grade,
        "state": STANDING_NAMES[row.standing],
        "last_grade": None if last is None else last.grade,
        "last_state": None if last is None else STANDING_NAMES[last.standing],
        "moved": _scores(row.moved),
    }


def _scores(scores: Scores) -> dict[str, JsonValue]:
    """Return the three scores, or moves, by their keys."""
    return dict(zip(_SCORE_KEYS, scores, strict=True))
