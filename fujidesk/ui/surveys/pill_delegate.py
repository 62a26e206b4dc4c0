"""Cells that are looked at before they are read: a state as a pill with its sign, a share as a bar.

Neither tells by colour alone: a pill has its word and sign, what is half done is hatched, and the figure
stands beside the bar. The theme with high contrast gives every pill an outline.
"""

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from fujidesk.ui.icons import Icon, pixmap
from fujidesk.ui.theme import Theme

_SIGN_PX = 12
"""Side of the sign at 100 % text."""
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Pill:
    """A word on its colour with its sign.

    ground, ink: names of the theme's tokens; a ground of "surface" is quiet and has an outline. sign: None
    for no sign.
    """

    word: str
    ground: str
    ink: str
    sign: Icon | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Parts of a whole, as counts: done, half done (hatched, not among those done), of total.

    text: the figure beside the bar. A total of 0 draws an empty bar.
    """

    done: int
    half: int
    total: int
    text: str


class PictureDelegate(QStyledItemDelegate):
    """Draws the ground as the style does and a picture on it; `picture_of` says which.

    The word stays the model's text, so that it is copied and read aloud as in any other cell.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    @abstractmethod
    def picture_of(self, index: _Index) -> Pill | Share | None:
        """Return what a cell shows; None leaves it to the style, also for cells of a model not one's own."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw ground and focus as the style does, then the picture."""
        picture = self.picture_of(index)
        if picture is None:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        QApplication.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect).adjusted(self._theme.gap(8), 0, -self._theme.gap(8), 0)
        painter.setClipRect(area)
        if isinstance(picture, Pill):
            self._paint_pill(painter, area, picture)
        else:
            self._paint_share(painter, area, picture)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Leave room for the pill, so that a double click between headings fits it; a bar takes any."""
        picture = self.picture_of(index)
        found = super().sizeHint(option, index)
        if isinstance(picture, Pill):
            found.setWidth(round(self._pill_width(picture)) + 2 * self._theme.gap(8))
        return found

    def _metrics(self) -> QFontMetrics:
        """The measures of the pill's font."""
        return QFontMetrics(self._theme.font("note"))

    def _pill_width(self, pill: Pill) -> float:
        """Return the width of a pill in pixels."""
        sign = self._theme.px(_SIGN_PX) + self._theme.gap(4) if pill.sign is not None else 0
        return self._metrics().horizontalAdvance(pill.word) + 2 * self._theme.gap(8) + sign

    def _paint_pill(self, painter: QPainter, area: QRectF, pill: Pill) -> None:
        """Draw sign and word on their colour; the quiet ones have an outline."""
        theme, metrics = self._theme, self._metrics()
        height = min(area.height() - 2, metrics.height() + theme.gap(4))
        body = QRectF(area.left(), area.center().y() - height / 2, self._pill_width(pill), height)
        painter.setBrush(theme.color(pill.ground))
        outline = theme.color("edge") if pill.ground == "surface" or theme.tokens.key == "contrast" else None
        painter.setPen(QPen(outline, 1) if outline is not None else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(body.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        left = body.left() + theme.gap(8)
        if pill.sign is not None:
            side = theme.px(_SIGN_PX)
            picture = pixmap(pill.sign, theme.color(pill.ink).name(), side)
            painter.drawPixmap(QRectF(left, body.center().y() - side / 2, side, side).toRect(), picture)
            left += side + theme.gap(4)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.color(pill.ink))
        words = QRectF(left, body.top(), body.right() - left, height)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), pill.word)

    def _paint_share(self, painter: QPainter, area: QRectF, share: Share) -> None:
        """Draw the bar with its figure at the right; the room of the figure is the same in every row."""
        theme, metrics = self._theme, self._metrics()
        room = metrics.horizontalAdvance("00 / 00") + theme.gap(8)
        height = theme.px(10)
        bar = QRectF(area.left(), area.center().y() - height / 2, max(area.width() - room, 8), height)
        painter.setPen(QPen(theme.color("edge"), 1))
        painter.setBrush(theme.color("header"))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        inner = bar.adjusted(1, 1, -1, -1)
        whole = max(share.total, 1)
        done = QRectF(inner.left(), inner.top(), inner.width() * share.done / whole, inner.height())
        half = QRectF(done.right(), inner.top(), inner.width() * share.half / whole, inner.height())
        painter.fillRect(done, theme.color("accent"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("care"))
        painter.drawRect(half)
        painter.setBrush(_hatched(theme))
        painter.drawRect(half)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.color("text"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), share.text)


def _hatched(theme: Theme) -> QBrush:
    """Return the pattern of what is begun and not complete; told without colour."""
    return QBrush(theme.color("care_text"), Qt.BrushStyle.BDiagPattern)
