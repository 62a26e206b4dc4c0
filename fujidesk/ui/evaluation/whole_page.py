"""計画全体: what became of the projects over the period, measure by measure, with the rule beside it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.whole_plan.finals import FINAL_RULE
from fujidesk.domain.whole_plan.model import Span, WholePlan
from fujidesk.domain.whole_plan.outcomes import OUTCOME_NAMES, OUTCOME_RULE, Outcome
from fujidesk.ui.evaluation.count_row import CountRow
from fujidesk.ui.evaluation.whole_rows import level_columns, level_rows, shown_outcomes
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, button, text_label
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.scroll_page import scroll_page

_WAITING = "全年度の実績から集計しています…"
_WHOLE = "計画全体"
_LEAST_ROWS = 9


class WholePage(QWidget):
    """A card with counts that open their lists, and the table of policies and measures.

    chosen: a list. papers_chosen: the meeting on the whole plan, where its appraisals are written.
    span_chosen: a Span, where the plan has terms.
    """

    chosen = Signal(ProjectFilter)
    papers_chosen = Signal()
    span_chosen = Signal(object)

    def __init__(self, spans: tuple[Span, ...], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        page = QWidget(self)
        page.setObjectName("ground")
        card = Card(page)
        self.heading = text_label(_WHOLE, "heading", card)
        self._note = ElidedLabel("", "note", card)
        self.spans = QComboBox(card)
        self.spans.setAccessibleName("評価する期間")
        for span in spans:
            self.spans.addItem(span.name or _WHOLE, span)
        self.spans.setVisible(len(spans) > 1)
        self.papers = button("会議資料と評価の文を開く", card)
        self._counts = CountRow({kind: OUTCOME_NAMES[kind] for kind in Outcome}, card)
        self.buttons = self._counts.buttons
        self.table = FigureTable("区分ごとの評価", theme, card, whole_rows=True)
        self._rule = text_label(f"{OUTCOME_RULE}{FINAL_RULE}", "note", card, wrap=True)
        self._top = QHBoxLayout()
        self._top.addWidget(self.heading)
        self._top.addStretch(1)
        self._top.addWidget(self.spans)
        self._top.addWidget(self.papers)
        self._inner = QVBoxLayout(card)
        self._inner.addLayout(self._top)
        self._inner.addWidget(self._note)
        self._inner.addLayout(self._counts.layout)
        self._inner.addWidget(self.table, 1)
        self._inner.addWidget(self._rule)
        self._outer = QVBoxLayout(page)
        self._outer.addWidget(card)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll_page(page, self))
        self._counts.chosen.connect(self.chosen)
        self.table.chosen.connect(self.chosen)
        self.papers.clicked.connect(self.papers_chosen)
        self.spans.activated.connect(self._on_span)
        self._space()
        theme.changed.connect(self._space)

    @property
    def about(self) -> str:
        """On what the figures rest, in words."""
        return self._note.text()

    def show_waiting(self) -> None:
        """Say that the results are being counted."""
        self._note.setText(_WAITING)

    def show_whole(self, whole: WholePlan) -> None:
        """Show the evaluation."""
        self.heading.setText(whole.title)
        self._note.setText(f"全 {len(whole.courses):,} 事業 ・ {whole.basis}")
        shown = shown_outcomes(whole)
        self._counts.show_counts({kind: whole.total.outcomes[kind] for kind in Outcome}, whole.title)
        for kind, pressed in self.buttons.items():
            pressed.setVisible(kind in shown)
        self.table.show_rows(level_rows(whole), level_columns(whole))
        self._fit()

    def _fit(self) -> None:
        """Keep some rows in sight where the rule below takes many lines; the page scrolls then."""
        self.table.setMinimumHeight(max(self.table.height_of_rows(_LEAST_ROWS), 0))

    def _on_span(self) -> None:
        """Tell which period is wanted."""
        self.span_chosen.emit(self.spans.currentData())

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._outer.setContentsMargins(gap(16), 0, gap(16), gap(12))
        self._inner.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        self._inner.setSpacing(gap(8))
        self._counts.layout.set_gap(gap(8))
        self._fit()
