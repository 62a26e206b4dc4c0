"""The projects of a department in the round: how far each is answered, and what is missing.

What counts is what is stored, whether it came in a workbook or was typed into the sheet by the office.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from fujidesk.ui.icons import Icon
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.surveys.column_widths import share_columns
from fujidesk.ui.surveys.pill_delegate import PictureDelegate, Pill, Share
from fujidesk.ui.theme import Theme

STATE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `AnswerState`."""
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class AnswerState(IntEnum):
    """How far a project is answered: not at all, with something missing that is asked for, or whole."""

    EMPTY = 0
    SHORT = 1
    FULL = 2


STATE_PILLS = {
    AnswerState.EMPTY: Pill("未記入", "surface", "text"),
    AnswerState.SHORT: Pill("不足", "care", "care_text", Icon.WARNING),
    AnswerState.FULL: Pill("記入済", "good", "good_text", Icon.DONE),
}


@dataclass(frozen=True, slots=True)
class ProjectLine:
    """A project of a department.

    related: the 関係課 named beside the lead, joined by 「、」. missing: the fields without an answer, in
    words, joined alike; "" where nothing is missing or nothing was answered yet.
    """

    number: str
    title: str
    state: AnswerState
    related: str = ""
    missing: str = ""


HEADINGS = ("番号", "事業", "記入", "足りない項目")
_WIDTHS = {0: 62, 1: 150, 2: 88, 3: 110}
_STRETCH = {1: 3, 3: 2}
_STATE_COLUMN = 2
"""Its word is drawn as a pill."""


class ProjectListModel(QAbstractTableModel):
    """One project a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ProjectLine, ...] = ()

    def set_lines(self, lines: Sequence[ProjectLine]) -> None:
        """Show other projects."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def line_at(self, row: int) -> ProjectLine:
        """Return the project of a row."""
        return self._lines[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """One a project."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(HEADINGS)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words; the state for its pill. The tip has what a narrow panel cuts, and the 関係課."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        word = STATE_PILLS[line.state].word
        if role == Qt.ItemDataRole.DisplayRole:
            return (line.number, line.title, word, line.missing)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            missing = f"\n足りない項目：{line.missing}" if line.missing else ""
            related = f"\n関係課：{line.related}" if line.related else ""
            what = f"{line.number} {line.title}（{word}）{missing}{related}"
            return f"{what}\nEnter かダブルクリックで個票を開きます"
        return line.state if role == STATE_ROLE and index.column() == _STATE_COLUMN else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return HEADINGS[section]


class _StateDelegate(PictureDelegate):
    """The state as a pill."""

    def picture_of(self, index: _Index) -> Pill | Share | None:
        """Return the pill of a row."""
        state = index.data(STATE_ROLE)
        return None if state is None else STATE_PILLS[AnswerState(state)]


class ProjectList(QTableView):
    """Shows projects; opened(number): Enter, a double click, or a click on the number.

    chosen_changed: another row is under the cursor.
    """

    opened = Signal(str)
    chosen_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._projects = ProjectListModel(self)
        self.setModel(self._projects)
        self.setAccessibleName("この部署の事業")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setItemDelegateForColumn(_STATE_COLUMN, _StateDelegate(theme, self))
        self.activated.connect(self._on_activated)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentRowChanged.connect(self.chosen_changed)
        self.restyle()
        theme.changed.connect(self.restyle)

    def show_lines(self, lines: Sequence[ProjectLine]) -> None:
        """Show other projects; the cursor stays on its project where it is still there, else on the first."""
        kept = self.current
        self._projects.set_lines(lines)
        rows = [row for row, line in enumerate(lines) if line.number == kept]
        if lines:
            self.selectRow(rows[0] if rows else 0)
        self.chosen_changed.emit()

    @property
    def current(self) -> str:
        """The number of the project under the cursor; "" where there is none."""
        index = self.currentIndex()
        return self._projects.line_at(index.row()).number if index.isValid() else ""

    def restyle(self) -> None:
        """Take over the text size."""
        dress_table(self, self._theme)
        share_columns(self, self._theme, _WIDTHS, _STRETCH)

    def _on_activated(self, index: QModelIndex) -> None:
        """Ask for the sheet of a project."""
        self.opened.emit(self._projects.line_at(index.row()).number)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A click on the number opens the sheet, as a link does."""
        if index.column() == 0:
            self._on_activated(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        share_columns(self, self._theme, _WIDTHS, _STRETCH)
