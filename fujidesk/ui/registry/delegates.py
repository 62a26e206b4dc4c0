"""How a row of the list is painted: texts, category chip, phase strip.

Seven cells a row and thirty rows a window are painted anew at each keystroke in the filter, so a cell is
painted straight from its `ProjectRow`: lengths, fonts and colours are looked up once a theme (`RowLook`),
chips and strips are drawn once and copied. Anything added to `ProjectDelegate.paint` costs 200 times what
it takes.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from fujidesk.domain.records import Category, ProjectRow
from fujidesk.domain.row_marks import IDLE, NOTHING, mark_of_char
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.itemmodels.project_table import ALIGNMENTS, ProjectTableModel
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.grade_chip import grade_size, paint_grade
from fujidesk.ui.widgets.phase_strip import paint_phase_strip, strip_size

if TYPE_CHECKING:
    from collections.abc import Callable

_SELECTED = QStyle.StateFlag.State_Selected.value
_HOVERED = QStyle.StateFlag.State_MouseOver.value
_AT_END = Qt.TextElideMode.ElideRight
_NO_SCHEDULE = "記載なし"
_NOTE_COLUMNS = frozenset(
    {
        ProjectColumn.INDICATOR, ProjectColumn.MEASURE, ProjectColumn.SUMMARY, ProjectColumn.SOGO,
        ProjectColumn.KEIEI,
    }
)  # fmt: skip


class RowLook:
    """Lengths, fonts and colours of the list at the present theme and text size."""

    def __init__(self, theme: Theme) -> None:
        self.tokens = theme.tokens
        self.font = _plain(theme.font())
        self.note_font = _plain(theme.font("note"))
        self.header_font = theme.font("note", bold=True)
        self.metrics = QFontMetrics(self.font)
        self.header_metrics = QFontMetrics(self.header_font)
        self.note_metrics = QFontMetrics(self.note_font)
        self.ascent = self.metrics.ascent()
        self.note_ascent = self.note_metrics.ascent()
        self.text = theme.color("text")
        self.muted = theme.color("muted")
        self.line = theme.color("line")
        self.selection = theme.color("selection")
        self.hover = theme.color("hover")
        self.accent = theme.color("accent")
        self.focus = theme.color("focus")
        self.padding = theme.gap(8)
        self.bar = theme.gap(3)
        self.cell = theme.px(17)
        self.row_height = max(self.metrics.height(), self.cell) + theme.gap(13)
        self.chip_gap = theme.gap(6)
        self.chip_radius = theme.gap(3)
        self.em = self.metrics.horizontalAdvance("漢")
        self.columns = {
            ProjectColumn.NUMBER: theme.px(68), ProjectColumn.TITLE: theme.gap(220),
            ProjectColumn.DEPARTMENTS: theme.gap(170), ProjectColumn.CATEGORY: theme.px(58),
            ProjectColumn.DX: theme.px(40), ProjectColumn.STATUS: theme.px(76),
            ProjectColumn.GRADE: theme.px(69), ProjectColumn.INDICATOR: theme.gap(170),
            ProjectColumn.PAGE: theme.px(44), ProjectColumn.MEASURE: theme.gap(220),
            ProjectColumn.SUMMARY: theme.gap(320), ProjectColumn.SOGO: theme.px(130),
            ProjectColumn.KEIEI: theme.px(150),
        }  # fmt: skip

    def strip_width(self, half_years: int) -> int:
        """Return the width of the phase column."""
        return strip_size(half_years, self.cell).width() + 2 * self.padding

    def category_colors(self, place: int) -> tuple[QColor, QColor, QColor]:
        """Return (ground, text, edge) of the n-th category's chip, strongest first."""
        tokens = self.tokens
        names = (
            (tokens.accent, tokens.accent_text, tokens.accent),
            (tokens.accent_soft, tokens.text, tokens.accent_soft),
            (tokens.surface, tokens.muted, tokens.line),
        )[min(place, 2)]
        return QColor(names[0]), QColor(names[1]), QColor(names[2])


class ProjectDelegate(QStyledItemDelegate):
    """Paints every cell of the list straight from the row, without asking the model role by role."""

    def __init__(self, model: ProjectTableModel, theme: Theme, table: QWidget) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._theme = theme
        self._look = RowLook(theme)
        self._chips: dict[tuple[Category, float], QPixmap] = {}
        self._grades: dict[tuple[str, float], QPixmap] = {}
        self._painters: dict[int, Callable[[QPainter, QRect, ProjectRow], None]] = {
            ProjectColumn.CATEGORY: self._paint_chip,
            ProjectColumn.GRADE: self._paint_grade,
            ProjectColumn.PHASES: self._paint_strip,
        }
        self._first_column = 0
        self._current = -1

    @property
    def look(self) -> RowLook:
        """The measures in use."""
        return self._look

    def restyle(self) -> None:
        """Measure again after theme or text size changed."""
        self._look = RowLook(self._theme)
        self._chips.clear()
        self._grades.clear()

    def set_first_column(self, column: int) -> None:
        """Say which column stands leftmost; it carries the bar of the selection."""
        self._first_column = column

    def set_current(self, place: int) -> None:
        """Say which row the keyboard stands on; it is framed while the table has the keyboard."""
        self._current = place

    def _paint_ground(self, painter: QPainter, rect: QRect, state: int, column: int) -> None:
        """Paint selection or hover and the line below; the leftmost cell of a selected row has the bar."""
        look = self._look
        if state & _SELECTED:
            painter.fillRect(rect, look.selection)
            if column == self._first_column:
                painter.fillRect(rect.x(), rect.y(), look.bar, rect.height(), look.accent)
        elif state & _HOVERED:
            painter.fillRect(rect, look.hover)
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, look.line)

    def _paint_frame(self, painter: QPainter, rect: QRect) -> None:
        """Draw this cell's part of the frame round the row that has the keyboard."""
        painter.fillRect(rect.x(), rect.y(), rect.width(), 2, self._look.focus)
        painter.fillRect(rect.x(), rect.bottom() - 1, rect.width(), 2, self._look.focus)

    def _paint_text(self, painter: QPainter, rect: QRect, row: ProjectRow, column: int) -> None:
        """Paint one line of text, ending in … where the column is too narrow.

        Drawn as it is each time: a stored `QStaticText` draws a sixth faster (14 µs, not 16), but a text seen
        for the first time costs 24 µs, not 19, and a keystroke in the filter brings a window full of those.
        """
        look = self._look
        text = self._model.texts.shown(row, ProjectColumn(column))
        if not text:
            return
        note = column in _NOTE_COLUMNS
        metrics, ascent = (look.note_metrics, look.note_ascent) if note else (look.metrics, look.ascent)
        text = metrics.elidedText(text.partition("\n")[0], _AT_END, rect.width() - 2 * look.padding)
        left = look.padding
        if column in ALIGNMENTS:
            spare = rect.width() - metrics.horizontalAdvance(text)
            at_right = ALIGNMENTS[ProjectColumn(column)] is Qt.AlignmentFlag.AlignRight
            left = spare - look.padding if at_right else spare // 2
        painter.setFont(look.note_font if note else look.font)
        painter.setPen(look.muted if note else look.text)
        top = (rect.height() - metrics.height()) // 2
        painter.drawText(QPoint(rect.x() + left, rect.y() + top + ascent), text)

    def _paint_chip(self, painter: QPainter, rect: QRect, row: ProjectRow) -> None:
        """Paint the category, drawn once for each category and screen."""
        ratio = painter.device().devicePixelRatioF()
        chip = self._chips.get((row.category, ratio))
        if chip is None:
            chip = self._chips[row.category, ratio] = self._chip(row, ratio)
        top = rect.y() + (rect.height() - round(chip.height() / ratio)) // 2
        painter.drawPixmap(rect.x() + self._look.padding, top, chip)

    def _chip(self, row: ProjectRow, ratio: float) -> QPixmap:
        """Return the picture of a category: its word on its colour; ratio: device pixels per pixel."""
        texts, look = self._model.texts, self._look
        word = texts.shown(row, ProjectColumn.CATEGORY)
        size = QSize(
            look.note_metrics.horizontalAdvance(word) + 2 * look.chip_gap, look.note_metrics.height() + 2
        )
        return chip_picture(
            word,
            size,
            ratio,
            look.note_font,
            look.category_colors(texts.category_place(row)),
            look.chip_radius,
        )

    def _paint_grade(self, painter: QPainter, rect: QRect, row: ProjectRow) -> None:
        """Paint the year's grade, or the state that it has in its place; nothing while no answer is in."""
        char = self._model.texts.answers.char(row)
        if char in (NOTHING, IDLE):
            return
        ratio = painter.device().devicePixelRatioF()
        chip = self._grades.get((char, ratio))
        if chip is None:
            chip = self._grades[char, ratio] = self._grade(mark_of_char(char), ratio)
        top = rect.y() + (rect.height() - round(chip.height() / ratio)) // 2
        painter.drawPixmap(rect.x() + self._look.padding, top, chip)

    def _grade(self, mark: str, ratio: float) -> QPixmap:
        """Return the picture of a grade or standing; ratio: device pixels per pixel."""
        look = self._look
        font = look.note_font if len(mark) > 1 else look.font
        size = grade_size(mark, font)
        picture = QPixmap(size * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_grade(painter, QRect(QPoint(0, 0), size), mark, look.tokens, font)
        painter.end()
        return picture

    def _paint_strip(self, painter: QPainter, rect: QRect, row: ProjectRow) -> None:
        """Paint the phases, or say that the plan gives none."""
        look = self._look
        if not row.phases:
            painter.setFont(look.note_font)
            painter.setPen(look.muted)
            top = (rect.height() - look.note_metrics.height()) // 2
            painter.drawText(QPoint(rect.x() + look.padding, rect.y() + top + look.note_ascent), _NO_SCHEDULE)
            return
        painter.setFont(look.font)
        place = QRect(
            rect.x() + look.padding, rect.y() + (rect.height() - look.cell) // 2,
            rect.width() - look.padding, look.cell,
        )  # fmt: skip
        paint_phase_strip(painter, place, row.phases, row.settled, look.tokens)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell; called for each visible cell, so it looks things up and measures nothing twice."""
        row = self._model.rows[index.row()]
        column = index.column()
        rect: QRect = option.rect
        state: int = option.state.value
        self._paint_ground(painter, rect, state, column)
        if index.row() == self._current and self._table.hasFocus():
            self._paint_frame(painter, rect)
        special = self._painters.get(column)
        if special is None:
            self._paint_text(painter, rect, row, column)
        else:
            special(painter, rect, row)

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what a cell needs to be read whole; asked for at a double click between headings."""
        look = self._look
        column = ProjectColumn(index.column())
        if column is ProjectColumn.PHASES:
            width = look.strip_width(len(self._model.rows[index.row()].phases))
        else:
            text = self._model.texts.shown(self._model.rows[index.row()], column)
            width = look.metrics.horizontalAdvance(text) + 2 * look.padding
        return QSize(width, look.row_height)


def _plain(font: QFont) -> QFont:
    """Return the font without kerning and ligatures, which Japanese and figures do not need.

    Measuring a text for the … takes half the time then, so that a row never seen before costs hardly more
    than one that was painted already.
    """
    font.setKerning(False)
    font.setStyleStrategy(QFont.StyleStrategy.PreferNoShaping)
    return font


def chip_picture(
    word: str, size: QSize, ratio: float, font: QFont, colors: tuple[QColor, QColor, QColor], radius: int
) -> QPixmap:
    """Return a small rounded label as a picture; colors: ground, text, edge."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colors[0])
    painter.setPen(QPen(colors[2], 1))
    painter.drawRoundedRect(
        QRect(0, 0, size.width() - 1, size.height() - 1).toRectF().translated(0.5, 0.5), radius, radius
    )
    painter.setPen(colors[1])
    painter.setFont(font)
    painter.drawText(QRect(0, 0, size.width(), size.height()), int(Qt.AlignmentFlag.AlignCenter), word)
    painter.end()
    return picture
