"""The tab 「タイムライン」: presets, the chart, its legend, zoom and exports."""

import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import Category
from fujidesk.domain.timeline import TimelineData
from fujidesk.domain.timeline_words import as_of_text
from fujidesk.services.timeline import TimelineService
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.timeline.exports import ExportButton
from fujidesk.ui.timeline.legend_strip import LegendStrip
from fujidesk.ui.timeline.presets import Preset, PresetChips
from fujidesk.ui.timeline.view import TimelineView
from fujidesk.ui.widgets.basics import Card, button, text_label

_SETTINGS = "timeline"
_ICON_PX = 16


@dataclass(frozen=True)
class _Wish:
    """What was asked for; an answer to an older wish is thrown away."""

    preset: Preset
    numbers: tuple[str, ...] | None


class TimelineScreen(QWidget):
    """Shows the roadmap and opens sheets from it.

    open_requested: the number of a project whose sheet is wanted.
    """

    open_requested = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._service: TimelineService = workspace.timeline
        self._context = context
        self._filtered: tuple[str, ...] | None = None
        self._wish: _Wish | None = None
        self._is_stale = True
        self.chips = PresetChips(workspace.profile, self)
        self.view = TimelineView(context.theme, self)
        self._legend = LegendStrip(context.theme, self)
        self._facts = text_label("", "note", self)
        self._tools: list[tuple[QToolButton, Icon]] = []
        self.export_button = ExportButton(context, self._service, self._whole, self._shown, self)
        self._stack = QStackedWidget(self)
        self._build()
        self.chips.choose(_preset(context.settings.group(_SETTINGS).get("preset", Preset.DX.value)))
        self.chips.chosen.connect(self._on_preset_chosen)
        self.view.row_opened.connect(self.open_requested)
        self._on_theme_changed()
        context.theme.changed.connect(self._on_theme_changed)
        self.setFocusProxy(self.view)

    def reload(self, _changes: Changes) -> None:
        """Gather again: at once where the tab shows, else when it is next shown."""
        self._is_stale = True
        if self.isVisible():
            self._catch_up()

    def set_fiscal_year(self, year: int) -> None:
        """Mark a fiscal year's columns."""
        self.view.set_fiscal_year(year)

    def set_filtered(self, numbers: Sequence[str]) -> None:
        """Take the list's filter result as a choice of projects."""
        if self._filtered == tuple(numbers):
            return
        self._filtered = tuple(numbers)
        self._is_stale = self._is_stale or self.chips.preset is Preset.FILTERED
        if self.isVisible():
            self._catch_up()

    def _build(self) -> None:
        theme = self._context.theme
        tools = QHBoxLayout()
        tools.setSpacing(theme.gap(8))
        tools.addWidget(self.chips, 1)
        for text, meaning, slot, tip in (
            ("縮小", Icon.ZOOM_OUT, self.view.zoom_out, "縮小（-、Ctrl+ホイール）"),
            ("拡大", Icon.ZOOM_IN, self.view.zoom_in, "拡大（+、Ctrl+ホイール）"),
            ("幅に合わせる", Icon.FIT, self.view.fit_width, "計画期間の全体を表示（0）"),
        ):
            made = self._tool(text, meaning, tip)
            made.clicked.connect(slot)
            tools.addWidget(made)
        tools.addWidget(self.export_button)
        foot = QHBoxLayout()
        foot.setSpacing(theme.gap(16))
        foot.addWidget(self._legend, 1)
        foot.addWidget(self._facts)
        card = Card(self)
        inner = QVBoxLayout(card)
        gap = theme.gap(12)
        inner.setContentsMargins(gap, gap, gap, theme.gap(8))
        inner.setSpacing(theme.gap(8))
        inner.addLayout(tools)
        inner.addWidget(self._stack, 1)
        inner.addLayout(foot)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty_page())
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.gap(16), theme.gap(12), theme.gap(16), theme.gap(12))
        outer.addWidget(card)

    def _tool(self, text: str, meaning: Icon, tip: str) -> QToolButton:
        made = QToolButton(self)
        made.setText(text)
        made.setToolTip(tip)
        made.setAccessibleName(text)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._tools.append((made, meaning))
        return made

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(
            text_label("表示する事業がありません", "heading", page), 0, Qt.AlignmentFlag.AlignHCenter
        )
        column.addWidget(
            text_label("絞り込みに合う事業がないか、この区分の事業が登録されていません。", parent=page),
            0, Qt.AlignmentFlag.AlignHCenter,
        )  # fmt: skip
        everything = button("すべての事業を表示", page, primary=True)
        everything.clicked.connect(self._on_everything_wanted)
        column.addWidget(everything, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _on_everything_wanted(self) -> None:
        self.chips.choose(Preset.ALL)
        self._on_preset_chosen()

    def _on_preset_chosen(self, _preset: str = "") -> None:
        self._context.settings.put_group(_SETTINGS, {"preset": self.chips.preset.value})
        self._load()

    def _catch_up(self) -> None:
        """Show what changed while the tab was hidden; filtering the list must not wait for it."""
        if self._filtered is not None:
            self.chips.offer_filtered(len(self._filtered))
        if self._is_stale:
            self._load()

    def _load(self) -> None:
        """Gather what the chosen preset shows, beside the window."""
        self._is_stale = False
        wish = _Wish(self.chips.preset, self._filtered)
        self._wish = wish
        self._context.tasks.run(
            "タイムラインの作成", partial(_gather, self._service, wish), partial(self._on_gathered, wish)
        )

    def _on_gathered(self, wish: _Wish, data: TimelineData) -> None:
        if wish is not self._wish:
            return
        self.view.set_data(data)
        self._legend.show_for(data)
        self._facts.setText(f"{data.row_count:,}事業　{as_of_text(data)}")
        self._stack.setCurrentIndex(0 if data.row_count else 1)
        self.export_button.setEnabled(data.row_count > 0)

    def _whole(self) -> TimelineData | None:
        return self.view.data

    def _shown(self) -> TimelineData | None:
        data = self.view.data
        return None if data is None else data.part({row.number for row in self.view.visible_rows()})

    def _on_theme_changed(self) -> None:
        theme = self._context.theme
        side = theme.px(_ICON_PX)
        for made, meaning in self._tools:
            made.setIconSize(QSize(side, side))
            made.setIcon(icon(meaning, theme.tokens.text, side))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._catch_up()


def _preset(key: object) -> Preset:
    return next((preset for preset in Preset if preset.value == key), Preset.DX)


def _gather(service: TimelineService, wish: _Wish, _progress: Progress) -> TimelineData:
    # Late: matplotlib is loaded here, beside the window, when the timeline is first shown.
    importlib.import_module("fujidesk.plots.timeline")
    return service.data(
        wish.numbers if wish.preset is Preset.FILTERED else None,
        dx_only=wish.preset is Preset.DX,
        category=Category.PRIORITY if wish.preset is Preset.PRIORITY else None,
    )
