"""The office's year as twelve steps, this month in front: in one row, or in two where it is narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fujidesk.domain.plan_calendar import YearStep
from fujidesk.ui.theme import Theme

_STEP_HEIGHT_PX = 54
_GAP_PX = 6
_ONE_ROW_PX = 560


class YearBar(QWidget):
    """Shows the steps of the year (001, 図表6-2), each with its work in full on hover; not to be pressed.

    all_steps: twelve, of the profile's calendar, from April on.
    """

    def __init__(self, all_steps: Sequence[YearStep], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all = tuple(all_steps)
        self._month = self._all[0].month
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        told = "。".join(f"{step.month}月は{step.work}" for step in self._all if step.work)
        self.setAccessibleDescription(f"計画の進行管理の 1 年。{told}。")

    def show_month(self, month: int) -> None:
        """Bring another month to the front."""
        self._month = month
        word = next(step.word for step in self._all if step.month == month)
        self.setAccessibleName(f"年間の流れ：いまは{month}月{word}")
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The steps take two rows where one would be too narrow for their words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of one or two rows."""
        rows = self._rows(width)
        return rows * self._theme.px(_STEP_HEIGHT_PX) + (rows - 1) * self._theme.gap(_GAP_PX)

    def sizeHint(self) -> QSize:
        """One row, with room for every word."""
        return QSize(self._theme.px(720), self._theme.px(_STEP_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        """Two rows of narrow steps."""
        return QSize(self._theme.px(280), self._theme.px(_STEP_HEIGHT_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the twelve steps."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for step, area in zip(self._all, self.steps(), strict=True):
            self._paint_step(painter, area, step)
        painter.end()

    def steps(self) -> list[QRectF]:
        """Return the places of the twelve steps, in their order."""
        rows, gap, height = (
            self._rows(self.width()),
            self._theme.gap(_GAP_PX),
            self._theme.px(_STEP_HEIGHT_PX),
        )
        columns = len(self._all) // rows
        width = (self.width() - gap * (columns - 1)) / columns
        return [
            QRectF(place % columns * (width + gap), place // columns * (height + gap), width, height)
            for place in range(len(self._all))
        ]

    def _rows(self, width: int) -> int:
        """Return how many rows the steps take in a width."""
        return 1 if width >= self._theme.px(_ONE_ROW_PX) else 2

    def _paint_step(self, painter: QPainter, area: QRectF, step: YearStep) -> None:
        """Draw one month with its work; the one running now is filled and bold."""
        now, word = step.month == self._month, step.word
        theme = self._theme
        fill = "accent" if now else "accent_soft" if word else "surface"
        painter.setPen(QPen(theme.color("accent" if now else "line"), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), theme.gap(4), theme.gap(4))
        half = area.height() / 2
        upper = QRectF(area.left(), area.top() + half * 0.16, area.width(), half * 0.84)
        lower = QRectF(area.left(), area.top() + half, area.width(), half * 0.8)
        painter.setPen(theme.color("accent_text" if now else "text"))
        painter.setFont(theme.font("base", bold=now))
        painter.drawText(upper if word else area, int(Qt.AlignmentFlag.AlignCenter), f"{step.month}月")
        painter.setFont(_fitting(theme.font("note", bold=now), word, area.width() - theme.gap(4)))
        painter.setPen(theme.color("accent_text" if now else "muted"))
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), word)

    def event(self, event: QEvent) -> bool:
        """Tell the work of the step under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = zip(self._all, self.steps(), strict=True)
            found = next((step for step, area in under if area.contains(event.pos().toPointF())), None)
            work = "この月に決まった仕事はありません。" if found is None or not found.work else found.work
            QToolTip.showText(event.globalPos(), f"{found.month}月：{work}" if found else "", self)
            return True
        return super().event(event)


def _fitting(font: QFont, word: str, width: float) -> QFont:
    """Return the font, made smaller where the word is wider than its step."""
    wanted = QFontMetricsF(font).horizontalAdvance(word)
    if wanted > width:
        font.setPointSizeF(font.pointSizeF() * width / wanted)
    return font
