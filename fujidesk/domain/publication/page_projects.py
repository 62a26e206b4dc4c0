"""The page of one project: what the plan says, its phases, and its results year by year, side by side."""

import datetime as dt
from collections.abc import Callable, Iterator

from fujidesk.domain.achievement import figure_text
from fujidesk.domain.days import is_day
from fujidesk.domain.fiscal import HalfYear, era_day, long_year
from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import (
    Publication,
    PublicPlan,
    PublicProject,
    PublicResult,
)
from fujidesk.domain.publication.page_blocks import (
    Block,
    Cell,
    Drawing,
    Facts,
    Grid,
    Lines,
    Link,
    LinkList,
    Page,
    Section,
    Site,
    Words,
    paragraphs,
)
from fujidesk.domain.publication.page_lists import target_lines, year_mark
from fujidesk.domain.publication.places import HOME, LIST, WHOLE, project_path
from fujidesk.domain.publication.whole_content import PublicWhole
from fujidesk.domain.publication.whole_grids import final_text, outcome_text, slip_text

_TEXT_LABELS = {
    "summary": "要約", "overview": "事業概要", "purpose": "事業の目的", "effects": "期待される効果",
    "challenges": "達成課題", "related": "その他関連する計画・事業",
}  # fmt: skip


def project_page(publication: Publication, site: Site, place: int) -> Page:
    """Return the page of the project at a place of the list."""
    item = publication.projects[place]
    strip = Drawing("strip", item.strip, "", _schedule(publication, item))
    sections = [
        Section("plan", "計画の内容", (Facts(tuple(_plan_facts(publication, item))),)),
        Section("phases", "進捗段階（計画と実績）", (strip,)),
        Section("results", "年度ごとの結果", tuple(_results(publication, item))),
    ]
    if item.planned_actions:
        rows = tuple((long_year(year), paragraphs(text)) for year, text in item.planned_actions.items())
        grid = Grid("計画に記載された取組内容", ("年度", "取組内容"), rows)
        sections.insert(2, Section("actions", "年度ごとの取組内容（計画）", (grid,)))
    if publication.whole is not None:
        sections.append(_whole(publication.plan, publication.whole, item.number))
    return Page(
        project_path(item.number), f"{item.number} {item.title}", site, tuple(sections), (),
        (Link("概要", HOME), Link(f"{publication.plan.project_name}の一覧", LIST)),
        tuple(_turns(publication, place)),
    )  # fmt: skip


def _whole(plan: PublicPlan, whole: PublicWhole, number: str) -> Section:
    """Return what became of a project over the period, and over each term of the plan."""
    courses = [span.course(number) for span in whole.spans]
    rows: list[tuple[Cell, ...]] = [
        ("結果", *(outcome_text(plan, course) for course in courses)),
        ("計画とのずれ", *(slip_text(course) for course in courses)),
        ("判定の理由", *(course.reason for course in courses)),
    ]
    finals = [course.final for course in courses]
    if any(finals):
        rows.append(("施策指標", *(final_text(plan, final) for final in finals)))
        rows.append(("指標の判定の理由", *("" if final is None else final.reason for final in finals)))
    head = ("項目", *(f"{span.name or '計画全体'}{span.mark}" for span in whole.spans))
    grid = Grid("計画の期間を通じた結果", head, tuple(rows), wide=True, kind="years")
    links = LinkList(((Link("計画全体の評価", WHOLE), "判定のルールと、ほかの事業の結果"),))
    return Section("whole", f"計画全体の評価{whole.spans[0].mark}", (grid, links))


def _turns(publication: Publication, place: int) -> Iterator[Link]:
    """Yield the links to the projects before and after this one."""
    for word, other in (("前の事業", place - 1), ("次の事業", place + 1)):
        if 0 <= other < len(publication.projects):
            item = publication.projects[other]
            yield Link(f"{word}：{item.number} {item.title}", project_path(item.number))


def _plan_facts(publication: Publication, item: PublicProject) -> Iterator[tuple[str, Cell]]:
    """Yield what the plan says of a project."""
    plan = publication.plan
    titles = {level.code: f"{level.code} {level.title}" for level in publication.levels}
    for name, code in zip(plan.level_names, (item.policy, item.measure), strict=False):
        yield name, titles.get(code, code)
    yield "事業分類", plan.word(codes.CATEGORY, item.category)
    if plan.dx_name:
        yield "DX", plan.dx_name if item.is_dx else "該当しない"
    yield plan.department_word, "、".join(item.departments)
    if item.sogo_codes:
        yield "総合計画 施策番号", "、".join(item.sogo_codes)
    if item.keiei_codes:
        yield "行政経営プラン 取組番号", "、".join(item.keiei_codes)
    for key, label in _TEXT_LABELS.items():
        if key in item.texts:
            yield label, paragraphs(item.texts[key])
    if item.indicator.is_given:
        yield "施策指標", Lines(tuple(target_lines(publication.plan, item.indicator)))
    if item.page is not None:
        yield "計画書のページ", f"{item.page} ページ"
    if item.ended:
        yield "事業の状態", _ended(publication, item)


def _ended(publication: Publication, item: PublicProject) -> str:
    """Return how and when a project came to its end, and where it went."""
    since = item.ended_since
    day = f"（{era_day(dt.date.fromisoformat(since))}）" if is_day(since) else ""
    into = f"　行き先：{'、'.join(item.successors)}" if item.successors else ""
    return f"{publication.plan.word(codes.ENDED, item.ended)}{day}{into}"


def _schedule(publication: Publication, item: PublicProject) -> Grid:
    """Return the phases of each half-year with the departments responsible."""
    rows = tuple(
        (
            HalfYear(half.fiscal_year, half.half).long_label,
            _phase(publication, half.planned) + ("" if half.is_settled else "（継続とみなす）"),
            _phase(publication, half.reached),
            "、".join(half.departments),
        )
        for half in item.halves
    )
    return Grid("半期ごとの進捗段階", ("時期", "計画", "実績", publication.plan.department_word), rows)


def _phase(publication: Publication, number: int | None) -> str:
    """Return the word of a phase."""
    return "" if number is None else publication.plan.word(codes.PHASE, number)


def _results(publication: Publication, item: PublicProject) -> Iterator[Block]:
    """Yield the results of all years in one table, or that there are none."""
    if not item.results:
        yield Words(("進捗状況の報告はありません。",))
        return
    head = ("項目", *(long_year(result.fiscal_year) for result in item.results))
    rows = [
        (label, *(value(result) for result in item.results))
        for label, value in _values(publication, item.indicator.unit)
    ]
    yield Grid("年度ごとの実施状況と評価", head, tuple(rows), wide=True, kind="years")


def _values(publication: Publication, unit: str) -> Iterator[tuple[str, Callable[[PublicResult], Cell]]]:
    """Yield label and value of each line of the results."""
    plan = publication.plan

    def score(group: str, value: int | None) -> str:
        """Return a score with its words."""
        return "" if value is None else f"{value} {plan.word(group, value)}"

    yield "実施状況", lambda result: plan.word(codes.STATUS, result.status)
    if publication.with_grades:
        yield "総合評価", lambda result: year_mark(publication, result)
    else:
        yield "評価の状態", lambda result: plan.word(codes.STATE, result.state)
    yield plan.score_label(0), lambda result: score(codes.PROGRESS, result.progress)
    yield plan.score_label(2), lambda result: score(codes.CONTENT, result.content)
    yield "取組内容", lambda result: paragraphs(result.action)
    yield "指標の実績値", lambda result: figure_text(result.indicator_value, unit)
    yield "指標の実績に対する評価", lambda result: paragraphs(result.indicator_note)
    yield "今後の方向性", lambda result: plan.word(codes.OUTLOOK, result.outlook)
    yield "事業内容の変更・見直し", lambda result: paragraphs(result.change)
