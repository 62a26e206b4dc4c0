"""Lets another department answer for a project.

The rule (the first of the departments responsible in the year's last half leads) is right for most; where two
departments agree otherwise, the office chooses here. The choice is kept for that year alone.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.surveys import Assignment
from fujidesk.ui.widgets.basics import button, reading_width, text_label


class LeadDialog(QDialog):
    """Asks who answers; freed when closed.

    lead_chosen(number, department): the user agreed; department "" follows the plan again.
    """

    lead_chosen = Signal(str, str)

    def __init__(
        self, assignment: Assignment, title: str, departments: Sequence[str], parent: QWidget,
        word: str = STANDARD_WORDS.department,
    ) -> None:  # fmt: skip
        """Offer the departments named in the plan first, then all others.

        Args:
            assignment: the project with who leads now and who is named beside.
            title: of the project.
            departments: every department of the register, in its order.
            parent: the window.
            word: the city's, for who carries a project out.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("回答する部署を変える")
        self._assignment = assignment
        self._box = QComboBox(self)
        self._box.setAccessibleName("回答する部署")
        self._box.addItem(f"{assignment.lead}（いま）", assignment.lead)
        for name in assignment.related:
            self._box.addItem(f"{name}（関係課）", name)
        self._box.addItem(f"計画の{word}に戻す", "")
        self._box.insertSeparator(self._box.count())
        known = {assignment.lead, *assignment.related}
        for name in departments:
            if name not in known:
                self._box.addItem(name, name)
        self._do = button("変える", self, primary=True)
        cancel = button("やめる", self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(text_label(f"{assignment.number} {title}", "heading", self, wrap=True))
        words = (
            f"いまは{assignment.lead}が回答します。ほかの部署に変えると、調査票はその部署に作られ、"
            "進み具合もその部署で数えます。すでに送った調査票は変わりません。"
        )
        said = text_label(words, parent=self, wrap=True)
        said.setMinimumWidth(reading_width(self))
        layout.addWidget(said)
        layout.addWidget(self._box)
        layout.addLayout(row)
        self._do.setEnabled(False)
        self._box.currentIndexChanged.connect(self._on_chosen)
        self._do.clicked.connect(self._on_do)
        cancel.clicked.connect(self.reject)
        self._box.setFocus()

    def _on_chosen(self) -> None:
        """Only another department is a change."""
        self._do.setEnabled(self._box.currentData() != self._assignment.lead)

    def _on_do(self) -> None:
        """Hand the department over and close."""
        self.lead_chosen.emit(self._assignment.number, str(self._box.currentData()))
        self.accept()
