"""The schedule as the plan had it first, in a small strip beneath the present one, where that is another."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from fujidesk.domain.describing import phase_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.phase_strip import paint_phase_strip, strip_size

_LABEL = "当初の計画（変更前）"
_CELL_PX = 16


class OriginalStrip(QWidget):
    """A label and the strip; its description tells the half-years to screen readers."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = profile
        self.phases = ""
        self._strip = _Strip(theme, self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text_label(_LABEL, "note", self))
        row.addWidget(self._strip)
        row.addStretch(1)
        self.setAccessibleName(_LABEL)
        self.hide()

    def show_phases(self, phases: str) -> None:
        """Show the phases, one character a half-year; "" hides the strip."""
        self.phases = phases
        self._strip.show_phases(phases)
        words = [
            f"{when.label} {_word(sign, self._profile)}"
            for when, sign in zip(self._profile.half_years, phases, strict=False)
            if sign.strip()
        ]
        self._strip.setToolTip("、".join(words))
        self.setAccessibleDescription("、".join(words))
        self.setVisible(bool(phases))


def _word(sign: str, profile: PlanProfile) -> str:
    """Return a phase in words."""
    return phase_text(int(sign), profile) if sign.isdigit() else "終了"


class _Strip(QWidget):
    """The cells."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phases = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    def show_phases(self, phases: str) -> None:
        """Draw other phases."""
        self._phases = phases
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for square cells."""
        return strip_size(len(self._phases), self._theme.px(_CELL_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        area = QRect(0, 0, self.width(), self.height())
        paint_phase_strip(painter, area, self._phases, "1" * len(self._phases), self._theme.tokens)
        painter.end()
        event.accept()
