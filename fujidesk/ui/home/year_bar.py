"""The office's year as twelve steps, this month in front: in one row, or in two where it is narrow."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from fujidesk.ui.theme import Theme

MONTHS = (4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3)
"""Months in the order of the fiscal year."""
STEPS = {
    4: "調査", 5: "WG", 6: "幹事会", 7: "本部・公表",
    10: "予算・説明", 11: "ヒアリング", 1: "予算案", 2: "議会",
}  # fmt: skip
"""What the plan asks for in a month (001, 図表6-2)."""
WORK = {
    4: "前年度の実施状況調査・新規事業調査",
    5: "ワーキンググループへの報告",
    6: "幹事会への報告、新規事業のヒアリングと支援",
    7: "情報化推進本部への報告・承認、市ウェブサイトでの公表",
    10: "次年度の予算要求、新規事業の本部説明",
    11: "企画・財政・事務局によるヒアリング",
    1: "予算案の確定",
    2: "施政方針・議会",
}
"""The same in full."""
_STEP_HEIGHT_PX = 54
_GAP_PX = 6
_ONE_ROW_PX = 560


class YearBar(QWidget):
    """Shows the steps of the year; to be read, not pressed."""

    def __init__(self, theme: Theme, month: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._month = month
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"年間の流れ：いまは{month}月{STEPS.get(month, '')}")
        self.setToolTip("計画の進行管理の 1 年（計画書 図表6-2）")

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
        for month, area in zip(MONTHS, self.steps(), strict=True):
            self._paint_step(painter, area, month)
        painter.end()

    def steps(self) -> list[QRectF]:
        """Return the places of the twelve steps, in the order of `MONTHS`."""
        rows, gap, height = (
            self._rows(self.width()),
            self._theme.gap(_GAP_PX),
            self._theme.px(_STEP_HEIGHT_PX),
        )
        columns = len(MONTHS) // rows
        width = (self.width() - gap * (columns - 1)) / columns
        return [
            QRectF(place % columns * (width + gap), place // columns * (height + gap), width, height)
            for place in range(len(MONTHS))
        ]

    def _rows(self, width: int) -> int:
        """Return how many rows the steps take in a width."""
        return 1 if width >= self._theme.px(_ONE_ROW_PX) else 2

    def _paint_step(self, painter: QPainter, area: QRectF, month: int) -> None:
        """Draw one month with its work; the one running now is filled and bold."""
        now, word = month == self._month, STEPS.get(month, "")
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
        painter.drawText(upper if word else area, int(Qt.AlignmentFlag.AlignCenter), f"{month}月")
        painter.setFont(_fitting(theme.font("note", bold=now), word, area.width() - theme.gap(4)))
        painter.setPen(theme.color("accent_text" if now else "muted"))
        painter.drawText(lower, int(Qt.AlignmentFlag.AlignCenter), word)


def _fitting(font: QFont, word: str, width: float) -> QFont:
    """Return the font, made smaller where the word is wider than its step."""
    wanted = QFontMetricsF(font).horizontalAdvance(word)
    if wanted > width:
        font.setPointSizeF(font.pointSizeF() * width / wanted)
    return font
