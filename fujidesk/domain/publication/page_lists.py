"""The page that lists the projects under the levels of the plan, with the marks of all years side by side."""

from collections.abc import Iterable, Iterator

from fujidesk.domain.achievement import figure_text
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import (
    Publication,
    PublicIndicator,
    PublicLevel,
    PublicPlan,
    PublicProject,
    PublicResult,
)
from fujidesk.domain.publication.page_blocks import Block, Cell, Grid, Link, Mark, Page, Section, Site, Words
from fujidesk.domain.publication.places import HOME, LIST, project_path

_NONE = "該当する事業はありません。"


def list_page(publication: Publication, site: Site) -> Page:
    """Return the page with all projects."""
    plan = publication.plan
    tops = [level for level in publication.levels if not level.parent]
    sections = tuple(_top(publication, level) for level in tops)
    return Page(
        LIST, f"{plan.project_name}の一覧", site, sections,
        (f"全 {len(publication.projects)} 事業を{'・'.join(plan.level_names)}の順に並べています。",),
        (Link("概要", HOME),),
    )  # fmt: skip


def _top(publication: Publication, level: PublicLevel) -> Section:
    """Return the projects of a policy under its measures; those that belong to none stand first."""
    own = [item for item in publication.projects if item.policy == level.code]
    plain = [item for item in own if not item.measure]
    parts = tuple(
        _part(publication, child, [item for item in own if item.measure == child.code])
        for child in publication.levels
        if child.parent == level.code
    )
    title = f"{level.code} {level.title}"
    blocks: tuple[Block, ...] = (_grid(publication, title, plain),) if plain else ()
    return Section(f"level-{level.code}", title, blocks if blocks or parts else (Words((_NONE,)),), parts)


def _part(publication: Publication, level: PublicLevel, items: list[PublicProject]) -> Section:
    """Return the projects of a measure."""
    title = f"{level.code} {level.title}"
    blocks: tuple[Block, ...] = (_grid(publication, title, items),) if items else (Words((_NONE,)),)
    return Section(f"level-{level.code.replace('.', '-')}", title, blocks)


def _grid(publication: Publication, title: str, items: Iterable[PublicProject]) -> Grid:
    """Return the table of some projects."""
    years = [year.fiscal_year for year in publication.years]
    word = "総合評価" if publication.with_grades else "実施状況"
    head = (
        "番号",
        "事業名",
        "分類",
        publication.plan.department_word,
        *(f"{short_year(year)} {word}" for year in years),
    )
    rows = tuple(
        (
            item.number, Link(item.title, project_path(item.number)),
            publication.plan.word(codes.CATEGORY, item.category), "、".join(item.departments),
            *(year_mark(publication, item.result(year)) for year in years),
        )
        for item in items
    )  # fmt: skip
    return Grid(f"{title}の事業", head, rows, wide=True, kind="list")


def year_mark(publication: Publication, result: PublicResult | None) -> Cell:
    """Return how a year is marked in a list: its grade, or why there is none; without grades its status."""
    if result is None:
        return None
    if publication.with_grades:
        return Mark(
            result.grade or result.state, result.grade or publication.plan.word(codes.STATE, result.state)
        )
    return publication.plan.word(codes.STATUS, result.status)


def target_lines(plan: PublicPlan, target: PublicIndicator) -> Iterator[str]:
    """Yield the words of a target, and its figure where it has one."""
    if target.text:
        yield " ".join(target.text.split())
    if target.figure is not None:
        towards = f"（{plan.word(codes.DIRECTION, target.direction)}）" if target.direction else ""
        due = f"　目標年度 {long_year(target.due_year)}" if target.due_year else ""
        yield f"目標値 {figure_text(target.figure, target.unit)}{towards}{due}"
