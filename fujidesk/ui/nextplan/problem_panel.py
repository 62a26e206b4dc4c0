"""直すところ: what keeps the draft from being approved; a click goes there."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.next_plan.rules import Problem
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable

_COLUMNS = (FigureColumn("場所", wraps=True), FigureColumn("直すところ", wraps=True))


class ProblemPanel(QWidget):
    """place_chosen(Problem): go there. carry_chosen(number): carry a project over that goes nowhere yet."""

    place_chosen = Signal(object)
    carry_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._problems: Sequence[Problem] = ()
        self._undecided: Collection[str] = ()
        self._lock = ""
        self.heading = text_label("", "heading", self, wrap=True)
        self.note = text_label("", "note", self, wrap=True)
        self.table = FigureTable("直すところ", theme, self, whole_rows=True, act="その事業へ移る")
        self.carry_button = button("この事業を継続で加える", self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for widget in (self.heading, self.note, self.table, self.carry_button):
            self._box.addWidget(widget)
        self._box.setStretchFactor(self.table, 1)
        self.table.clicked.connect(self._on_clicked)
        self.table.opened.connect(self._on_opened)
        self.table.row_changed.connect(self._on_row)
        self.carry_button.clicked.connect(self._on_carry)
        theme.changed.connect(self._space)
        self._space()

    def show_problems(self, problems: Sequence[Problem], undecided: Collection[str], lock: str) -> None:
        """Show what is wrong; undecided: numbers of the plan in force that go nowhere."""
        self._problems, self._undecided, self._lock = problems, undecided, lock
        self.heading.setText(f"直すところ　{len(problems):,} 件" if problems else "直すところはありません")
        note = "行を押すと、その場所へ移ります。" if problems else "「承認…」で承認を記録できます。"
        self.note.setText("" if lock and not problems else note)
        self.note.setVisible(bool(self.note.text()))
        rows = [
            FigureRow((FigureCell(item.place), FigureCell(item.text)), str(place))
            for place, item in enumerate(problems)
        ]
        self.table.show_rows(rows, _COLUMNS)
        self.table.setVisible(bool(problems))
        self._on_row("")

    def _current(self) -> Problem | None:
        """Return the problem stood on."""
        place = self.table.current_number() if self._problems else ""
        return self._problems[int(place)] if place else None

    def _number(self) -> str:
        """Return the project of the plan in force that the problem stood on is about, "" for none."""
        problem = self._current()
        number = "" if problem is None or problem.key else problem.place.split(" ")[0]
        return number if number in self._undecided else ""

    def _on_row(self, _number: str) -> None:
        """Offer to carry a project over where it goes nowhere."""
        self.carry_button.setVisible(bool(self._number()))
        self.carry_button.setEnabled(not self._lock)
        self.carry_button.setToolTip(self._lock)

    def _on_clicked(self, _index: QModelIndex) -> None:
        """Go to the place."""
        problem = self._current()
        if problem is not None:
            self.place_chosen.emit(problem)

    def _on_opened(self, _number: str) -> None:
        """Go to the place with Enter."""
        self._on_clicked(QModelIndex())

    def _on_carry(self) -> None:
        """Ask for a project to be carried over."""
        if self._number():
            self.carry_chosen.emit(self._number())

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._box.setSpacing(self._theme.gap(8))
