"""What comes: when, what, and what is known of it already; tasks of the office's own can be opened."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fujidesk.domain.year_tasks import TaskBoard, TaskGroup, YearTask
from fujidesk.ui.home.task_words import coming_words
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, link_button, text_label

LINK_INDENT_PX = 5
"""What a link keeps free at its left for the focus ring; texts beside it begin where its own does."""
_TITLES = {TaskGroup.COMING: "これから 3 か月", TaskGroup.LATER: "その先の予定"}


class ComingTasks(QWidget):
    """The cards of the next three months and of what lies beyond, each under its heading.

    edit_requested, allowed: as `ComingCard`.
    """

    edit_requested = Signal(YearTask)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, allowed: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._allowed = theme, allowed
        self._body: QWidget | None = None
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def show_board(self, board: TaskBoard) -> None:
        """Show what comes after a day; the cards are made anew, they are few."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.gap(10))
        for group, title in _TITLES.items():
            if tasks := board.tasks[group]:
                layout.addWidget(text_label(title, "heading", self._body))
                card = ComingCard(tasks, board.day, self._theme, self._body, allowed=self._allowed)
                card.edit_requested.connect(self.edit_requested)
                layout.addWidget(card)
        self._outer.addWidget(self._body)
        self._body.show()
        self.setVisible(any(board.tasks[group] for group in _TITLES))


class ComingCard(Card):
    """A line a task. edit_requested: an own `YearTask`; allowed False: they cannot be opened."""

    edit_requested = Signal(YearTask)

    def __init__(self, tasks: tuple[YearTask, ...], today: dt.date, theme: Theme, parent: QWidget, *,
                 allowed: bool) -> None:  # fmt: skip
        super().__init__(parent)
        self._theme = theme
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
            label = text_label(task.title, parent=self, wrap=True)
            label.setContentsMargins(self._theme.gap(LINK_INDENT_PX), 0, 0, 0)
            return label
        link = link_button(task.title, self)
        link.setAccessibleName(f"予定「{task.title}」を直す")
        link.clicked.connect(partial(self.edit_requested.emit, task))
        return link
