"""The project list as a Qt table: one row a project.

The model holds the rows as the list filtered and sorted them, and gives texts by role. It is not what paints
the list: the delegate takes rows straight from `rows`. Screen readers, tool tips and tests come through here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `ProjectRow`."""
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Gives an int or str that sorts as the column should."""

ALIGNMENTS: Mapping[ProjectColumn, Qt.AlignmentFlag] = {
    ProjectColumn.DX: Qt.AlignmentFlag.AlignHCenter,
    ProjectColumn.PAGE: Qt.AlignmentFlag.AlignRight,
}
"""Columns whose heading and cells do not stand at the left: marks in the middle, figures at the right."""

_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ProjectTableModel(QAbstractTableModel):
    """The shown projects, already filtered and sorted; `set_rows` replaces them at once."""

    def __init__(self, texts: ColumnTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._rows: Sequence[ProjectRow] = ()
        self._by_role: dict[int, Callable[[ProjectRow, ProjectColumn], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._shown,
            Qt.ItemDataRole.ToolTipRole: self._tooltip,
            Qt.ItemDataRole.AccessibleTextRole: self._accessible,
            ROW_ROLE: self._row,
            SORT_ROLE: self._sort_key,
        }

    @property
    def texts(self) -> ColumnTexts:
        """What the columns say."""
        return self._texts

    @property
    def rows(self) -> Sequence[ProjectRow]:
        """The shown rows in their order."""
        return self._rows

    def set_rows(self, rows: Sequence[ProjectRow]) -> None:
        """Show these rows.

        Told to the view as other content in the rows that stay and rows added or taken away at the end:
        after a reset it would measure and paint headings and scroll bars anew with each keystroke.
        """
        old, new = len(self._rows), len(rows)
        kept = min(old, new)
        if kept:
            self._rows = [*rows[:kept], *self._rows[kept:]]
            self.dataChanged.emit(self.index(0, 0), self.index(kept - 1, len(ProjectColumn) - 1))
        if new > old:
            self.beginInsertRows(QModelIndex(), old, new - 1)
            self._rows = rows
            self.endInsertRows()
        elif new < old:
            self.beginRemoveRows(QModelIndex(), new, old - 1)
            self._rows = rows
            self.endRemoveRows()

    def place_of(self, number: str) -> int:
        """Return the row that shows a project; -1 when it is not shown."""
        numbers = [row.number for row in self._rows]
        return numbers.index(number) if number in numbers else -1

    def _shown(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return the text of the cell."""
        return self._texts.shown(row, column)

    def _tooltip(self, row: ProjectRow, column: ProjectColumn) -> str | None:
        """Return the explanation; None shows no tool tip at all, "" would show an empty one."""
        return self._texts.tooltip(row, column) or None

    def _row(self, row: ProjectRow, _column: ProjectColumn) -> ProjectRow:
        """Return the row itself, for those who need more than a text."""
        return row

    def _sort_key(self, row: ProjectRow, column: ProjectColumn) -> int | str:
        """Return the plain value that the column sorts by."""
        return self._texts.sort_key(column)(row)

    def _accessible(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return heading and text together, since a screen reader says cell by cell; phases in words."""
        text = self._texts.shown(row, column)
        if column is ProjectColumn.PHASES:
            text = self._texts.course(row).replace("\n", "、")
        if column in (ProjectColumn.STATUS, ProjectColumn.GRADE):
            text = text or "未回答"
        return f"{self._texts.header(column)} {text}".strip()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many projects are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many columns there are, hidden ones included."""
        return 0 if parent.isValid() else len(ProjectColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a role asks for; None for roles that the list does not use."""
        if not index.isValid():
            return None
        give = self._by_role.get(role)
        return give(self._rows[index.row()], ProjectColumn(index.column())) if give else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return word, tool tip and alignment of a heading; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(ProjectColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole and section != ProjectColumn.PHASES:
            return self._texts.header(ProjectColumn(section))  # the header itself paints years over the strip
        if role == Qt.ItemDataRole.TextAlignmentRole and section in ALIGNMENTS:
            return ALIGNMENTS[ProjectColumn(section)] | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.header(ProjectColumn(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._texts.header(ProjectColumn(section))}：クリックで並べ替え、右クリックで列を選ぶ"
        return None
