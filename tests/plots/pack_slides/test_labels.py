"""Names of bars on slides."""

from fujidesk.domain.slides import NAMES_SHARE, SlideBox
from fujidesk.plots.pack_slides.labels import native_chart
from fujidesk.plots.style import width_pt
from tests.demo_pack import amount_chart, flow_chart, grades_chart, phases_chart, trend_chart

BOX = SlideBox(0, 0, 240, 200)


def labels(chart):
    return native_chart(chart, BOX, 8.0, "図").labels


def test_a_name_says_how_many_and_what_has_no_room_in_its_bar():
    first = labels(grades_chart())[0].replace("\n", "")
    assert first.startswith("1 便利で心地よいまちの窓口（66）")
    assert "D 1" in first
    assert "A 20" not in first


def test_no_line_of_a_name_is_wider_than_its_room():
    for chart in (grades_chart(), flow_chart(), amount_chart()):
        for label in labels(chart):
            assert max(width_pt(line, 8.0) for line in label.split("\n")) <= BOX.width * NAMES_SHARE


def test_grades_that_few_moved_to_are_told_beside_the_earlier_grade():
    found = [label.replace("\n", "") for label in labels(flow_chart())]
    assert found[0].startswith("R6 S（6）")
    assert found[-1] == "R6 D（1）→C 1"


def test_standing_bars_have_their_sum_and_points_their_year():
    assert labels(phases_chart())[0] == "R4上\n計202"
    assert labels(trend_chart().panels[0]) == ("R4\n20", "R5\n40", "R6\n60", "R7\n80", "R8\n100")
    assert labels(trend_chart().panels[2])[0] == "R4\n－"
