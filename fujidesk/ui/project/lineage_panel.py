"""計画をまたぐ経過: a project as one line through all plans, with its evaluations in each.

Shown above the history where the database holds several plans and the project stands in more than one.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.lineage import Passage
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow, Tone
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.two_lines import NO_BREAK

_COLUMNS = (
    FigureColumn("計画", chars=11),
    FigureColumn("事業", wraps=True),
    FigureColumn("引き継ぎ", wraps=True),
    FigureColumn("評価", wraps=True),
)
_LEAST_ROWS = 3
"""In sight however little room there is: where the project comes from, and itself."""
_HERE = "（この個票）"


class LineagePanel(QWidget):
    """passage_chosen(plan's id, number): the project in another plan is wanted."""

    passage_chosen = Signal(int, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._passages: Sequence[Passage] = ()
        self.heading = text_label("計画をまたぐ経過", "strong", self)
        self.table = FigureTable("計画をまたぐ経過", theme, self, whole_rows=True, act="その計画の個票を開く")
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.heading)
        self._box.addWidget(self.table)
        self.table.opened.connect(self._on_opened)
        self.table.rows_fitted.connect(self._fit)
        self.hide()

    def show_passages(self, passages: Sequence[Passage], *, is_sample: bool = False) -> None:
        """Show the line, the oldest plan first; nothing where the project stands in one plan only.

        is_sample: its evaluations are made up.
        """
        self._passages = passages
        self.table.is_sample = is_sample
        rows = [FigureRow(_cells(item), str(place)) for place, item in enumerate(passages)]
        self.table.show_rows(rows, _COLUMNS)
        here = next((place for place, item in enumerate(passages) if item.is_here), None)
        if here is not None:
            self.table.choose(str(here))
        self.setVisible(bool(passages))
        self._fit()

    def _fit(self) -> None:
        """Ask for the height of the first rows, and take no more than that of all."""
        gap, table = self._theme.gap(4), self.table
        least, most = table.height_of_first(_LEAST_ROWS), table.height_of_first(len(self._passages))
        self._box.setSpacing(gap)
        table.setMinimumHeight(least)
        self.setMaximumHeight(self.heading.sizeHint().height() + gap + most)
        table.scrollTo(table.currentIndex())

    def _on_opened(self, place: str) -> None:
        """Tell which project is wanted; the one that is open already is not."""
        chosen = self._passages[int(place)]
        if not chosen.is_here:
            self.passage_chosen.emit(chosen.plan.id, chosen.number)


def _cells(passage: Passage) -> tuple[FigureCell, ...]:
    """Return the cells of a passage."""
    return (
        FigureCell(passage.plan.period, tip=passage.plan.label, tone=Tone.SAME, shaded=passage.is_here),
        FigureCell(
            f"{passage.number} {passage.title}{_HERE if passage.is_here else ''}", tip=passage.sentence
        ),
        FigureCell(passage.came or "—", tip=passage.reason),
        FigureCell(passage.course.replace(" ", NO_BREAK) or "—", tip=passage.course),  # a grade with its year
    )
