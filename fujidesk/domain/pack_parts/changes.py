"""資料6: what was changed in the plan since the reported year, and the new projects on their way into it.

For the October headquarters the 重要事項 come first (001, 図表6-2); amounts of new projects are internal and
left out for a meeting that may not see 経費.
"""

from collections.abc import Iterator

from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.new_project_rules import current_step
from fujidesk.domain.new_projects import NewProject, Step, step_name
from fujidesk.domain.pack_blocks import Block, Cell, CellAlign, Column, Row, TableBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.plan_words import PlanWords
from fujidesk.domain.revision_lines import day_words, effect_lines, projects_words
from fujidesk.domain.revisions import Revision, revision_name

_RIGHT, _CENTER = CellAlign.RIGHT, CellAlign.CENTER
_COUNCIL_STEPS = frozenset({Step.FUNDED, Step.ADOPTED})
"""What is told in public: what is in the budget, not what is still being asked for."""


def changes(data: PackData) -> tuple[Block, ...]:
    """Return the changes of the plan, then the new projects."""
    return (_revisions(data), _new_projects(data))


def shows_amounts(data: PackData) -> bool:
    """Tell whether the part shows amounts, and so is internal."""
    return data.term.internal and bool(told_projects(data))


def told_projects(data: PackData) -> tuple[NewProject, ...]:
    """Return the new projects that the meeting is told of: 重要事項 first, in public only funded ones."""
    told = [item for item in data.new_projects if data.term.internal or current_step(item) in _COUNCIL_STEPS]
    return tuple(sorted(told, key=lambda item: not item.is_important))


def _revisions(data: PackData) -> TableBlock:
    """Return the table of what was changed."""
    columns = (
        Column("日付", 7), Column("区分", 5), Column("事業", 17), Column("変更前", 14), Column("変更後", 14),
        Column("理由", 16), Column("決定した会議", 8),
    )  # fmt: skip
    titles = {record.number: record.title for record in data.records}
    places = {level.code: level.title for level in data.levels}
    rows = tuple(_revision(data, item, titles, places) for item in data.revisions)
    first, last = short_year(data.year), short_year(data.term.held_in(data.fiscal_year))
    span = first if first == last else f"{first}・{last}"
    foot = data.plan_foot(f"{span} 年度に決定した変更・見直し {len(rows)} 件")
    return TableBlock("revisions", "事業の変更・見直し", columns, rows, foot, "変更・見直しはありません。")


def _revision(data: PackData, revision: Revision, titles: dict[str, str], places: dict[str, str]) -> Row:
    """Return the line of a change with all that it did."""
    lines = effect_lines(revision, data.profile, places)
    before = "\n".join(f"{line.label}：{line.before}" for line in lines)
    after = "\n".join(f"{line.label}：{line.after}" for line in lines)
    number = revision.numbers[0] if len(revision.numbers) == 1 else ""
    cells: tuple[Cell, ...] = (
        day_words(revision.day), revision_name(revision.kind, data.profile.words),
        projects_words(revision, titles), before, after, revision.reason, revision.meeting,
    )  # fmt: skip
    return Row(cells, number=number)


def _new_projects(data: PackData) -> TableBlock:
    """Return the table of new projects."""
    year = data.term.proposals_year(data.fiscal_year)
    amounts = data.term.internal
    columns = (
        Column("重要", 3, _CENTER), Column("事業名", 16), Column("提案部署", 9), Column("目的・内容", 24),
        Column("期待される効果", 16), Column("段階", 6, _CENTER),
        *(Column(word, 6, _RIGHT, "千円") for word in ("要求額", "査定額", "確定額") if amounts),
    )  # fmt: skip
    told = told_projects(data)
    rows = tuple(
        Row(tuple(_cells(item, data.profile.words, amounts=amounts)), number=item.number) for item in told
    )
    important = sum(item.is_important for item in told)
    foot = data.plan_foot(f"新規事業 {len(told)} 件、うち重要事項 {important}")
    title = f"新規事業（{long_year(year)}に向けた提案）"
    return TableBlock("new_projects", title, columns, rows, foot, "新規事業はありません。")


def _cells(project: NewProject, words: PlanWords, *, amounts: bool) -> Iterator[Cell]:
    """Yield the cells of a new project."""
    yield "○" if project.is_important else ""
    yield f"{project.number} {project.title}".strip()
    yield project.department
    yield "\n".join(text for text in (project.purpose, project.content) if text)
    yield project.effects
    yield step_name(current_step(project), words)
    if amounts:
        yield project.requested_kyen
        yield project.assessed_kyen
        yield project.settled_kyen
