"""Prints the departments of a round as they stand in the table: narrowed and sorted."""

import datetime as dt

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.fiscal import long_day
from fujidesk.domain.pack_blocks import CellAlign, Column, TableBlock
from fujidesk.domain.printed import PrintedPart, printed_paper
from fujidesk.domain.surveys import EntryState, SurveyStatus
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.surveys.department_card import DepartmentCard
from fujidesk.ui.surveys.department_model import HEADINGS, DepartmentColumn
from fujidesk.ui.widgets.printed_model import model_rows

_CENTER, _RIGHT = CellAlign.CENTER, CellAlign.RIGHT
_LOOKS = {
    DepartmentColumn.DEPARTMENT: (12.0, CellAlign.LEFT), DepartmentColumn.STATE: (8.0, CellAlign.LEFT),
    DepartmentColumn.PROJECTS: (3.0, _RIGHT), DepartmentColumn.ANSWERED: (5.0, _CENTER),
    DepartmentColumn.PROBLEMS: (3.0, _RIGHT), DepartmentColumn.LEADER: (14.0, CellAlign.LEFT),
    DepartmentColumn.SENT: (5.0, _CENTER), DepartmentColumn.RETURNED: (5.0, _CENTER),
    DepartmentColumn.REMINDED: (5.0, _CENTER),
}  # fmt: skip
"""Share of the width in full-width characters, and side, of each column."""


class DepartmentPrinting(QObject):
    """Prints by the card's button, and by Ctrl+P in the tab."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, card: DepartmentCard, tab: QWidget
    ) -> None:
        super().__init__(tab)
        self._workspace = workspace
        self._context = context
        self._card = card
        self._status: SurveyStatus | None = None
        self._pages = PagePrinting(context, tab)
        self._pages.listen(self.print_list)
        card.print_button.clicked.connect(self.print_list)

    def show_status(self, status: SurveyStatus) -> None:
        """Take the round that the card shows."""
        self._status = status

    def print_list(self) -> None:
        """Lay the list out and show it as it will come out; an empty one is not worth a paper."""
        model = self._card.table.model()
        if self._status is None or not model.rowCount():
            self._context.reporter.inform("印刷する部署がありません。絞り込みの条件を確かめてください。")
            return
        columns = tuple(Column(HEADINGS[column], weight, align) for column, (weight, align) in _LOOKS.items())
        rows = model_rows(model, _LOOKS)
        about = _about(self._status, self._card.conditions, len(rows))
        part = PrintedPart("調査・回収の状況", (TableBlock("departments", "", columns, rows),), about)
        year, space = self._status.round.fiscal_year, self._workspace
        today = self._context.clock.today()
        self._pages.print_paper(printed_paper((part,), space.profile, year, today, sample=space.is_sample))


def _about(status: SurveyStatus, conditions: str, shown: int) -> str:
    """Return until when answers were asked for, how many came, and what the list is narrowed to."""
    held, total = status.round, len(status.departments)
    returned = status.count(EntryState.RETURNED, EntryState.CONFIRMED)
    confirmed = status.count(EntryState.CONFIRMED)
    deadline = f"提出期限 {long_day(dt.date.fromisoformat(held.deadline))}" if held.deadline else ""
    found = f"提出 {returned} / {total} 課（うち確認済 {confirmed} 課）"
    narrowed = f"条件：{conditions}（{total} 課のうち {shown} 課）" if conditions else ""
    return "　".join(part for part in (deadline, found, narrowed) if part)
