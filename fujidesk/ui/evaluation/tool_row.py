"""The row over the pages of 評価: which page, whether the year is approved, and the table as a file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.surveys import Approval
from fujidesk.ui.evaluation.allowing import allow
from fujidesk.ui.evaluation.gathering import approval_word
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, StatePill, button
from fujidesk.ui.widgets.flow_layout import FlowLayout

OVERVIEW, ACHIEVEMENT, ODDITIES, SETTLE, WHOLE = "overview", "achievement", "oddities", "settle", "whole"
PAGES = {
    OVERVIEW: "分布と変化", ACHIEVEMENT: "指標の達成", ODDITIES: "気づきと照会", SETTLE: "評価の確定",
    WHOLE: "計画全体",
}  # fmt: skip
"""The pages in the order of the work."""
_NO_ANSWERS = "この年度の回答が入ると使えます"


class ToolRow(QWidget):
    """page_chosen: a key of PAGES. table_chosen: write the workbook. print_chosen: print the page shown."""

    page_chosen = Signal(str)
    table_chosen = Signal()
    print_chosen = Signal()

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self.chips = {key: Chip(word, self) for key, word in PAGES.items()}
        self.approval = StatePill(parent=self)
        self.table_button = button("表を書き出す…", self)
        self.print_button = button("印刷…", self)
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._flow, 1)
        for chip in self.chips.values():
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        self._row.addWidget(self.approval)
        self._row.addWidget(self.print_button)
        self._row.addWidget(self.table_button)
        self.chips[OVERVIEW].setChecked(True)
        self._group.buttonClicked.connect(self._on_clicked)
        self.print_button.clicked.connect(self.print_chosen)
        self.table_button.clicked.connect(self.table_chosen)
        self._space()
        theme.changed.connect(self._space)

    def show_page(self, key: str) -> None:
        """Let the chip of a page be on."""
        self.chips[key].setChecked(True)

    def show_approval(self, approval: Approval | None, *, has_answers: bool) -> None:
        """Show whether the year is approved; nothing before there are answers."""
        self.approval.setVisible(has_answers)
        self.approval.show_state(
            approval_word(approval, self._profile), "care" if approval is None else "good"
        )
        for widget in (*self.chips.values(), self.print_button, self.table_button):
            allow(widget, "" if has_answers else _NO_ANSWERS)

    def _on_clicked(self) -> None:
        """Tell which page was chosen."""
        self.page_chosen.emit(next(key for key, chip in self.chips.items() if chip.isChecked()))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        self._row.setSpacing(gap(8))
        self._flow.set_gap(gap(8))
