"""A short list of lines to stand on, with ticks where there is something to switch."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

_FRAME_PX = 4
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class ListLine:
    """A line; ticked None: it has no tick. tip: "" for the text. locked: its tick cannot be changed."""

    text: str
    ticked: bool | None = None
    tip: str = ""
    locked: bool = False


class LineList(QListView):
    """row_changed(row): stood on another line. ticked(row, on). opened(row): Enter or a double click."""

    row_changed = Signal(int)
    ticked = Signal(int, bool)
    opened = Signal(int)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.setAccessibleName(name)
        self.setProperty("lines", True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_OneLine(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._model.itemChanged.connect(self._on_item)
        self.selectionModel().currentChanged.connect(self._on_current)
        self.doubleClicked.connect(self._on_opened)

    def show_lines(self, lines: Sequence[ListLine], row: int = 0) -> None:
        """Show other lines and stand on a row, or the nearest there is; tells nothing."""
        with QSignalBlocker(self._model), QSignalBlocker(self.selectionModel()):
            self._model.clear()
            for line in lines:
                self._model.appendRow(_item(line))
        self.reset()  # the view has heard nothing of the lines either
        self.stand_on(min(max(row, 0), len(lines) - 1))

    def stand_on(self, row: int) -> None:
        """Stand on a row, -1 for none; tells nothing."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())

    @property
    def row(self) -> int:
        """The row stood on; -1 for none."""
        return self.currentIndex().row()

    @property
    def count(self) -> int:
        """How many lines there are."""
        return self._model.rowCount()

    def text(self, row: int) -> str:
        """Return a line's text."""
        return self._model.item(row).text()

    def is_ticked(self, row: int) -> bool:
        """Tell whether a line is ticked."""
        return self._model.item(row).checkState() is Qt.CheckState.Checked

    def tick(self, row: int, *, on: bool) -> None:
        """Set or take a tick as a click does."""
        self._model.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    def fit_height(self, least: int = 1, most: int = 0) -> None:
        """Be as high as the lines, at least so many, so that no scroll bar of its own is needed.

        most: more lines than that scroll; 0: all are shown.
        """
        line = max(self.sizeHintForRow(0), self.fontMetrics().lineSpacing())
        shown = min(max(self.count, least), most or self.count + least)
        self.setFixedHeight(line * shown + 2 * self.frameWidth() + _FRAME_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the line stood on with Enter."""
        if event.key() in _OPEN_KEYS and self.row >= 0:
            self.opened.emit(self.row)
            return
        super().keyPressEvent(event)

    def _on_item(self, item: QStandardItem) -> None:
        """Tell of a tick."""
        self.ticked.emit(item.row(), item.checkState() is Qt.CheckState.Checked)

    def _on_current(self, index: QModelIndex) -> None:
        """Tell of another line."""
        if index.isValid():
            self.row_changed.emit(index.row())

    def _on_opened(self, index: QModelIndex) -> None:
        """Tell of a double click."""
        self.opened.emit(index.row())


class _OneLine(QStyledItemDelegate):
    """Asks for no width, so that a long line ends in … at the edge; its whole text is in its tool tip."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line."""
        return QSize(1, super().sizeHint(option, index).height())


def _item(line: ListLine) -> QStandardItem:
    """Return a line for the model."""
    item = QStandardItem(line.text)
    item.setToolTip(line.tip or line.text)
    if line.ticked is not None:
        item.setCheckable(not line.locked)
        item.setCheckState(Qt.CheckState.Checked if line.ticked else Qt.CheckState.Unchecked)
    return item
