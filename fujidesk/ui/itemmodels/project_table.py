"""The project list as a Qt table: one row a project, columns as the office reads them."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.filtering import half_year_index, list_key, natural_key, phase_word, phases_key
from fujidesk.domain.fiscal import HalfYear, long_year, short_year
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord, ProjectRow

ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
"""Gives the `ProjectRow`."""
SORT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
"""Gives an int or str that sorts as the column should."""

_NO_PAGE = 10**9
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class ProjectColumn(IntEnum):
    """The columns of the list, in their first order."""

    NUMBER = 0
    TITLE = 1
    DEPARTMENTS = 2
    CATEGORY = 3
    DX = 4
    PHASES = 5
    INDICATOR = 6
    PAGE = 7
    MEASURE = 8
    SUMMARY = 9


COLUMN_KEYS: Mapping[ProjectColumn, str] = {column: column.name.lower() for column in ProjectColumn}
"""Names of the columns in stored views and settings."""


class ColumnTexts:
    """What each column of a project says, sorts by and explains; knows the plan's words."""

    def __init__(self, profile: PlanProfile, levels: Sequence[LevelRecord] = ()) -> None:
        self._profile = profile
        self._titles: dict[str, str] = {}
        self.set_levels(levels)
        self._category_order = {term.category: place for place, term in enumerate(profile.categories)}
        self._half_years = profile.half_years
        self.at: int | None = None
        self._shown: dict[ProjectColumn, Callable[[ProjectRow], str]] = {
            ProjectColumn.NUMBER: _number,
            ProjectColumn.TITLE: _title,
            ProjectColumn.DEPARTMENTS: departments_text,
            ProjectColumn.CATEGORY: self._category,
            ProjectColumn.DX: _dx,
            ProjectColumn.PHASES: _phases,
            ProjectColumn.INDICATOR: _indicator,
            ProjectColumn.PAGE: _page,
            ProjectColumn.MEASURE: self.measure,
            ProjectColumn.SUMMARY: _summary,
        }
        self._keys: dict[ProjectColumn, Callable[[ProjectRow], int | str]] = {
            ProjectColumn.NUMBER: _number_key,
            ProjectColumn.DEPARTMENTS: _departments_key,
            ProjectColumn.CATEGORY: self.category_place,
            ProjectColumn.DX: _dx_key,
            ProjectColumn.PHASES: self._phases_key,
            ProjectColumn.PAGE: _page_key,
        }

    def set_levels(self, levels: Sequence[LevelRecord]) -> None:
        """Take the titles of policies and measures."""
        self._titles = {level.code: level.title for level in levels}

    def set_half_year(self, when: HalfYear) -> None:
        """Let the phase column sort by this half-year."""
        self.at = half_year_index(self._profile, when)

    def header(self, column: ProjectColumn) -> str:
        """Return the heading of a column."""
        return {
            ProjectColumn.NUMBER: "番号",
            ProjectColumn.TITLE: self._profile.project_name,
            ProjectColumn.DEPARTMENTS: "所管部署",
            ProjectColumn.CATEGORY: "分類",
            ProjectColumn.DX: "DX",
            ProjectColumn.PHASES: "進捗段階（計画）",
            ProjectColumn.INDICATOR: "施策指標",
            ProjectColumn.PAGE: "頁",
            ProjectColumn.MEASURE: self._profile.level_names[-1],
            ProjectColumn.SUMMARY: "要約",
        }[column]

    def shown(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return the text of a cell."""
        return self._shown[column](row)

    def sort_key(self, column: ProjectColumn) -> Callable[[ProjectRow], int | str]:
        """Return the function that a column sorts by; texts go by folded, number-aware order."""
        return self._keys.get(column) or _TextKey(self._shown[column])

    def tooltip(self, row: ProjectRow, column: ProjectColumn) -> str:
        """Return the explanation of a cell: the full text, or the phases half-year by half-year."""
        if column is ProjectColumn.PHASES:
            return self.course(row)
        if column is ProjectColumn.DEPARTMENTS:
            return "\n".join(row.departments)
        if column is ProjectColumn.TITLE:
            return f"{row.number} {row.title}" + (f"\n{row.summary}" if row.summary else "")
        if column is ProjectColumn.DX:
            return self._profile.dx_name if row.is_dx else ""
        return self.shown(row, column)

    def measure(self, row: ProjectRow) -> str:
        """Return code and title of the level that the project stands under."""
        code = row.measure or row.policy
        return f"{code} {self._titles.get(code, '')}".strip()

    def course(self, row: ProjectRow) -> str:
        """Return the plan's phases in words, equal half-years of a row joined: R4上～R5下 (3) 導入準備."""
        if not row.phases:
            return "計画に進捗段階の記載がありません。"
        lines: list[str] = []
        start = 0
        marks = list(zip(row.phases, row.settled.ljust(len(row.phases), "1"), strict=False))
        for place in range(1, len(marks) + 1):
            if place < len(marks) and marks[place] == marks[start]:
                continue
            lines.append(self._stretch(start, place - 1, *marks[start]))
            start = place
        return "\n".join(lines)

    def year_words(self) -> list[str]:
        """Return the short names of the plan's fiscal years, R4 … R8."""
        return [short_year(year) for year in self._profile.fiscal_years]

    def period(self) -> str:
        """Return the plan's period in words."""
        return f"{long_year(self._profile.first_year)}～{long_year(self._profile.last_year)}"

    def category_place(self, row: ProjectRow) -> int:
        """Return the place of the project's category in the profile, 0 for the first."""
        return self._category_order.get(row.category, len(self._category_order))

    def _stretch(self, first: int, last: int, mark: str, settled: str) -> str:
        names = self._half_years
        when = names[first].label if first == last else f"{names[first].label}～{names[last].label}"
        return f"{when}　{phase_word(mark, self._profile)}{'' if settled == '1' else '（計画書では未確定）'}"

    def _category(self, row: ProjectRow) -> str:
        return self._profile.category_name(row.category)

    def _phases_key(self, row: ProjectRow) -> str:
        return phases_key(row.phases, self.at)


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
        return self._texts.shown(row, column)

    def _tooltip(self, row: ProjectRow, column: ProjectColumn) -> str | None:
        return self._texts.tooltip(row, column) or None

    def _row(self, row: ProjectRow, _column: ProjectColumn) -> ProjectRow:
        return row

    def _sort_key(self, row: ProjectRow, column: ProjectColumn) -> int | str:
        return self._texts.sort_key(column)(row)

    def _accessible(self, row: ProjectRow, column: ProjectColumn) -> str:
        text = self._texts.shown(row, column)
        if column is ProjectColumn.PHASES:
            text = self._texts.course(row).replace("\n", "、")
        return f"{self._texts.header(column)} {text}".strip()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(ProjectColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        give = self._by_role.get(role)
        return give(self._rows[index.row()], ProjectColumn(index.column())) if give else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(ProjectColumn):
            return None
        if role == Qt.ItemDataRole.DisplayRole and section != ProjectColumn.PHASES:
            return self._texts.header(ProjectColumn(section))  # the header itself paints years over the strip
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._texts.header(ProjectColumn(section))
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{self._texts.header(ProjectColumn(section))}：クリックで並べ替え、右クリックで列を選ぶ"
        return None


class _TextKey:
    """Sorts by a cell's text, empty ones last."""

    def __init__(self, shown: Callable[[ProjectRow], str]) -> None:
        self._shown = shown

    def __call__(self, row: ProjectRow) -> str:
        return natural_key(self._shown(row)) or "\U0010ffff"


def departments_text(row: ProjectRow) -> str:
    """Return the departments as the plan lists them."""
    return "、".join(row.departments)


def _number(row: ProjectRow) -> str:
    return row.number


def _number_key(row: ProjectRow) -> int:
    return sort_value(row.number)


def _title(row: ProjectRow) -> str:
    return row.title


def _departments_key(row: ProjectRow) -> str:
    return list_key(row.departments)


def _dx(row: ProjectRow) -> str:
    return "○" if row.is_dx else ""


def _dx_key(row: ProjectRow) -> int:
    return 0 if row.is_dx else 1


def _phases(row: ProjectRow) -> str:
    return row.phases.rstrip()


def _indicator(row: ProjectRow) -> str:
    return row.indicator


def _page(row: ProjectRow) -> str:
    return "" if row.page is None else str(row.page)


def _page_key(row: ProjectRow) -> int:
    return _NO_PAGE if row.page is None else row.page


def _summary(row: ProjectRow) -> str:
    return row.summary
