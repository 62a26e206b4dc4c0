"""Tables of figures: each cell a text with what it stands for, its bar, mark or small series.

One model serves cross tables, the matrix of changes, indicators, oddities and scores: what differs between
them are the rows that they are given, not how a table behaves.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.filtering import ProjectFilter, natural_key

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `FigureCell`."""
SortKey: TypeAlias = float | str
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class Tone(StrEnum):
    """What a cell's ground and text say beside its sign; the value is a token's name or ""."""

    PLAIN = ""
    UP = "good"
    DOWN = "bad"
    SAME = "accent_soft"
    CARE = "care"


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A cell. behind: the list it opens, None where there is none. share: of the largest figure, 0 to 1.

    marks: chips drawn in the cell, with `text` at their right. series: values of a small line, with a target.
    key: what it sorts by; None: its text. said: for a screen reader in place of the text. icon: a weight's
    shape, see `FigureDelegate`. shaded: the tone fills the cell, else it colours the text.
    parts: (mark, count) of a small bar drawn in place of the text, `length` of the cell long (0 to 1). strip:
    phases and settled of a schedule (see `ProjectRow`), drawn in place of the text. bar: length of a plain
    bar drawn in place of the text, of the cell (0 to 1).
    """

    text: str = ""
    behind: ProjectFilter | None = None
    share: float = 0.0
    tone: Tone = Tone.PLAIN
    shaded: bool = False
    marks: tuple[str, ...] = ()
    series: tuple[float | None, ...] = ()
    target: float | None = None
    key: SortKey | None = None
    tip: str = ""
    said: str = ""
    icon: str = ""
    parts: tuple[tuple[str, int], ...] = ()
    length: float = 1.0
    strip: tuple[str, str] = ("", "")
    bar: float = 0.0


EMPTY_CELL = FigureCell()
_DISPLAY, _TOOL_TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_ACCESSIBLE, _ALIGNMENT = int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.TextAlignmentRole)
"""Roles as Qt asks for them: as plain numbers, some five hundred times while a table is laid out."""
_LEFT, _CENTRED, _RIGHT = (
    side | Qt.AlignmentFlag.AlignVCenter
    for side in (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
)
PADS = (3, 6, 8)
"""Px at 100 % text beside figures in the middle, figures at the right, and texts."""


@dataclass(frozen=True, slots=True)
class FigureColumn:
    """A column: its word, where texts stand, its width in half-width characters (0: a share of the rest).

    is_figure: texts at the right; is_centred: in the middle. mark: of a grade or state, "" for others.
    wraps: a row takes two lines where its text in the column does not fit into one. is_drawn: its cells hold
    only small lines or plain bars, whose figures stand beside them; neither copied nor printed.
    """

    title: str
    is_figure: bool = False
    chars: int = 0
    mark: str = ""
    tip: str = ""
    is_centred: bool = False
    wraps: bool = False
    is_drawn: bool = False

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Where the texts of the column stand."""
        return _CENTRED if self.is_centred else _RIGHT if self.is_figure else _LEFT

    @property
    def pad(self) -> int:
        """Px at 100 % text at both sides of the cells."""
        return PADS[0] if self.is_centred else PADS[1] if self.is_figure else PADS[2]


@dataclass(frozen=True, slots=True)
class FigureRow:
    """A row. number: the project it is about, "" where it is about several. is_total: stays last, bold."""

    cells: tuple[FigureCell, ...]
    number: str = ""
    is_total: bool = False


class FigureModel(QAbstractTableModel):
    """Rows of figures, sortable by every column; the row of totals stays at the end."""

    def __init__(self, columns: Sequence[FigureColumn] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._given: tuple[FigureRow, ...] = ()
        self._rows: tuple[FigureRow, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def columns(self) -> tuple[FigureColumn, ...]:
        """The columns in their order."""
        return self._columns

    @property
    def rows(self) -> tuple[FigureRow, ...]:
        """The rows in the order shown."""
        return self._rows

    def show_rows(self, rows: Iterable[FigureRow], columns: Sequence[FigureColumn] | None = None) -> None:
        """Show other rows; with other columns the order is that of the rows given."""
        self.beginResetModel()
        if columns is not None and tuple(columns) != self._columns:
            self._columns, self._sorted = tuple(columns), None
        self._given = tuple(rows)
        self._rows = self._in_order()
        self.endResetModel()

    def replace_row(self, row: FigureRow) -> None:
        """Show a project's row anew, where it stands now; nothing where the project is not shown."""
        at = self.row_of(row.number)
        if at >= 0:
            old = self._rows[at]
            self._given = tuple(row if given is old else given for given in self._given)
            self._rows = (*self._rows[:at], row, *self._rows[at + 1 :])
            self.dataChanged.emit(self.index(at, 0), self.index(at, len(self._columns) - 1))

    def cell(self, index: _Index) -> FigureCell:
        """Return a cell; an empty one for no index."""
        return self._rows[index.row()].cells[index.column()] if index.isValid() else EMPTY_CELL

    def row_of(self, number: str) -> int:
        """Return the row that is about a project; -1 where there is none."""
        return next((at for at, row in enumerate(self._rows) if row.number == number), -1)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; -1 gives the order of the plan back."""
        self.layoutAboutToBeChanged.emit()
        self._sorted = (column, order) if 0 <= column < len(self._columns) else None
        kept = [self._rows[index.row()] for index in self.persistentIndexList()]
        self._rows = self._in_order()
        places = {id(row): at for at, row in enumerate(self._rows)}
        for index, row in zip(self.persistentIndexList(), kept, strict=True):
            self.changePersistentIndex(index, self.index(places[id(row)], index.column()))
        self.layoutChanged.emit()

    def _in_order(self) -> tuple[FigureRow, ...]:
        """Return the rows sorted, empty cells and totals last."""
        if self._sorted is None:
            return self._given
        column, order = self._sorted
        filled = [row for row in self._given if not row.is_total and _key(row.cells[column]) != ""]
        empty = [row for row in self._given if not row.is_total and _key(row.cells[column]) == ""]
        backwards = order is Qt.SortOrder.DescendingOrder
        filled.sort(key=lambda row: _comparable(row.cells[column]), reverse=backwards)
        return (*filled, *empty, *(row for row in self._given if row.is_total))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for."""
        return self._value(self.cell(index), index.column(), role) if index.isValid() else None

    def _value(self, cell: FigureCell, column: int, role: int) -> Any:
        """Return what a role asks for of a cell."""
        if role == CELL_ROLE:
            return cell
        if role == _DISPLAY:
            return cell.text
        if role == _ACCESSIBLE:
            return f"{self._columns[column].title} {cell.said or cell.text}".strip()
        if role == _TOOL_TIP:
            return cell.tip or None
        return self._columns[column].alignment if role == _ALIGNMENT else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return word, tool tip and alignment of a heading."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        if role in (_DISPLAY, _ACCESSIBLE):
            return column.title
        if role == _TOOL_TIP:
            return column.tip or f"{column.title}：クリックで並べ替え"
        return column.alignment if role == _ALIGNMENT else None


def _key(cell: FigureCell) -> SortKey:
    """Return what a cell sorts by; "" for an empty one."""
    return cell.text if cell.key is None else cell.key


def _comparable(cell: FigureCell) -> tuple[int, float, str]:
    """Return a key by which figures and texts may stand in one column."""
    key = _key(cell)
    return (1, 0.0, natural_key(key)) if isinstance(key, str) else (0, float(key), "")
