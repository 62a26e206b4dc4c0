"""Columns that share the width of their table, so that nothing is cut as long as there is room."""

from collections.abc import Mapping

from PySide6.QtWidgets import QTableView

from fujidesk.ui.theme import Theme


def share_columns(
    table: QTableView, theme: Theme, widths_px: Mapping[int, int], stretch: Mapping[int, int]
) -> None:
    """Give each column its width, and what is left to some of them.

    Args:
        table: whose viewport is shared.
        theme: gives the text size.
        widths_px: of the columns at 100 % text.
        stretch: column → its part of what is left.
    """
    spare = table.viewport().width() - sum(theme.px(width) for width in widths_px.values())
    parts = sum(stretch.values())
    for column, width_px in widths_px.items():
        more = max(spare, 0) * stretch.get(column, 0) // parts
        table.setColumnWidth(column, theme.px(width_px) + more)
