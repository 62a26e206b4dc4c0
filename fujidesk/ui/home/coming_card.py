"""What comes: when, what, and what is known of it already; tasks of the office's own can be opened."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fujidesk.domain.year_tasks import YearTask
from fujidesk.ui.home.task_words import coming_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, link_button, text_label


class ComingCard(Card):
    """A line a task. edit_requested: an own `YearTask`; allowed False: they cannot be opened."""

    edit_requested = Signal(YearTask)

    def __init__(self, tasks: tuple[YearTask, ...], today: dt.date, theme: Theme, parent: QWidget, *,
                 allowed: bool) -> None:  # fmt: skip
        super().__init__(parent)
        grid, gap = QGridLayout(self), theme.gap
        grid.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
        grid.setHorizontalSpacing(gap(24))
        grid.setVerticalSpacing(gap(8))
        for row, task in enumerate(tasks):
            grid.addWidget(text_label(coming_words(task, today), "note", self), row, 0)
            grid.addWidget(self._title(task, allowed=allowed), row, 1)
            words = task.figure.words if task.figure else task.note
            grid.addWidget(text_label(words, "note", self, wrap=True), row, 2)
        grid.setColumnStretch(1, 3)
        grid.setColumnStretch(2, 2)

    def _title(self, task: YearTask, *, allowed: bool) -> QWidget:
        """Return the title; of an own task a link to its dialog."""
        if not (task.is_own and allowed):
            return text_label(task.title, parent=self, wrap=True)
        link = link_button(task.title, self)
        link.setAccessibleName(f"予定「{task.title}」を直す")
        link.clicked.connect(partial(self.edit_requested.emit, task))
        return link
