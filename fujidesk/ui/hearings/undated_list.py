"""Hearings that have no day yet, beside the week's grid."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Hearing
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme

_WIDE_PX, _NARROW_PX = 260, 130


class UndatedList(QTableView):
    """entered: the keyboard came in. current_changed: the cursor is on another one."""

    entered = Signal()
    current_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, words: HearingWords = STANDARD_HEARING_WORDS) -> None:
        super().__init__(parent)
        self._theme, self._words = theme, words
        self._hearings: list[Hearing] = []
        self._is_narrow = False
        self._rows = TextTableModel(("部署", "種類"), self)
        self.setModel(self._rows)
        self.setAccessibleName("日が決まっていないヒアリング")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.horizontalHeader().setStretchLastSection(True)
        self.selectionModel().currentRowChanged.connect(self.current_changed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_hearings(self, hearings: Sequence[Hearing]) -> None:
        """Show those of some hearings that have no day."""
        self._hearings = [one for one in hearings if not one.day]
        self._rows.set_rows(
            [(one.department or one.title or one.key, self._words.name(one.kind)) for one in self._hearings],
            [f"{one.key}　{self._words.name(one.kind)}（Enter で日を決める）" for one in self._hearings],
        )

    def current(self) -> Hearing | None:
        """Return the hearing under the cursor; None for none."""
        row = self.currentIndex().row()
        return self._hearings[row] if 0 <= row < len(self._hearings) else None

    def set_narrow(self, *, narrow: bool) -> None:
        """Show departments only, so that the grid gets the width."""
        self._is_narrow = narrow
        self._restyle()

    def _restyle(self) -> None:
        """Take over text size and width."""
        dress_table(self, self._theme)
        width = self._theme.px(_NARROW_PX if self._is_narrow else _WIDE_PX)
        self.setColumnHidden(1, self._is_narrow)
        self.setFixedWidth(width)
        self.setColumnWidth(0, width // 2)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keyboard is here, with the cursor on a row."""
        super().focusInEvent(event)
        if self._hearings and not self.currentIndex().isValid():
            self.selectRow(0)
        self.entered.emit()
