"""Header and footer of every page."""

from dataclasses import replace

from fujidesk.domain.scenes import Rect, Words
from fujidesk.plots.pack_pages.header import PageNumber, draw_frame
from fujidesk.plots.pack_pages.paper import RIGHT, WIDTH, Pen
from fujidesk.plots.style import width_pt
from tests.demo_pack import demo_pack


def drawn(pack, part, continued=""):
    pen = Pen()
    draw_frame(pen, pack, part, PageNumber(3, 12), continued)
    return pen


def place(pen, text):
    return next(item for item in pen.items if isinstance(item, Words) and item.text == text)


def test_the_number_of_the_paper_stands_in_a_box_top_right():
    pack = demo_pack(3)
    pen = drawn(pack, pack.parts[1])
    box = next(item for item in pen.items if isinstance(item, Rect) and item.x + item.width == RIGHT)
    words = place(pen, "資料1")
    assert box.edge
    assert box.x < words.x < box.x + box.width
    assert box.y < words.y < box.y + box.height


def test_the_warning_is_a_red_box_on_internal_parts_only():
    pack = demo_pack(3)
    internal = drawn(pack, pack.parts[2])
    assert place(internal, "取扱注意").colour == internal.palette.today
    others = drawn(pack, pack.parts[1])
    assert not [item for item in others.items if isinstance(item, Words) and item.text == "取扱注意"]


def test_the_page_stands_in_the_middle_of_the_foot():
    pack = demo_pack(3)
    assert place(drawn(pack, pack.parts[0]), "3 / 12").x == WIDTH / 2


def test_a_further_page_says_so_beside_its_title():
    pack = demo_pack(3)
    pen = drawn(pack, pack.parts[1], "（続き）")
    title = place(pen, "進捗状況の概要")
    assert place(pen, "（続き）").x > title.x + width_pt(title.text, title.size)


def test_an_endless_title_is_cut_before_the_edge():
    pack = demo_pack(3)
    pen = drawn(pack, replace(pack.parts[0], title="長い題" * 60))
    (title,) = [item for item in pen.items if isinstance(item, Words) and item.text.startswith("長い題")]
    assert title.text.endswith("…")
