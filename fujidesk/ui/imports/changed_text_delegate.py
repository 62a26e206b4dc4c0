"""Draws the values of a difference in one line, with the changed characters emphasised."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fujidesk.ui.imports.changed_text import Piece, Pieces, compare_texts, excerpt
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceRow
from fujidesk.ui.imports.tick_model import ROW_ROLE
from fujidesk.ui.theme import Theme


class ChangedTextDelegate(QStyledItemDelegate):
    """For the columns of old and new values; old characters are struck out, new ones underlined.

    One line, which begins shortly before the first change: a long text differs mostly far from its beginning,
    and a cut cell would show two equal ones. The whole stands below the table.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def pieces_of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Pieces, bool] | None:
        """Return the text of a cell in pieces and whether it is the new one; None leaves it to the style.

        Subclasses for rows of another kind say it in their own way.
        """
        row = index.data(ROW_ROLE)
        if not isinstance(row, DifferenceRow):
            return None
        is_new = index.column() == DifferenceColumn.AFTER
        return compare_texts(row.before, row.after, whole=row.is_choice)[1 if is_new else 0], is_new

    def _draw_pieces(
        self, painter: QPainter, area: QRectF, pieces: tuple[Piece, ...], font: QFont, *, is_new: bool
    ) -> None:
        """Draw pieces from left to right until the area is full; … stands for what is left out."""
        tokens = self._theme.tokens
        ground, ink = (tokens.good, tokens.good_text) if is_new else (tokens.bad, tokens.bad_text)
        left = area.left()
        for piece in pieces:
            marked = QFont(font)
            marked.setUnderline(piece.changed and is_new)
            marked.setStrikeOut(piece.changed and not is_new)
            metrics = QFontMetricsF(marked)
            room = area.right() - left
            text = metrics.elidedText(piece.text, Qt.TextElideMode.ElideRight, room)
            width = metrics.horizontalAdvance(text)
            place = QRectF(left, area.top(), min(width, room), area.height())
            if piece.changed:
                band = place.adjusted(0, (area.height() - metrics.height()) / 2, 0, 0)
                band.setHeight(metrics.height())
                painter.fillRect(band, QBrush(ground))
            painter.setFont(marked)
            painter.setPen(ink if piece.changed else tokens.text)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
            left += width
            if text != piece.text or left >= area.right():
                return

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw ground and focus as the style does, then the text piece by piece."""
        found = self.pieces_of(index)
        if found is None:
            super().paint(painter, option, index)
            return
        pieces, is_new = found
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        font = shown.font
        shown.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        area = QApplication.style().subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, shown.widget)
        painter.save()
        painter.setClipRect(option.rect)
        # As the style does for plain texts (QCommonStyle::viewItemDrawText), so that all columns line up.
        margin = QApplication.style().pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
        inner = QRectF(area).adjusted(margin, 0, -margin, 0)
        self._draw_pieces(painter, inner, excerpt(pieces), font, is_new=is_new)
        painter.restore()
