"""A table of ticks with what narrows it above, and the row under the cursor in full below.

What is found in a plan document, in a register workbook or in the answers of departments is chosen from in
the same way: a search box narrows, the space bar turns ticks over, both values stand side by side.
"""

from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QWidget

from fujidesk.ui.imports.search_box import SearchBox
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.imports.text_pair import TextPair
from fujidesk.ui.imports.tick_model import TickModel
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.scroll_page import PartsSplitter

_FILTER_DELAY_MS = 80
"""The table follows the typing this much later: thousands of rows need not be searched at every letter."""
_TABLE_SHARE, _TEXT_SHARE = 3, 1


class TickView(QWidget):
    """Subclasses lay out `_search`, `_table`, `_texts` and `_shown` (how many rows are shown).

    They say in `narrow` what search box and the rest of their filter leave, and in `show_row` how a row
    stands in full.
    """

    def __init__(
        self,
        model: TickModel[Any],
        table: TickTable,
        texts: tuple[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        """Take over model and table. texts: names of the value that is and of the one that would be."""
        super().__init__(parent)
        self._theme = theme
        self._ticks = model
        self._ticks.setParent(self)
        self._table = table
        self._table.setParent(self)  # before it takes the focus for the view, or Tab would not leave it
        self._search = SearchBox(self)
        self._search.setClearButtonEnabled(True)
        self._shown = text_label("", "note", self)
        self._texts = TextPair(texts, theme, self)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_FILTER_DELAY_MS)
        self._set_up_table()
        self._follow()

    @property
    def ticks(self) -> TickModel[Any]:
        """The rows with their ticks."""
        return self._ticks

    def narrow(self, text: str) -> None:
        """Show in the model only rows that hold the words of a text, and what else the filter says."""
        raise NotImplementedError

    def show_row(self, row: Any) -> None:
        """Show a row in full; None: there is none under the cursor."""
        raise NotImplementedError

    def restyle(self) -> None:
        """Take over the text size; called at first by the subclass, then whenever the theme changes."""
        dress_table(self._table, self._theme)

    def filter_now(self) -> None:
        """Show what the filter leaves, with the cursor on the first row."""
        self._delay.stop()
        self.narrow(self._search.text())
        count = self._ticks.rowCount()
        self._shown.setText(f"{count:,} 件を表示")
        if count:
            self._table.selectRow(0)
        self._show_current()

    def over_texts(self, lower: QWidget) -> QSplitter:
        """Return the table over what shows the row in full, with a handle between them."""
        splitter = PartsSplitter(Qt.Orientation.Vertical, self)
        splitter.addWidget(self._table)
        splitter.addWidget(lower)
        splitter.setStretchFactor(0, _TABLE_SHARE)
        splitter.setStretchFactor(1, _TEXT_SHARE)
        return splitter

    def _set_up_table(self) -> None:
        """Set the table up: whole rows, several at once, sorted only where the user asks for it."""
        table = self._table
        self.setFocusProxy(table)
        table.setModel(self._ticks)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)

    def _follow(self) -> None:
        """Let search box, table and texts reach each other."""
        self._table.selectionModel().currentRowChanged.connect(self._show_current)
        self._table.toggle_chosen.connect(self._on_toggle)
        self._search.textChanged.connect(self._delay.start)
        self._search.leave_requested.connect(self._on_leave)
        self._delay.timeout.connect(self.filter_now)
        self._theme.changed.connect(self._on_theme)

    def _show_current(self) -> None:
        """Show the row under the cursor in full."""
        index = self._table.currentIndex()
        self.show_row(self._ticks.row_at(index.row()) if index.isValid() else None)

    def _on_leave(self) -> None:
        """Go on to the table, which by then shows what was typed."""
        self.filter_now()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggle(self) -> None:
        """Untick the selected rows where all are ticked, else tick them."""
        self._ticks.toggle_rows(self._table.selected_rows())

    def _on_theme(self) -> None:
        """Take over text size and colours; those of the texts stand in their HTML."""
        self.restyle()
        self._show_current()
