"""The page of the results: the charts of the whole plan, and the years side by side."""

from collections import Counter

from fujidesk.domain.charts import ChartName
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import Publication, PublicChart
from fujidesk.domain.publication.page_blocks import (
    Block,
    Cell,
    Drawing,
    Grid,
    Link,
    Page,
    Section,
    Site,
    Words,
)
from fujidesk.domain.publication.places import HOME, RESULTS, chart_path
from fujidesk.domain.scoring import Standing


def results_page(publication: Publication, site: Site) -> Page:
    """Return the page of the results."""
    year = long_year(publication.fiscal_year)
    charts = tuple(chart_section(name, chart) for name, chart in publication.charts.items())
    years = Section("years", "年度ごとの結果", (_years(publication),))
    return Page(
        RESULTS, f"{year}の評価の結果", site, (years, *charts),
        (f"{publication.plan.name}の{publication.plan.project_name}の結果を、図と表で示します。",),
        (Link("概要", HOME),),
    )  # fmt: skip


def chart_section(name: ChartName, chart: PublicChart) -> Section:
    """Return a chart under its title, with what it says in a sentence and its figures."""
    drawing = Drawing(name.value, chart, chart_path(name), chart_grid(chart))
    said: tuple[Block, ...] = (Words((chart.head.message,)),) if chart.head.message else ()
    return Section(name.value, chart.head.title, (*said, drawing))


def chart_grid(chart: PublicChart) -> Grid:
    """Return the figures of a chart."""
    table = chart.table
    return Grid(f"{chart.head.title}の数値", table.header, table.lines, wide=True)


def _years(publication: Publication) -> Grid:
    """Return how many projects have which grade, or no grade and why, year by year."""
    groups = [(item.code, item.name) for item in publication.plan.group(codes.GRADE)]
    states = [
        (item.code, item.name)
        for item in publication.plan.group(codes.STATE)
        if not (publication.with_grades and item.code == Standing.EVALUATED)
    ]
    rows: list[tuple[Cell, ...]] = []
    for year in publication.years:
        found = (item.result(year.fiscal_year) for item in publication.projects)
        counts = Counter(result.grade or result.state for result in found if result is not None)
        figures = [counts[key] for key, _ in (*groups, *states)]
        rows.append((long_year(year.fiscal_year), *figures, counts.total()))
    head = ("年度", *(name for _, name in (*groups, *states)), "計")
    return Grid("年度ごとの事業の数", head, tuple(rows), wide=True)
