"""What stands on every slide."""

from dataclasses import replace
from itertools import pairwise

from fujidesk.plots.pack_pages.header import PageNumber
from fujidesk.plots.pack_pages.paper import HEIGHT, LEFT, RIGHT
from fujidesk.plots.pack_slides.frame import frame_items, heading, page_text
from tests.demo_pack import demo_pack

PACK = demo_pack(1)
INTERNAL = PACK.parts[2]


def test_marks_stand_at_the_right_and_do_not_touch():
    boxes = [item.box for item in frame_items(PACK, INTERNAL) if item.edge]
    assert len(boxes) == 3
    assert max(box.left + box.width for box in boxes) <= RIGHT + 0.01
    ordered = sorted(boxes, key=lambda box: box.left)
    for one, other in pairwise(ordered):
        assert one.left + one.width < other.left


def test_only_made_up_data_are_marked_as_such():
    real = replace(PACK, state=replace(PACK.state, sample=""))
    texts = [text for item in frame_items(real, PACK.parts[1]) for text in item.paragraphs]
    assert "サンプルデータ" not in texts
    assert texts[0] == PACK.title


def test_state_of_the_data_and_page_stand_at_the_foot():
    foot = [item for item in frame_items(PACK, INTERNAL) if item.box.top > HEIGHT - 50]
    assert [item.paragraphs[0] for item in foot] == [
        "見本市情報化計画", "令和8年7月1日現在　令和8年7月10日 本部承認",
    ]  # fmt: skip
    assert page_text(PageNumber(3, 9)).paragraphs == ("3 / 9",)


def test_the_title_takes_the_width_of_the_page():
    assert heading().box.left == LEFT
    assert heading().box.width == RIGHT - LEFT
