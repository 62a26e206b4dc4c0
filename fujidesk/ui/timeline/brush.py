"""What the painters of the timeline share: the situation of the view, fonts, texts, rules."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from fujidesk.domain.timeline import TimelineData
from fujidesk.ui.timeline.geometry import ViewGeometry
from fujidesk.ui.tokens import Tokens

_MIDDLE_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_NOTE = 0.86
"""Size of notes against the base size."""


@dataclass(frozen=True)
class Situation:
    """What the view shows right now: scroll positions, chosen and hovered line, chosen fiscal year, focus."""

    across: int
    down: int
    current: int | None
    hovered: int | None
    fiscal_year: int | None
    focused: bool


class Brush:
    """Fonts, texts and rules that all parts of one frame share."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, geometry: ViewGeometry, data: TimelineData, now: Situation
    ) -> None:
        self._painter = painter
        self._tokens = tokens
        self._geometry = geometry
        self._data = data
        self._now = now
        self._base = QFont(painter.font())
        self._names = self._sized(geometry.text_factor)
        self._bold = QFont(self._names)
        self._bold.setBold(True)
        self._note = self._sized(_NOTE)

    def _sized(self, factor: float) -> QFont:
        """Return the base font in another size."""
        font = QFont(self._base)
        font.setPointSizeF(self._base.pointSizeF() * factor)
        return font

    def _number_width(self) -> int:
        """Return the room for numbers at the present size of names."""
        return round(self._geometry.lengths.number_width * self._geometry.text_factor)

    def _text(self, area: QRect, text: str, font: QFont, colour: str) -> None:
        """Write one line of text at the left, cut with … where it does not fit."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        self._painter.drawText(area, _MIDDLE_LEFT, shown)

    def _rule(self, area: QRect, colour: str) -> None:
        """Fill a thin rectangle: sharper than a line, which would be spread over two pixels."""
        self._painter.fillRect(area, QColor(colour))
