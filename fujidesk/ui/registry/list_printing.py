"""Prints the list as it stands: filtered, sorted, with the columns that are shown."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.errors import FujideskError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.registry.listing import Listing
from fujidesk.ui.registry.table_view import ProjectTableView


class ListPrinting(QObject):
    """Prints what passes the filter, whatever is selected in it: a paper shows what the list shows.

    tab: in which Ctrl+P prints.
    """

    def __init__(
        self,
        workspace: Workspace,
        context: ScreenContext,
        listing: Listing,
        table: ProjectTableView,
        tab: QWidget,
    ) -> None:
        super().__init__(tab)
        self._workspace = workspace
        self._context = context
        self._listing = listing
        self._table = table
        self._pages = PagePrinting(context, tab)
        self._pages.listen(self.print_list)

    def print_list(self) -> None:
        """Lay the list out and show it as it will come out; an empty one is not worth a paper."""
        if not self._listing.shown:
            self._context.reporter.inform("印刷する事業がありません。絞り込みの条件を確かめてください。")
            return
        from fujidesk.ui.registry.printed_list import (  # late: not needed for the list
            PrintState,
            printed_list,
        )

        space, texts = self._workspace, self._table.texts
        year = texts.answers.fiscal_year
        try:
            is_approved = year is None or space.reports.is_locked(year)
        except FujideskError as error:
            self._context.reporter.show(error)
            return
        state = PrintState(self._context.clock.today(), space.is_sample, is_approved)
        columns = self._table.header.columns().shown
        self._pages.print_paper(printed_list(self._listing, columns, texts, space.profile, state))
