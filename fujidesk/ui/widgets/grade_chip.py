"""The mark of a report as a small chip: the letter of its grade, or the word of a state without a grade.

A grade is a filled chip. A state of its own (未評価, 未実施, 中止, 完了, 未回答) is an outlined one with its
word, never in a grade's colour, so that it can not be taken for a low grade. Letter and word are always
there; the outlines differ as well (see `STANDING_LINES`), for greyscale print and colour blindness.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QPixmap, QPixmapCache
from PySide6.QtWidgets import QSizePolicy, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.scoring import Standing, report_grade, standing_of
from fujidesk.ui.theme import Theme
from fujidesk.ui.tokens import Tokens

STANDING_LINES = {
    Standing.UNANSWERED: Qt.PenStyle.DotLine, Standing.UNEVALUATED: Qt.PenStyle.DashLine,
    Standing.NOT_STARTED: Qt.PenStyle.SolidLine, Standing.STOPPED: Qt.PenStyle.DashDotLine,
    Standing.DONE: Qt.PenStyle.SolidLine,
}  # fmt: skip
"""How each state without a grade is outlined."""
_RADIUS_PX = 4


def mark_of(report: StatusReport | None, profile: PlanProfile) -> str:
    """Return the mark of a report: its grade, or the value of its `Standing` where it has none."""
    return report_grade(report, profile) or standing_of(report).value


def mark_word(mark: str) -> str:
    """Return what a mark is called: the letter of a grade, the word of a standing; "" for no mark."""
    return mark_name(mark) if mark else ""


def mark_colors(mark: str, tokens: Tokens) -> tuple[QColor, QColor, QColor]:
    """Return ground, text and edge of a mark; a letter that the theme does not know is plain."""
    if mark in _STANDINGS:
        fill, text, edge = tokens.standings[mark], tokens.standing_texts[mark], tokens.standing_edges[mark]
    else:
        fill = edge = tokens.grades.get(mark, tokens.header)
        text = tokens.grade_texts.get(mark, tokens.text)
    return QColor(fill), QColor(text), QColor(edge)


def mark_pen(mark: str, tokens: Tokens) -> QPen:
    """Return the outline of a mark; 完了 has a strong one."""
    pen = QPen(mark_colors(mark, tokens)[2], 2 if mark == Standing.DONE.value else 1)
    if mark in _STANDINGS:
        pen.setStyle(STANDING_LINES.get(Standing(mark), Qt.PenStyle.SolidLine))
    return pen


def grade_size(mark: str, font: QFont) -> QSize:
    """Return the size a chip wants in this font: a square for a letter, wider for a word."""
    metrics = QFontMetrics(font)
    height = metrics.height() + 4
    return QSize(
        max(height, metrics.horizontalAdvance(mark_word(mark)) + metrics.averageCharWidth() * 2), height
    )


def paint_grade(painter: QPainter, rect: QRect, mark: str, tokens: Tokens, font: QFont) -> None:
    """Draw a chip that fills rect; nothing for the mark "".

    Args:
        painter: on any device; equal chips are drawn once and copied.
        rect: whole chip, in the painter's pixels.
        mark: S, A, B, C, D, or the value of a `Standing` ("unevaluated"); see `mark_of`.
        tokens: colours of the theme.
        font: of the text; a word is drawn smaller where the chip is too narrow for it.
    """
    if not mark or rect.isEmpty():
        return
    ratio = painter.device().devicePixelRatioF()
    key = f"grade/{tokens.key}/{mark}/{rect.width()}x{rect.height()}/{ratio}/{font.key()}"
    picture = QPixmap()
    if not QPixmapCache.find(key, picture):
        picture = _picture(rect.size(), mark, tokens, font, ratio)
        QPixmapCache.insert(key, picture)
    painter.drawPixmap(rect.topLeft(), picture)


def _picture(size: QSize, mark: str, tokens: Tokens, font: QFont, ratio: float) -> QPixmap:
    """Draw a chip at the screen's resolution."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill, text, _edge = mark_colors(mark, tokens)
    pen = mark_pen(mark, tokens)
    half = pen.widthF() / 2
    area = QRectF(0, 0, size.width(), size.height())
    painter.setPen(pen if mark in _STANDINGS else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(area.adjusted(half, half, -half, -half) if mark in _STANDINGS else area,
                            _RADIUS_PX, _RADIUS_PX)  # fmt: skip
    painter.setPen(text)
    painter.setFont(_fitted(font, mark, size.width() - 4))
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), mark_word(mark))
    painter.end()
    return picture


def _fitted(font: QFont, mark: str, room_px: int) -> QFont:
    """Return the font, bold for a letter, smaller where the word is wider than the room."""
    fitted = QFont(font)
    fitted.setBold(mark not in _STANDINGS)
    wanted = QFontMetrics(fitted).horizontalAdvance(mark_word(mark))
    if wanted > room_px > 0:
        fitted.setPointSizeF(max(6.0, fitted.pointSizeF() * room_px / wanted))
    return fitted


_STANDINGS = frozenset(standing.value for standing in Standing if standing is not Standing.EVALUATED)


class GradeChip(QWidget):
    """A chip as a widget, to be read: beside a score, in a heading, in a legend."""

    def __init__(self, theme: Theme, mark: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._mark = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_mark(mark)
        theme.changed.connect(self._on_theme_changed)

    @property
    def mark(self) -> str:
        """The mark shown: a letter, the value of a `Standing`, or ""."""
        return self._mark

    def show_mark(self, mark: str) -> None:
        """Show another mark; "" shows nothing and keeps the place."""
        self._mark = mark
        word = mark_word(mark)
        self.setAccessibleName(word if mark in _STANDINGS or not mark else f"総合評価 {word}")
        self.setToolTip(self.accessibleName())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for what the chip needs at the text size in use."""
        return grade_size(self._mark, self._theme.font("base"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_grade(painter, self.rect(), self._mark, self._theme.tokens, self._theme.font("base"))
        painter.end()

    def _on_theme_changed(self) -> None:
        """Measure and paint anew."""
        self.updateGeometry()
        self.update()
