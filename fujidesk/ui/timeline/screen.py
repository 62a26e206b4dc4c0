"""The tab 「タイムライン」: presets, filter, the chart, its legend, zoom and exports.

The list owns the filter: what is chosen here goes there by a signal and comes back as numbers. Filtering and
jumping to a project take a part of the chart of all projects, so that they need no second reading.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.timeline import TimelineData
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.timeline.empty_page import NOTHING_FOUND, NOTHING_LATE, EmptyPage
from fujidesk.ui.timeline.exports import ExportButton
from fujidesk.ui.timeline.filter_row import FilterRow
from fujidesk.ui.timeline.foot import ChartFoot
from fujidesk.ui.timeline.gathering import Gathering
from fujidesk.ui.timeline.presets import Preset, PresetChips
from fujidesk.ui.timeline.printing import PrintButton
from fujidesk.ui.timeline.tool_row import ToolRow
from fujidesk.ui.timeline.view import TimelineView
from fujidesk.ui.widgets.basics import Card

_SETTINGS = "timeline"
_ROOMY_PX = 420
"""Below this height (at 100 % text) words and spaces around the chart give way to its rows."""
_FULL_BAR_PX = 700
"""Below this height the filter bar shows only what narrows, so that it takes one line."""


class TimelineScreen(QWidget):
    """Shows the roadmap and opens sheets from it.

    Signals: open_requested(number): a sheet is wanted; filter_changed(ProjectFilter): the list is to be
    narrowed to this, after which the window calls `set_filtered`.
    """

    open_requested = Signal(str)
    filter_changed = Signal(object)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = workspace.profile
        self._context = context
        self._filter = ProjectFilter()
        self._filtered: tuple[str, ...] | None = None
        self._goal = ""
        self._is_stale = True
        self._gathering = Gathering(workspace.timeline, context.tasks, context.clock, self)
        self.chips = PresetChips(workspace.profile, self)
        self.view = TimelineView(context.theme, self)
        self.export_button = ExportButton(context, workspace.timeline, self.view, self)
        self.print_button = PrintButton(context, self.view, self)
        leaving = (self.print_button, self.export_button)
        self._tools = ToolRow(context.theme, self.chips, self.view, leaving, self)
        self._filter_row = FilterRow(workspace, context.clock, self)
        self._foot = ChartFoot(context.theme, self)
        self._card = Card(self)
        self._stack = QStackedWidget(self)
        self._empty = EmptyPage(self)
        self._build()
        self.chips.choose(_preset(context.settings.group(_SETTINGS).get("preset", Preset.DX.value)))
        self._connect()
        self._restyle()

    def reload(self, changes: Changes) -> None:
        """Gather again: at once where the tab shows, else when it is next shown."""
        self._is_stale = True
        self._gathering.forget()
        self._filter_row.reload(changes)
        if self.isVisible():
            self._catch_up()

    def set_fiscal_year(self, year: int) -> None:
        """Mark a fiscal year's columns."""
        self.view.set_fiscal_year(year)
        self._filter_row.set_fiscal_year(year)

    def set_filtered(self, numbers: Sequence[str]) -> None:
        """Take the list's filter result as a choice of projects."""
        if self._filtered == tuple(numbers):
            return
        self._filtered = tuple(numbers)
        self._is_stale = self._is_stale or self.chips.preset is Preset.FILTERED
        if self.isVisible():
            self._catch_up()

    def show_filter(self, wanted: ProjectFilter) -> None:
        """Show what the list is narrowed to; the numbers come by `set_filtered`."""
        self._filter = wanted
        self._filter_row.show_filter(wanted)

    def show_project(self, number: str) -> None:
        """Scroll to a project and select it: in the filter's result where it is in it, else among all."""
        self._goal = number
        self._offer_filtered()
        preset = Preset.FILTERED if number in (self._filtered or ()) else Preset.ALL
        if self.chips.preset is preset and self.view.data is not None and not self._is_stale:
            self._reach_goal()
            return
        self.chips.choose(preset)
        self._load()

    def _build(self) -> None:
        """Stack tools, filter, chart and legend in one card."""
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        self._inner = QVBoxLayout(self._card)
        self._inner.addWidget(self._tools)
        self._inner.addWidget(self._filter_row)
        self._inner.addWidget(self._stack, 1)
        self._inner.addWidget(self._foot)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._card)
        self.setFocusProxy(self.view)

    def _connect(self) -> None:
        """Carry what the parts say to each other."""
        self.chips.chosen.connect(self._on_preset_chosen)
        self.view.row_opened.connect(self.open_requested)
        self._empty.everything_requested.connect(self.chips.chip(Preset.ALL).click)
        self._gathering.gathered.connect(self._show)
        self._tools.conditions_toggled.connect(self._arrange)
        self._filter_row.filter_changed.connect(self.filter_changed)
        self._filter_row.leave_requested.connect(self.view.setFocus)
        self._context.theme.changed.connect(self._restyle)
        jump = QShortcut(QKeySequence("Ctrl+L"), self)
        jump.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        jump.activated.connect(self._on_filter_wanted)

    def _on_filter_wanted(self) -> None:
        """Go to the filter by the key of the list (Ctrl+L)."""
        if self._filtered is None:
            return
        if self.chips.preset is not Preset.FILTERED:
            self.chips.choose(Preset.FILTERED)
            self._on_preset_chosen()
        self._tools.press_conditions()
        self._filter_row.focus_text()

    def _on_preset_chosen(self, _preset: str = "") -> None:
        """Remember the choice for the next start and show it; a project still waited for is given up."""
        self._goal = ""
        self._context.settings.put_group(_SETTINGS, {"preset": self.chips.preset.value})
        self._load()

    def _catch_up(self) -> None:
        """Show what changed while the tab was hidden; filtering the list must not wait for it."""
        self._offer_filtered()
        data = self.view.data
        if self._is_stale or (data is not None and data.as_of != self._context.clock.today()):
            self._load()

    def _offer_filtered(self) -> None:
        """Offer the list's result as a preset, once the list has told one."""
        if self._filtered is not None:
            self.chips.offer_filtered(len(self._filtered))

    def _load(self) -> None:
        """Get what the chosen preset shows."""
        self._is_stale = False
        self._arrange()
        self._gathering.ask(self.chips.preset)

    def _show(self, data: TimelineData) -> None:
        """Show a chart, narrowed to the list's result or to what is late where that is the preset."""
        if self.chips.preset is Preset.FILTERED:
            words = self._filter.describe(self._profile)
            title = f"{data.title}（{words}）" if words else data.title
            data = replace(data.part(frozenset(self._filtered or ())), title=title)
        is_late = self.chips.preset is Preset.LATE
        data = data.late() if is_late else data
        self._empty.explain(NOTHING_LATE if is_late else NOTHING_FOUND)
        self.view.set_data(data)
        self._foot.show_for(data)
        self._stack.setCurrentIndex(0 if data.row_count else 1)
        for button in (self.print_button, self.export_button):
            button.setEnabled(data.row_count > 0)
        self._reach_goal()

    def _reach_goal(self) -> None:
        """Select the project that was asked for, once its chart is there."""
        goal, self._goal = self._goal, ""
        if goal and self.view.choose(goal):
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _arrange(self) -> None:
        """Give the rows the height they need: filter only where wanted, words only where there is room."""
        theme = self._context.theme
        compact = self.height() < theme.px(_ROOMY_PX)
        filtered = self.chips.preset is Preset.FILTERED
        self._tools.set_compact(on=compact)
        self._tools.offer_conditions(on=filtered and compact)
        self._filter_row.restyle(theme.gap(8), compact=self.height() < theme.px(_FULL_BAR_PX))
        self._filter_row.setVisible(filtered and (not compact or self._tools.wants_conditions))
        self.view.set_compact(on=compact)
        self._foot.set_compact(on=compact)
        gap = theme.gap(8) if compact else theme.gap(12)
        self._inner.setContentsMargins(gap, gap, gap, theme.gap(4) if compact else theme.gap(8))
        self._inner.setSpacing(theme.gap(4) if compact else theme.gap(8))
        edge = theme.gap(6) if compact else theme.gap(12)
        self._outer.setContentsMargins(theme.gap(16), edge, theme.gap(16), edge)

    def _restyle(self) -> None:
        """Take over theme and text size."""
        self._tools.restyle()
        self._foot.restyle()
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Decide anew what there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Bring the chart up to date when the tab is opened."""
        super().showEvent(event)
        self._catch_up()


def _preset(key: object) -> Preset:
    """Return the remembered preset; the DX roadmap where there is none."""
    return next((preset for preset in Preset if preset.value == key), Preset.DX)
