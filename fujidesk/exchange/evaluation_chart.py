"""The bar chart of 総括: each policy's grades as shares of its projects, with their letters and counts."""

from typing import TYPE_CHECKING

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import UNGRADED
from fujidesk.exchange.report_tables import GRADE_FILLS, GRADE_INKS, TableSheet

if TYPE_CHECKING:
    from openpyxl.chart.text import RichText

_OTHERS_FILL = "FFFFFF"
_WIDTH_CM, _HEIGHT_CM, _ROOM_PT = 30, 6, 185


def add_grade_chart(sheet: TableSheet, head: int, lines: int, profile: PlanProfile) -> None:
    """Draw the chart below a cross table, from its cells.

    Args:
        sheet: the chart takes the next row of it.
        head: row of the table's heads; groups stand in column A, marks from column B.
        lines: rows of the table without its total.
        profile: with the grades.
    """
    from openpyxl.chart import BarChart, Reference  # late: heavy
    from openpyxl.chart.label import DataLabelList

    if lines:
        chart = BarChart(grouping="percentStacked", overlap=100, gapWidth=45)
        chart.type = "bar"
        marks = len(profile.grades) + len(UNGRADED)
        data = Reference(sheet.sheet, min_col=2, max_col=1 + marks, min_row=head, max_row=head + lines)
        chart.add_data(data, titles_from_data=True)
        chart.set_categories(Reference(sheet.sheet, min_col=1, min_row=head + 1, max_row=head + lines))
        for series, name in zip(chart.series, _names(profile), strict=True):
            series.graphicalProperties.solidFill = GRADE_FILLS.get(name, _OTHERS_FILL)
            series.graphicalProperties.line.solidFill = "8A94A3"
            series.dLbls = DataLabelList(showVal=name in GRADE_FILLS, showSerName=name in GRADE_FILLS)
            series.dLbls.showLegendKey = series.dLbls.showCatName = series.dLbls.showPercent = False
            series.dLbls.separator = "  "
            series.dLbls.txPr = label_ink(GRADE_INKS.get(name, "1B2430"))
        chart.y_axis.delete = True
        chart.x_axis.delete = False
        chart.x_axis.scaling.orientation = "maxMin"
        chart.y_axis.majorGridlines = None
        chart.legend.position = "b"
        chart.width, chart.height = _WIDTH_CM, _HEIGHT_CM
        sheet.sheet.add_chart(chart, f"A{sheet.row}")
        sheet.gap(_ROOM_PT)


def _names(profile: PlanProfile) -> list[str]:
    """Return the grades, then the standings without one, in the order of the columns."""
    return [*(bound.grade for bound in profile.grades), *(standing.value for standing in UNGRADED)]


def label_ink(colour: str) -> "RichText":
    """Return the text properties of labels in a colour."""
    from openpyxl.chart.text import RichText  # late: heavy
    from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties

    style = CharacterProperties(sz=800, b=True, solidFill=colour)
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=style), endParaRPr=style)])
