"""資料2: every project with its scores, grade and outlook; internal, as it shows ② and the total."""

from collections.abc import Iterator

from fujidesk.domain.evaluation import denominator
from fujidesk.domain.pack_blocks import Block, Cell, CellAlign, Column, MarkCell, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.reports import score_label

_CENTER = CellAlign.CENTER


def evaluation_list(data: PackData) -> tuple[Block, ...]:
    """Return the list; for a meeting that may not see 経費 without ② and the total."""
    internal = data.term.internal
    columns = [
        Column("番号", 4), Column(data.profile.project_name, 20), Column("分類", 3, _CENTER),
        Column("回答部署", 10),
        Column("実施状況", 4.5, _CENTER), _score(data.profile, 0),
        *([_score(data.profile, 1)] if internal else []),
        _score(data.profile, 2), *([Column("合計", 2.8, _CENTER)] if internal else []),
        Column("評価", 4, _CENTER), Column("前年度", 4, _CENTER), Column("今後の方向性", 5, _CENTER),
    ]  # fmt: skip
    foot = data.foot(denominator(data.rows))
    table = TableBlock("evaluation", "", tuple(columns), tuple(_rows(data, internal=internal)), foot)
    return (table,)


def _score(profile: PlanProfile, place: int) -> Column:
    """Return the column of a score, as wide as its name asks for."""
    label = score_label(profile, place)
    return Column(label, max(3.2, min(len(label), 6) + 0.2), _CENTER)


def _rows(data: PackData, *, internal: bool) -> Iterator[Row]:
    """Yield the headings of measures and the lines of their projects, in the plan's order."""
    before = {row.number: row.mark for row in data.rows_before}
    group = ""
    for row in data.rows:
        code = row.measure or row.policy
        if code != group:
            group = code
            yield Row((data.evaluation.names.get(code, code),), is_group=True)
        yield Row(_cells(data, row, before.get(row.number), internal=internal), number=row.number)


def _cells(data: PackData, row: ReportRow, before: str | None, *, internal: bool) -> tuple[Cell, ...]:
    """Return the cells of a project."""
    progress, cost, content = row.scores
    report = data.reports.get(row.number)
    outlook = data.profile.outlook_name(report.outlook) if report is not None and report.outlook else ""
    return (
        row.number, row.title, data.profile.category_name(row.category), row.department,
        data.profile.status_name(row.status), progress,
        *((cost,) if internal else ()), content, *((row.total,) if internal else ()),
        MarkCell(row.mark), MarkCell(before) if before is not None else "", outlook,
    )  # fmt: skip
