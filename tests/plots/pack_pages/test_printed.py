"""The pages of what a screen prints."""

from dataclasses import replace

import pytest

from fujidesk.domain.pack_blocks import ChartBlock, Column, Row, TableBlock
from fujidesk.domain.printed import PrintedPaper, PrintedPart
from fujidesk.domain.scenes import Rect, Words
from fujidesk.errors import CancelledError
from fujidesk.plots.pack_pages.header import FOOT_MIDDLE
from fujidesk.plots.pack_pages.paper import BODY_BOTTOM, BODY_TOP, HEIGHT, WIDTH
from fujidesk.plots.pack_pages.printed import printed_pages
from tests.demo_pack import demo_pack, grades_chart
from tests.plots.pack_pages.conftest import texts_of

COLUMNS = (Column("番号", 4), Column("情報化事業", 20))


def paper(count=60, **values):
    rows = tuple(Row((f"1-1-{n}", f"事業{n}")) for n in range(1, count + 1))
    part = PrintedPart("事業一覧", (TableBlock("list", "", COLUMNS, rows),), "条件：DX　202 事業中 60 事業")
    return PrintedPaper("計画　令和7年度", (part,), "令和8年7月10日現在", **values)


def item_top(item):
    """Return how far down a text or box begins; what is neither counts as outside of the page."""
    return item.y if isinstance(item, Words | Rect) else -1.0


@pytest.fixture(scope="module")
def pages():
    return printed_pages(paper())


def test_a_page_is_a4_that_lies(pages):
    assert {(page.width, page.height) for page in pages} == {(WIDTH, HEIGHT)}


def test_each_page_has_heading_columns_day_and_its_number(pages):
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        texts = texts_of(page)
        assert texts.count("番号") == 1
        assert {"計画　令和7年度", "事業一覧", "令和8年7月10日現在", f"{number} / {len(pages)}"} <= set(texts)


def test_all_rows_come_once_in_their_order(pages):
    shown = [text for page in pages for text in texts_of(page) if text.startswith("1-1-")]
    assert shown == [f"1-1-{n}" for n in range(1, 61)]


def test_what_narrows_stands_under_the_title_first_and_at_every_foot(pages):
    about = "条件：DX　202 事業中 60 事業"
    places = [
        [item.y for item in page.items if isinstance(item, Words) and item.text == about] for page in pages
    ]
    assert [len(found) for found in places] == [2, *(1 for _ in pages[1:])]
    assert all(found[0] > BODY_BOTTOM and found[0] == pytest.approx(FOOT_MIDDLE, abs=6) for found in places)
    assert BODY_TOP < places[0][1] < BODY_TOP + 15


def test_further_pages_say_that_they_go_on(pages):
    assert ["（続き）" in texts_of(page) for page in pages] == [False, *(True for _ in pages[1:])]


def boxes(page):
    """Return the texts that stand in boxes on top."""
    found = [item for item in page.items if isinstance(item, Rect) and item.edge and item.y < BODY_TOP]
    return [
        item.text for item in page.items if isinstance(item, Words)
        and any(box.holds(item.x, item.y) for box in found)
    ]  # fmt: skip


def test_marks_stand_where_they_hold(pages):
    assert boxes(pages[0]) == []
    made = paper(3, sample="サンプルデータ")
    internal = replace(made.parts[0], is_internal=True)
    first, second = printed_pages(replace(made, parts=(internal, made.parts[0])))
    assert set(boxes(first)) == {"取扱注意", "サンプルデータ"}
    assert boxes(second) == ["サンプルデータ"]


def test_a_part_begins_a_page_and_a_chart_is_drawn_on_it(drawer):
    chart = next(chart for part in demo_pack(3).parts for chart in part.charts)
    made = replace(paper(3), parts=(PrintedPart("評価", (ChartBlock(chart),)), paper(3).parts[0]))
    first, second = printed_pages(made, drawer)
    assert chart.head.title[:16] in texts_of(first)
    assert "1-1-1" in texts_of(second)


def test_the_user_can_stop_it():
    class Stopped:
        def step(self, *_):
            raise CancelledError

    with pytest.raises(CancelledError):
        printed_pages(paper(), progress=Stopped())


def test_a_short_chart_fills_the_page_that_it_has_to_itself():
    part = PrintedPart("評価の図", (ChartBlock(grades_chart()),))
    (page,) = printed_pages(replace(paper(), parts=(part,)))
    inner = [item for item in page.items if BODY_TOP <= item_top(item) < BODY_BOTTOM - 1]
    lowest = max(item.y if isinstance(item, Words) else item.y + item.height for item in inner)
    assert lowest - BODY_TOP > 0.6 * (BODY_BOTTOM - BODY_TOP)
    assert max(item.size for item in inner if isinstance(item, Words)) >= 14


def test_a_chart_with_other_things_on_its_page_keeps_its_size():
    blocks = (ChartBlock(grades_chart()), *paper(3).parts[0].blocks)
    pages = printed_pages(replace(paper(), parts=(PrintedPart("評価の図", blocks),)))
    assert len(pages) == 1
