"""How the tables of the imports look and move: whole rows, no grid, texts under their headings."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from fujidesk.ui.theme import Theme

_ROW_PX = 28
_PAD_PX = 5
"""With the style's own margin of 3 as much as headings have, so that texts stand below their words."""


def dress_table(table: QTableView, theme: Theme) -> None:
    """Give a table the look of the imports at the chosen text size; again after it changed."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)  # Tab leaves the table: the buttons below must be reached by keys
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    rows, headings = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.setDefaultSectionSize(theme.px(_ROW_PX))
    headings.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.setStyleSheet(f"QTableView::item {{ padding: 0 {theme.gap(_PAD_PX)}px; }}")
