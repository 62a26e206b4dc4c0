"""The schedule card: strip, palette, departments of the selected half-years, and what is left open."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.forms.fields import FieldKind, FieldRecord
from fujidesk.ui.forms.validators import parsed, shown
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.project.phase_palette import PhasePalette
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH, ScheduleStrip
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, InlineMessage, button, text_label

_DEPARTMENTS = FieldRecord("departments", "所管部署", FieldKind.LIST)
_HINT = "上段＝計画。段階を選んで半期をなぞると塗れます（矢印キーで移動、1–4・0 で記入）"
_HINT_ACTUAL = "上段＝計画、下段＝実績。段階を選んで半期をなぞると塗れます（矢印キーで移動、1–4・0 で記入）"
_SIDE_PX = 16
_ONE_ROW_EM = 56
"""Least width, in characters, at which the palette stands beside the heading."""


class ScheduleEditor(Card):
    """Shows and edits the schedule of one project; every act leaves as one list of changes."""

    edit_wanted = Signal(object, str)
    """Changes (list of FieldChange) that make one undo step, and what was done."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._record: ProjectRecord | None = None
        self._read_only = False
        self._wanted = ""
        self._hint = ElidedLabel(_HINT, "note", self)
        self._palette = PhasePalette(profile, theme, self)
        self._strip = ScheduleStrip(profile, theme.tokens, self)
        self._none = InlineMessage(self)
        self._add_button = self._none.add_button("スケジュールを追加")
        self._bar = QWidget(self)
        self._selected = text_label("", "note", self._bar)
        self._departments = LineEditor(self._bar)
        self._settle = button("確定する", self._bar)
        self._top = QGridLayout()
        self._build()
        self._connect()

    @property
    def strip(self) -> ScheduleStrip:
        """The strip itself, for the tab order and for tests."""
        return self._strip

    @property
    def palette_buttons(self) -> PhasePalette:
        """The palette, for tests."""
        return self._palette

    def set_departments(self, names: Sequence[str]) -> None:
        """Offer these departments while one is typed."""
        self._departments.setCompleter(ListCompleter(names, self._departments))

    def set_record(self, record: ProjectRecord) -> None:
        """Show a project's schedule."""
        if self._record is None or self._record.number != record.number:
            self._wanted = ""
            self._palette.drop()
            self._departments.set_unmodified()
        self._record = record
        self._strip.set_record(record)
        self._hint.setText(_HINT_ACTUAL if record.actual else _HINT)
        self._show_parts()
        self._show_selection()

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Mark the fiscal year chosen in the window."""
        self._strip.set_fiscal_year(fiscal_year)

    def set_read_only(self, read_only: bool) -> None:
        """Let the schedule be read but not changed."""
        self._read_only = read_only
        self._strip.set_read_only(read_only)
        self._palette.setEnabled(not read_only)
        self._departments.setReadOnly(read_only)
        self._add_button.setEnabled(not read_only)

    def flush(self) -> None:
        """Store departments that are typed and not stored yet."""
        self._on_departments_left()

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE_PX, 8, _SIDE_PX, 8)
        layout.setSpacing(6)
        self._top.addWidget(text_label("スケジュール", "heading", self), 0, 0)
        self._top.addWidget(self._hint, 0, 1)
        self._top.setColumnStretch(1, 1)
        self._top.addWidget(self._palette, 0, 2)
        layout.addLayout(self._top)
        layout.addWidget(self._none)
        layout.addWidget(self._strip)
        bar = QHBoxLayout(self._bar)
        bar.setContentsMargins(0, 0, 0, 0)
        bar.addWidget(self._selected)
        label = text_label("所管部署", "note", self._bar)
        label.setBuddy(self._departments)
        bar.addWidget(label)
        bar.addWidget(self._departments, 1)
        bar.addWidget(self._settle)
        layout.addWidget(self._bar)
        self._departments.setAccessibleName("選んだ半期の所管部署")

    def _connect(self) -> None:
        self._palette.brush_chosen.connect(self._strip.set_brush)
        self._strip.brush_dropped.connect(self._palette.drop)
        self._strip.phase_painted.connect(self._on_painted)
        self._strip.settle_wanted.connect(self._on_settle)
        self._strip.clear_wanted.connect(self._on_clear)
        self._strip.selection_changed.connect(self._show_selection)
        self._departments.left.connect(self._on_departments_left)
        self._departments.given_up.connect(self._on_departments_given_up)
        self._settle.clicked.connect(self._on_settle_clicked)
        self._add_button.clicked.connect(self._on_add)
        self._theme.changed.connect(self._on_theme)

    def _show_parts(self) -> None:
        record = self._record
        if record is None:
            return
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
        record = self._record
        if record is None:
            return
        halves = self._strip.selected()
        first, last = halves[0].label, halves[-1].label
        self._selected.setText(f"選択中: {first}" if first == last else f"選択中: {first}～{last}")
        self._show_open(record, halves)
        if self._departments.is_modified():
            return
        cells = schedule_edits.plan_cells(record)
        common = schedule_edits.common_departments(record, halves)
        self._departments.show_text("" if common is None else shown(_DEPARTMENTS, list(common)))
        self._departments.setEnabled(any(when in cells for when in halves))
        mixed = any(when in cells for when in halves) and common is None
        self._departments.setPlaceholderText(
            "半期により異なります（入力すると選んだ半期にそろえます）" if mixed else ""
        )

    def _show_open(self, record: ProjectRecord, halves: tuple[HalfYear, ...]) -> None:
        left_open = schedule_edits.open_halves(record)
        count = len(self._open_in(halves) or left_open)
        self._settle.setVisible(bool(left_open))
        self._settle.setEnabled(not self._read_only)
        self._settle.setText(f"確定する（未確定 {count} 半期）")
        self._settle.setToolTip("計画書から段階が読み取れなかった半期を、表示している段階で確定します")

    def _open_in(self, halves: Sequence[HalfYear]) -> list[HalfYear]:
        if self._record is None:
            return []
        return [when for when in schedule_edits.open_halves(self._record) if when in halves]

    def _want(self, changes: list[FieldChange], what: str) -> None:
        if changes and self._record is not None:
            self.edit_wanted.emit(changes, f"{self._record.number} {what}")

    def _on_painted(self, halves: tuple[HalfYear, ...], brush: int) -> None:
        if self._record is not None:
            phase = None if brush == ENDED_BRUSH else brush
            self._want(schedule_edits.painted(self._record, halves, phase), "スケジュールの段階")

    def _on_clear(self, halves: tuple[HalfYear, ...]) -> None:
        if self._record is not None:
            self._want(schedule_edits.cleared(self._record, halves), "スケジュールの段階")

    def _on_settle(self, halves: Sequence[HalfYear]) -> None:
        if self._record is not None:
            self._want(schedule_edits.settled(self._record, halves), "スケジュールの確定")

    def _on_settle_clicked(self) -> None:
        if self._record is not None:
            selected = self._open_in(self._strip.selected())
            self._on_settle(selected or schedule_edits.open_halves(self._record))

    def _on_departments_left(self) -> None:
        if self._record is None or not self._departments.is_modified():
            return
        value = parsed(_DEPARTMENTS, self._departments.text())
        names = tuple(str(name) for name in value) if isinstance(value, list) else ()
        self._departments.set_unmodified()
        changes = schedule_edits.with_departments(self._record, self._strip.selected(), names)
        self._want(changes, "スケジュールの所管部署")

    def _on_departments_given_up(self) -> None:
        self._departments.set_unmodified()
        self._show_selection()

    def _on_add(self) -> None:
        if self._record is not None:
            self._wanted = self._record.number
            self._show_parts()
            self._strip.setFocus()

    def _on_theme(self) -> None:
        self._strip.set_tokens(self._theme.tokens)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = 0 if self.width() >= self.fontMetrics().horizontalAdvance("あ") * _ONE_ROW_EM else 1
        self._top.removeWidget(self._palette)
        self._top.addWidget(self._palette, row, 2 if row == 0 else 0, 1, 1 if row == 0 else 3)

    def minimumSizeHint(self) -> QSize:
        widest = max(self._strip.minimumSizeHint().width(), self._palette.minimumSizeHint().width())
        return QSize(widest + 2 * _SIDE_PX, super().minimumSizeHint().height())
