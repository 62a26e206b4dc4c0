"""A figure as a word, a bar and a number; pressing it opens the list behind it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from fujidesk.ui.theme import Theme


class BarRow(QAbstractButton):
    """One bar of a card: the word at the left, its bar, and the number at the right edge.

    A button in all but looks, so that Tab, Space and screen readers treat it as one.
    """

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._share = 0.0
        self._count = 0
        self._phase: int | None = 0
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def count(self) -> int:
        """The number shown."""
        return self._count

    def show_count(self, count: int, total: int, *, phase: int | None = 0) -> None:
        """Show a count as a part of total.

        phase: colours the bar by the phase scale; 0: by the accent; None: grey, for projects that have ended.
        """
        self._count, self._share, self._phase = count, count / total if total else 0.0, phase
        self.setAccessibleName(f"{self.text()} {count} 件。一覧を開く")
        self.setToolTip(f"{self.text()}：{count:,} 件（押すと一覧を開きます）")
        self.update()

    def sizeHint(self) -> QSize:
        """One line, wide enough for the longest word of the figures."""
        return QSize(self._theme.px(300), self._theme.px(28))

    def minimumSizeHint(self) -> QSize:
        """One line; the word is cut off with … before the bar goes."""
        return QSize(self._theme.px(200), self._theme.px(28))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw word, bar and number, and the focus ring."""
        painter, theme, area = QPainter(self), self._theme, QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.fillRect(area, theme.color("hover"))
        inner = area.adjusted(theme.gap(6), 0, -theme.gap(6), 0)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.color("text"))
        label_px, number_px = inner.width() * 0.54, theme.px(40)
        word = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, int(label_px) - 4)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignLeft), word)
        painter.setFont(theme.font("base"))
        painter.drawText(inner, middle | int(Qt.AlignmentFlag.AlignRight), f"{self._count:,}")
        height = theme.px(12)
        top = inner.center().y() - height / 2
        bar = QRectF(inner.left() + label_px, top, inner.width() - label_px - number_px, height)
        self._paint_bar(painter, bar)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), theme.gap(4), theme.gap(4))
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        """Draw the groove and in it the share; a count of 1 can still be seen."""
        theme, round_px = self._theme, bar.height() / 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("header"))
        painter.drawRoundedRect(bar, round_px, round_px)
        if self._count:
            filled = QRectF(bar)
            filled.setWidth(max(bar.width() * min(self._share, 1.0), bar.height() / 3))
            painter.setPen(QPen(theme.color("edge"), 1) if self._phase else Qt.PenStyle.NoPen)
            plain = theme.color("muted" if self._phase is None else "accent")
            painter.setBrush(theme.phase_color(self._phase) if self._phase else plain)
            painter.drawRoundedRect(filled.adjusted(0.5, 0.5, -0.5, -0.5), round_px, round_px)
