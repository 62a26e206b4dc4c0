"""資料4: the DX roadmap, plan beside what was reached (002, デジタル変革ロードマップ)."""

from collections.abc import Iterator

from fujidesk.domain.achievement import target_text
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import Block, CellAlign, Column, PhasesCell, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.timeline import TimelineRow


def roadmap(data: PackData) -> tuple[Block, ...]:
    """Return the projects with the DX flag by measure, with phases and how far they stand from their plan."""
    halves = data.roadmap.columns
    first, last = halves[0].label, halves[-1].label
    years = tuple(dict.fromkeys(short_year(when.fiscal_year) for when in halves))
    columns = (
        Column("番号", 4), Column(data.profile.project_name, 17),
        Column(data.profile.words.department, 9), Column("施策指標等", 14),
        Column(f"スケジュール（{first}～{last}）　上：計画　下：実績", 24, years=years),
        Column("進み", 5, CellAlign.CENTER),
    )  # fmt: skip
    phases = "　".join(f"({term.number}) {term.name}" for term in data.profile.phases)
    reported = data.roadmap.report_column
    remark = phases if reported is None else f"{phases}　実績は {halves[reported].label} まで"
    foot = data.plan_foot(f"{data.profile.dx_name} {data.roadmap.row_count:,} 事業", remark)
    return (TableBlock("roadmap", "", columns, tuple(_rows(data)), foot),)


def _rows(data: PackData) -> Iterator[Row]:
    """Yield the headings of measures and the lines of their projects."""
    targets = {record.number: target_text(record.indicator) for record in data.records}
    for group in data.roadmap.groups:
        yield Row((group.heading,), is_group=True)
        for row in group.rows:
            target = targets.get(row.number, "")
            departments = "、".join(row.departments)
            strip = PhasesCell(row.plan.phases, row.actual.phases)
            slip = slip_words(row, data.roadmap.report_column)
            yield Row((row.number, row.title, departments, target, strip, slip), number=row.number)


def slip_words(row: TimelineRow, column: int | None) -> str:
    """Return how far a project stands from its plan at its last report: 「1 半期遅れ」, "" without one."""
    if column is None or row.last_report(column) is None:
        return ""
    slip = row.last_slip(column)
    if slip == 0:
        return "計画どおり"
    return f"{abs(slip)} 半期{'遅れ' if slip < 0 else '先行'}"
