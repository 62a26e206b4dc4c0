"""Where charts stand in a sheet: in a row of their own, over columns.

A distance in points or pixels would be another one where the normal font of the workbook is missing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.drawing.spreadsheet_drawing import TwoCellAnchor

_GAP_EMU, _EMU_PER_PT = 76200, 12700


def row_anchor(row: int, columns: tuple[int, int], height_pt: float) -> "TwoCellAnchor":
    """Return the place of a chart.

    Args:
        row: that it stands in (1-based).
        columns: at which it begins, and before which it ends (from 0).
        height_pt: of the chart; of the row at most.
    """
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor  # late: heavy

    first, end = columns
    begin = AnchorMarker(col=first, colOff=_GAP_EMU, row=row - 1)
    until = AnchorMarker(col=end, row=row - 1, rowOff=round(height_pt * _EMU_PER_PT))
    return TwoCellAnchor(_from=begin, to=until)
