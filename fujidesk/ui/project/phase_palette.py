"""The legend of the schedule that is its palette too: choose a phase, then paint half-years with it.

The names come from the plan profile. Colour never tells alone: figure and name stand on it, the one in use
has a tick.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH
from fujidesk.ui.theme import Theme

_NAMES_FROM_SCALE = 150
"""From this text size on the buttons say the short names, so that they fit."""


class PhasePalette(QWidget):
    """A button a phase, in its colour, and one for 終了; at most one is down.

    Pressing the one that is down lets it up, as does Esc on the strip: then dragging selects again.
    """

    brush_chosen = Signal(object)
    """The brush (a phase or ENDED_BRUSH), or None when none is down any more."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._buttons: dict[int, QPushButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.gap(6))
        for brush in (*(term.number for term in profile.phases), ENDED_BRUSH):
            layout.addWidget(self._add(brush))
        theme.changed.connect(self._dress)
        self._dress()

    def drop(self) -> None:
        """Let no button be down."""
        for button in self._buttons.values():
            button.setChecked(False)
        self._dress()
        self.brush_chosen.emit(None)

    def button(self, brush: int) -> QPushButton:
        """Return the button of a brush."""
        return self._buttons[brush]

    def _add(self, brush: int) -> QPushButton:
        """Make the button of a brush."""
        button = QPushButton(self)
        button.setCheckable(True)
        button.setProperty("brush", brush)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(f"{self._name(brush)} を塗る")
        key = "0" if brush == ENDED_BRUSH else str(brush)
        button.setToolTip(
            f"{self._name(brush)}\n押してから半期をなぞると塗れます（半期を選んで {key} キーでも）"
        )
        button.clicked.connect(self._on_clicked)
        self._buttons[brush] = button
        return button

    def _name(self, brush: int) -> str:
        """Return what a button says: figure and name of the phase, the short name at large text."""
        if brush == ENDED_BRUSH:
            return "終了"
        term = next(term for term in self._profile.phases if term.number == brush)
        name = term.short_name if self._theme.scale >= _NAMES_FROM_SCALE else term.name
        return f"({brush}) {name}"

    def _dress(self) -> None:
        """Give each button the colour of its phase; the one that is down a tick and a thick edge as well."""
        tokens = self._theme.tokens
        for brush, button in self._buttons.items():
            fill = tokens.header if brush == ENDED_BRUSH else tokens.phase_fill(brush)
            ink = tokens.text if brush == ENDED_BRUSH else tokens.phase_text(brush)
            edge = f"2px solid {tokens.text}" if button.isChecked() else f"1px solid {tokens.edge}"
            button.setText(f"✓ {self._name(brush)}" if button.isChecked() else self._name(brush))
            button.setStyleSheet(
                f"QPushButton {{ background: {fill}; color: {ink}; border: {edge}; min-height: 0;"
                f" padding: {self._theme.gap(3)}px {self._theme.gap(8)}px; }}"
                f"QPushButton:focus {{ border: 3px solid {tokens.today}; }}"
                f"QPushButton:disabled {{ color: {ink}; }}"
            )

    def _on_clicked(self) -> None:
        """Let at most one button be down and tell which."""
        chosen = self.sender()
        for button in self._buttons.values():
            if button is not chosen:
                button.setChecked(False)
        self._dress()
        down = next((brush for brush, button in self._buttons.items() if button.isChecked()), None)
        self.brush_chosen.emit(down)
