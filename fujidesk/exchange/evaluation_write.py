"""Writes the evaluation of a year as a workbook for the office: 総括, 所属別, 評価一覧, 変化, 指標, 気づき.

Internal: it shows ②経費. What is published is made elsewhere. Made for the office's meetings of May to July
(001, 図表6-2): each sheet prints on A4 with its heads repeated, says what its figures count and whether the
headquarters has approved them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.evaluation import (
    By,
    Columns,
    CrossLine,
    CrossTable,
    EvaluationData,
    Transitions,
    cross_table,
    denominator,
    group_names,
    rounded,
    transitions,
)
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.oddities import OddityLine
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import ReportRow, mark_name, marks_of
from fujidesk.domain.reports import StatusReport
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.evaluation_chart import add_grade_chart
from fujidesk.exchange.indicator_write import add_indicators
from fujidesk.exchange.oddity_write import add_oddities
from fujidesk.exchange.report_tables import Column, TableBook, TableSheet, TableValue, internal_note

_LIST_WIDTHS = (9.0, 30.0, 17.0, 8.0, *(6.5,) * 6, 34.0, 6.0, 8.0, 8.0, 8.0)
_CHANGE_WIDTHS = (10.0, *(8.5,) * 16)
"""A grid: the matrix takes a column a mark, the lists below it several for their texts."""
AVERAGE_NOTE = (
    "平均点は総合評価のある事業の合計点（①＋②＋③）の平均、前年差は同じ区分の前年度の平均点との差です。"
)


@dataclass(frozen=True, slots=True)
class EvaluationBook:
    """What goes into the workbook.

    data: all years, as the screen has it. reports: of the fiscal year, by number, for the reasons of scores.
    oddities: of the fiscal year, weighty ones first.
    """

    data: EvaluationData
    fiscal_year: int
    reports: Mapping[str, StatusReport]
    oddities: Sequence[OddityLine]

    @property
    def rows(self) -> tuple[ReportRow, ...]:
        """The rows of the year."""
        return self.data.year(self.fiscal_year)

    @property
    def before(self) -> tuple[ReportRow, ...]:
        """The rows of the year before, none before the plan."""
        return self.data.year(self.fiscal_year - 1)

    @property
    def state(self) -> str:
        """What the figures count and whether they are approved, in one line."""
        approval = self.data.approvals.get(self.fiscal_year)
        word = self.data.profile.words.approval
        approved = f"{word}前" if approval is None else f"{approval.at[:10]} {word}"
        return f"{denominator(self.rows)}　・　{approved}"


def write_evaluation(path: Path, content: EvaluationBook) -> None:
    """Write the workbook, whole or not at all.

    Raises:
        MachineError: the file cannot be written.
    """
    data, year = content.data, long_year(content.fiscal_year)
    book = TableBook(
        f"{data.profile.plan_name} {year} 評価一覧", sample=data.is_sample, care=internal_note(data.profile)
    )
    _add_summary(book, content)
    _add_departments(book, content)
    _add_list(book, content)
    _add_changes(book, content)
    add_indicators(book, data, content.fiscal_year)
    add_oddities(book, content.fiscal_year, content.oddities)
    replace_with_bytes(path, book.data())


def _cross_widths(profile: PlanProfile) -> tuple[float, ...]:
    """Return the widths of a cross table: group, each grade and standing, total, average, change."""
    return (34.0, *(6.5 for _ in marks_of(profile)), 7.5, 8.0, 8.0)


def _add_summary(book: TableBook, content: EvaluationBook) -> None:
    """Add 総括: distribution as a chart, cross tables by policy, measure and category, and the status."""
    data, profile = content.data, content.data.profile
    sheet = book.add_sheet("総括", f"{long_year(content.fiscal_year)} 評価の総括", _cross_widths(profile))
    sheet.note(content.state, "rt_plain")
    sheet.heading(f"{profile.level_names[0]}ごとの総合評価")
    head = _put_cross(sheet, content, By.POLICY, profile.level_names[0])
    add_grade_chart(sheet, head, len(cross_table(content.rows, By.POLICY, profile).lines), profile)
    if len(profile.level_names) > 1:
        sheet.heading(f"{profile.level_names[1]}ごとの総合評価")
        _put_cross(sheet, content, By.MEASURE, profile.level_names[1])
    sheet.heading("事業分類ごとの総合評価")
    _put_cross(sheet, content, By.CATEGORY, "事業分類")
    sheet.note(AVERAGE_NOTE)
    sheet.heading("実施状況")
    status = cross_table(content.rows, By.POLICY, profile, Columns.STATUS, names=group_names(data, By.POLICY))
    columns = [Column(profile.level_names[0]), *(Column(word, "rt_count") for word in status.labels)]
    sheet.table(
        [*columns, Column("計", "rt_count")],
        [[line.label, *_counts(line, status), len(line.numbers)] for line in status.lines],
        ["計", *_counts(status.total, status), len(status.total.numbers)],
    )
    sheet.finish(landscape=False)


def _add_departments(book: TableBook, content: EvaluationBook) -> None:
    """Add 所属別: the cross table by department."""
    title = f"{long_year(content.fiscal_year)} 部署ごとの総合評価"
    sheet = book.add_sheet("所属別", title, _cross_widths(content.data.profile))
    sheet.note(f"{content.state}　{AVERAGE_NOTE}")
    head = _put_cross(sheet, content, By.DEPARTMENT, "回答した部署")
    sheet.finish(landscape=False, head=head)


def _put_cross(sheet: TableSheet, content: EvaluationBook, by: By, word: str) -> int:
    """Write groups × grade with average and change; returns the row of the heads."""
    data = content.data
    table = cross_table(
        content.rows, by, data.profile, before=content.before, names=group_names(data, by)
    )  # fmt: skip
    columns = [
        Column(word),
        *(Column(label, "rt_count") for label in table.labels),
        Column("計", "rt_count"),
        Column("平均点", "rt_average"),
        Column("前年差", "rt_change"),
    ]
    return sheet.table(
        columns,
        [_cross_row(line, line.label, table) for line in table.lines],
        _cross_row(table.total, "計", table),
    )


def _cross_row(line: CrossLine, label: str, table: CrossTable) -> list[TableValue]:
    """Return a line of a cross table; a group without projects in a column stays empty."""
    change = rounded(line.change, 1)  # as it is shown: -0.04 would become 「-0.0」
    return [label, *_counts(line, table), len(line.numbers), rounded(line.average), change]


def _counts(line: CrossLine, table: CrossTable) -> list[int | None]:
    """Return the counts by column, None for none: an empty cell reads quicker than a 0."""
    return [len(line.cells.get(column, ())) or None for column in table.columns]


def _add_list(book: TableBook, content: EvaluationBook) -> None:
    """Add 評価一覧: the department's and the office's scores side by side.

    A row for every project in the plan's order, with the reasons of both and last year's mark beside the new
    one. The office's columns are filled only where it corrected a score, so that corrections stand out.
    """
    sheet = book.add_sheet("評価一覧", f"{long_year(content.fiscal_year)} 評価一覧", _LIST_WIDTHS)
    words = content.data.profile.words
    sheet.note(
        f"{content.state}　「{words.office}」の欄は、{words.department}の自己評価と異なるときだけ"
        "記入しています。"
    )
    last = {row.number: row for row in content.before}
    before = short_year(content.fiscal_year - 1)
    columns = [
        Column("事業番号", "rt_code"), Column("事業名"), Column("回答した部署"),
        Column("実施状況", "rt_code"),
        *(Column(f"{mark}\n{who}", "rt_count") for mark in "①②③" for who in ("自己", words.office)),
        Column("評価の理由"), Column("合計", "rt_count"), Column("総合評価", "rt_grade"),
        Column(f"{before}\n評価", "rt_grade"), Column("変動", "rt_code"),
    ]  # fmt: skip
    head = sheet.table(columns, [_list_row(row, last.get(row.number), content) for row in content.rows])
    sheet.colour_grades(f"M{head + 1}:N{max(head + 1, sheet.row - 1)}")
    sheet.finish(landscape=True, head=head, is_list=True)


def _list_row(row: ReportRow, last: ReportRow | None, content: EvaluationBook) -> list[TableValue]:
    """Return a project as 評価一覧 shows it."""
    report = content.reports[row.number]
    scores: list[TableValue] = []
    for own, office in zip(report.self_scores, report.office_scores, strict=True):
        scores += [own, office]
    reasons = (
        ("自己：", report.score_reason),
        (f"{content.data.profile.words.office}：", report.office_reason),
    )
    reason = "\n".join(f"{who}{' '.join(text.split())}" for who, text in reasons if text.strip())
    return [
        row.number, row.title, row.department, content.data.profile.status_name(row.status), *scores, reason,
        row.total, mark_name(row.mark), "" if last is None else mark_name(last.mark), _moves(row),
    ]  # fmt: skip


def _moves(row: ReportRow) -> str:
    """Return the scores that moved by two or more: 「①+2」."""
    return " ".join(
        f"{mark}{step:+d}" for mark, step in zip("①②③", row.moved, strict=True) if step and abs(step) >= 2
    )


def _add_changes(book: TableBook, content: EvaluationBook) -> None:
    """Add 前年度からの変化: the matrix, and the projects whose grade moved."""
    year, before = short_year(content.fiscal_year), short_year(content.fiscal_year - 1)
    sheet = book.add_sheet("前年度からの変化", f"{before} から {year} への評価の変化", _CHANGE_WIDTHS)
    if not content.before:
        sheet.note(f"{before} は計画の期間の前のため、比べるものがありません。", "rt_plain")
        sheet.finish(landscape=True)
        return
    moved = transitions(content.before, content.rows, content.data.profile)
    sheet.note(moved.sentence, "rt_plain")
    _put_matrix(sheet, moved, f"{before} ＼ {year}")
    sheet.heading("総合評価が動いた事業")
    columns = [
        Column("事業番号", "rt_code"), Column("事業名", span=4), Column("回答した部署", span=2),
        Column(before, "rt_grade"), Column(year, "rt_grade"), Column("動き", "rt_code"),
        *(Column(mark, "rt_step") for mark in "①②③"), Column("評価の理由", span=4),
    ]  # fmt: skip
    head = sheet.table(columns, _change_rows(content, moved))
    sheet.colour_grades(f"H{head + 1}:I{max(head + 1, sheet.row - 1)}")
    office = content.data.profile.words.office
    sheet.note(
        f"①②③ は前年度からの点数の動きです。評価の理由は、{office}のものがあるときは{office}のものです。"
    )
    sheet.finish(landscape=True, head=head, freeze=False)


def _put_matrix(sheet: TableSheet, moved: Transitions, corner: str) -> None:
    """Write the matrix: the marks of the year before down, those of the year across.

    Rows in which nothing stands are left out; columns are not, so that matrices of two years look alike.
    """
    columns = [Column(corner, "rt_grade"), *(Column(mark_name(mark), "rt_count") for mark in moved.marks)]
    rows: list[list[TableValue]] = []
    for was in moved.marks:
        counts = [len(moved.cells.get((was, now), ())) or None for now in moved.marks]
        if any(counts):
            rows.append([mark_name(was), *counts, sum(count or 0 for count in counts)])
    sheet.table([*columns, Column("計", "rt_count")], rows)


def _change_rows(content: EvaluationBook, moved: Transitions) -> list[list[TableValue]]:
    """Return the projects whose grade moved: down first, then up, each in the plan's order."""
    last = {row.number: row for row in content.before}
    ways = {"下がった": frozenset(moved.down), "上がった": frozenset(moved.up)}
    return [
        _change_row(row, last[row.number], content, way)
        for way, numbers in ways.items()
        for row in content.rows
        if row.number in numbers
    ]


def _change_row(row: ReportRow, last: ReportRow, content: EvaluationBook, way: str) -> list[TableValue]:
    """Return a project whose grade moved; the office's reason goes before the department's."""
    report = content.reports[row.number]
    reason = report.office_reason.strip() or report.score_reason.strip()
    moves = [step or None for step in row.moved]
    return [
        row.number, row.title, row.department, last.grade, row.grade, way, *moves, " ".join(reason.split()),
    ]  # fmt: skip
