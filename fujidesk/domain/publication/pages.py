"""The pages of the folder for the website, in the order in which they are read."""

from collections.abc import Iterator

from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.publication import codes
from fujidesk.domain.publication.content import Publication
from fujidesk.domain.publication.dictionary import LICENCE, LICENCE_URL, about_lines
from fujidesk.domain.publication.page_blocks import Facts, Grid, Link, LinkList, Page, Section, Site, Words
from fujidesk.domain.publication.page_data import data_page
from fujidesk.domain.publication.page_lists import list_page
from fujidesk.domain.publication.page_projects import project_page
from fujidesk.domain.publication.page_results import results_page
from fujidesk.domain.publication.page_whole import whole_page
from fujidesk.domain.publication.places import DATA, HOME, LIST, RESULTS, WHOLE
from fujidesk.domain.publication.tables import Table


def public_pages(publication: Publication, tables: tuple[Table, ...]) -> Iterator[Page]:
    """Yield all pages, made one by one so that a long list can be stopped.

    Args:
        publication: what is published.
        tables: its tables (`dictionary.public_tables`), which the page of the data explains.
    """
    site = site_of(publication)
    yield _home(publication, site)
    yield results_page(publication, site)
    if publication.whole is not None:
        yield whole_page(publication, publication.whole, site)
    yield list_page(publication, site)
    yield data_page(publication, site, tables)
    for place in range(len(publication.projects)):
        yield project_page(publication, site, place)


def page_count(publication: Publication) -> int:
    """Return how many pages there are."""
    return len(publication.projects) + (4 if publication.whole is None else 5)


def site_of(publication: Publication) -> Site:
    """Return what stands on every page."""
    plan = publication.plan
    whole = () if publication.whole is None else (Link("計画全体の評価", WHOLE),)
    links = (
        Link("概要", HOME), Link("評価の結果", RESULTS), *whole, Link(f"{plan.project_name}の一覧", LIST),
        Link("データのダウンロード", DATA),
    )  # fmt: skip
    feet = (
        f"{era_day(publication.day)}（{publication.day.isoformat()}）現在　{plan.city}",
        Link(f"利用条件：{LICENCE}", LICENCE_URL),
    )
    return Site(publication.title, plan.city, links, tuple(_notices(publication)), feet)


def _notices(publication: Publication) -> Iterator[str]:
    """Yield what a reader must know before anything else."""
    if publication.sample:
        yield f"{publication.sample}です。回答は架空であり、実際の進捗や評価ではありません。"
    if publication.open_years:
        years = "・".join(long_year(year) for year in publication.open_years)
        yield f"{years}の評価は、{publication.plan.body}が承認する前のものです。"


def _home(publication: Publication, site: Site) -> Page:
    """Return the first page."""
    plan = publication.plan
    first, last = long_year(plan.first_year), long_year(plan.last_year)
    lead = (
        f"{plan.city}は、{plan.name}（{first}から{last}まで）の{plan.project_name}について、"
        f"毎年度の進捗状況を公表しています。ここでは{long_year(publication.fiscal_year)}までの結果を見られます。"
    )
    whole = (
        ()
        if publication.whole is None
        else (f"計画の期間を通じた到達状況と、{plan.level_names[-1]}ごとの評価をまとめています。",)
    )
    words = (
        "評価の結果を図と表でまとめています。", *whole,
        f"{len(publication.projects)} 事業の計画と結果を年度ごとに並べています。",
        "図と表のもとになったデータを CSV と Excel で配っています。",
    )  # fmt: skip
    links = LinkList(tuple(zip(site.links[1:], words, strict=True)))
    about = Facts(tuple((label, _about_value(key, value)) for key, label, value in about_lines(publication)))
    return Page(HOME, site.title, site, (
        Section("contents", "見られる内容", (links,)),
        Section("reading", "言葉の説明", tuple(_reading(publication))),
        Section("about", "このデータについて", (about,)),
    ), (lead,))  # fmt: skip


def _about_value(key: str, value: str) -> str | Link:
    """Return a value of what the whole is; an address leads there."""
    return Link(value, value) if key.endswith("_url") else value


def _reading(publication: Publication) -> Iterator[Words | Grid]:
    """Yield how phases, scores and grades are to be read."""
    plan = publication.plan
    yield Grid(
        "進捗段階", ("段階", "説明"),
        tuple(
            (f"({item.code}) {item.name}", item.meaning) for item in plan.group(codes.PHASE)
            if item.code != str(codes.ENDED_CODE)
        ),
    )  # fmt: skip
    for group, place in ((codes.PROGRESS, 0), (codes.CONTENT, 2)):
        caption = f"{plan.score_label(place)}の評価"
        yield Grid(caption, ("評価", "説明"), tuple((item.code, item.name) for item in plan.group(group)))
    if publication.with_grades:
        rows = tuple((item.name, item.meaning) for item in plan.group(codes.GRADE))
        yield Grid("総合評価", ("評価", "説明"), rows)
    states = tuple((item.name, item.meaning) for item in plan.group(codes.STATE))
    yield Grid("評価の状態", ("状態", "説明"), states)
    if publication.whole is not None:
        outcomes = tuple((item.name, item.meaning) for item in plan.group(codes.OUTCOME))
        yield Grid("計画全体の評価", ("結果", "説明"), outcomes)
