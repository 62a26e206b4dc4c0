"""Values of tables as they are drawn."""

from decimal import Decimal

import pytest

from fujidesk.domain.pack_blocks import MarkCell, PhasesCell
from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.scenes import Dash, Line, Rect, Words
from fujidesk.plots.pack_pages.cells import Strip, cell_text, draw_chip
from fujidesk.plots.pack_pages.paper import Pen


def drawn(cell, count=10, *, with_reached=True):
    pen = Pen()
    Strip(100.0, 200.0, count, with_reached=with_reached).draw(pen, cell, 50.0)
    return pen.items


def figures(items):
    return [item.text for item in items if isinstance(item, Words)]


@pytest.mark.parametrize(
    ("cell", "text"),
    [(None, "－"), ("", ""), ("市民課", "市民課"), (0, "0"), (12345, "12,345"), (Decimal("1000.50"), "1,000.50"),
     (MarkCell("A"), "A"), (MarkCell("not_started"), "未実施"), (PhasesCell("11"), "")],
)  # fmt: skip
def test_values_as_texts(cell, text):
    assert cell_text(cell) == text


@pytest.mark.parametrize("mark", list(MARK_LOOKS))
def test_a_chip_says_its_grade_or_standing_in_its_look(mark):
    pen = Pen()
    draw_chip(pen, mark, 100, 50)
    chip, word = pen.items
    look = MARK_LOOKS[mark]
    assert isinstance(chip, Rect)
    assert (chip.fill, chip.edge, chip.dash) == (look.fill, look.edge, Dash(look.style))
    assert word.text == cell_text(MarkCell(mark))
    assert chip.x < word.x < chip.x + chip.width


def test_a_grade_of_another_plan_gets_a_plain_chip():
    pen = Pen()
    draw_chip(pen, "優", 100, 50)
    assert [item.text for item in pen.items if isinstance(item, Words)] == ["優"]


def test_plan_is_a_thin_band_over_what_was_reached():
    items = drawn(PhasesCell("1122334444", "1112"))
    bars = [item for item in items if isinstance(item, Rect) and item.edge]
    thin, thick = sorted({bar.height for bar in bars})
    assert thin < thick
    plan = [bar for bar in bars if bar.height == thin]
    reached = [bar for bar in bars if bar.height == thick]
    assert (len(plan), len(reached)) == (4, 2)
    assert max(bar.y + bar.height for bar in plan) < min(bar.y for bar in reached)
    assert plan[0].x == pytest.approx(100.5)
    assert plan[-1].x + plan[-1].width == pytest.approx(299.5)
    assert reached[0].width == pytest.approx(3 * 20 - 1)


def test_no_phase_is_told_by_colour_alone():
    assert figures(drawn(PhasesCell("1122334444", "1112"))) == ["(1)", "(2)", "(3)", "(4)"]
    assert figures(drawn(PhasesCell("12", "1"), 25)) == ["1", "2"]  # brackets go where half-years are narrow


def test_without_reports_the_plan_is_the_bar():
    items = drawn(PhasesCell("1122334444"), with_reached=False)
    bars = [item for item in items if isinstance(item, Rect) and item.edge]
    assert len({bar.height for bar in bars}) == 1
    assert figures(items) == ["(1)", "(2)", "(3)", "(4)"]


def test_an_end_is_marked_where_it_is():
    items = drawn(PhasesCell("44--------", "44--"))
    ends = [item for item in items if isinstance(item, Line)]
    assert len(ends) == 2
    assert all(item.x1 == pytest.approx(141) for item in ends)


def test_a_project_without_phases_shows_a_dash():
    assert figures(drawn(PhasesCell("", ""))) == ["－"]
    assert figures(drawn(PhasesCell("   ", " "))) == ["－"]


def test_what_the_plan_leaves_open_is_hatched_and_keeps_its_figure():
    items = drawn(PhasesCell("3334444444", settled="1101111111"), with_reached=False)
    bars = [item for item in items if isinstance(item, Rect) and item.edge]
    assert [bar.hatched for bar in bars] == [False, True, False]
    assert [round(bar.width + 1) for bar in bars] == [40, 20, 140]
    assert figures(items) == ["(3)", "(3)", "(4)"]
