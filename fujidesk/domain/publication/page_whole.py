"""The page of the evaluation of the whole plan: what was reached, what slipped, ended early or never began.

The rules stand beside the results; whatever may still change is marked 見込み. A plan with several terms has
a section for each of them.
"""

from collections.abc import Iterator

from fujidesk.domain.charts import ChartName
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.publication.content import Publication, PublicPlan
from fujidesk.domain.publication.page_blocks import Link, Page, Section, Site, Words
from fujidesk.domain.publication.page_results import chart_section
from fujidesk.domain.publication.places import HOME, WHOLE
from fujidesk.domain.publication.whole_content import PublicSpan, PublicWhole
from fujidesk.domain.publication.whole_grids import SpanGrids
from fujidesk.domain.whole_plan.finals import FINAL_RULE
from fujidesk.domain.whole_plan.model import FORECAST
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE, Outcome

_TOLD_APART = (
    (Outcome.LATE, "late", "遅れている事業"), (Outcome.ENDED_EARLY, "ended", "途中で終了・休止した事業"),
    (Outcome.NEVER_BEGAN, "never", "着手しなかった事業"),
)  # fmt: skip
"""Outcomes whose projects are listed with the reason: outcome, anchor and title."""
_NONE = Words(("該当する事業はありません。",))
_NO_INDICATORS = Words(("施策指標のある事業はありません。",))


def whole_page(publication: Publication, whole: PublicWhole, site: Site) -> Page:
    """Return the page of the evaluation of the whole plan."""
    first, *terms = whole.spans
    charts = tuple(_marked(chart_section(name, chart), first) for name, chart in whole.charts.items())
    sections = tuple(_parts(publication, first, "whole", charts))
    if terms:
        told = (_term(publication, span, f"term-{place}") for place, span in enumerate(terms, start=1))
        sections = (Section("whole", f"計画全体{first.mark}", (), sections), *told)
    return Page(WHOLE, first.title, site, sections, tuple(_lead(publication, first)), (Link("概要", HOME),))


def _lead(publication: Publication, first: PublicSpan) -> Iterator[str]:
    """Yield what the page is about, and on which results it rests."""
    plan = publication.plan
    yield (
        f"{plan.name}の期間を通じて、全 {first.everything.projects} の{plan.project_name}のどれが計画どおりに"
        "進み、どれが遅れ、途中で終わり、又は始まらなかったかを示します。"
    )
    yield _basis(plan, first)
    yield (
        f"{short_year(first.through)} は{long_year(first.through)}を、上期は 4月から 9月まで、"
        "下期は 10月から翌年 3月までを表します。"
    )


def _basis(plan: PublicPlan, span: PublicSpan) -> str:
    """Return on which results a period's evaluation rests, and why it may still change."""
    told = f"{long_year(span.through)}までの実績によります。"
    if not span.is_forecast:
        return told
    last = long_year(span.last_year)
    if span.through != span.last_year:
        return f"{told}{last}の実績がまだないため、結果は{FORECAST}です。"
    return f"{told}{last}の評価を{plan.body}が承認していないため、結果は{FORECAST}です。"


def _marked(section: Section, span: PublicSpan) -> Section:
    """Return the section of a chart, its title marked where its last year is not final."""
    is_marked = not span.mark or FORECAST in section.title
    return section if is_marked else Section(section.key, f"{section.title}{span.mark}", section.blocks)


def _term(publication: Publication, span: PublicSpan, key: str) -> Section:
    """Return the section of a term of the plan."""
    basis = Words((_basis(publication.plan, span),))
    return Section(key, span.title, (basis,), tuple(_parts(publication, span, key, ())))


def _parts(
    publication: Publication, span: PublicSpan, key: str, charts: tuple[Section, ...]
) -> Iterator[Section]:
    """Yield the sections of a period; key: begins their anchors."""
    grids, mark = SpanGrids(publication, span), span.mark
    yield Section(f"{key}-levels", f"到達状況{mark}", (grids.outcomes(), Words((OUTCOME_RULE,))))
    yield from (section for section in charts if section.key == ChartName.OUTCOMES)
    yield Section(f"{key}-appraisals", f"{grids.lowest}ごとの評価{mark}", (grids.appraisals(),))
    for outcome, anchor, title in _TOLD_APART:
        grid = grids.reasons(outcome, title)
        yield Section(f"{key}-{anchor}", f"{title}{mark}", (_NONE if grid is None else grid,))
    counts, each = grids.indicator_counts(), grids.indicators()
    blocks = (_NO_INDICATORS,) if each is None else (counts, Words((FINAL_RULE,)), each)
    yield Section(f"{key}-indicators", f"施策指標{mark}", blocks)
    yield from (section for section in charts if section.key != ChartName.OUTCOMES)
