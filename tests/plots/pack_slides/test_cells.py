"""Cells of tables on slides."""

from decimal import Decimal

from fujidesk.domain.pack_blocks import CellAlign, MarkCell
from fujidesk.domain.palette import MARK_LOOKS, PAPER
from fujidesk.plots.pack_slides.cells import mark_cell, track_cells, value_cell


def test_a_grade_is_a_letter_on_its_colour_and_a_standing_a_word():
    grade = mark_cell("S")
    assert (grade.text, grade.fill, grade.font.bold) == ("S", MARK_LOOKS["S"].fill, True)
    standing = value_cell(MarkCell("unanswered"), CellAlign.LEFT)
    assert (standing.text, standing.font.bold) == ("未回答", False)


def test_figures_have_commas_and_what_is_not_known_a_dash():
    assert value_cell(12345, CellAlign.RIGHT).text == "12,345"
    assert value_cell(Decimal("1000.5"), CellAlign.RIGHT).text == "1,000.5"
    assert value_cell(None, CellAlign.RIGHT).text == "－"


def test_each_half_year_has_the_figure_of_its_phase_and_the_first_after_the_end_its_word():
    cells = track_cells("13 --", 6)
    assert [cell.text for cell in cells] == ["1", "3", "", "終", "", ""]
    assert [cell.fill for cell in cells[:3]] == [PAPER.fill(1), PAPER.fill(3), ""]
