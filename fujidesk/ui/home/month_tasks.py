"""What the month asks for, overdue first, and what the next three months bring (001, 図表6-2)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from fujidesk.domain.year_tasks import TaskBoard, TaskGroup, TaskState, YearTask
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, text_label

_KINDS = {
    TaskState.OVERDUE: "care", TaskState.RUNNING: "good", TaskState.PLANNED: "plain", TaskState.DONE: "good",
}  # fmt: skip

_LATE_SHOWN = 3
"""Overdue tasks with a card of their own; the others are named in a line, so that the month is in sight."""


class MonthTasks(QWidget):
    """The tasks of a day as cards, each with the button that opens its tab, over the list of what comes.

    opened: key of a tab. finished: the `YearTask` that the office ticks off. allowed: False takes the ticking
    away, for who may only read.
    """

    opened = Signal(str)
    finished = Signal(YearTask)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, allowed: bool = True) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._theme = theme
        self._body: QWidget | None = None
        self._is_narrow = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)

    def show_board(self, board: TaskBoard) -> None:
        """Show the tasks of another day, or their new figures; the cards are made anew, they are few."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.gap(10))
        layout.addWidget(text_label(f"{board.day.month}月にすること", "heading", self._body))
        late = board.tasks[TaskGroup.OVERDUE]
        listed = (*late[:_LATE_SHOWN], *board.tasks[TaskGroup.MONTH])
        for task in listed:
            layout.addWidget(self._card(task, self._body))
        if rest := late[_LATE_SHOWN:]:
            words = f"期限超過のほか {len(rest)} 件：{'、'.join(task.title for task in rest)}"
            layout.addWidget(text_label(words, "note", self._body, wrap=True))
        if not listed:
            words = board.sentence or "今月の予定はありません。"
            layout.addWidget(text_label(words, parent=self._body, wrap=True))
        coming = board.tasks[TaskGroup.COMING]
        if coming:
            layout.addWidget(text_label("これから 3 か月", "heading", self._body))
            layout.addWidget(_coming(coming, self._theme, self._body))
        self._outer.addWidget(self._body)

    def set_narrow(self, narrow: bool) -> None:
        """Put the parts of the cards one below the other, or side by side."""
        self._is_narrow = narrow
        for card in self.findChildren(TaskCard):
            card.set_narrow(narrow)

    def _card(self, task: YearTask, parent: QWidget) -> TaskCard:
        """Return the card of a task; without a tab of its own it has no button."""
        card = TaskCard(task.title, task.action, self._theme, parent)
        is_late = task.state is TaskState.OVERDUE
        card.show_task(task.state.value, _KINDS[task.state], _window(task), primary=is_late)
        figure = task.figure
        card.show_measure(figure.done if figure else 0, figure.total if figure else 0,
                          figure.words if figure else task.note)  # fmt: skip
        card.action.setVisible(task.opens in TABS)
        card.action.setAccessibleName(f"{task.title}：{task.action}")
        card.action.setProperty("tab", task.opens)
        card.action.clicked.connect(self._on_clicked)
        if not task.is_own and task.state is not TaskState.DONE and not (figure and figure.decides):
            tick = card.add_action("済みにする")
            tick.setAccessibleName(f"{task.title}を済みにする")
            tick.setEnabled(self._allowed)
            tick.setToolTip("Ctrl+Z で戻せます" if self._allowed else "読み取り専用で開いています")
            tick.clicked.connect(partial(self.finished.emit, task))
        card.set_narrow(self._is_narrow)
        return card

    def _on_clicked(self) -> None:
        """Tell the tab of the button."""
        self.opened.emit(str(self.sender().property("tab")))


def _window(task: YearTask) -> str:
    """Return first and last day: 「6月1日～6月30日」."""
    begins = f"{task.begins.month}月{task.begins.day}日" if task.begins else ""
    ends = f"{task.ends.month}月{task.ends.day}日" if task.ends else ""
    return f"{begins}～{ends}" if begins or ends else ""


def _coming(tasks: tuple[YearTask, ...], theme: Theme, parent: QWidget) -> Card:
    """Return the list of what comes: its window and what it is."""
    card = Card(parent)
    grid = QGridLayout(card)
    gap = theme.gap
    grid.setContentsMargins(gap(16), gap(10), gap(16), gap(10))
    grid.setHorizontalSpacing(gap(24))
    for row, task in enumerate(tasks):
        when: QLabel = text_label(_window(task), "note", card)
        grid.addWidget(when, row, 0)
        grid.addWidget(text_label(task.title, parent=card, wrap=True), row, 1)
    grid.setColumnStretch(1, 1)
    return card
