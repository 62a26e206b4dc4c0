"""資料1: one page with the figures that matter, three charts and three sentences."""

from fujidesk.domain.charts import ChartName
from fujidesk.domain.pack_blocks import Block, ChartBlock, FiguresBlock, TextBlock, TextStyle
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.sentences import key_figures, sentences

SUMMARY_CHARTS = (ChartName.GRADES_BY_POLICY, ChartName.GRADE_CHANGE, ChartName.PHASES)
"""How good, how it changed, how far."""


def summary(data: PackData) -> tuple[Block, ...]:
    """Return sentences, figures and charts; without answers only the sentence that says so, and phases."""
    blocks: list[Block] = [TextBlock(TextStyle.SENTENCES, sentences(data))]
    if data.has_answers:
        blocks.append(FiguresBlock(key_figures(data)))
    for name in SUMMARY_CHARTS:
        chart = data.charts.get(name)
        if chart is not None:
            blocks.append(ChartBlock(chart, data.edition.text(f"chart.{name}")))
    return tuple(blocks)
