"""The bodies as a drawn tree with their counts (001, 図表6-1): one of them is chosen."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.people import ADVISORS, LEADERS
from fujidesk.domain.people_rules import Body
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip

_STEP_PX = 20
"""Indent of a level."""


class BodyTree(QWidget):
    """chosen(key): another body was chosen, by mouse or arrow keys."""

    chosen = Signal(str)

    def __init__(self, bodies: Sequence[Body], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._names = {body.key: body.name for body in bodies}
        self._levels = _levels(bodies)
        self._rows: dict[str, QHBoxLayout] = {}
        self._group = QButtonGroup(self)
        self.chips = {body.key: Chip(body.name, self) for body in bodies}
        self._box = QVBoxLayout(self)
        for key, chip in self.chips.items():
            self._group.addButton(chip)
            self._rows[key] = QHBoxLayout()
            self._rows[key].addWidget(chip)
            self._rows[key].addStretch(1)
            self._box.addLayout(self._rows[key])
        self._box.addStretch(1)
        next(iter(self.chips.values())).setChecked(True)
        self._group.buttonToggled.connect(self._on_toggled)
        theme.changed.connect(self._space)
        self._space()

    @property
    def key(self) -> str:
        """The body chosen."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def name(self) -> str:
        """Return the name of the body chosen."""
        return self._names[self.key]

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many members each body has."""
        for key, chip in self.chips.items():
            chip.rename(f"{self._names[key]}　{counts.get(key, 0)} 人")
        self.updateGeometry()

    def _on_toggled(self, _chip: QAbstractButton, on: bool) -> None:
        """Tell of the choice."""
        if on:
            self.chosen.emit(self.key)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._box.setSpacing(self._theme.gap(12))
        self._box.setContentsMargins(0, 0, 0, 0)
        for key, row in self._rows.items():
            row.setContentsMargins(self._levels[key] * self._theme.px(_STEP_PX), 0, 0, 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a line from each body to those under it."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(self._theme.color("edge"))
        keys = list(self.chips)
        for place, key in enumerate(keys[1:], start=1):
            level = self._levels[key]
            above = next(other for other in reversed(keys[:place]) if self._levels[other] == level - 1)
            top, own = self.chips[above].geometry(), self.chips[key].geometry()
            x = top.left() + self._theme.px(_STEP_PX) // 2
            painter.drawLine(QPoint(x, top.bottom()), QPoint(x, own.center().y()))
            painter.drawLine(QPoint(x, own.center().y()), QPoint(own.left(), own.center().y()))
        painter.end()


def _levels(bodies: Sequence[Body]) -> dict[str, int]:
    """Return how far down each body stands: committees one under the other, others under the first."""
    return {body.key: 1 if body.key in (ADVISORS, LEADERS) else place for place, body in enumerate(bodies)}
