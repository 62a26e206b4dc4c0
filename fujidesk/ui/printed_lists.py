"""「印刷…」 of a page whose lists are tables of figures: as they stand, narrowed and sorted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton, QWidget

from fujidesk.domain.printed import PrintedPart, printed_paper
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.widgets.list_card import ListCard
from fujidesk.ui.widgets.printed_figures import figures_part


class PrintedLists(QObject):
    """Prints the lists of a page by its button, and by Ctrl+P while it shows."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, page: QWidget, pressed: QPushButton,
        gather: Callable[[], Sequence[PrintedPart]],
    ) -> None:  # fmt: skip
        """Listen.

        Args:
            workspace: the open register.
            context: looks, long work, messages.
            page: that is printed.
            pressed: its button.
            gather: returns what is in front; its titles name the year or day where there is one.
        """
        super().__init__(page)
        self._workspace = workspace
        self._context = context
        self._gather = gather
        self._pages = PagePrinting(context, page)
        self._pages.listen(self.print_lists)
        pressed.clicked.connect(self.print_lists)
        pressed.setToolTip("いま出ている一覧を印刷します（Ctrl+P）")

    def print_lists(self) -> None:
        """Lay the lists out and show them as they will come out; empty ones are not worth a paper."""
        parts = tuple(part for part in self._gather() if part.has_rows)
        if not parts:
            self._context.reporter.inform("印刷する一覧がありません。")
            return
        space, today = self._workspace, self._context.clock.today()
        self._pages.print_paper(printed_paper(parts, space.profile, None, today, sample=space.is_sample))


def card_part(card: ListCard, *, internal: bool = False) -> PrintedPart:
    """Return the list of a card with its heading and note; internal: for the office alone."""
    return figures_part(card.heading.text(), card.table.figures, card.note.text(), internal=internal)
