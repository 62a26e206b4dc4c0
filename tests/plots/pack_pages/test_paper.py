"""The paper: breaking of texts, and the pen."""

import pytest

from fujidesk.domain.scenes import Align, Target
from fujidesk.plots.pack_pages.paper import BODY_BOTTOM, BODY_TOP, HEIGHT, ROOM, Ink, Pen, broken, height_of
from fujidesk.plots.style import width_pt


def test_a_text_is_broken_whole_and_fits():
    text = "申請の入口を一つにまとめ、手元の端末から本人であることを確かめる。" * 5
    lines = broken(text, 120.0, 9.0)
    assert "".join(lines) == text
    assert all(width_pt(line, 9.0) <= 120.0 for line in lines)


def test_line_breaks_of_the_writer_stay():
    assert broken("一行目\n\n三行目", 200.0, 9.0) == ("一行目", "", "三行目")
    assert broken("", 200.0, 9.0) == ()


def test_the_body_lies_between_header_and_footer():
    assert BODY_TOP + ROOM == BODY_BOTTOM < HEIGHT
    assert height_of(2, 10.0) == pytest.approx(26.4)


def test_a_text_stands_around_its_middle():
    pen = Pen()
    pen.text(10, 50, "字", 10.0, Ink("#FF0000", Align.RIGHT, bold=True))
    pen.text(10, 50, "", 10.0)
    (words,) = pen.items
    assert (words.x, words.colour, words.align, words.bold) == (10, "#FF0000", Align.RIGHT, True)
    assert 50 < words.y < 55


def test_an_area_for_clicks_is_not_seen():
    pen = Pen()
    pen.area(0, 0, 10, 10, Target("重点", ("1-1-1",)))
    (rect,) = pen.items
    assert (rect.fill, rect.edge) == ("", "")
    assert rect.target.numbers == ("1-1-1",)
