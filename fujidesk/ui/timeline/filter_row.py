"""The filter bar of the project list over the timeline: the same bar, one state.

The list owns the filter. What is chosen here goes to the list by a signal and comes back as the list's
numbers, so that list, sheets and timeline never show different choices.
"""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter, offered_departments
from fujidesk.domain.fiscal import half_in_force
from fujidesk.services.workspace import Workspace
from fujidesk.ui.clock import Clock
from fujidesk.ui.widgets.filter_bar import FilterBar

_DELAY_MS = 120
"""The chart follows the typing after this time: drawing it takes longer than narrowing a list."""


class FilterRow(QWidget):
    """Hosts the bar; what it offers is read when it is first shown.

    filter_changed(ProjectFilter): the user chose something else. leave_requested: go on to the chart.
    """

    filter_changed = Signal(object)
    leave_requested = Signal()

    def __init__(self, workspace: Workspace, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = workspace.registry
        self._clock = clock
        self._bar = FilterBar(workspace.profile, self)
        self._is_stale = True
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_DELAY_MS)
        self._delay.timeout.connect(self._tell)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._bar)
        self._bar.filter_changed.connect(self._on_changed)
        self._bar.leave_requested.connect(self.leave_requested)

    def show_filter(self, wanted: ProjectFilter) -> None:
        """Show the list's filter; the echo of one's own choice leaves the cursor where it is."""
        if wanted != self._bar.filter:
            self._delay.stop()
            self._bar.set_filter(wanted)

    def reload(self, changes: Changes) -> None:
        """Offer what there is after a change; read at once only while the bar shows."""
        self._is_stale = self._is_stale or changes.everything or bool(changes.levels or changes.numbers)
        if self.isVisible():
            self._offer()

    def set_fiscal_year(self, year: int) -> None:
        """Say of which half-year the phases are meant."""
        self._bar.set_half_year(half_in_force(year, self._clock.today()))

    def focus_text(self) -> None:
        """Put the cursor into the text box."""
        self._bar.focus_text()

    def restyle(self, gap: int, *, compact: bool) -> None:
        """Measure again; gap: between the controls, in pixels; compact: only what narrows and a button."""
        self._bar.restyle(gap)
        self._bar.set_compact(compact)

    def _offer(self) -> None:
        """Read what can be chosen, where something changed since the last time."""
        if self._is_stale:
            self._is_stale = False
            registry = self._registry
            names = offered_departments(registry.rows(), registry.departments())
            self._bar.set_options(registry.levels(), names)

    def _on_changed(self, _wanted: ProjectFilter) -> None:
        """Wait for a pause; a further key begins the waiting anew."""
        self._delay.start()

    def _tell(self) -> None:
        """Tell the bar's filter once the user pauses."""
        self.filter_changed.emit(self._bar.filter)

    def showEvent(self, event: QShowEvent) -> None:
        """Fill the menus when the bar is first seen."""
        super().showEvent(event)
        self._offer()

    def hideEvent(self, event: QHideEvent) -> None:
        """Tell at once what was still waiting: hidden, the bar must not change the list any more."""
        super().hideEvent(event)
        if self._delay.isActive():
            self._delay.stop()
            self._tell()
