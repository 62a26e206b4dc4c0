"""Paints what stands around the timeline's tiles: names, pinned group, tags, selection."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from fujidesk.domain.timeline import TimelineGroup, TimelineRow
from fujidesk.ui.timeline.brush import Brush
from fujidesk.ui.timeline.geometry import group_above

_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_YEAR_ALPHA = 26
_SELECTION_ALPHA = 40


class BodyPainter(Brush):
    """Paints names, selection, pinned group and tags.

    All methods paint over the tiles, in the order in which the canvas calls them; each clips to its own part
    and takes its clipping off again. Lengths are px of the viewport.
    """

    def names(self) -> None:
        """Paint numbers and titles of the visible lines."""
        geometry, painter = self._geometry, self._painter
        edge = geometry.names_width
        painter.fillRect(QRect(0, 0, edge, geometry.height), QColor(self._tokens.surface))
        painter.setClipRect(QRect(0, geometry.lengths.header_height, edge, geometry.body_height))
        for index in geometry.visible_lines(self._now.down):
            area = QRect(0, geometry.line_top(index, self._now.down), edge, geometry.row_height)
            line = self._data.lines[index]
            if isinstance(line, TimelineGroup):
                painter.fillRect(area, QColor(self._tokens.header))
            else:
                self._row_name(area, line, index)
            self._rule(QRect(area.left(), area.bottom(), edge, 1), self._tokens.line)
        painter.setClipping(False)

    def headings(self) -> None:
        """Write the names of groups, which may reach over the columns because no bar stands there."""
        geometry = self._geometry
        self._painter.setClipRect(
            QRect(0, geometry.lengths.header_height, geometry.width, geometry.body_height)
        )
        for index in geometry.visible_lines(self._now.down):
            line = self._data.lines[index]
            if isinstance(line, TimelineGroup):
                top = geometry.line_top(index, self._now.down)
                area = QRect(geometry.lengths.pad, top, geometry.width, geometry.row_height)
                self._text(area, line.heading, self._bold, self._tokens.text)
        self._painter.setClipping(False)

    def _row_name(self, area: QRect, row: TimelineRow, index: int) -> None:
        """Write number and title of a project on its ground: chosen, hovered or plain."""
        if index in (self._now.current, self._now.hovered):
            chosen = index == self._now.current
            self._painter.fillRect(area, QColor(self._tokens.selection if chosen else self._tokens.hover))
        pad, number = self._geometry.lengths.pad, self._number_width()
        self._text(QRect(area.left() + pad, area.top(), number, area.height()), row.number, self._names,
                   self._tokens.text)  # fmt: skip
        self._text(area.adjusted(pad + number, 0, -pad // 2, 0), row.title, self._names, self._tokens.text)

    def overlays(self) -> None:
        """Tint the chosen year's columns and the hovered and chosen rows over the tiles."""
        geometry, painter = self._geometry, self._painter
        top, edge = geometry.lengths.header_height, geometry.names_width
        painter.setClipRect(QRect(edge, top, geometry.width - edge, geometry.body_height))
        tint = self._clear(self._tokens.accent, _YEAR_ALPHA)
        rows = [
            i for i in geometry.visible_lines(self._now.down) if isinstance(self._data.lines[i], TimelineRow)
        ]
        for index, when in enumerate(geometry.columns):
            if when.fiscal_year == self._now.fiscal_year:
                left = geometry.column_x(index, self._now.across)
                for row in rows:
                    y = geometry.line_top(row, self._now.down)
                    painter.fillRect(QRectF(left, y, geometry.column_width, geometry.row_height), tint)
        for line in {self._now.current, self._now.hovered}:
            if line is not None:
                painter.fillRect(self._row_area(line), self._clear(self._tokens.accent, _SELECTION_ALPHA))
        painter.setClipping(False)

    def _row_area(self, line: int) -> QRect:
        """Return where a line's bars stand in the viewport."""
        geometry = self._geometry
        top = geometry.line_top(line, self._now.down)
        return QRect(geometry.names_width, top, geometry.width, geometry.row_height)

    def _clear(self, colour: str, alpha: int) -> QColor:
        """Return a colour that lets through what is below; alpha: 0 to 255."""
        made = QColor(colour)
        made.setAlpha(alpha)
        return made

    def focus_frame(self) -> None:
        """Frame the chosen row while the keyboard is here."""
        if self._now.current is None or not self._now.focused:
            return
        geometry = self._geometry
        self._painter.setClipRect(
            QRect(0, geometry.lengths.header_height, geometry.width, geometry.body_height)
        )
        area = self._row_area(self._now.current)
        self._painter.setPen(QPen(QColor(self._tokens.focus), 2))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawRect(QRect(1, area.top() + 1, geometry.width - 2, area.height() - 2))
        self._painter.setClipping(False)

    def pinned(self) -> None:
        """Paint the group of the first visible line below the header, with the tags of today and report."""
        geometry, painter = self._geometry, self._painter
        group = group_above(self._data, self._now.down // geometry.row_height)
        if group is None:
            return
        area = QRect(0, geometry.lengths.header_height, geometry.width, geometry.row_height)
        first = self._data.lines[min(self._now.down // geometry.row_height, geometry.line_count - 1)]
        is_top = first is group and self._now.down % geometry.row_height == 0
        painter.fillRect(area, QColor(self._tokens.header))
        heading = group.heading if is_top else f"{group.heading}（続き）"
        self._text(area.adjusted(geometry.lengths.pad, 0, 0, 0), heading, self._bold, self._tokens.text)
        self._rule(QRect(0, area.bottom(), geometry.width, 1), self._tokens.line)
        painter.setClipRect(area.adjusted(geometry.names_width, 0, 0, 0))
        self._tags(area)
        painter.setClipping(False)

    def _tags(self, area: QRect) -> None:
        """Label the lines of today and of the report in the pinned group, where no bar stands."""
        geometry, data = self._geometry, self._data
        limit = min(float(geometry.width), geometry.column_x(len(geometry.columns), self._now.across))
        shown = range(geometry.names_width, geometry.width + 1)
        x = geometry.column_x(data.today or 0, self._now.across)
        if data.today is not None and round(x) in shown:
            text = f"今日 {data.columns[int(data.today)].label}"
            self._stem(x, area, self._tokens.today)
            limit = self._tag(area, (x, limit), text, self._tokens.today) - 2
        x = geometry.column_x((data.report_column or 0) + 1, self._now.across)
        if data.report_column is not None and round(x) in shown:
            text = f"報告時点 {data.columns[data.report_column].label}"
            self._stem(x, area, self._tokens.care_text)
            width = QFontMetricsF(self._note).horizontalAdvance(text) + 2 * geometry.lengths.pad
            self._tag(area, (x - width / 2, limit), text, self._tokens.care_text)

    def _stem(self, x: float, area: QRect, colour: str) -> None:
        """Let a line of the body go on up to its tag."""
        self._painter.setPen(QPen(QColor(colour), 1.5))
        self._painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _tag(self, area: QRect, place: tuple[float, float], text: str, colour: str) -> float:
        """Paint a tag around x, not beyond the limit; return its left edge."""
        x, limit = place
        metrics = QFontMetricsF(self._note)
        width = metrics.horizontalAdvance(text) + self._geometry.lengths.pad * 1.5
        height = min(metrics.height() + 4, area.height() - 4)
        right = min(x + width / 2, limit)
        box = QRectF(right - width, area.top() + (area.height() - height) / 2, width, height)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawRoundedRect(box, 3, 3)
        self._painter.setPen(QColor(self._tokens.surface))
        self._painter.setFont(self._note)
        self._painter.drawText(box, _CENTRE, text)
        return box.left()

    def divider(self) -> None:
        """Part names from bars, row by row: a group's name may reach over the columns."""
        geometry = self._geometry
        edge = geometry.names_width - 1
        for index in geometry.visible_lines(self._now.down):
            if isinstance(self._data.lines[index], TimelineRow):
                top = geometry.line_top(index, self._now.down)
                self._rule(QRect(edge, top, 1, geometry.row_height), self._tokens.edge)
