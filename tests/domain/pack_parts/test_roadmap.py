"""資料4: the DX roadmap, plan beside what was reached."""

from dataclasses import replace

from fujidesk.domain.pack_blocks import PhasesCell
from fujidesk.domain.pack_parts.roadmap import roadmap, slip_words
from tests.domain.pack_parts.conftest import timeline


def line(data, number):
    (block,) = roadmap(data)
    row = next(row for row in block.rows if row.number == number)
    return dict(zip((column.label for column in block.columns), row.cells, strict=True))


def test_exactly_the_dx_projects_under_their_measure(make_data):
    (block,) = roadmap(make_data())
    assert [row.number for row in block.lines] == ["1-1-1", "1-1-2"]
    assert [row.cells[0] for row in block.rows if row.is_group] == ["1.1 手続の改善"]
    assert "2 事業" in block.foot.text


def test_plan_and_reached_over_ten_half_years(make_data):
    (block,) = roadmap(make_data())
    strip = next(cell for cell in block.lines[0].cells if isinstance(cell, PhasesCell))
    assert strip == PhasesCell("1123444444", "1113      ")
    column = next(column for column in block.columns if column.years)
    assert column.years == ("R4", "R5", "R6", "R7", "R8")
    assert "実績は R5下 まで" in block.foot.text


def test_how_far_a_project_stands_from_its_plan(make_data):
    assert line(make_data(), "1-1-1")["進み"] == "計画どおり"
    assert line(make_data(), "1-1-1")["施策指標等"] == "100件以上（R8 まで）"


def test_late_early_and_without_a_report(make_data):
    data = make_data()
    first = data.roadmap.groups[0].rows[0]
    behind = replace(first, actual=replace(first.actual, phases="1112      "))
    ahead = replace(first, actual=replace(first.actual, phases="1124      "))
    silent = replace(first, actual=replace(first.actual, phases=""))
    assert [slip_words(row, 3) for row in (behind, ahead, silent)] == ["1 半期遅れ", "1 半期先行", ""]
    assert slip_words(first, None) == ""


def test_a_plan_without_dx_projects_has_no_lines(make_data):
    (block,) = roadmap(make_data(roadmap=replace(timeline(()), report_column=None)))
    assert block.rows == ()
    assert "実績は" not in block.foot.text
