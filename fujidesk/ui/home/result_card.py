"""The card of a year's results: its evaluations as a bar, and how many departments have answered."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import long_year
from fujidesk.ui.formats import plain_day, unbroken
from fujidesk.ui.home.year_results import YearResults, progress_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.bar_lines import BarLine, BarSegment
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.grade_chip import mark_word
from fujidesk.ui.widgets.stacked_bars import StackedBars


class ResultCard(Card):
    """Shows grades and states as a bar whose parts open their lists, and the survey's progress.

    The bar stands for all projects (its denominator is beside it); the figures are repeated in words below,
    as small parts have no room for their letter. Before the first answer there is no bar, only a sentence.

    Signals: filter_chosen(ProjectFilter); survey_requested; evaluation_requested.
    """

    filter_chosen = Signal(ProjectFilter)
    survey_requested = Signal()
    evaluation_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._heading = text_label("", "heading", self, wrap=True)
        self._bars = StackedBars("評価", theme, self)
        self._counts = text_label("", "note", self, wrap=True)
        self._survey = text_label("", "note", self, wrap=True)
        self._open_evaluation: QPushButton = button("評価を開く", self)
        self._open_survey: QPushButton = button("調査・回収を開く", self)
        self._buttons = QHBoxLayout()
        self._layout = QVBoxLayout(self)
        self._lay_out()
        self._bars.chosen.connect(self.filter_chosen)
        self._open_survey.clicked.connect(self.survey_requested)
        self._open_evaluation.clicked.connect(self.evaluation_requested)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_results(self, results: YearResults) -> None:
        """Show a year's results."""
        year, approval = long_year(results.fiscal_year), results.status.round.approval
        self._heading.setText(f"{year}の結果" + ("（承認済み）" if approval else ""))
        self._bars.setVisible(results.has_answers)
        self._bars.show_lines([_line(results)])
        self._counts.setText(_counts(results) if results.has_answers else f"{year}の回答はまだありません。")
        self._survey.setText(f"調査：{progress_words(results)}")
        self._open_evaluation.setVisible(results.has_answers)

    def _lay_out(self) -> None:
        """Stack the parts; the buttons stand side by side."""
        self._open_survey.setAccessibleName("調査・回収のタブを開く")
        self._open_evaluation.setAccessibleName("評価のタブを開く")
        for part in (self._heading, self._bars, self._counts, self._survey):
            self._layout.addWidget(part)
        self._buttons.addWidget(self._open_evaluation)
        self._buttons.addWidget(self._open_survey)
        self._buttons.addStretch(1)
        self._layout.addLayout(self._buttons)

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._layout.setSpacing(gap(6))
        self._buttons.setSpacing(gap(8))


def _line(results: YearResults) -> BarLine:
    """Return the bar of all evaluations; each part knows its list."""
    year = long_year(results.fiscal_year)
    segments = tuple(
        BarSegment(mark, len(numbers), ProjectFilter(numbers=numbers, caption=f"{year} {_word(mark)}"))
        for mark, numbers in results.marks.items()
    )
    return BarLine("全事業", results.projects, segments)


def _word(mark: str) -> str:
    """Return what a mark is called in the caption of its list: 「評価 A」, 「未実施」."""
    return f"評価 {mark}" if len(mark) == 1 else mark_word(mark)


def _counts(results: YearResults) -> str:
    """Return the counts of all marks, each kept on one line, and beneath them when they were approved."""
    counts = (unbroken(f"{mark_word(mark)} {len(numbers):,}") for mark, numbers in results.marks.items())
    approval = results.status.round.approval
    return "　".join(counts) + (f"\n{plain_day(approval.at[:10])} 承認" if approval else "")
