"""指標の達成: each indicator over the years beside its target, the result of the year and the rule for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.achievement import (
    ACHIEVEMENT_NAMES,
    RULE_TEXT,
    achieved,
    achievement_denominator,
)
from fujidesk.domain.evaluation import EvaluationData
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import long_year
from fujidesk.ui.evaluation.count_row import CountRow
from fujidesk.ui.evaluation.record_rows import achievement_columns, achievement_row
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, text_label
from fujidesk.ui.widgets.figure_table import FigureTable


class AchievementPage(QWidget):
    """A card with counts that open their lists, and the table. opened: a project; chosen: a list."""

    opened = Signal(str)
    chosen = Signal(ProjectFilter)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        card = Card(self)
        self._note = ElidedLabel("", "note", card)
        self._counts = CountRow(ACHIEVEMENT_NAMES, card)
        self.buttons = self._counts.buttons
        self.table = FigureTable("施策指標の達成", theme, card, whole_rows=True)
        self._rule = text_label(RULE_TEXT, "note", card, wrap=True)
        self._inner = QVBoxLayout(card)
        self._inner.addWidget(text_label("施策指標の達成", "heading", card))
        self._inner.addWidget(self._note)
        self._inner.addLayout(self._counts.layout)
        self._inner.addWidget(self.table, 1)
        self._inner.addWidget(self._rule)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(card)
        self._counts.chosen.connect(self.chosen)
        self.table.opened.connect(self.opened)
        self._space()
        theme.changed.connect(self._space)

    @property
    def about(self) -> str:
        """What the list counts, in words."""
        return self._note.text()

    def show_year(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show the indicators with the result of a year."""
        series = data.indicators
        self._counts.show_counts(achieved(series, fiscal_year), f"{long_year(fiscal_year)} 施策指標")
        self._note.setText(f"{long_year(fiscal_year)} ・ {achievement_denominator(series, fiscal_year)}")
        self.table.show_rows(
            (achievement_row(item, data.years, fiscal_year) for item in series),
            achievement_columns(data.years),
        )

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), 0, gap(16), gap(12))
        self._inner.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._inner.setSpacing(gap(8))
        self._counts.layout.set_gap(gap(8))
