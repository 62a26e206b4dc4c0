"""Draws a card of the board: title, department, cost, the mark 重要事項 by word, days since the last step."""

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fujidesk.domain.new_projects import NewProject
from fujidesk.ui.clock import Clock
from fujidesk.ui.newprojects.step_model import PROJECT_ROLE
from fujidesk.ui.newprojects.words import cost_text, days_text
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.two_lines import two_lines

_GAP_PX, _PAD_PX, _TITLE_LINES, _NOTES = 3, 8, 2, 3
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class CardDelegate(QStyledItemDelegate):
    """Paints the `NewProject` of an index as a card; days are counted to the clock's."""

    def __init__(self, theme: Theme, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._clock = clock

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Every card is as high as two lines of title and three of notes."""
        bold, note = self._metrics()
        height = bold.lineSpacing() * _TITLE_LINES + note.lineSpacing() * _NOTES
        return QSize(self._theme.px(96), height + 2 * (self._theme.gap(_PAD_PX) + self._theme.gap(_GAP_PX)))

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        """Return the metrics of title and notes."""
        return QFontMetrics(self._theme.font(bold=True)), QFontMetrics(self._theme.font("note"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the card; the one chosen has a thick edge in the accent colour."""
        project = index.data(PROJECT_ROLE)
        if not isinstance(project, NewProject):
            return
        theme, gap = self._theme, self._theme.gap(_GAP_PX)
        rect: QRect = option.rect.adjusted(gap, gap, -gap, -gap)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("accent" if chosen else "line"), 2 if chosen else 1))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect, gap, gap)
        pad = theme.gap(_PAD_PX)
        self._write(painter, rect.adjusted(pad, pad, -pad, -pad), project)
        painter.restore()

    def _write(self, painter: QPainter, rect: QRect, project: NewProject) -> None:
        """Write the texts from the top: title over two lines, then one line each."""
        bold, note = self._metrics()
        painter.setFont(self._theme.font(bold=True))
        painter.setPen(self._theme.color("text"))
        top = rect.top()
        for line in two_lines(project.title, bold, rect.width()):
            painter.drawText(rect.left(), top + bold.ascent(), line)
            top += bold.lineSpacing()
        top = rect.top() + bold.lineSpacing() * _TITLE_LINES
        painter.setFont(self._theme.font("note"))
        painter.setPen(self._theme.color("muted"))
        mark = "重要 " if project.is_important else ""
        for text in (
            project.department,
            cost_text(project),
            f"{mark}{days_text(project, self._clock.today())}",
        ):
            shown = note.elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
            painter.drawText(rect.left(), top + note.ascent(), shown)
            top += note.lineSpacing()
