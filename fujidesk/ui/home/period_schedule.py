"""The whole period as a drawing: fiscal years across, the signs of each row beneath (001, 図表6-3).

Where the widget is narrow for the text size, titles stand above their signs instead of beside them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.period_schedule import PeriodLine, period_rows, period_words
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.theme import Theme

_NAME_PX, _YEAR_PX, _SIGN_PX = 84, 88, 13
_BESIDE_FROM_PX = 620
_PAD_PX = 7
_HOLLOW, _FILLED = "△", "▲"
_WRAP = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_Text: TypeAlias = tuple[QRectF, str, bool]


@dataclass
class _Plan:
    """Where everything stands. texts: area, words, bold. tracks: area of a line's signs. rules: heights."""

    height: float = 0.0
    left: float = 0.0
    texts: list[_Text] = field(default_factory=list)
    tracks: list[tuple[QRectF, PeriodLine]] = field(default_factory=list)
    rules: list[float] = field(default_factory=list)


class PeriodSchedule(QWidget):
    """Shows the schedule with the year that runs marked; to be read, not pressed."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._rows = period_rows(profile)
        self._years = list(profile.fiscal_years)
        self._now = 0
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName("計画期間の予定")
        theme.changed.connect(self.updateGeometry)

    def show_year(self, fiscal_year: int) -> None:
        """Mark the fiscal year that runs; one outside the plan marks none."""
        self._now = fiscal_year
        words = period_words(self._profile, fiscal_year)
        self.setAccessibleDescription(words)
        self.setToolTip("計画書 図表6-3")
        self.update()

    def year_area(self, fiscal_year: int) -> QRectF:
        """Return the column of a fiscal year of the plan, from the head to the last line."""
        plan = self._plan(self.width())
        width = (self.width() - plan.left) / len(self._years)
        return QRectF(plan.left + self._years.index(fiscal_year) * width, 0, width, plan.height)

    def texts(self) -> list[tuple[QRectF, str]]:
        """Return the areas and words of all rows and lines."""
        return [(area, words) for area, words, _ in self._plan(self.width()).texts]

    def hasHeightForWidth(self) -> bool:
        """Narrow, titles wrap and stand above their signs."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all lines take in a width."""
        return round(self._plan(width).height)

    def sizeHint(self) -> QSize:
        """Wide enough for titles beside their signs."""
        width = self._theme.px(_BESIDE_FROM_PX)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Wide enough for the years alone."""
        width = self._theme.px(280)
        return QSize(width, self._theme.px(_YEAR_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw years, titles and signs."""
        painter, plan = QPainter(self), self._plan(self.width())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_years(painter)
        painter.setPen(QPen(self._theme.color("line"), 1))
        for top in plan.rules:
            painter.drawLine(QPointF(0, top), QPointF(self.width(), top))
        painter.setPen(self._theme.color("text"))
        for area, words, bold in plan.texts:
            painter.setFont(self._theme.font("note", bold=bold))
            painter.drawText(area, _WRAP, words)
        for area, line in plan.tracks:
            self._paint_signs(painter, area, line)
        painter.end()

    def _plan(self, width: int) -> _Plan:
        """Return where everything stands in a width."""
        theme, plan = self._theme, _Plan()
        is_beside = width >= theme.px(_BESIDE_FROM_PX)
        room = min(theme.px(_YEAR_PX), (width - theme.px(_NAME_PX)) * 0.55 / len(self._years))
        plan.left = width - room * len(self._years) if is_beside else 0.0
        plan.height = self._head_height()
        for row in self._rows:
            plan.rules.append(plan.height)
            if is_beside:
                self._place_beside(plan, row.name, row.lines, width)
            else:
                self._place_below(plan, row.name, row.lines, width)
        return plan

    def _place_beside(self, plan: _Plan, name: str, lines: tuple[PeriodLine, ...], width: int) -> None:
        """Put a row's name at the left, titles beside it, signs at the right."""
        left, top = self._theme.px(_NAME_PX), plan.height
        gap = self._theme.gap(8)
        for line in lines:
            high = self._wrapped(line.title, plan.left - left - gap)
            plan.texts.append((QRectF(left, plan.height, plan.left - left - gap, high), line.title, False))
            plan.tracks.append((QRectF(plan.left, plan.height, width - plan.left, high), line))
            plan.height += high
        plan.texts.append((QRectF(gap, top, left - 2 * gap, plan.height - top), name, True))

    def _place_below(self, plan: _Plan, name: str, lines: tuple[PeriodLine, ...], width: int) -> None:
        """Put a row's name first, then each title above its signs."""
        gap = self._theme.gap(8)
        for words, line in ((name, None), *((line.title, line) for line in lines)):
            high = self._wrapped(words, width - 2 * gap)
            plan.texts.append((QRectF(gap, plan.height, width - 2 * gap, high), words, line is None))
            plan.height += high
            if line is not None:
                track = self._theme.px(_SIGN_PX) + 2 * self._theme.gap(_PAD_PX)
                plan.tracks.append((QRectF(0, plan.height, width, track), line))
                plan.height += track

    def _wrapped(self, words: str, width: float) -> float:
        """Return the height of words that wrap in a width, with space above and below."""
        metrics = QFontMetricsF(self._theme.font("note"))
        area = metrics.boundingRect(QRectF(0, 0, max(width, 1), 10_000), _WRAP, words)
        return float(area.height()) + 2 * self._theme.gap(_PAD_PX)

    def _head_height(self) -> float:
        """Return the height of the years: the name, and 今年度 under one of them."""
        base = QFontMetricsF(self._theme.font("base", bold=True)).height()
        return float(base + QFontMetricsF(self._theme.font("note")).height() + self._theme.gap(_PAD_PX))

    def _paint_years(self, painter: QPainter) -> None:
        """Draw the head; the year that runs has its column tinted and says so."""
        theme, high = self._theme, self._head_height()
        for year in self._years:
            area = self.year_area(year)
            head, now = QRectF(area.left(), 0, area.width(), high), year == self._now
            if now:
                painter.fillRect(area, theme.color("accent_soft"))
                painter.fillRect(head, theme.color("accent"))
            painter.setPen(theme.color("accent_text" if now else "text"))
            painter.setFont(theme.font("base", bold=now))
            half = QRectF(head.left(), head.top(), head.width(), high * 0.55)
            painter.drawText(half if now else head, _CENTER, self._year_name(area.width(), year))
            if now:
                painter.setFont(theme.font("note"))
                below = QRectF(head.left(), high * 0.5, head.width(), high * 0.45)
                painter.drawText(below, _CENTER, "今年度")

    def _year_name(self, width: float, year: int) -> str:
        """Return the name of a year that fits its column."""
        wide = QFontMetricsF(self._theme.font("base", bold=True)).horizontalAdvance(long_year(year))
        return long_year(year) if wide <= width - self._theme.gap(4) else short_year(year)

    def _paint_signs(self, painter: QPainter, area: QRectF, line: PeriodLine) -> None:
        """Draw a line's signs, joined from the first year to the last."""
        theme, middle = self._theme, area.center().y()
        places = [QPointF(self.year_area(year).center().x(), middle) for year in line.years]
        if len(places) > 1:
            painter.setPen(QPen(theme.color("edge"), 1))
            painter.drawLine(places[0], places[-1])
        for place in places:
            if line.sign in (_HOLLOW, _FILLED):
                self._paint_triangle(painter, place, filled=line.sign == _FILLED)
            else:
                painter.setPen(theme.color("accent"))
                painter.setFont(theme.font("base", bold=True))
                box = QRectF(place.x() - area.height(), area.top(), 2 * area.height(), area.height())
                painter.drawText(box, _CENTER, line.sign)

    def _paint_triangle(self, painter: QPainter, middle: QPointF, *, filled: bool) -> None:
        """Draw a triangle; hollow ones hide the line behind them."""
        half = self._theme.px(_SIGN_PX) / 2
        painter.setPen(QPen(self._theme.color("accent"), max(1.5, half / 5)))
        painter.setBrush(self._theme.color("accent" if filled else "surface"))
        painter.drawPolygon(QPolygonF(list(_triangle(middle, half))))


def _triangle(middle: QPointF, half: float) -> Iterator[QPointF]:
    """Yield the corners of a triangle that stands on its base."""
    for x, y in ((-half, half * 0.85), (half, half * 0.85), (0, -half)):
        yield QPointF(middle.x() + x, middle.y() + y)
