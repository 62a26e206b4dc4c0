"""The schedule of a project of the draft: one cell a half-year, set by figures or by buttons."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.timeline import ENDED, NOT_GIVEN
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_CELL_PX, _ROW_PX, _HEADER_PX, _FRAME_PX = 38, 30, 44, 3
_ENDED_KEYS = (Qt.Key.Key_0, Qt.Key.Key_Minus)
_CLEAR_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_HINT = (
    "半期を選び、数字キーか下のボタンで段階を入れます（0 は終了、Delete は消す、Shift+矢印で続けて選ぶ）。"
)


class PhaseModel(QAbstractTableModel):
    """One row of phases; `phases` as `DraftProject.phases`."""

    def __init__(self, terms: Sequence[PhaseTerm], theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = {str(term.number): term.name for term in terms}
        self._theme = theme
        self._halves: tuple[HalfYear, ...] = ()
        self.phases = ""

    def show(self, phases: str, halves: Sequence[HalfYear]) -> None:
        """Show a schedule over half-years."""
        same = tuple(halves) == self._halves
        if same and phases == self.phases:
            return
        if not same:
            self.beginResetModel()
            self._halves = tuple(halves)
        self.phases = phases
        if not same:
            self.endResetModel()
        elif self._halves:
            self.dataChanged.emit(self.index(0, 0), self.index(0, len(self._halves) - 1))

    def with_mark(self, columns: Sequence[int], mark: str) -> str:
        """Return the schedule with a mark in half-years; "" where nothing is left in it."""
        row = list(self.phases.ljust(len(self._halves), NOT_GIVEN)[: len(self._halves)])
        for column in columns:
            row[column] = mark
        made = "".join(row)
        return made if made.strip(NOT_GIVEN) else ""

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._halves)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._halves[section].label.replace("上", "\n上").replace("下", "\n下")
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> Any:
        mark = self.phases[index.column() : index.column() + 1].strip(NOT_GIVEN)
        when = self._halves[index.column()].long_label
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return "－" if mark == ENDED else mark
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                word = "終了" if mark == ENDED else self._names.get(mark, mark) or "記載なし"
                return f"{when}：{f'（{mark}）' if mark.isdigit() else ''}{word}"
            case _:
                return None


class _CellDelegate(QStyledItemDelegate):
    """Draws a half-year in its phase's colour, a chosen one in a thick frame: its phase stays seen."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill, write, frame."""
        view: Any = option
        tokens, rect, text = self._theme.tokens, view.rect, str(index.data() or "")
        painter.save()
        painter.setPen(QColor(tokens.text))
        if text.isdigit():
            painter.fillRect(rect, QColor(tokens.phase_fill(int(text))))
            painter.setPen(QColor(tokens.phase_text(int(text))))
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.setPen(QColor(tokens.line))
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if view.state & QStyle.StateFlag.State_Selected:
            width = self._theme.px(_FRAME_PX)
            half = width // 2
            inside = rect.adjusted(half, half, -half - 1, -half - 1)
            painter.setPen(QPen(QColor(tokens.focus), width))
            painter.drawRect(inside)
            painter.setPen(QPen(QColor(tokens.surface), 1))
            painter.drawRect(inside.adjusted(half + 1, half + 1, -half - 1, -half - 1))
        painter.restore()


class _Cells(QTableView):
    """The cells. marked(mark): a key that sets the chosen half-years."""

    marked = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set by figures; walking is Qt's."""
        text = event.text()
        if event.key() in _CLEAR_KEYS:
            self.marked.emit(NOT_GIVEN)
        elif event.key() in _ENDED_KEYS:
            self.marked.emit(ENDED)
        elif text and text in "123456789":
            self.marked.emit(text)
        else:
            super().keyPressEvent(event)


class PhaseTable(QWidget):
    """changed(phases): the chosen half-years were set to something."""

    changed = Signal(str)

    def __init__(self, terms: Sequence[PhaseTerm], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._marks = frozenset({ENDED, NOT_GIVEN, *(str(term.number) for term in terms)})
        self._locked = False
        self.cells = _Cells(self)
        self.model = PhaseModel(terms, theme, self)
        self.cells.setModel(self.model)
        self.cells.setAccessibleName(f"スケジュール。{_HINT}")
        self._dress()
        words = {str(term.number): f"{term.number} {term.short_name}" for term in terms}
        words |= {ENDED: "終了", NOT_GIVEN: "消す"}
        self.buttons = {mark: button(word, self) for mark, word in words.items()}
        self._flow = FlowLayout()
        for mark, made in self.buttons.items():
            made.setProperty("mark", mark)
            made.clicked.connect(self._on_button)
            self._flow.addWidget(made)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self.hint = text_label(_HINT, "note", self, wrap=True)
        self._box.addWidget(self.hint)
        self._box.addWidget(self.cells)
        self._box.addLayout(self._flow)
        self.cells.marked.connect(self._on_mark)
        theme.changed.connect(self._space)
        self._space()

    def show_phases(self, phases: str, halves: Sequence[HalfYear], *, locked: bool) -> None:
        """Show a schedule; locked: it can be read only."""
        self._locked = locked
        self.model.show(phases, halves)
        if not self.cells.currentIndex().isValid():
            self.cells.setCurrentIndex(self.model.index(0, 0))
        for made in self.buttons.values():
            made.setVisible(not locked)
        self.hint.setVisible(not locked)

    def _dress(self) -> None:
        """Let the cells share the width in one row."""
        view = QAbstractItemView
        cells = self.cells
        cells.setItemDelegate(_CellDelegate(self._theme, cells))
        cells.setShowGrid(False)
        cells.setEditTriggers(view.EditTrigger.NoEditTriggers)
        cells.setSelectionMode(view.SelectionMode.ContiguousSelection)
        cells.setTabKeyNavigation(False)
        cells.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        cells.verticalHeader().hide()
        cells.setCornerButtonEnabled(False)
        header = cells.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)

    def _on_button(self) -> None:
        """Set the chosen half-years to a button's mark."""
        self._on_mark(str(self.sender().property("mark")))

    def _on_mark(self, mark: str) -> None:
        """Set the chosen half-years, unless they are locked or there is no such phase."""
        columns = sorted({index.column() for index in self.cells.selectionModel().selectedIndexes()})
        if self._locked or mark not in self._marks or not columns:
            return
        made = self.model.with_mark(columns, mark)
        if made != self.model.phases:
            self.changed.emit(made)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        px = self._theme.px
        header = self.cells.horizontalHeader()
        header.setMinimumSectionSize(px(_CELL_PX))
        header.setFixedHeight(px(_HEADER_PX))
        rows = self.cells.verticalHeader()
        rows.setMinimumSectionSize(px(_ROW_PX))
        rows.setDefaultSectionSize(px(_ROW_PX))
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        bar = self.cells.horizontalScrollBar().sizeHint().height()
        frame = 2 * self.cells.frameWidth()
        self.cells.setFixedHeight(px(_HEADER_PX) + px(_ROW_PX) + bar + frame)
        self._box.setSpacing(self._theme.gap(4))
        self._flow.set_gap(self._theme.gap(4))
