"""The cards at the right of the first screen: projects by category and by phase."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.filtering import ENDED, ProjectFilter, phase_word
from fujidesk.domain.fiscal import HalfYear, half_name, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.summary import RegisterSummary
from fujidesk.ui.home.bar_row import BarRow
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, Chip, text_label


class FigureCard(Card):
    """A heading over bars; each bar opens the list narrowed to what it counts."""

    filter_chosen = Signal(ProjectFilter)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = text_label("", "heading", self, wrap=True)
        self._note = text_label("", "note", self, wrap=True)
        self._rows: dict[ProjectFilter, BarRow] = {}
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self._heading)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def bars(self) -> Mapping[ProjectFilter, BarRow]:
        """Return the bars by the filter they open."""
        return self._rows

    def _add_bar(self, text: str, wanted: ProjectFilter) -> BarRow:
        """Add a bar that opens the list narrowed to `wanted`."""
        row = BarRow(text, self._theme, self)
        row.clicked.connect(self._on_clicked)
        self._rows[wanted] = row
        self._layout.addWidget(row)
        return row

    def _on_clicked(self) -> None:
        """Tell which bar was pressed."""
        for wanted, row in self._rows.items():
            if row is self.sender():
                self.filter_chosen.emit(wanted)

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._layout.setSpacing(gap(4))


class CategoryCard(FigureCard):
    """Projects by category, and those with the DX flag."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._profile = profile
        for term in profile.categories:
            self._add_bar(profile.category_title(term.category), ProjectFilter(categories=(term.category,)))
        if profile.has_dx:
            self._add_bar(profile.dx_name, ProjectFilter(dx=True))
        self._layout.addWidget(self._note)

    def show_summary(self, summary: RegisterSummary) -> None:
        """Show the counts."""
        self._heading.setText(f"{self._profile.project_name}（{summary.projects:,} 事業）")
        for wanted, row in self._rows.items():
            number = summary.dx if wanted.dx else summary.categories.get(wanted.categories[0], 0)
            row.show_count(number, summary.projects)
        self._note.setText(
            f"{self._profile.words.department} {summary.departments:,} 課。棒を押すと一覧を開きます。"
        )


class PhaseCard(FigureCard):
    """Planned phases in one half of the chosen fiscal year."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._profile = profile
        self._summary: RegisterSummary | None = None
        self._when = HalfYear(profile.first_year, 1)
        self._halves = QButtonGroup(self)
        row = QHBoxLayout()
        for half in (1, 2):
            chip = Chip(half_name(half), self)
            self._halves.addButton(chip, half)
            row.addWidget(chip)
        row.addStretch(1)
        self._layout.addLayout(row)
        self._halves.idClicked.connect(self._on_half)
        for mark in [str(term.number) for term in profile.phases] + [ENDED]:
            self._add_bar(phase_word(mark, profile), ProjectFilter(phases=(mark,)))
        self._layout.addWidget(self._note)

    @property
    def half(self) -> int:
        """The half of the fiscal year shown, 1 or 2."""
        return self._when.half

    def show_summary(self, summary: RegisterSummary) -> None:
        """Show other counts."""
        self._summary = summary
        self._fill()

    def show_half_year(self, when: HalfYear) -> None:
        """Show another half-year."""
        self._when = when
        self._halves.button(when.half).setChecked(True)
        self._fill()

    def _on_half(self, half: int) -> None:
        """Show the other half of the same year."""
        self.show_half_year(HalfYear(self._when.fiscal_year, half))

    def _fill(self) -> None:
        """Count the phases of the half-year shown."""
        if self._summary is None:
            return
        counts = self._summary.phase_counts(*self._when)
        total = sum(counts.values())
        when = f"{short_year(self._when.fiscal_year)} {half_name(self._when.half)}"
        self._heading.setText(f"計画の進捗段階　{when}（{total:,} 事業）")
        for wanted, row in self._rows.items():
            mark = wanted.phases[0]
            phase = None if mark == ENDED else int(mark)
            row.show_count(counts.get(phase, 0), total, phase=phase)
        self._note.setText("スケジュールのある事業の数です。")
