"""Prints what a tab shows: pages laid out beside the window, then the preview with the print dialog."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fujidesk.domain.progress import Progress
from fujidesk.ui.context import ScreenContext

if TYPE_CHECKING:  # the list prints itself too: what papers are made of would cost 15 ms of the start
    from fujidesk.domain.printed import PrintedPaper
    from fujidesk.domain.scenes import Scene


class PagePrinting(QObject):
    """Lays pages out in the worker and shows them as they will come out.

    window: the tab or page whose contents are printed.
    """

    def __init__(self, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._context = context
        self._window = window

    def listen(self, act: Callable[[], None]) -> None:
        """Let Ctrl+P do something wherever the cursor is, as long as the window's tab or page shows."""
        QShortcut(QKeySequence("Ctrl+P"), self._window, act)

    def print_paper(self, paper: "PrintedPaper") -> None:
        """Print lists and charts."""
        self.print_pages(partial(_laid_out, paper))

    def print_gathered(self, gather: "Callable[[], PrintedPaper]") -> None:
        """Print what is still to be read; gather: returns it, in the worker's thread."""
        self.print_pages(partial(_gathered, gather))

    def print_pages(self, lay_out: "Callable[[Progress], tuple[str, Sequence[Scene]]]") -> None:
        """Print pages; lay_out: returns their name and the pages, in the worker's thread."""
        self._context.tasks.run("印刷の準備", lay_out, self._on_laid_out)

    def _on_laid_out(self, found: "tuple[str, Sequence[Scene]]") -> None:
        """Open the preview once the worker is free for others."""
        QTimer.singleShot(0, self, partial(self._show, *found))

    def _show(self, name: str, pages: "Sequence[Scene]") -> None:
        """Show the preview, over the window."""
        from fujidesk.ui.scene_printing import preview_scenes  # late: Qt's printing is not needed before

        preview_scenes(name, pages, self._window)


def _gathered(gather: "Callable[[], PrintedPaper]", progress: Progress) -> "tuple[str, Sequence[Scene]]":
    """Read what is printed and lay it out; in the worker's thread."""
    return _laid_out(gather(), progress)


def _laid_out(paper: "PrintedPaper", progress: Progress) -> "tuple[str, Sequence[Scene]]":
    """Lay a paper out; in the worker's thread."""
    from fujidesk.plots.pack_pages.printed import printed_pages  # late: layout measures with matplotlib

    return paper.name, printed_pages(paper, progress=progress)
