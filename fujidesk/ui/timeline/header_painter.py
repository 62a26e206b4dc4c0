"""Paints the frozen header of the timeline: fiscal years over halves."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF

from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.ui.timeline.brush import Brush

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_YEAR_SHARE = 0.54


class HeaderPainter(Brush):
    """Paints the names of columns above the lines."""

    def header(self) -> None:
        """Paint the names of columns: fiscal years over halves, the chosen year in the accent colour."""
        geometry, painter = self._geometry, self._painter
        height, edge = geometry.lengths.header_height, geometry.names_width
        whole = QRect(0, 0, geometry.width, height)
        painter.fillRect(whole, QColor(self._tokens.header))
        painter.setClipRect(QRect(edge, 0, geometry.width - edge, height))
        for index, when in enumerate(geometry.columns):
            if when.half == 1 or index == 0:
                self._year(index, when.fiscal_year)
            if geometry.lengths.halves:
                self._half(index, half_name(when.half))
        painter.setClipping(False)
        pad, number = geometry.lengths.pad, self._number_width()
        self._base_text(QRect(pad, 0, number, height), "番号")
        self._base_text(QRect(pad + number, 0, edge - pad - number, height), self._data.project_word)
        self._rule(QRect(edge - 1, 0, 1, height), self._tokens.edge)
        self._rule(QRect(0, height - 1, geometry.width, 1), self._tokens.edge)

    def _base_text(self, area: QRect, text: str) -> None:
        """Write the heading of the names, quiet and bold."""
        self._text(area, text, self._note_bold(), self._tokens.muted)

    def _note_bold(self) -> QFont:
        """Return the font of headings."""
        font = QFont(self._note)
        font.setBold(True)
        return font

    def _year(self, index: int, year: int) -> None:
        """Write a fiscal year over its halves; its short name where the long one does not fit."""
        geometry = self._geometry
        span = sum(when.fiscal_year == year for when in geometry.columns)
        right = min(geometry.column_x(index + span, self._now.across), geometry.width)
        left = max(geometry.column_x(index, self._now.across), geometry.names_width)
        width = right - left
        if width <= 0:
            return
        share = _YEAR_SHARE if geometry.lengths.halves else 1.0
        area = QRectF(left, 0, width, geometry.lengths.header_height * share)
        chosen = year == self._now.fiscal_year
        if chosen:
            self._painter.fillRect(QRectF(left, 0, width, geometry.lengths.header_height),
                                   QColor(self._tokens.accent_soft))  # fmt: skip
        font = self._note_bold()
        is_long = QFontMetricsF(font).horizontalAdvance(long_year(year)) < width - 4
        self._painter.setFont(font)
        self._painter.setPen(QColor(self._tokens.accent if chosen else self._tokens.text))
        self._painter.drawText(area, _CENTRE, long_year(year) if is_long else short_year(year))
        self._rule(QRect(round(left), 0, 1, geometry.lengths.header_height), self._tokens.line)

    def _half(self, index: int, name: str) -> None:
        """Write 上期 or 下期 over its column; one character where the column is narrow."""
        geometry = self._geometry
        top = geometry.lengths.header_height * _YEAR_SHARE
        left = geometry.column_x(index, self._now.across)
        area = QRectF(left, top, geometry.column_width, geometry.lengths.header_height - top)
        is_long = QFontMetricsF(self._note).horizontalAdvance(name) < area.width() - 2
        self._painter.setFont(self._note)
        self._painter.setPen(QColor(self._tokens.muted))
        self._painter.drawText(area, _CENTRE, name if is_long else name[0])
