"""A dialog that works beside the window: a page of progress that can be stopped, and pages of its own.

It closes only when its work has ended, so that nothing is handed to a dialog that is gone.
"""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.stopping import stoppable
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.window_fit import resize_fitting

T = TypeVar("T")
_EDGES = QMargins(20, 20, 20, 20)
_LEAST_SIZE = QSize(900, 560)
_LARGEST_SIZE = QSize(1500, 950)
_PROGRESS_PX = 560
"""Width of the bar: one that spans the whole window is hard to read."""


class WorkDialog(QDialog):
    """Shows work under way, then a page of its own; freed when closed.

    Esc and the window's button stop work that is under way and wait for its end; a second work can be asked
    for only when the first has ended, since its page covers all buttons.

    page 0 is the progress; subclasses add theirs by `add_page` and show them by `show_page`.
    """

    def __init__(self, title: str, context: ScreenContext, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._context = context
        self._working = False
        self._stopping = threading.Event()
        self._page = 0
        self._pages = QStackedWidget(self)
        self._what = text_label("", "heading", self)
        self._step = text_label("", "note", self)
        self._bar = QProgressBar(self)
        self._bar.setAccessibleName("進み具合")
        self._stop = button("中止", self)
        self._stop.clicked.connect(self._on_stop)
        self._pages.addWidget(self._progress_page())
        layout = QVBoxLayout(self)
        gap = context.theme.gap(16)
        layout.setContentsMargins(gap, gap, gap, gap)
        layout.addWidget(self._pages)
        context.tasks.progressed.connect(self._on_progressed)

    @property
    def is_working(self) -> bool:
        """Whether work is under way; the dialog cannot close meanwhile."""
        return self._working

    def add_page(self, page: QWidget) -> int:
        """Add a page of one's own; returns its place for `show_page`."""
        return self._pages.addWidget(page)

    def show_page(self, place: int) -> None:
        """Show a page; work that fails comes back to it."""
        self._page = place
        self._pages.setCurrentIndex(place)

    def take_size(self, width_px: int, height_px: int) -> None:
        """Be as large as the texts ask for (px at 100 %), but with its frame not larger than the screen."""
        gap = self._context.theme.gap
        resize_fitting(self, gap(width_px), gap(height_px))

    def fill_window(self) -> None:
        """Be nearly as large as the window."""
        parent = self.parentWidget()
        room = (parent.size() if parent is not None else self.size()).shrunkBy(_EDGES)
        self.resize(room.expandedTo(_LEAST_SIZE).boundedTo(_LARGEST_SIZE))

    def do_work(self, what: str, work: Callable[[Progress], T], done: Callable[[T], None]) -> None:
        """Show the page of progress and do the work beside the window.

        Args:
            what: the work in words, without the 「…」.
            work: gets the progress; stopped there, it raises `CancelledError` and must leave nothing behind.
            done: gets the result in the window's thread.
        """
        self._working = True
        self._stopping.clear()
        self._what.setText(f"{what}…")
        self._step.setText("")
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self._pages.setCurrentIndex(0)
        self._stop.setFocus()
        stopped = partial(stoppable, work, self._stopping)
        self._context.tasks.run(self.windowTitle(), stopped, partial(self._on_done, done), self._on_failed)

    def on_back(self) -> None:
        """Called when work that failed or was stopped comes back to a page; for the keyboard's place."""

    def _progress_page(self) -> QWidget:
        """Return the page that shows what is being done, how far it is, and the button that stops it."""
        page = QWidget(self)
        inner = QWidget(page)
        inner.setMaximumWidth(self._context.theme.px(_PROGRESS_PX))
        column = QVBoxLayout(inner)
        for widget in (self._what, self._bar, self._step):
            column.addWidget(widget)
        column.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(inner, 8)
        row.addStretch(1)
        rows = QVBoxLayout(page)
        rows.addStretch(1)
        rows.addLayout(row)
        rows.addStretch(2)
        return page

    def _on_progressed(self, done: int, total: int, what: str) -> None:
        """Show a step; steps of other works are not this dialog's."""
        if self._working:
            self._bar.setRange(0, max(total, 1))
            self._bar.setValue(done)
            self._step.setText(f"{what}（{done:,} / {total:,}）")

    def _on_done(self, done: Callable[[Any], None], result: Any) -> None:
        """Hand the result over."""
        self._working = False
        done(result)

    def _on_failed(self, error: Exception) -> None:
        """Go back to the page before where there is one, else close; the reason is shown either way."""
        self._working = False
        self._context.reporter.show(error)
        if not self._page:
            super().reject()
            return
        self._pages.setCurrentIndex(self._page)
        self.on_back()

    def _on_stop(self) -> None:
        """Stop the work under way; it closes the dialog, or leads back, when it has ended."""
        if self._working:
            self._stop.setEnabled(False)
            self._step.setText("中止しています…")
            self._stopping.set()

    def reject(self) -> None:
        """Close by Esc or by the window's button; work under way is stopped first."""
        if self._working and self._context.tasks.busy:
            self._on_stop()
            return
        super().reject()
