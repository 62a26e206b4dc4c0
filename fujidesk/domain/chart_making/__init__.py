"""Makes the charts of meetings and publication from the data, by subject; nothing is drawn here."""

from fujidesk.domain.chart_making.data import ChartData
from fujidesk.domain.chart_making.making import made_chart, made_charts, made_strip

__all__ = ["ChartData", "made_chart", "made_charts", "made_strip"]
