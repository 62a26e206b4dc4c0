"""Writes the new projects of a fiscal year: sheets for the October 本部 and for finance.

Two sheets, 本部説明 (重要事項) and 一覧; with costs also 予算, the list for finance. Internal as a whole;
the variant without costs is what goes to those who are not to see amounts.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.new_project_rules import current_step
from fujidesk.domain.new_projects import NewProject, Step, step_name
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.report_tables import Column, TableBook, TableValue

_HEADQUARTERS = (
    (Column("番号", "rt_code"), 8.0), (Column("事業名"), 17.0), (Column("提案部署"), 11.0),
    (Column("目的"), 20.0), (Column("内容"), 24.0), (Column("スケジュール"), 14.0), (Column("効果"), 18.0),
    (Column("リスク・課題"), 16.0), (Column("必要な支援"), 14.0),
)  # fmt: skip
_LEVEL = STANDARD_WORDS.lower
_LIST = (
    (Column("番号", "rt_code"), 9.0), (Column("事業名"), 28.0), (Column("提案部署"), 15.0),
    (Column("重要事項", "rt_code"), 9.0), (Column("段階", "rt_code"), 11.0),
    (Column("日付", "rt_code"), 11.0),
    (Column("理由"), 28.0), (Column("分類", "rt_code"), 8.0), (Column(_LEVEL, "rt_code"), 8.0),
    (Column("事業番号", "rt_code"), 10.0),
)  # fmt: skip
_NOTE, _NOTE_COSTS = "取扱注意　庁内限り", "取扱注意　庁内限り（経費・予算額を含む）"
"""At the foot of every page."""
_AMOUNT_WIDTH = 12.0
_AMOUNTS = ("requested_kyen", "assessed_kyen", "settled_kyen")
_AMOUNT_HEADS = ("予算要求額\n（千円）", "査定額\n（千円）", "予算確定額\n（千円）")


def write_new_projects(
    path: Path,
    profile: PlanProfile,
    fiscal_year: int,
    projects: Sequence[NewProject],
    *,
    costs: bool,
    sample: bool,
) -> None:
    """Write the workbook, whole or not at all; costs: with the sheet of amounts.

    Raises:
        MachineError: the file cannot be written.
    """
    book = TableBook(
        f"{profile.plan_name} {long_year(fiscal_year)} 新規事業",
        sample=sample,
        care=_NOTE_COSTS if costs else _NOTE,
    )
    alive = [item for item in projects if current_step(item) is not Step.DECLINED]
    _add_headquarters(book, profile, fiscal_year, [item for item in alive if item.is_important])
    if costs:
        _add_finance(book, profile, fiscal_year, alive)
    _add_list(book, fiscal_year, projects, profile)
    replace_with_bytes(path, book.data())


def _add_headquarters(
    book: TableBook, profile: PlanProfile, fiscal_year: int, projects: Sequence[NewProject]
) -> None:
    """Add what is explained to the approver: texts only.

    重要事項 that are not declined (001, 図表6-2, October). Amounts are not for this sheet.
    """
    columns, widths = zip(*_HEADQUARTERS, strict=True)
    name = step_name(Step.EXPLAINED, profile.words)
    sheet = book.add_sheet(name, f"{long_year(fiscal_year)} 新規事業（重要事項）の{name}", widths)
    sheet.note(f"重要事項 {len(projects)} 件", "rt_plain")
    head = sheet.table(
        columns,
        [
            (
                item.key, item.title, item.department, item.purpose, item.content, item.schedule,
                item.effects, item.risks, item.support,
            )
            for item in projects
        ],
    )  # fmt: skip
    if not projects:
        sheet.note("重要事項とした新規事業はありません。")
    sheet.finish(landscape=True, head=head)


def _add_finance(
    book: TableBook, profile: PlanProfile, fiscal_year: int, projects: Sequence[NewProject]
) -> None:
    """Add the list for finance: costs by year, and what was asked, assessed and settled.

    千円. A column for each year that any of them has costs in, and always for the next, whose budget is
    made.
    """
    years = sorted({year for item in projects for year, _ in item.costs} | {fiscal_year + 1})
    widths = (9.0, 30.0, 18.0, 10.0, 12.0, *(_AMOUNT_WIDTH for _ in (*years, *_AMOUNTS)))
    sheet = book.add_sheet("予算", f"{long_year(fiscal_year + 1)}予算に向けた新規事業", widths)
    sheet.note("経費と予算は千円。空欄は未入力です。見送りは除いています。", "rt_plain")
    heads = (*(f"経費 {short_year(year)}\n（千円）" for year in years), *_AMOUNT_HEADS)
    columns = [
        Column("番号", "rt_code"), Column("事業名"), Column("提案部署"), Column("重要事項", "rt_code"),
        Column("段階", "rt_code"), *(Column(text, "rt_kyen") for text in heads),
    ]  # fmt: skip
    rows = [_finance_row(item, years, profile) for item in projects]
    total = ["合計", f"{len(projects)} 件", "", "", "", *_totals(rows, 5, len(heads))]
    head = sheet.table(columns, rows, total if rows else None)
    if not rows:
        sheet.note("予算を要求する新規事業はありません。")
    sheet.finish(landscape=True, head=head)


def _finance_row(project: NewProject, years: Sequence[int], profile: PlanProfile) -> list[TableValue]:
    """Return a new project with its amounts.

    None leaves a cell empty: not known, which is not 0.
    """
    costs = dict(project.costs)
    return [
        project.key, project.title, project.department, _important(project),
        step_name(current_step(project), profile.words), *(costs.get(year) for year in years),
        *(getattr(project, name) for name in _AMOUNTS),
    ]  # fmt: skip


def _totals(rows: Sequence[Sequence[TableValue]], first: int, count: int) -> list[TableValue]:
    """Return the sums of columns of amounts; None where a column has none."""
    found: list[TableValue] = []
    for place in range(first, first + count):
        amounts = [value for row in rows if isinstance(value := row[place], int)]
        found.append(sum(amounts) if amounts else None)
    return found


def _add_list(
    book: TableBook, fiscal_year: int, projects: Sequence[NewProject], profile: PlanProfile
) -> None:
    """Add all new projects with how far they are."""
    columns, widths = zip(*_LIST, strict=True)
    sheet = book.add_sheet("一覧", f"{long_year(fiscal_year)} 新規事業の一覧", widths)
    steps = [current_step(item) for item in projects]
    counts = "　".join(
        f"{step_name(step, profile.words)} {steps.count(step)}" for step in Step if step in steps
    )
    sheet.note(f"新規事業 {len(projects)} 件　{counts}", "rt_plain")
    own = [
        replace(column, head=profile.words.lower) if column.head == _LEVEL else column for column in columns
    ]
    head = sheet.table(own, [_list_row(item, profile) for item in projects])
    if not projects:
        sheet.note("新規事業はまだありません。")
    sheet.finish(landscape=True, head=head, is_list=True)


def _list_row(project: NewProject, profile: PlanProfile) -> list[TableValue]:
    """Return a new project without amounts."""
    last = project.steps[-1] if project.steps else None
    return [
        project.key, project.title, project.department, _important(project),
        step_name(current_step(project), profile.words),
        last.day if last else "", last.reason if last else "",
        profile.category_name(project.category), project.measure, project.number,
    ]  # fmt: skip


def _important(project: NewProject) -> str:
    """Return the mark of 重要事項, by word."""
    return "重要" if project.is_important else ""
