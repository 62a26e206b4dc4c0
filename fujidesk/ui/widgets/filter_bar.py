"""The filter bar: the same in every tab that lists projects.

Controls ↔ `ProjectFilter`: `_read` makes the filter from the controls, `_show` the other way round. What
cannot be shown in a control (DX以外) is kept in the filter until the user changes that control.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QSizePolicy, QWidget

from fujidesk.domain.filtering import ENDED, NOT_GIVEN, ProjectFilter, phase_word, status_word
from fujidesk.domain.fiscal import HalfYear, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import LevelRecord
from fujidesk.domain.report_rows import mark_name, marks_of
from fujidesk.domain.row_marks import NO_STATUS
from fujidesk.ui.widgets.basics import Chip
from fujidesk.ui.widgets.check_menu import CheckMenu
from fujidesk.ui.widgets.flow_layout import FlowLayout

_TEXT_CHARACTERS = 14


class FilterText(QLineEdit):
    """The text box: Down or Enter leave for the list, Escape empties it, then asks to clear the rest."""

    leave_requested = Signal()
    clear_requested = Signal()

    def __init__(self, department: str, parent: QWidget | None = None) -> None:
        """Build it; department: the city's word for who carries a project out."""
        super().__init__(parent, placeholderText="絞り込み", clearButtonEnabled=True)
        self.setAccessibleName(f"番号・事業名・{department}・本文の言葉で絞り込む")
        self.setToolTip(f"番号・事業名・{department}・本文の言葉で絞り込みます（/ または Ctrl+L）")
        self.setFixedWidth(_text_width(self))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down, Enter and Escape leave or clear; everything else is typed."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear_requested.emit()
        else:
            super().keyPressEvent(event)


class FilterBar(QWidget):
    """Chooses what a list shows; everything that narrows is visible in it and taken back by one button.

    Signals: filter_changed(ProjectFilter) at each change by the user or by `clear`; leave_requested when
    Down or Enter in the text box ask for the list.
    """

    filter_changed = Signal(object)
    leave_requested = Signal()

    def __init__(self, profile: PlanProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._levels: Sequence[LevelRecord] = ()
        self._filter = ProjectFilter()
        self._text = FilterText(profile.words.department, self)
        self._more = QPushButton("条件を選ぶ ▾", self)
        self._compact = False
        self._policies = CheckMenu(profile.words.upper, self)
        self._measures = CheckMenu(profile.words.lower, self)
        self._categories = {term.category: Chip(term.name, self) for term in profile.categories}
        self._dx = Chip("DXのみ", self)
        self._departments = CheckMenu("所管", self)
        self._phases = CheckMenu("段階", self)
        self._statuses = CheckMenu("状況", self)
        self._grades = CheckMenu("評価", self)
        self._caption = Chip("", self)
        self._open = Chip("未確定のみ", self)
        self._running = Chip("休止・終了を除く", self)
        self._clear = QPushButton("条件を消す", self)
        self._build()
        self._connect()

    @property
    def filter(self) -> ProjectFilter:
        """The filter as the bar shows it."""
        return self._filter

    def set_options(self, levels: Sequence[LevelRecord], departments: Sequence[str]) -> None:
        """Offer these policies, measures and departments."""
        self._levels = levels
        self._policies.set_choices(
            [(level.code, f"{level.code} {level.title}") for level in levels if not level.parent]
        )
        self._departments.set_choices([(name, name) for name in departments])
        self._offer_measures()
        self._show()

    def set_half_year(self, when: HalfYear) -> None:
        """Say of which half-year the phases are meant, and of which year statuses and grades."""
        self._phases.set_label(f"{when.label}の段階")
        self._statuses.set_label(f"{short_year(when.fiscal_year)}の状況")
        self._grades.set_label(f"{short_year(when.fiscal_year)}の評価")

    def set_filter(self, wanted: ProjectFilter) -> None:
        """Show a filter that came from elsewhere; emits nothing."""
        self._filter = wanted
        self._show()

    def set_compact(self, compact: bool) -> None:
        """Where there is little room: show only what narrows, and a button that shows the rest."""
        if compact != self._compact:
            self._compact = compact
            self._arrange()

    def clear(self) -> None:
        """Take every condition back."""
        self._take(ProjectFilter())
        self._show()

    def focus_text(self) -> None:
        """Put the cursor into the text box and select what stands there."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def restyle(self, gap: int) -> None:
        """Measure again after the text size changed; gap: space between the controls, in pixels."""
        self._text.setFixedWidth(_text_width(self._text))
        layout = self.layout()
        if isinstance(layout, FlowLayout):
            layout.set_gap(gap)

    def _build(self) -> None:
        """Name the controls and set them in a row that wraps."""
        marks = [str(term.number) for term in self._profile.phases] + [ENDED, NOT_GIVEN]
        self._phases.set_choices([(mark, phase_word(mark, self._profile)) for mark in marks])
        statuses = [*(term.key for term in self._profile.statuses), NO_STATUS]
        self._statuses.set_choices([(key, status_word(key, self._profile)) for key in statuses])
        self._grades.set_choices([(mark, mark_name(mark)) for mark in marks_of(self._profile)])
        self._caption.setToolTip("ほかの画面の数字から絞り込んでいます。押すと外します。")
        _show_caption(self._caption, self._filter)
        for category, chip in self._categories.items():
            chip.setAccessibleName(f"{self._profile.category_name(category)}の事業だけを表示")
        self._dx.setAccessibleName(f"{self._profile.dx_name}だけを表示")
        self._open.setAccessibleName("計画書で段階が未確定の半期がある事業だけを表示")
        self._open.setToolTip("計画書から段階を確定できない半期がある事業だけを表示します")
        self._running.setAccessibleName("休止した事業と終了した事業を除いて表示")
        self._running.setToolTip("休止・完了・統合・分割した事業を除きます")
        self._more.setCheckable(True)
        self._more.setAccessibleName("条件の選択肢をすべて表示")
        self._clear.setProperty("flat_link", "true")
        self._clear.setAccessibleName("絞り込みの条件をすべて消す")
        keep = self._clear.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keep)
        self._clear.hide()
        layout = FlowLayout(self)
        for widget in (self._text, self._caption, self._more, *self._choosers(), self._clear):
            layout.addWidget(widget)
        self._arrange()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _choosers(self) -> list[CheckMenu | Chip]:
        """Return the controls beside the text box, in their order."""
        levels = [self._policies] if len(self._profile.level_names) > 1 else []
        dx = [self._dx] if self._profile.has_dx else []
        categories = list(self._categories.values()) if len(self._categories) > 1 else []
        return [
            *levels, self._measures, *categories, *dx, self._departments, self._phases,
            self._statuses, self._grades, self._open, self._running,
        ]  # fmt: skip

    def _arrange(self) -> None:
        """Show all controls, or in little room only those that narrow."""
        every = not self._compact or self._more.isChecked()
        self._more.setVisible(self._compact)
        offered = self._choosers()
        for chooser in offered:
            on = bool(chooser.chosen()) if isinstance(chooser, CheckMenu) else chooser.isChecked()
            chooser.setVisible(every or on)
        for other in (self._policies, *self._categories.values(), self._dx):
            if other not in offered:  # the plan has nothing to choose there
                other.hide()

    def _connect(self) -> None:
        """Narrow at each letter, tick and click."""
        self._text.textChanged.connect(self._on_text)
        self._text.leave_requested.connect(self.leave_requested)
        self._text.clear_requested.connect(self.clear)
        self._more.toggled.connect(self._arrange)
        for menu in (
            self._policies, self._measures, self._departments, self._phases, self._statuses, self._grades,
        ):  # fmt: skip
            menu.chosen_changed.connect(self._on_chosen)
        for chip in (*self._categories.values(), self._dx, self._open, self._running, self._caption):
            chip.clicked.connect(self._on_chosen)
        self._clear.clicked.connect(self._on_clear)

    def _on_text(self, text: str) -> None:
        """Narrow by what stands in the box; the rest of the filter stays."""
        self._take(replace(self._filter, text=text))

    def _on_chosen(self) -> None:
        """Narrow by what is ticked; policies decide which measures are offered."""
        self._offer_measures()
        self._take(self._read())
        self._dx.setText(_dx_word(self._filter.dx))
        _show_caption(self._caption, self._filter)
        self._arrange()

    def _on_clear(self) -> None:
        """Clear, and leave the cursor where one types next."""
        self.clear()
        self._text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> ProjectFilter:
        """Return the filter that the controls show.

        A chip cannot say 「DX以外」, which comes from elsewhere; it stays until the chip is clicked off. So
        do the projects that a figure elsewhere stands for.
        """
        from_figure = self._caption.isChecked()
        return ProjectFilter(
            policies=self._policies.chosen(),
            measures=self._measures.chosen(),
            categories=tuple(category for category, chip in self._categories.items() if chip.isChecked()),
            dx=self._filter.dx is not False if self._dx.isChecked() else None,
            departments=self._departments.chosen(),
            phases=self._phases.chosen(),
            open_only=self._open.isChecked(),
            text=self._text.text(),
            numbers=self._filter.numbers if from_figure else (),
            caption=self._filter.caption if from_figure else "",
            statuses=self._statuses.chosen(),
            grades=self._grades.chosen(),
            running_only=self._running.isChecked(),
        )

    def _take(self, wanted: ProjectFilter) -> None:
        """Let this be the filter and tell so."""
        self._filter = wanted
        self._clear.setVisible(not wanted.is_empty)
        self.filter_changed.emit(wanted)

    def _offer_measures(self) -> None:
        """Offer the measures of the ticked policies, all where none is ticked."""
        chosen = self._policies.chosen()
        self._measures.set_choices(
            [
                (level.code, f"{level.code} {level.title}")
                for level in self._levels
                if _is_offered(level, chosen)
            ]
        )

    def _show(self) -> None:
        """Let the controls show the filter; nothing is told, as nothing is chosen."""
        wanted = self._filter
        with QSignalBlocker(self._text):
            self._text.setText(wanted.text)
        self._policies.set_chosen(wanted.policies)
        self._offer_measures()
        self._measures.set_chosen(wanted.measures)
        for category, chip in self._categories.items():
            chip.setChecked(category in wanted.categories)
        self._dx.setChecked(wanted.dx is not None)
        self._dx.setText(_dx_word(wanted.dx))
        self._departments.set_chosen(wanted.departments)
        self._phases.set_chosen(wanted.phases)
        self._statuses.set_chosen(wanted.statuses)
        self._grades.set_chosen(wanted.grades)
        _show_caption(self._caption, self._filter)
        self._open.setChecked(wanted.open_only)
        self._running.setChecked(wanted.running_only)
        self._clear.setVisible(not wanted.is_empty)
        self._arrange()


def _show_caption(chip: Chip, wanted: ProjectFilter) -> None:
    """Show, as a chip that takes itself away, what a figure elsewhere narrows the list to."""
    words = f"{wanted.caption or '選んだ事業'}（{len(wanted.numbers):,} 事業）"
    chip.rename(f"{words}　×")
    chip.setAccessibleName(f"{words}だけを表示しています。押すと外します")
    chip.setChecked(bool(wanted.numbers))
    chip.setVisible(bool(wanted.numbers))


def _text_width(box: QLineEdit) -> int:
    """Return the width of the box in pixels, by characters, so that it grows with the text."""
    return box.fontMetrics().horizontalAdvance("あ") * _TEXT_CHARACTERS


def _dx_word(dx: bool | None) -> str:
    """Return what the DX chip says."""
    return {True: "✓ DXのみ", False: "✓ DX以外", None: "DXのみ"}[dx]


def _is_offered(level: LevelRecord, policies: Sequence[str]) -> bool:
    """Tell whether a level is a measure under one of these policies; no policies: under any."""
    return bool(level.parent) and (not policies or level.parent in policies)
