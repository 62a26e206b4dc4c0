"""The figures that matter."""

from fujidesk.domain.pack_blocks import FiguresBlock, KeyFigure, Tone
from fujidesk.domain.scenes import Rect, Words
from fujidesk.plots.pack_pages.figures import figures_pieces
from fujidesk.plots.pack_pages.paper import Pen


def figure(value, tone=Tone.PLAIN, label="事業", numbers=()):
    return KeyFigure(value, "件", label, tone, numbers)


def drawn(*figures, width=770.0):
    pen = Pen()
    pieces = figures_pieces(FiguresBlock(figures), width)
    for piece in pieces:
        piece.draw(pen, 0.0, 0.0)
    return pieces, pen.items


def test_a_tone_is_a_bar_and_a_word():
    _, items = drawn(figure("1", Tone.GOOD), figure("2", Tone.CARE), figure("3", Tone.BAD), figure("4"))
    bars = [item.fill for item in items if isinstance(item, Rect) and item.width == 5.0]
    texts = [item.text for item in items if isinstance(item, Words)]
    assert len(set(bars)) == 4
    assert {"良好", "注意", "課題"} <= set(texts)


def test_figures_fill_the_width_side_by_side():
    (piece,), items = drawn(*(figure(str(number)) for number in range(5)))
    grounds = [item for item in items if isinstance(item, Rect) and item.width > 100]
    assert len(grounds) == 5
    assert abs(grounds[-1].x + grounds[-1].width - 770.0) < 0.01
    assert {ground.height for ground in grounds} == {piece.height}


def test_many_figures_take_rows_that_are_equally_full():
    pieces, _ = drawn(*(figure(str(number)) for number in range(8)))
    assert [len(piece.figures) for piece in pieces] == [4, 4]
    assert drawn() == ([], [])


def test_a_long_label_stays_in_its_box():
    (piece,), items = drawn(
        figure("97.5", label="調査票の回収率（事業の数による）とその前年度からの伸び" * 2), figure("2")
    )
    assert all(item.y < piece.height for item in items if isinstance(item, Words))


def test_a_click_opens_the_projects_that_are_counted():
    _, items = drawn(figure("2", numbers=("1-1-1", "1-1-2")), figure("3"))
    targets = [item.target for item in items if isinstance(item, Rect) and item.target]
    assert [target.numbers for target in targets] == [("1-1-1", "1-1-2")]
