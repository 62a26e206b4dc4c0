"""The pages are accessible HTML (JIS X 8341-3) and say what their pages say, word by word."""

from collections import Counter
from itertools import pairwise
from posixpath import dirname, join, normpath

import pytest

from fujidesk.domain.publication.dictionary import public_tables, table_file
from fujidesk.domain.publication.page_blocks import page_texts
from fujidesk.domain.publication.pages import public_pages
from fujidesk.exchange.public_html import Drawn, page_html
from fujidesk.exchange.public_page_read import read_page
from tests.demo_publication import demo_publication

PUBLICATION = demo_publication(sample=True, appraisals={"1.1": "入口は一つ。\n<次> は窓口。"})
PAGES = {page.path: page for page in public_pages(PUBLICATION, public_tables(PUBLICATION))}
SVG = Drawn("<svg role='img'><title>図</title></svg>\n", 700.2, 100.0)


def html_of(page):
    return page_html(page, {drawing.key: SVG for drawing in page.drawings})


@pytest.fixture(name="page", params=list(PAGES))
def page_fixture(request):
    return PAGES[request.param]


@pytest.fixture(name="read")
def read_fixture(page):
    return read_page(html_of(page))


def values(read, element, name):
    return [value for tag, key, value in read.attributes if (tag, key) == (element, name)]


def test_every_text_of_the_page_stands_there_and_no_other(page, read):
    assert Counter(read.texts) == Counter(page_texts(page))
    assert not read.hidden


def test_language_title_and_headings_in_order(page, read):
    assert values(read, "html", "lang") == ["ja"]
    assert read.texts[0] == page.window_title
    levels = list(read.headings)
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_titles_differ_from_page_to_page():
    assert len({page.window_title for page in PAGES.values()}) == len(PAGES)


def test_tables_have_captions_and_heads_with_scope(read):
    tables = read.elements.count("table")
    assert read.elements.count("caption") == read.elements.count("thead") == tables
    assert len(values(read, "th", "scope")) == read.elements.count("th")
    assert {"row", "col"} >= set(values(read, "th", "scope"))


def test_pictures_have_alternative_texts_and_wide_tables_are_reached_by_key(page, read):
    assert all(alt.strip() for alt in values(read, "img", "alt"))
    assert len(values(read, "img", "alt")) == read.elements.count("img")
    regions = values(read, "div", "role").count("region")
    assert len(values(read, "div", "tabindex")) == len(values(read, "div", "aria-label")) == regions
    assert len(set(values(read, "div", "aria-label"))) == regions
    ids = [value for _, name, value in read.attributes if name == "id"]
    assert len(set(ids)) == len(ids), page.path


def test_no_script_no_style_of_its_own_and_the_content_is_reached_at_once(read):
    assert not {"script", "style", "iframe", "form"} & set(read.elements)
    assert not any(name.startswith("on") or name == "style" for _, name, _ in read.attributes)
    assert values(read, "a", "href")[0] == "#main"
    assert "main" in values(read, "main", "id")


def test_every_link_leads_somewhere(page, read):
    files = {f"data/{table_file(table.name, 2023)}" for table in public_tables(PUBLICATION)}
    charts = {drawing.file for item in PAGES.values() for drawing in item.drawings}
    there = {*PAGES, *files, *charts, "style.css", "data/dx-plan-2023.xlsx"}
    for address in [*values(read, "a", "href"), *values(read, "img", "src"), *values(read, "link", "href")]:
        if not address.startswith(("#", "https:")):
            assert normpath(join(dirname(page.path), address)) in there


def test_the_page_itself_is_marked_in_the_navigation():
    found = html_of(PAGES["results.html"])
    assert '<a href="results.html" aria-current="page">評価の結果</a>' in found


def test_signs_are_written_safely():
    found = html_of(PAGES["projects/1-1-1.html"])
    assert "窓口予約の「入口」&lt;統一&gt;" in found
    assert "<統一>" not in found


def test_made_up_answers_are_marked_on_every_page(read):
    assert any("サンプルデータ" in text for text in read.texts)
