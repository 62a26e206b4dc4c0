"""The headings of the list: which columns are shown, how wide, and in which order the rows stand.

Widths: most columns have one that fits what they hold; title and departments share what is left by the
length of their texts, until the user sets a width by hand. Positions in `ColumnState` are what the user
sees, sections in Qt's calls are `ProjectColumn` values.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QPainter, QRegion
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from fujidesk.domain.records import ProjectRow
from fujidesk.ui.itemmodels.project_columns import COLUMN_KEYS, ColumnTexts, ProjectColumn, departments_text
from fujidesk.ui.itemmodels.project_table import ALIGNMENTS
from fujidesk.ui.registry.delegates import ProjectDelegate
from fujidesk.ui.registry.listing import SortOrder

if TYPE_CHECKING:
    from fujidesk.domain.changes import JsonValue

HIDDEN_AT_FIRST = frozenset(
    {
        ProjectColumn.STATUS, ProjectColumn.INDICATOR, ProjectColumn.MEASURE, ProjectColumn.SUMMARY,
        ProjectColumn.SOGO, ProjectColumn.KEIEI,
    }
)  # fmt: skip
"""Columns that the user switches on where they are needed.

実施状況 is among them: what is not 実施中 shows in the column of the evaluation already.
"""
_ALWAYS_SHOWN = frozenset({ProjectColumn.NUMBER})
_ELASTIC = (ProjectColumn.TITLE, ProjectColumn.DEPARTMENTS)
_BY_KEY = {key: column for column, key in COLUMN_KEYS.items()}


@dataclass(frozen=True)
class ColumnState:
    """Which columns are shown, in which order."""

    shown: tuple[ProjectColumn, ...] = tuple(c for c in ProjectColumn if c not in HIDDEN_AT_FIRST)

    def to_values(self) -> "JsonValue":
        """Return the state as JSON values."""
        return [COLUMN_KEYS[column] for column in self.shown]

    @classmethod
    def from_values(cls, values: object) -> "ColumnState":
        """Read what `to_values` gave; names it does not know are left out."""
        names = [name for name in values if isinstance(name, str)] if isinstance(values, list) else []
        shown = tuple(dict.fromkeys(_BY_KEY[name] for name in names if name in _BY_KEY))
        if not shown:
            return cls()
        return cls(shown if ProjectColumn.NUMBER in shown else (ProjectColumn.NUMBER, *shown))


class ProjectHeader(QHeaderView):
    """Headings with the years over the phase strips; title and departments share the width that is left.

    Signals: columns_changed when the user moves, shows or hides one; arranged after that and after
    `set_columns`; order_chosen(SortOrder).
    """

    columns_changed = Signal()
    arranged = Signal()
    order_chosen = Signal(object)

    def __init__(self, delegate: ProjectDelegate, texts: ColumnTexts, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._delegate = delegate
        self._texts = texts
        self._fixed: set[int] = set()
        self._lengths: dict[ProjectColumn, tuple[int, int]] = {}
        self._fitting = False
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setSortIndicatorShown(True)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName("列の見出し")
        self.sectionMoved.connect(self._on_moved)
        self.columns_changed.connect(self.arranged)
        self.sectionResized.connect(self._on_resized)
        self.sortIndicatorChanged.connect(self._on_order)

    def restyle(self) -> None:
        """Give every column its width at the present text size."""
        look = self._delegate.look
        self.setMinimumSectionSize(look.padding * 4)
        self._fixed.clear()
        self._fitting = True
        for column, width in look.columns.items():
            self.resizeSection(column, width)
        self.resizeSection(ProjectColumn.PHASES, look.strip_width(2 * len(self._texts.year_words())))
        self._fitting = False
        self.fit()

    def make_room_for(self, rows: Sequence[ProjectRow]) -> None:
        """Learn how long titles and departments of the whole register are.

        In characters, each taken as wide as a kanji: to measure the texts would cost 40 ms of the start.
        """
        self._lengths = {
            ProjectColumn.TITLE: _most_and_longest([len(row.title) for row in rows]),
            ProjectColumn.DEPARTMENTS: _most_and_longest([len(departments_text(row)) for row in rows]),
        }
        self.fit()

    def columns(self) -> ColumnState:
        """Return the columns as they stand."""
        order = [ProjectColumn(self.logicalIndex(place)) for place in range(len(ProjectColumn))]
        return ColumnState(tuple(column for column in order if not self.isSectionHidden(column)))

    def set_columns(self, state: ColumnState) -> None:
        """Show these columns in this order; those that the plan has nothing for stay away."""
        rest = [column for column in ProjectColumn if column not in state.shown]
        with QSignalBlocker(self):
            for place, column in enumerate([*state.shown, *rest]):
                self.moveSection(self.visualIndex(column), place)
        for column in ProjectColumn:
            self.setSectionHidden(column, column not in state.shown or not self._texts.offers(column))
        self.fit()
        self.arranged.emit()

    def first_column(self) -> int:
        """Return the column that stands leftmost."""
        return self.columns().shown[0]

    def show_order(self, order: SortOrder) -> None:
        """Put the arrow over the column that the rows are sorted by."""
        way = Qt.SortOrder.DescendingOrder if order.descending else Qt.SortOrder.AscendingOrder
        with QSignalBlocker(self):
            self.setSortIndicator(order.column, way)
        self.setDirtyRegion(QRegion(self.rect()))  # see preview.py: no viewport()

    def show_year(self) -> None:
        """Write the headings anew that name the fiscal year."""
        self.headerDataChanged(Qt.Orientation.Horizontal, ProjectColumn.STATUS, ProjectColumn.GRADE)

    def column_menu(self) -> QMenu:
        """Return the menu that shows and hides columns."""
        menu = QMenu("表示する列", self)
        menu.setAccessibleName("表示する列")
        for column in filter(self._texts.offers, ProjectColumn):
            action = menu.addAction(self._texts.header(column))
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(column))
            action.setEnabled(column not in _ALWAYS_SHOWN)
            action.setData(int(column))
            action.toggled.connect(self._on_column_toggled)
        return menu

    def open_column_menu(self) -> None:
        """Open the menu of columns under the right end of the headings."""
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        corner = self.mapToGlobal(self.rect().bottomRight())
        menu.popup(QPoint(corner.x() - menu.sizeHint().width(), corner.y()))

    def fit(self) -> None:
        """Share the width that the other columns leave; what the user set by hand stays."""
        elastic = [c for c in _ELASTIC if c not in self._fixed and not self.isSectionHidden(c)]
        if not elastic:
            return
        look = self._delegate.look
        widths = {column: look.columns[column] for column in elastic}
        free = self.width() - self.length() + sum(self.sectionSize(column) for column in elastic)
        extra = max(0, free - sum(widths.values()))
        for wanted in self._wanted_px(elastic):
            lacking = {column: max(0, wanted[column] - width) for column, width in widths.items()}
            share = min(1.0, extra / max(1, sum(lacking.values())))
            for column, lack in lacking.items():
                given = int(lack * share)
                widths[column] += given
                extra -= given
        widths[elastic[0]] += extra
        self._fitting = True
        for column, width in widths.items():
            self.resizeSection(column, width)
        self._fitting = False

    def _wanted_px(self, columns: Sequence[ProjectColumn]) -> list[dict[ProjectColumn, int]]:
        """Return widths that show most texts whole, then those that show all of them."""
        look = self._delegate.look
        lengths = {column: self._lengths.get(column, (0, 0)) for column in columns}
        return [
            {column: known[step] * look.em + 2 * look.padding for column, known in lengths.items()}
            for step in (0, 1)
        ]

    def _on_resized(self, column: int, _old: int, _new: int) -> None:
        """Keep a width set by hand and share out the rest anew."""
        if not self._fitting:
            self._fixed.add(column)
            self.fit()

    def _on_moved(self) -> None:
        """Tell that the order of columns is another."""
        self.columns_changed.emit()

    def _on_order(self, column: int, way: Qt.SortOrder) -> None:
        """Tell by which column and which way the user wants the rows."""
        self.order_chosen.emit(SortOrder(ProjectColumn(column), way is Qt.SortOrder.DescendingOrder))

    def _on_column_toggled(self, on: bool) -> None:
        """Show or hide the column that the menu's entry stands for."""
        action = self.sender()
        if isinstance(action, QAction):
            self.setSectionHidden(int(action.data()), not on)
            self.fit()
            self.columns_changed.emit()

    def _paint_arrow(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the arrow of the order behind the heading, before it where figures stand at the right."""
        look, column = self._delegate.look, ProjectColumn(section)
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        width = look.header_metrics.horizontalAdvance(self._texts.header(column))
        left = look.padding + width + look.chip_gap
        if ALIGNMENTS.get(column) is Qt.AlignmentFlag.AlignRight:
            left = max(0, rect.width() - look.padding - width - look.chip_gap - look.cell)
        elif column in ALIGNMENTS:
            left = (rect.width() + width) // 2
        elif column is ProjectColumn.PHASES:
            left = rect.width()
        painter.setPen(look.accent)
        place = QRect(rect.x() + min(left, rect.width() - look.cell), rect.y(), look.cell, rect.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), "▼" if down else "▲")

    def _paint_years(self, painter: QPainter, rect: QRect) -> None:
        """Write the fiscal years over the strip, each over its two half-years."""
        look = self._delegate.look
        painter.setPen(look.text)
        step = 2 * (look.cell + 1)
        for place, word in enumerate(self._texts.year_words()):
            cell = QRect(rect.x() + look.padding + place * step, rect.y(), step - 1, rect.height())
            painter.drawText(cell, int(Qt.AlignmentFlag.AlignCenter), word)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the columns to be shown where the mouse is."""
        menu = self.column_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803  # Qt's name
        """Paint a heading; years and arrow come on top of what the style draws."""
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        painter.setFont(self._delegate.look.header_font)
        if logicalIndex == ProjectColumn.PHASES:
            self._paint_years(painter, rect)
        if logicalIndex == self.sortIndicatorSection():
            self._paint_arrow(painter, rect, logicalIndex)


def _most_and_longest(lengths: Sequence[int]) -> tuple[int, int]:
    """Return the length that 98 of 100 do not exceed, and the greatest."""
    ordered = sorted(lengths) or [0]
    return ordered[(len(ordered) - 1) * 98 // 100], ordered[-1]
