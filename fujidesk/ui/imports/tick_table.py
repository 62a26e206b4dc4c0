"""A table over a `TickModel`, whose ticks the space bar turns over."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class TickTable(QTableView):
    """toggle_chosen: the space bar was pressed, wherever in the row the cursor stands."""

    toggle_chosen = Signal()

    def selected_rows(self) -> list[int]:
        """Return the selected rows, from the top."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn ticks over with the space bar; Qt's own would turn only the cell under the cursor."""
        if event.key() == Qt.Key.Key_Space and not event.modifiers():
            self.toggle_chosen.emit()
            return
        super().keyPressEvent(event)
