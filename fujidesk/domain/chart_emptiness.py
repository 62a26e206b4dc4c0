"""What stands in place of a chart that has nothing to show; the same in every file."""

from fujidesk.domain.charts import Chart, FlowChart, HeatChart, StackedChart, StripChart, TrendChart

_NO_PROJECTS = "該当する事業はありません。"


def empty_words(chart: Chart) -> str:
    """Return the sentence that says that a chart has nothing to show; "" where it has something."""
    if isinstance(chart, StackedChart):
        return "" if chart.bars else _NO_PROJECTS
    if isinstance(chart, HeatChart):
        return "" if chart.lines and chart.columns else _NO_PROJECTS
    if isinstance(chart, FlowChart):
        moved = any(flow.count for flow in chart.flows)
        return "" if moved else "両方の年度に評価のある事業はありません。"
    if isinstance(chart, TrendChart):
        return "" if chart.panels else "数値の目標と実績のある指標はありません。"
    if isinstance(chart, StripChart):
        return "" if chart.halves else "期間がありません。"
    return "" if chart.pairs else "金額の記入がありません。"
