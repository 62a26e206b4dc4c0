"""The departments of a round as a table: one row each, overdue first, narrowed by group and text.

The order of the round (overdue first, then as the plan lists the departments) comes with the status; sorting
by a heading is the user's, and a third click on it goes back.
"""

from collections.abc import Collection
from enum import IntEnum
from functools import partial
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.searching import fold, terms
from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyStatus
from fujidesk.ui.formats import day_in_full, short_day
from fujidesk.ui.surveys.groups import Group, group_of, state_word

LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `DepartmentProgress`."""
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class DepartmentColumn(IntEnum):
    """The columns of the table: who, how far, what is wrong, who is to be asked, and when what happened."""

    DEPARTMENT = 0
    STATE = 1
    PROJECTS = 2
    ANSWERED = 3
    PROBLEMS = 4
    LEADER = 5
    SENT = 6
    RETURNED = 7
    REMINDED = 8


HEADINGS = {
    DepartmentColumn.DEPARTMENT: "部署", DepartmentColumn.STATE: "状態", DepartmentColumn.PROJECTS: "事業",
    DepartmentColumn.ANSWERED: "記入", DepartmentColumn.PROBLEMS: "問題",
    DepartmentColumn.LEADER: STANDARD_WORDS.leader, DepartmentColumn.SENT: "送付日",
    DepartmentColumn.RETURNED: "提出日", DepartmentColumn.REMINDED: "督促日",
}  # fmt: skip
DAYS = {
    DepartmentColumn.SENT: "sent_at", DepartmentColumn.RETURNED: "returned_at",
    DepartmentColumn.REMINDED: "reminded_at",
}  # fmt: skip
"""Columns of days and the fields of the entry they show."""
_AT_RIGHT = (DepartmentColumn.PROJECTS, DepartmentColumn.PROBLEMS)
# Not the order of the bar, which goes from what is settled to what has not begun.
_GROUP_ORDER = (
    Group.OVERDUE, Group.SENT_BACK, Group.RETURNED, Group.SENT, Group.UNSENT, Group.CONFIRMED,
)  # fmt: skip
"""Sorted by state: what the office has to look at comes first."""


class DepartmentModel(QAbstractTableModel):
    """Departments in the order of the round until the user sorts them; a filter narrows what is shown.

    leader_typed(department, name, name before): typed into the column of the 情報化推進リーダー.
    """

    leader_typed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None, leader: str = STANDARD_WORDS.leader) -> None:
        """Build it; leader: the city's word for the contact in a department."""
        super().__init__(parent)
        self.headings = {**HEADINGS, DepartmentColumn.LEADER: leader}
        self._lines: tuple[DepartmentProgress, ...] = ()
        self._shown: list[DepartmentProgress] = []
        self._groups: frozenset[Group] = frozenset()
        self._words: tuple[str, ...] = ()
        self._sort = (-1, Qt.SortOrder.AscendingOrder)
        self._reason = ""

    def set_status(self, status: SurveyStatus, forbidden: str = "") -> None:
        """Show a round; forbidden: why names cannot be typed, "" where they can. Filter and order stay."""
        self.beginResetModel()
        self._lines = status.departments
        self._reason = forbidden
        self._shown = self._narrowed()
        self.endResetModel()

    def set_filter(self, groups: Collection[Group], text: str) -> None:
        """Show only departments of these groups (none: of all) that hold all words of the text.

        The words are looked for in department, leader and the reason of a 差戻し.
        """
        self.beginResetModel()
        self._groups = frozenset(groups)
        self._words = terms(text)
        self._shown = self._narrowed()
        self.endResetModel()

    def line_at(self, row: int) -> DepartmentProgress:
        """Return the department shown in a row of the table, counted from 0 at the top."""
        return self._shown[row]

    def row_of(self, department: str) -> int:
        """Return the row of a department; -1 where it is not shown."""
        names = [line.entry.department for line in self._shown]
        return names.index(department) if department in names else -1

    @property
    def total(self) -> int:
        """How many departments the round has, shown or not."""
        return len(self._lines)

    def _narrowed(self) -> list[DepartmentProgress]:
        """Return what passes the filter, in the order asked for."""
        found = [line for line in self._lines if self._passes(line)]
        column, order = self._sort
        if column >= 0:
            key = partial(_sort_key, column=DepartmentColumn(column))
            found.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)
        return found

    def _passes(self, line: DepartmentProgress) -> bool:
        """Tell whether a department passes the filter."""
        if self._groups and group_of(line) not in self._groups:
            return False
        text = fold(f"{line.entry.department} {line.entry.leader} {line.entry.note}")
        return all(word in text for word in self._words)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """How many departments pass the filter."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """As many as `DepartmentColumn` has."""
        return 0 if parent.isValid() else len(DepartmentColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, read aloud with its heading's meaning; the whole line by LINE_ROLE."""
        if not index.isValid():
            return None
        line, column = self._shown[index.row()], DepartmentColumn(index.column())
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._explained(line, column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        if role == Qt.ItemDataRole.EditRole:
            return line.entry.leader if column is DepartmentColumn.LEADER else None
        values = {LINE_ROLE: line, Qt.ItemDataRole.DisplayRole: _shown_text(line, column)}
        return values.get(role)

    def _explained(self, line: DepartmentProgress, column: DepartmentColumn) -> str:
        """Return a cell as a sentence, for tool tip and screen reader.

        「3 / 5」 and 「R5.4.3」 read aloud tell nothing without their heading.
        """
        if column is DepartmentColumn.ANSWERED:
            missing = f"、うち {len(line.incomplete)} 事業は記入不足" if line.incomplete else ""
            return f"{len(line.numbers)} 事業のうち {len(line.answered)} 事業が記入済み{missing}"
        if column in DAYS:
            day = getattr(line.entry, DAYS[column])
            return f"{self.headings[column]}：{day_in_full(day) if day else 'なし'}"
        if column is DepartmentColumn.LEADER:
            return f"{line.entry.leader or '未登録'}（{self._reason or 'ダブルクリックか F2 で直せます'}）"
        if column is DepartmentColumn.STATE and line.entry.state is EntryState.SENT_BACK and line.entry.note:
            return f"{state_word(line)}：{line.entry.note}"
        return f"{self.headings[column]}：{_shown_text(line, column)}"

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Hand a typed name on; it comes back with the next status, stored or as it was.

        False where nothing has changed: the editor was opened and closed again.
        """
        line = self._shown[index.row()]
        name = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or name == line.entry.leader:
            return False
        self.leader_typed.emit(line.entry.department, name, line.entry.leader)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Only the 情報化推進リーダー can be typed; all else follows from steps and returns."""
        found = super().flags(index)
        if index.isValid() and index.column() == DepartmentColumn.LEADER and not self._reason:
            found |= Qt.ItemFlag.ItemIsEditable
        return found

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The headings of the columns."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings[DepartmentColumn(section)]
        return _alignment(DepartmentColumn(section)) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort what is shown; column -1: the round's own order, overdue first.

        Cursor and selection follow their departments, by the persistent indexes that Qt keeps for them.
        """
        self.layoutAboutToBeChanged.emit()
        kept = [(index, self._shown[index.row()]) for index in self.persistentIndexList()]
        self._sort = (column, order)
        self._shown = self._narrowed()
        places = {line.entry.department: row for row, line in enumerate(self._shown)}
        for index, line in kept:
            moved = self.index(places[line.entry.department], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()


def _alignment(column: DepartmentColumn) -> Qt.AlignmentFlag | None:
    """Return where a column's texts stand: counts at the right, below each other; None leaves the rest."""
    return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter if column in _AT_RIGHT else None


def _shown_text(line: DepartmentProgress, column: DepartmentColumn) -> str:
    """Return the text of a cell; empty where there is nothing to say, such as no problems or no day yet."""
    if column in DAYS:
        return short_day(getattr(line.entry, DAYS[column]))
    texts = {
        DepartmentColumn.DEPARTMENT: line.entry.department,
        DepartmentColumn.STATE: state_word(line),
        DepartmentColumn.PROJECTS: str(len(line.numbers)),
        DepartmentColumn.ANSWERED: f"{len(line.answered)} / {len(line.numbers)}",
        DepartmentColumn.PROBLEMS: str(line.problems) if line.problems else "",
        DepartmentColumn.LEADER: line.entry.leader,
    }
    return texts[column]


def _sort_key(line: DepartmentProgress, column: DepartmentColumn) -> tuple[float, str]:
    """Return what a column is sorted by: figures as figures, days as ISO texts, words folded.

    A pair in every case, so that keys of one column can always be compared: a figure, and a text.
    """
    if column is DepartmentColumn.STATE:
        return _GROUP_ORDER.index(group_of(line)), ""
    if column is DepartmentColumn.PROJECTS:
        return len(line.numbers), ""
    if column is DepartmentColumn.ANSWERED:
        return len(line.answered) / max(len(line.numbers), 1), ""
    if column is DepartmentColumn.PROBLEMS:
        return line.problems, ""
    if column in DAYS:
        return 0, str(getattr(line.entry, DAYS[column]))
    return 0, fold(line.entry.leader if column is DepartmentColumn.LEADER else line.entry.department)
