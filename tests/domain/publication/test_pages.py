"""The pages: one a project, the years side by side, links from one to the next."""

from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.publication.content import PublicLevel
from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.domain.publication.page_blocks import (
    Facts,
    Grid,
    Lines,
    Link,
    Mark,
    Words,
    cell_texts,
    page_texts,
    shown,
)
from fujidesk.domain.publication.pages import page_count, public_pages
from tests import demo_publication as demo


def pages(**options):
    made = demo.demo_publication(**options)
    return {page.path: page for page in public_pages(made, public_tables(made))}


@pytest.fixture(scope="module", name="found")
def found_fixture():
    return pages()


def grids(page):
    for section in page.sections:
        for part in (section, *section.parts):
            yield from (block for block in part.blocks if isinstance(block, Grid))


def test_one_page_a_project_and_four_more(found):
    assert len(found) == page_count(demo.demo_publication()) == 7
    assert {"projects/1-1-1.html", "projects/1-1-2.html", "projects/2-1-1.html"} <= set(found)


def test_last_years_results_stand_side_by_side(found):
    (grid,) = [grid for grid in grids(found["projects/1-1-1.html"]) if grid.kind == "years"]
    assert grid.head == ("項目", "令和4年度", "令和5年度")
    lines = {row[0]: row[1:] for row in grid.rows}
    assert lines["総合評価"] == (Mark("B", "B"), Mark("S", "S"))
    assert lines["①進捗"] == ("3 おおむね計画どおり", "5 計画より十分進んでいる")
    assert lines["取組内容"] == (Lines(("業者を調べた。",)), Lines(("契約した。", "試行を始めた。")))
    assert lines["指標の実績値"] == ("40.5件", "120件")
    assert lines["今後の方向性"] == ("継続", "見直し")
    assert not any("経費" in label for label in lines)


def test_what_the_plan_says(found):
    (facts,) = [
        block for block in found["projects/1-1-1.html"].sections[0].blocks if isinstance(block, Facts)
    ]
    told = dict(facts.rows)
    assert told["情報化施策"] == "1.1 手続の改善"
    assert told["所管部署"] == "窓口課、税務課"
    assert told["施策指標"] == Lines(("予約 100件以上", "目標値 100件（以上）　目標年度 令和5年度"))
    assert told["事業概要"] == Lines(("予約の入口を一つにする。", "紙の番号札をやめる。"))
    ended = dict(found["projects/1-1-2.html"].sections[0].blocks[0].rows)
    assert ended["事業の状態"] == "統合（令和6年4月1日）　行き先：1-1-1"


def test_a_plan_without_such_a_flag_says_nothing_of_dx(found):
    """The second city's plan marks no project as one of digital change (004)."""
    made = demo.demo_publication()
    plain = replace(made, plan=replace(made.plan, dx_name=""))
    page = next(page for page in public_pages(plain, ()) if page.path == "projects/1-1-1.html")
    assert "DX" not in dict(page.sections[0].blocks[0].rows)
    assert "DX" in dict(found["projects/1-1-1.html"].sections[0].blocks[0].rows)


def test_the_list_shows_the_marks_of_all_years_under_the_plans_levels(found):
    page = found["projects/index.html"]
    assert [(section.title, [part.title for part in section.parts]) for section in page.sections] == [
        ("1 便利な窓口", ["1.1 手続の改善"]), ("2 見えるまち", ["2.1 地図の公開"]),
    ]  # fmt: skip
    first = next(grids(page)).rows[0]
    assert first[1] == Link("窓口予約の「入口」<統一>", "projects/1-1-1.html")
    assert first[4:] == (Mark("B", "B"), Mark("S", "S"))


def test_results_count_every_year(found):
    grid = next(grids(found["results.html"]))
    rows = {row[0]: dict(zip(grid.head[1:], row[1:], strict=True)) for row in grid.rows}
    assert rows["令和5年度"]["S"] == rows["令和5年度"]["D"] == rows["令和5年度"]["中止"] == 1
    assert rows["令和4年度"]["計"] == 3
    assert next(found["results.html"].drawings).file == "charts/grades-by-policy.svg"


def test_turning_the_pages(found):
    middle = found["projects/1-1-2.html"]
    assert [link.href for link in middle.turns] == ["projects/1-1-1.html", "projects/2-1-1.html"]
    assert [link.href for link in found["projects/1-1-1.html"].turns] == ["projects/1-1-2.html"]


def test_before_the_approval_every_page_says_so():
    assert all("承認する前" in "".join(page.site.notices) for page in pages().values())
    assert all(not page.site.notices for page in pages(fiscal_year=2022).values())


def test_without_grades_no_page_has_one():
    for page in pages(with_grades=False).values():
        told = list(page_texts(page))
        assert not {"S", "A", "B", "C", "D"} & set(told), page.path
        assert not any(text.removeprefix("R4 ").removeprefix("R5 ") == "総合評価" for text in told)
        assert not any(drawing.file.startswith("charts/grade") for drawing in page.drawings)


@pytest.mark.parametrize(("cell", "text"), [
    (None, "－"), ("", "－"), (1234, "1,234"), (Decimal("10.50"), "10.5"), (Lines(()), "－"), (Lines(("あ", "い")), "あ"),
    (Link("あ", "b"), "あ"), (Mark("S", "S"), "S"),
])  # fmt: skip
def test_how_cells_are_shown(cell, text):
    assert shown(cell) == text


def test_a_text_of_paragraphs_is_told_whole():
    assert list(cell_texts(Lines(("あ", "い")))) == ["あ", "い"]


def test_a_level_without_projects_says_so():
    made = replace(
        demo.demo_publication(), levels=(PublicLevel("1", "便利な窓口"), PublicLevel("9", "空の方針"))
    )
    page = next(page for page in public_pages(made, ()) if page.path == "projects/index.html")
    empty = next(section for section in page.sections if section.title == "9 空の方針")
    assert empty.blocks == (Words(("該当する事業はありません。",)),)
