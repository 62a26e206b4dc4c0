"""Draws the schedule strip: years, halves, plan over actual, departments; each state has its mark.

An open half-year is hatched and says 未確定, one without a word of the plan is dashed, an ended one has no
colour of the scale: each reads in grey and for any eye.
"""

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from fujidesk.domain.describing import department_text, short_phase_text
from fujidesk.domain.fiscal import HalfYear, half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ScheduleCell
from fujidesk.ui.icons import Icon, pixmap
from fujidesk.ui.project.schedule_geometry import MOST_DEPARTMENT_LINES, DepartmentRun, ScheduleGeometry
from fujidesk.ui.tokens import Tokens

OPEN_WORD = "未確定"
_WRAP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_MIDDLE = Qt.AlignmentFlag.AlignCenter
_SMALL = 0.86
"""Size of notes against the base size."""
_LOCK = 0.86
"""Side of the lock of an approved year, in line heights."""


@dataclass(frozen=True)
class Marks:
    """Marked on the strip: selected indexes (both ends included), the focused one, the keyboard focus.

    on_actual: in the row of reached phases instead of the plan's.
    """

    first: int
    last: int
    focus: int
    focused: bool
    on_actual: bool = False


class SchedulePainter:
    """Draws one strip with given tokens and geometry."""

    def __init__(
        self, painter: QPainter, tokens: Tokens, profile: PlanProfile, geometry: ScheduleGeometry
    ) -> None:
        self._painter = painter
        self._tokens = tokens
        self._profile = profile
        self._geometry = geometry
        self._base = QFont(painter.font())
        self._small = QFont(self._base)
        self._small.setPointSizeF(self._base.pointSizeF() * _SMALL)
        self._bold = QFont(self._base)
        self._bold.setBold(True)

    def heads(self, fiscal_year: int | None, approved: Collection[int] = ()) -> None:
        """Draw the names of years and halves; the chosen year in the accent colour, approved ones locked."""
        for index, when in enumerate(self._profile.half_years):
            if when.half == 1:
                chosen, locked = when.fiscal_year == fiscal_year, when.fiscal_year in approved
                self._year(index, when, chosen=chosen, locked=locked)
            self._text(self._small, self._tokens.muted)
            self._painter.drawText(self._geometry.half(index), _MIDDLE, half_name(when.half))

    def plan(self, index: int, cell: ScheduleCell | None) -> None:
        """Draw the plan's cell of one half-year."""
        area = self._geometry.plan(index)
        self._box(area, cell)
        if cell is None:
            return
        text = self._fitting(short_phase_text(cell.phase, self._profile), area.width(), cell)
        self._text(self._base, self._ink(cell))
        if cell.settled:
            self._painter.drawText(area, _MIDDLE, text)
            return
        upper = QRectF(area.left(), area.top(), area.width(), area.height() * 0.55)
        self._on_plain(upper, text, self._base, (self._fill(cell), self._ink(cell)))
        lower = QRectF(area.left(), upper.bottom(), area.width(), area.height() * 0.45 - self._geometry.gap)
        self._on_plain(lower, OPEN_WORD, self._small, (self._tokens.care, self._tokens.care_text))

    def actual(self, index: int, cell: ScheduleCell | None) -> None:
        """Draw the reached phase of one half-year."""
        area = self._geometry.actual(index)
        self._box(area, cell)
        if cell is not None:
            self._text(self._small, self._ink(cell))
            text = "終了" if cell.phase is None else f"({cell.phase})"
            self._painter.drawText(area, _MIDDLE, text)

    def departments(self, run: DepartmentRun, lines: int) -> None:
        """Draw the departments of a run, with a rule over them where there are several runs."""
        area = self._geometry.departments(run, lines)
        self._text(self._small, self._tokens.muted)
        self._painter.setPen(QPen(QColor(self._tokens.edge), 1))
        top = area.top() - self._geometry.line * 0.12
        self._painter.drawLine(area.topLeft().toPoint(), area.topRight().toPoint())
        self._text(self._small, self._tokens.text)
        area.moveTop(top + self._geometry.line * 0.2)
        text = department_text(run.departments) or "部署の記載なし"
        flags = int(_WRAP) | int(Qt.TextFlag.TextWrapAnywhere)
        self._painter.drawText(area, flags, self._cut(text, area.width(), lines))

    def marks(self, marks: Marks) -> None:
        """Draw the ring around the selected half-years and, when the strip has the focus, the focused one."""
        place = self._geometry.actual if marks.on_actual else self._geometry.plan
        first, last = place(marks.first), place(marks.last)
        gap = self._geometry.gap
        ring = QRectF(first.left(), first.top(), last.right() - first.left(), first.height())
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.focused:
            self._painter.setPen(QPen(QColor(self._tokens.surface), gap * 2))
            self._painter.drawRect(ring)
            self._painter.setPen(QPen(QColor(self._tokens.focus), gap))
            self._painter.drawRect(ring.adjusted(-gap / 2, -gap / 2, gap / 2, gap / 2))
        else:  # what stands in the row beneath the strip is about these half-years
            self._painter.setPen(QPen(QColor(self._tokens.surface), gap))
            self._painter.drawRect(ring)
            self._painter.setPen(QPen(QColor(self._tokens.text), gap / 2, Qt.PenStyle.DashLine))
            self._painter.drawRect(ring)
        if marks.focused and marks.first != marks.last:
            inner = place(marks.focus).adjusted(gap, gap, -gap, -gap)
            self._painter.setPen(QPen(QColor(self._tokens.today), gap / 2, Qt.PenStyle.DashLine))
            self._painter.drawRect(inner)

    def _year(self, index: int, when: HalfYear, *, chosen: bool, locked: bool) -> None:
        """Draw a year over its halves, short where the long name has no room; ▾ marks the chosen one."""
        area, metrics = self._geometry.year(index), QFontMetricsF(self._bold)
        lock = self._geometry.line * _LOCK if locked else 0.0
        mark = "▾ " if chosen else ""
        name = f"{mark}{long_year(when.fiscal_year)}"
        if metrics.horizontalAdvance(name) > area.width() - self._geometry.gap - lock:
            name = f"{mark}{short_year(when.fiscal_year)}"
        colour = self._tokens.accent if chosen else self._tokens.text
        area.setWidth(area.width() - lock)
        self._text(self._bold, colour)
        self._painter.drawText(area, _MIDDLE, name)
        if locked:
            left = area.center().x() + metrics.horizontalAdvance(name) / 2 + self._geometry.gap
            self._lock(QPointF(left, area.center().y() - lock / 2), lock, colour)

    def _lock(self, place: QPointF, size_px: float, colour: str) -> None:
        """Draw the sign of an approved year with its upper left corner at a place."""
        ratio = self._painter.device().devicePixelRatioF()
        self._painter.drawPixmap(place, pixmap(Icon.LOCK, colour, round(size_px), ratio))

    def _box(self, area: QRectF, cell: ScheduleCell | None) -> None:
        """Draw a cell: filled, hatched where it is open, dashed and empty where the plan says nothing."""
        radius = self._geometry.gap
        if cell is None:
            self._painter.setBrush(QColor(self._tokens.surface))
            self._painter.setPen(QPen(QColor(self._tokens.edge), 1, Qt.PenStyle.DashLine))
            self._painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            return
        self._painter.setPen(QPen(QColor(self._tokens.edge), 1))
        self._painter.setBrush(QColor(self._fill(cell)))
        self._painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if not cell.settled:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(Qt.BrushStyle.BDiagPattern)
            brush = self._painter.brush()
            brush.setColor(QColor(self._ink(cell)))
            self._painter.setBrush(brush)
            self._painter.drawRoundedRect(area, radius, radius)

    def _on_plain(self, area: QRectF, text: str, font: QFont, colours: tuple[str, str]) -> None:
        """Draw text on a plain ground of its own, so that it reads over the hatch."""
        width = min(area.width(), QFontMetricsF(font).horizontalAdvance(text) + self._geometry.line * 0.5)
        ground = QRectF(area.center().x() - width / 2, area.top() + 1.5, width, area.height() - 2)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colours[0]))
        self._painter.drawRoundedRect(ground, self._geometry.gap, self._geometry.gap)
        self._text(font, colours[1])
        self._painter.drawText(ground, _MIDDLE, self._cut(text, width, 1))

    def _fitting(self, text: str, width: float, cell: ScheduleCell) -> str:
        """Return the text of a cell, or its figure alone where the width does not do."""
        if QFontMetricsF(self._base).horizontalAdvance(text) <= width - self._geometry.gap * 2:
            return text
        return "終" if cell.phase is None else f"({cell.phase})"

    def _cut(self, text: str, width: float, lines: int) -> str:
        """Return a text cut with … to so many lines of a width in px."""
        room = width * lines - (self._geometry.line * 0.5 if lines > 1 else 0)
        return QFontMetricsF(self._small).elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _fill(self, cell: ScheduleCell) -> str:
        """Return the colour of a cell; an ended project has none of the scale."""
        return self._tokens.header if cell.phase is None else self._tokens.phase_fill(cell.phase)

    def _ink(self, cell: ScheduleCell) -> str:
        """Return the colour of the text on a cell."""
        return self._tokens.text if cell.phase is None else self._tokens.phase_text(cell.phase)

    def _text(self, font: QFont, colour: str) -> None:
        """Set font and colour for the text that comes next."""
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))


def department_lines(runs: list[DepartmentRun], geometry: ScheduleGeometry, base: QFont) -> int:
    """Return how many lines the departments need at most, up to three."""
    small = QFont(base)
    small.setPointSizeF(base.pointSizeF() * _SMALL)
    metrics = QFontMetricsF(small)
    most = 1
    for run in runs:
        width = max(1.0, geometry.departments(run, 1).width() - metrics.height() * 0.5)
        most = max(most, -(-int(metrics.horizontalAdvance(department_text(run.departments))) // int(width)))
    return min(most, MOST_DEPARTMENT_LINES)
