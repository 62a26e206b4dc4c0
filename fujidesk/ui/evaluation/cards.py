"""Cards of the overview: distribution, cross table, change from last year."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.evaluation import By, Columns, EvaluationData, denominator, transitions
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.domain.scoring import Standing
from fujidesk.ui.evaluation.gathering import (
    approval_word,
    bar_lines,
    change_columns,
    change_rows,
    cross_columns,
    cross_rows,
    made_cross_table,
)
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.stacked_bars import StackedBars

_BARS_LEAST_PX = 190
_TABLE_LEAST_ROWS = 5


class FigureCard(Card):
    """A heading with a note and controls at its right over a body; `chosen`: the list of a figure."""

    chosen = Signal(ProjectFilter)

    def __init__(self, title: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: EvaluationData | None = None
        self._year = 0
        self.heading = text_label(title, "heading", self)
        self.note = ElidedLabel("", "note", self)
        self.head = QHBoxLayout()
        self.head.addWidget(self.heading)
        self.head.addWidget(self.note, 1)
        self.body = QVBoxLayout(self)
        self.body.addLayout(self.head)
        self._space()
        theme.changed.connect(self._space)

    def show_year(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show another year, or other data."""
        self._data, self._year = data, fiscal_year
        self._fill(data, fiscal_year)

    def _fill(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show the figures of a year."""
        raise NotImplementedError

    def _refill(self) -> None:
        """Show the same year anew, after another choice."""
        if self._data is not None:
            self._fill(self._data, self._year)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self.body.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self.body.setSpacing(gap(8))
        self.head.setSpacing(gap(12))


def choice_box(words: Iterable[tuple[str, str]], name: str, parent: QWidget) -> QComboBox:
    """Return a box to choose what figures are grouped by."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    pairs = list(words)
    box.addItems([word for _, word in pairs])
    for place, (key, _) in enumerate(pairs):
        box.setItemData(place, key)
    return box


class DistributionCard(FigureCard):
    """総合評価の分布: bars by policy, measure, category or department."""

    def __init__(self, words: Mapping[By, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("総合評価の分布", theme, parent)
        self.by_box = choice_box(words.items(), "分布の区分", self)
        self.by_box.setCurrentIndex(self.by_box.findData(By.POLICY))
        self.foot = text_label("", "note", self, wrap=True)
        self._scroll = QScrollArea(self)
        # Born where `setWidget` will put it, see `OverviewPage`.
        self.bars = StackedBars("総合評価の分布", theme, self._scroll.viewport())
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.bars)
        self._scroll.viewport().setAutoFillBackground(False)
        self.bars.setAutoFillBackground(False)  # the card's surface shows through
        self.head.addWidget(self.by_box)
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self.foot)
        self.by_box.currentIndexChanged.connect(self._refill)
        self.bars.chosen.connect(self.chosen)
        self.bars.moved.connect(self._on_moved)

    @property
    def by(self) -> By:
        """What the bars stand for."""
        return By(self.by_box.currentData())

    def _fill(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show the bars with their denominator and the day of approval."""
        rows = data.year(fiscal_year)
        approval = approval_word(data.approvals.get(fiscal_year), data.profile)
        self.note.setText(f"{long_year(fiscal_year)} ・ 全 {len(rows):,} 事業 ・ {approval}")
        self.bars.show_lines(bar_lines(data, fiscal_year, self.by))
        self.foot.setText(f"{denominator(rows)}。棒を押すと事業の一覧を開きます。")
        self._fit()

    def _fit(self) -> None:
        """Be as high as the bars where there is room, and scroll where there is not."""
        height = self.bars.sizeHint().height()
        self._scroll.setMaximumHeight(height + 2)
        self._scroll.setMinimumHeight(min(height + 2, self._theme.px(_BARS_LEAST_PX)))

    def _on_moved(self, box: QRect) -> None:
        """Keep the segment the keyboard stands on in sight, with its label."""
        self._scroll.ensureVisible(0, box.center().y(), 0, box.height() + self._theme.px(24))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        super()._space()
        if self._data is not None:
            self._fit()


class CrossCard(FigureCard):
    """A cross table: groups × grade or 実施状況, with averages and their change."""

    def __init__(self, words: Mapping[By, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", theme, parent)
        groups = {key: word for key, word in words.items() if key is not By.ALL}
        self.by_box = choice_box(groups.items(), "集計表の区分", self)
        self.by_box.setCurrentIndex(max(self.by_box.findData(By.MEASURE), 0))
        across = {Columns.GRADE: "評価", Columns.STATUS: "実施状況"}
        self.columns_box = choice_box(across.items(), "集計表の列", self)
        self.table = FigureTable("集計表", theme, self)
        self.head.addWidget(self.by_box)
        self.head.addWidget(self.columns_box)
        self.body.addWidget(self.table, 1)
        self.by_box.currentIndexChanged.connect(self._refill)
        self.columns_box.currentIndexChanged.connect(self._refill)
        self.table.chosen.connect(self.chosen)
        self._fit()

    def _fill(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show the table of a year."""
        by, columns = By(self.by_box.currentData()), Columns(self.columns_box.currentData())
        table = made_cross_table(data, fiscal_year, by, columns)
        group = self.by_box.currentText()
        self.heading.setText(f"{group} × {self.columns_box.currentText()}")
        self.note.setText(
            f"{long_year(fiscal_year)} ・ {approval_word(data.approvals.get(fiscal_year), data.profile)}"
        )
        self.table.show_rows(cross_rows(table, long_year(fiscal_year)), cross_columns(table, group))

    def _fit(self) -> None:
        """Have room for the heading and a few rows."""
        self.table.setMinimumHeight(self._theme.px(28) * (_TABLE_LEAST_ROWS + 1))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        super()._space()
        if self.body.count() > 1:
            self._fit()


class ChangeCard(FigureCard):
    """前年度からの変化: last year's marks down, this year's across."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("前年度からの変化", theme, parent)
        self.table = FigureTable("前年度からの変化", theme, self)
        self.table.horizontalHeader().setSectionsClickable(False)
        self.table.horizontalHeader().setSortIndicatorShown(False)
        self.foot = text_label("", "note", self, wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self.foot)
        self.body.addStretch(1)
        self.table.chosen.connect(self.chosen)
        theme.changed.connect(self._fit)  # after the table has measured its rows anew

    def _fill(self, data: EvaluationData, fiscal_year: int) -> None:
        """Show the matrix; in the first year, or without last year's answers, say why there is none."""
        before = data.year(fiscal_year - 1)
        if not any(row.standing is not Standing.UNANSWERED for row in before):
            self.table.hide()
            year = short_year(fiscal_year - 1)
            first = fiscal_year == data.profile.first_year
            why = "計画の最初の年度のため" if first else f"前年度（{year}）の報告がないため"
            self.foot.setText(f"{why}、比べる評価がありません。")
            return
        found = transitions(before, data.year(fiscal_year), data.profile)
        self.table.show_rows(
            change_rows(found, data.profile, fiscal_year - 1, fiscal_year),
            change_columns(found, fiscal_year - 1, fiscal_year),
        )
        self.table.show()
        self.foot.setText(found.sentence)
        self._fit()

    def _fit(self) -> None:
        """Show all rows: a matrix is read whole; below them the bar that scrolls it, where it is too wide."""
        header, bar = self.table.horizontalHeader(), self.table.horizontalScrollBar()
        extra = bar.sizeHint().height() if header.length() > self.table.viewport().width() else 0
        self.table.setFixedHeight(self.table.height_of_rows(99) + 2 + extra)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for the bar that scrolls a matrix which is too wide now."""
        super().resizeEvent(event)
        self._fit()
