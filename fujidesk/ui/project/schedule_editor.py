"""The schedule card: strip, palette, departments of the selected half-years, and what is left open.

The strip asks for acts, `schedule_edits` turns them into changes, `edit_wanted` hands them on, and the
stored record comes back through `set_record`: nothing is shown as painted before it is stored.
"""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.project.original_strip import OriginalStrip
from fujidesk.ui.project.phase_palette import PhasePalette
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH, ScheduleStrip
from fujidesk.ui.project.selection_bar import SelectionBar
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, InlineMessage, button, text_label

_HINT = (
    "上段＝計画、下段＝実績。段階を選んで半期をなぞると塗れます"
    "（矢印キーで移動、1–{last}・0 で記入、F2 で部署）"
)
_SIDE_PX = 16
_ICON_PX = 14
"""Side of the arrow to the report at 100 % text."""
_ONE_ROW_EM = 56
"""Least width, in characters, at which the palette stands beside the heading."""


class ScheduleEditor(Card):
    """Shows and edits the schedule of one project; every act leaves as one list of changes.

    A project without a schedule (002, 個票の見方) says why, and gets an empty strip on demand.
    """

    edit_wanted = Signal(object, str)
    """Changes (list of FieldChange) that make one undo step, and what was done."""
    report_wanted = Signal()
    """The year's report, far below on a narrow page, shall be shown."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._record: ProjectRecord | None = None
        self._wanted = ""  # number of a project without schedule that shall get one
        self._hint = ElidedLabel(_HINT.format(last=profile.operation_phase), "note", self)
        self._palette = PhasePalette(profile, theme, self)
        self._none = InlineMessage(self)
        self._add_button = self._none.add_button("スケジュールを追加")
        self._bar = SelectionBar(profile.words.department, self)
        # Tab follows the order of making: from the strip on to the sheet's texts; its departments are at F2.
        self._strip = ScheduleStrip(profile, theme.tokens, self)
        self.original = OriginalStrip(profile, theme, self)
        self._to_report = button("年度の報告へ", self)
        self._top = QGridLayout()
        self._build()
        self._connect()

    @property
    def strip(self) -> ScheduleStrip:
        """The strip itself, for the tab order and for tests."""
        return self._strip

    @property
    def palette_buttons(self) -> PhasePalette:
        """The palette."""
        return self._palette

    @property
    def bar(self) -> SelectionBar:
        """What can be done with the selected half-years."""
        return self._bar

    def set_record(self, record: ProjectRecord) -> None:
        """Show a project's schedule."""
        if self._record is None or self._record.number != record.number:
            self._wanted = ""
            self._palette.drop()
        self._record = record
        self._strip.set_record(record)
        self._show_parts(record)
        self._show_selection()

    def offer_report(self, *, offered: bool) -> None:
        """Offer the way to the year's report, or not where it stands in sight beside the texts."""
        if offered == self._to_report.isHidden():
            self._to_report.setVisible(offered)
            self._arrange()

    @property
    def report_button(self) -> QWidget:
        """The button that leads to the year's report."""
        return self._to_report

    def set_approved(self, fiscal_years: Collection[int]) -> None:
        """Mark the fiscal years whose reached phases are locked by an approval."""
        self._strip.set_approved(fiscal_years)

    def set_read_only(self, read_only: bool) -> None:
        """Let the schedule be read but not changed."""
        self._strip.set_read_only(read_only)
        self._palette.setEnabled(not read_only)
        self._bar.set_read_only(read_only)
        self._add_button.setEnabled(not read_only)

    def _build(self) -> None:
        """Lay out heading, hint and palette above the strip, the row of the selection beneath."""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 8)
        layout.setSpacing(6)
        self._top.addWidget(text_label("スケジュール", "heading", self), 0, 0)
        self._top.addWidget(self._hint, 0, 1)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(self._palette, 0, 2)
        self._to_report.setToolTip("下にある年度の報告へ移ります（Shift+F6）")
        self._to_report.hide()
        self._on_theme()
        layout.addLayout(self._top)
        for part in (self._none, self._strip, self.original, self._bar):
            layout.addWidget(part)

    def _connect(self) -> None:
        """Turn acts on strip, palette and row into changes."""
        self._palette.brush_chosen.connect(self._strip.set_brush)
        self._strip.brush_dropped.connect(self._palette.drop)
        self._strip.phase_painted.connect(self._on_painted)
        self._strip.reached_painted.connect(self._on_reached)
        self._strip.settle_wanted.connect(self._on_settle)
        self._strip.clear_wanted.connect(self._on_clear)
        self._strip.selection_changed.connect(self._show_selection)
        self._strip.departments_wanted.connect(self._bar.take_focus)
        self._bar.departments_typed.connect(self._on_departments)
        self._bar.settle_wanted.connect(self._on_settle)
        self._add_button.clicked.connect(self._on_add)
        self._to_report.clicked.connect(self.report_wanted)
        self._theme.changed.connect(self._on_theme)

    def _show_parts(self, record: ProjectRecord) -> None:
        """Show the strip, or why there is none and the way to add one (002, 個票の見方)."""
        has_schedule = bool(record.schedule or record.actual) or self._wanted == record.number
        name = self._profile.category_name(record.category)
        if "plan" in self._profile.category_fields(record.category):
            why = "計画書にこの事業のスケジュールの記載がありません。"
        else:
            why = (
                f"{name}事業の個票にはスケジュールの欄がありません"
                f"（{self._profile.dx_name}だけはロードマップに記載があります）。"
            )
        self._none.show_message("" if has_schedule else why)
        for part in (self._strip, self._bar, self._palette, self._hint):
            part.setVisible(has_schedule)

    def _show_selection(self) -> None:
        """Fit the row beneath to the selected half-years."""
        if self._record is not None:
            self._bar.show_selection(self._record, self._strip.selected())

    def _want(self, changes: list[FieldChange], what: str) -> None:
        """Hand changes on as one step; nothing where nothing would change."""
        if changes:
            self.edit_wanted.emit(changes, f"{changes[0].key} {what}")

    def _on_painted(self, halves: tuple[HalfYear, ...], brush: int) -> None:
        """Set the phase of a stroke."""
        if self._record is not None:
            phase = None if brush == ENDED_BRUSH else brush
            self._want(schedule_edits.painted(self._record, halves, phase), "スケジュールの段階")

    def _on_clear(self, halves: tuple[HalfYear, ...]) -> None:
        """Take cells away: the plan says nothing there."""
        if self._record is not None:
            self._want(schedule_edits.cleared(self._record, halves), "スケジュールの段階")

    def _on_reached(self, halves: tuple[HalfYear, ...], brush: int | None) -> None:
        """Set the phase reached in the half-years of a stroke, or take it away."""
        if self._record is None:
            return
        if brush is None:
            changes = schedule_edits.unreached(self._record, halves)
        else:
            phase = None if brush == ENDED_BRUSH else brush
            changes = schedule_edits.reached(self._record, halves, phase)
        self._want(changes, "実績の段階")

    def _on_settle(self, halves: Sequence[HalfYear]) -> None:
        """Settle half-years with the phases they show."""
        if self._record is not None:
            self._want(schedule_edits.settled(self._record, halves), "スケジュールの確定")

    def _on_departments(self, halves: tuple[HalfYear, ...], names: tuple[str, ...]) -> None:
        """Set the departments of half-years."""
        if self._record is not None:
            changes = schedule_edits.with_departments(self._record, halves, names)
            self._want(changes, f"スケジュールの{self._profile.words.department}")

    def _on_add(self) -> None:
        """Show an empty strip for a project that has none; it is stored once something is painted."""
        if self._record is not None:
            self._wanted = self._record.number
            self._show_parts(self._record)
            self._strip.setFocus()

    def _on_theme(self) -> None:
        """Draw in the colours and the size of another theme."""
        self._strip.set_tokens(self._theme.tokens)
        side = self._theme.px(_ICON_PX)
        self._to_report.setIcon(icon(Icon.DOWN, self._theme.tokens.text, side))
        self._to_report.setIconSize(QSize(side, side))

    def _arrange(self) -> None:
        """Place palette and the way to the report beside the heading or beneath it, as the width allows."""
        one_row = self.width() >= self.fontMetrics().horizontalAdvance("あ") * _ONE_ROW_EM
        self._bar.set_narrow(narrow=not one_row)
        for widget in (self._palette, self._to_report):
            self._top.removeWidget(widget)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        if one_row:
            self._top.addWidget(self._palette, 0, 2)
            self._top.addWidget(self._to_report, 1, 0, 1, 3, right)
            return
        both = self._palette.minimumSizeHint().width() + self._to_report.sizeHint().width()
        room = self.width() - 2 * _SIDE_PX - self._top.horizontalSpacing()
        self._top.addWidget(self._palette, 1, 0, 1, 3, left)
        self._top.addWidget(self._to_report, 1 if both <= room else 2, 0, 1, 3, right)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the palette beneath the heading, and the button beneath the row, where it is narrow."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Be as narrow as the strip or the palette; the hint beside them may be cut."""
        widest = max(self._strip.minimumSizeHint().width(), self._palette.minimumSizeHint().width())
        return QSize(widest + 2 * _SIDE_PX, super().minimumSizeHint().height())
