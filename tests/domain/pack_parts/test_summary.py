"""資料1: three sentences, the figures that matter, three charts with the office's notes."""

from dataclasses import replace

from fujidesk.domain.chart_making import ChartData, made_charts
from fujidesk.domain.charts import ChartName
from fujidesk.domain.pack_blocks import ChartBlock, FiguresBlock, TextBlock, TextStyle
from fujidesk.domain.pack_editions import PackText
from fujidesk.domain.pack_parts.summary import summary
from tests.domain.pack_parts.conftest import NOW, PROFILE, RECORDS, TODAY, evaluation


def charts(found=None):
    return made_charts(ChartData(PROFILE, found or evaluation(), RECORDS, NOW, 2023, TODAY))


def test_sentences_then_figures_then_three_charts(make_data):
    blocks = summary(make_data(charts=charts()))
    kinds = [type(block) for block in blocks]
    assert kinds == [TextBlock, FiguresBlock, ChartBlock, ChartBlock, ChartBlock]
    assert blocks[0].style is TextStyle.SENTENCES
    assert [block.chart.head.name for block in blocks[2:]] == [
        ChartName.GRADES_BY_POLICY, ChartName.GRADE_CHANGE, ChartName.PHASES,
    ]  # fmt: skip


def test_no_chart_of_amounts_is_in_it(make_data):
    blocks = summary(make_data(charts=charts()))
    assert not any(block.chart.head.is_internal for block in blocks if isinstance(block, ChartBlock))


def test_each_chart_has_the_offices_note(make_data):
    data = make_data(charts=charts())
    edition = replace(data.edition, texts=(PackText("chart.phases", "運用が増えた。"),))
    noted = [block.note for block in summary(replace(data, edition=edition)) if isinstance(block, ChartBlock)]
    assert noted == ["", "", "運用が増えた。"]


def test_without_answers_there_are_no_figures(make_data):
    blocks = summary(make_data(evaluation=evaluation(now={}), charts=charts(evaluation(now={}))))
    assert not any(isinstance(block, FiguresBlock) for block in blocks)
    assert blocks[0].texts == ("令和5年度の実績の回答はまだ登録されていません。",)
