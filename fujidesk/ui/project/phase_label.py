"""A phase of the plan in its colour, with its departments beneath; for reading only."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.describing import department_text, phase_text
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ScheduleCell
from fujidesk.ui.project.schedule_painter import OPEN_WORD
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label

_NO_CELL = "記載なし"


class PhaseLabel(QWidget):
    """What the plan says of one half-year."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._phase = text_label("", parent=self, wrap=True)
        self._departments = text_label("", "note", self, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._phase)
        layout.addWidget(self._departments)
        layout.addStretch(1)

    @property
    def text(self) -> str:
        """The phase as it is written."""
        return self._phase.text()

    def show_cell(self, cell: ScheduleCell | None) -> None:
        """Show a half-year's cell; None: the plan says nothing there."""
        tokens = self._theme.tokens
        fill, ink, text = tokens.surface, tokens.muted, _NO_CELL
        if cell is not None:
            text = phase_text(cell.phase, self._profile) + ("" if cell.settled else f"　{OPEN_WORD}")
            fill = tokens.header if cell.phase is None else tokens.phase_fill(cell.phase)
            ink = tokens.text if cell.phase is None else tokens.phase_text(cell.phase)
        dashed = cell is None or not cell.settled
        self._phase.setText(text)
        self._phase.setStyleSheet(
            f"QLabel {{ background: {fill}; color: {ink}; border-radius: {self._theme.gap(4)}px;"
            f" border: 1px {'dashed' if dashed else 'solid'} {tokens.edge};"
            f" padding: {self._theme.gap(4)}px {self._theme.gap(8)}px; }}"
        )
        self._departments.setText(department_text(cell.departments) if cell else "")
        self._departments.setVisible(bool(cell and cell.departments))
