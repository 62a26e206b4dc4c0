"""What a file says wrongly or twice, as tables to read: disagreements and faults."""

from collections.abc import Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.changes import Disagreement
from fujidesk.domain.fields import field_label

_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class TextTableModel(QAbstractTableModel):
    """Rows of texts under headings; details: a longer text for each row, read aloud and shown below."""

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings = tuple(headings)
        self._rows: list[tuple[str, ...]] = []
        self._details: list[str] = []

    def set_rows(self, rows: Sequence[tuple[str, ...]], details: Sequence[str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self._details = list(details)
        self.endResetModel()

    def detail(self, row: int) -> str:
        """Return the long text of a row, with its lines."""
        return self._details[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """As many as were set."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """One for each heading."""
        return 0 if parent.isValid() else len(self._headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in one line; the row's long text as its tool tip."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()].replace("\n", " ")
        return self._details[index.row()] if role == Qt.ItemDataRole.ToolTipRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings that were given."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._headings[section]


DISAGREEMENT_HEADINGS = ("番号", "項目", "状態", "採用した値", "各所の記載", "理由")
FAULT_HEADINGS = ("シート", "セル", "直すところ")


def disagreement_texts(items: Sequence[Disagreement]) -> tuple[list[tuple[str, ...]], list[str]]:
    """Return the rows and details of disagreements, open ones first."""
    rows: list[tuple[str, ...]] = []
    details: list[str] = []
    for item in sorted(items, key=_is_settled):
        told = [f"{_place(told.place, told.line)}：{told.text or '（空欄）'}" for told in item.statements]
        state = "確定" if item.settled else "未確定"
        label = field_label(item.field)
        rows.append((item.number, label, state, item.taken, " ／ ".join(told), item.reason))
        lines = (
            f"{item.number}　{label}　［{state}］", *told, f"採用した値：{item.taken or '（空欄）'}",
            f"理由：{item.reason}",
        )  # fmt: skip
        details.append("\n".join(lines))
    return rows, details


def _is_settled(item: Disagreement) -> bool:
    """Sort key: what is left open comes first."""
    return item.settled


def _place(place: str, line: int | None) -> str:
    """Return where something stands, with its line in the document where it has one."""
    return place if line is None else f"{place}（{line:,} 行目）"
