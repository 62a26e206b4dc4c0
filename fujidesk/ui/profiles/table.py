"""A section of a profile as a table: a row an entry, or a row a key where the section is a single table."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from fujidesk.ui.profiles.sections import Section, shown, take

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SHOWN_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class SectionModel(QAbstractTableModel):
    """Edits the values of a profile in place. changed: something was typed, added, removed or moved."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._section: Section | None = None
        self._values: dict[str, Any] = {}

    def show_section(self, section: Section, values: dict[str, Any]) -> None:
        """Show a section of the values that are edited."""
        self.beginResetModel()
        self._section, self._values = section, values
        self.endResetModel()

    @property
    def tables(self) -> list[dict[str, Any]]:
        """The tables of the section: its entries, or the one that it is."""
        section = self._section
        if section is None:
            return []
        if not section.key:
            return [self._values]
        if not section.is_list:
            found = self._values.get(section.key)
            if not isinstance(found, dict):
                found = self._values[section.key] = {}
            return [found]
        listed = self._values.get(section.key)
        return listed if isinstance(listed, list) else []

    def add_row(self, after: int) -> int:
        """Add an empty entry behind a row; returns its row."""
        assert self._section is not None
        listed = self._values.setdefault(self._section.key, [])
        place = min(after + 1, len(listed)) if after >= 0 else len(listed)
        self.beginInsertRows(_ROOT, place, place)
        listed.insert(place, {})
        self.endInsertRows()
        self.changed.emit()
        return place

    def remove_row(self, row: int) -> None:
        """Remove an entry; the last one takes its list with it."""
        assert self._section is not None
        self.beginRemoveRows(_ROOT, row, row)
        del self.tables[row]
        if not self.tables:
            del self._values[self._section.key]
        self.endRemoveRows()
        self.changed.emit()

    def move_row(self, row: int, by: int) -> int:
        """Move an entry up (-1) or down (1); returns where it stands now."""
        to = row + by
        tables = self.tables
        if not (0 <= row < len(tables) and 0 <= to < len(tables)):
            return row
        tables[row], tables[to] = tables[to], tables[row]
        self.dataChanged.emit(self.index(min(row, to), 0), self.index(max(row, to), self.columnCount() - 1))
        self.changed.emit()
        return to

    def rowCount(self, parent: _Index = _ROOT) -> int:
        """An entry a row, or a key a row."""
        if parent.isValid() or self._section is None:
            return 0
        return len(self.tables) if self._section.is_list else len(self._section.cells)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        """A key a column, or name and value."""
        if parent.isValid() or self._section is None:
            return 0
        return len(self._section.cells) if self._section.is_list else 2

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of a cell; the name of a key says the file's own word as tool tip."""
        section = self._section
        if role == Qt.ItemDataRole.ToolTipRole and section is not None and not section.is_list:
            return section.cells[index.row()].key if index.column() == 0 else None
        if section is None or not index.isValid() or role not in _SHOWN_ROLES:
            return None
        if section.is_list:
            return shown(section.cells[index.column()], self.tables[index.row()])
        cell = section.cells[index.row()]
        return cell.heading if index.column() == 0 else shown(cell, self.tables[0])

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take what was typed."""
        section = self._section
        if section is None or role != Qt.ItemDataRole.EditRole or value == self.data(index):
            return False
        place = index.column() if section.is_list else index.row()
        take(section.cells[place], self.tables[index.row() if section.is_list else 0], str(value))
        self.dataChanged.emit(index, index)
        self.changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Every cell can be edited but the names of keys."""
        flags = super().flags(index)
        is_name = self._section is not None and not self._section.is_list and index.column() == 0
        return flags if is_name else flags | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of keys, with the file's own word as tool tip; rows are counted as the checks do."""
        if self._section is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole and self._section.is_list:
            return self._section.cells[section].key if orientation == Qt.Orientation.Horizontal else None
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self._section.cells[section].heading if self._section.is_list else ("項目", "値")[section]
