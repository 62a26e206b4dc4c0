"""Charts on slides with title and foot."""

from dataclasses import replace

from fujidesk.domain.charts import TrendPanel
from fujidesk.domain.slides import SlideBox, SlideChart, SlideTable, SlideText
from fujidesk.plots.pack_slides.charts import chart_items, panel_words
from tests.demo_pack import amount_chart, flow_chart, heat_chart, strip_chart, trend_chart

BOX = SlideBox(36.0, 100.0, 700.0, 300.0)


def items(chart, box=BOX):
    return list(chart_items(chart, box, 9.0))


def texts(found):
    return [text for item in found if isinstance(item, SlideText) for text in item.paragraphs]


def test_nothing_leaves_the_place_of_the_chart():
    for chart in (amount_chart(), flow_chart(), heat_chart(), trend_chart(), strip_chart("1-1-1", "窓口")):
        for item in items(chart):
            assert item.box.top >= BOX.top - 0.01
            assert item.box.top + item.box.height <= BOX.top + BOX.height + 0.01


def test_what_is_internal_says_so_beside_the_title():
    assert "取扱注意" in texts(items(amount_chart()))
    assert "取扱注意" not in texts(items(flow_chart()))


def test_moved_grades_are_told_in_words_below():
    assert "上がった 37　変わらない 122　下がった 8" in texts(items(flow_chart()))


def test_a_heat_map_is_a_table_with_its_figures_and_tells_what_has_no_room():
    (table,) = [item for item in items(heat_chart()) if isinstance(item, SlideTable)]
    assert [cell.text for cell in table.rows[0].cells] == ["部署", "R4", "R5", "R6", "R7", "R8"]
    assert table.rows[1].cells[2].text == "1"
    assert table.rows[1].cells[1].text == "－"
    low = items(heat_chart(), replace(BOX, height=120.0))
    assert any(text.startswith("ほか ") for text in texts(low))


def test_each_indicator_is_a_chart_that_says_its_values():
    found = [item for item in items(trend_chart()) if isinstance(item, SlideChart)]
    assert all(isinstance(item.chart, TrendPanel) for item in found)
    assert found[0].alt == panel_words(trend_chart().panels[0])
    assert panel_words(trend_chart().panels[0]).endswith("R4 20件、R5 40件、R6 60件、R7 80件、R8 100件。")
    assert "R4 実績なし" in panel_words(trend_chart().panels[2])
