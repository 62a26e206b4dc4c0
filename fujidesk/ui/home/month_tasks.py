"""What the month asks for, overdue first (001, 図表6-2)."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.year_tasks import TaskBoard, TaskGroup, TaskState, YearTask
from fujidesk.ui.home.task_card import TaskCard
from fujidesk.ui.home.task_words import window_words
from fujidesk.ui.screen_stack import TABS
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label

_KINDS = {
    TaskState.OVERDUE: "care", TaskState.REMINDED: "care", TaskState.RUNNING: "good",
    TaskState.PLANNED: "plain", TaskState.DONE: "good",
}  # fmt: skip
_LATE_SHOWN = 3
"""Overdue tasks that have a card at first; a button brings the others, so that the month is in sight."""
_READ_ONLY = "読み取り専用で開いています"


class MonthTasks(QWidget):
    """The tasks of a day as cards, each with the button that opens its tab.

    opened: the `YearTask` whose tab is wanted. finished, reopened: that which the office ticks off, or whose
    tick it takes back. edit_requested: one of its own. add_requested. allowed: False takes all writing away.
    """

    opened = Signal(YearTask)
    finished = Signal(YearTask)
    reopened = Signal(YearTask)
    edit_requested = Signal(YearTask)
    add_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, allowed: bool = True) -> None:
        super().__init__(parent)
        self._allowed = allowed
        self._theme = theme
        self._body: QWidget | None = None
        self._cards: list[TaskCard] = []
        self.add_button = self._add_button()
        self._is_whole = False
        self._board: TaskBoard | None = None
        self._heading = text_label("", "heading", self)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.add_button)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(head)

    def show_board(self, board: TaskBoard) -> None:
        """Show the tasks of another day, or their new figures; the cards are made anew, they are few."""
        self._board = board
        self._heading.setText(f"{board.day.month}月にすること")
        place = self._focused_place()
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget(self)
        layout = QVBoxLayout(self._body)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(self._theme.gap(10))
        self._add_cards(board, layout, self._body)
        self._outer.addWidget(self._body)
        if self.isVisible():
            self._body.show()  # at once, so that the keyboard can go there
        self._take_focus(place)

    def _add_button(self) -> QPushButton:
        """Return the button that adds a task of the office's own."""
        made = button("予定を追加…", self)
        self._permit(made, "予定とお知らせを加えます")
        made.clicked.connect(self.add_requested)
        return made

    def _add_cards(self, board: TaskBoard, layout: QVBoxLayout, parent: QWidget) -> None:
        """Add a card for each task in front and of the month."""
        late = board.tasks[TaskGroup.OVERDUE]
        kept = late if self._is_whole else late[:_LATE_SHOWN]
        listed = (*kept, *board.tasks[TaskGroup.REMINDED], *board.tasks[TaskGroup.MONTH])
        open_ones = (task for task in listed if task.state is not TaskState.DONE and task.opens in TABS)
        first = next(open_ones, None)
        self._cards = []
        for place, task in enumerate(listed):
            if place == len(kept) < len(late):
                layout.addLayout(self._rest(late[_LATE_SHOWN:], parent))
            self._cards.append(self._card(task, board, parent, is_first=task is first))
            layout.addWidget(self._cards[-1])
        if len(self._cards) == len(kept) < len(late):
            layout.addLayout(self._rest(late[_LATE_SHOWN:], parent))
        if not listed:
            words = board.sentence or "今月の予定はありません。"
            layout.addWidget(text_label(words, parent=parent, wrap=True))

    def _rest(self, tasks: tuple[YearTask, ...], parent: QWidget) -> QHBoxLayout:
        """Return the line that names the other overdue tasks, with the button that brings their cards."""
        row = QHBoxLayout()
        words = f"期限超過のほか {len(tasks)} 件：{'、'.join(task.title for task in tasks)}"
        row.addWidget(text_label(words, "note", parent, wrap=True), 1)
        made = button("すべて出す", parent)
        made.setAccessibleName(f"期限超過のほか {len(tasks)} 件も出す")
        made.clicked.connect(self._on_whole)
        row.addWidget(made)
        return row

    def _on_whole(self) -> None:
        """Bring the cards of all overdue tasks."""
        self._is_whole = True
        if self._board is not None:
            self.show_board(self._board)
            self._take_focus(_LATE_SHOWN)

    def _card(self, task: YearTask, board: TaskBoard, parent: QWidget, *, is_first: bool) -> TaskCard:
        """Return the card of a task; without a tab of its own it has no button that opens one."""
        card = TaskCard(task.title, task.action, self._theme, parent)
        hint = task.figure.hint if task.figure is not None and task.state is not TaskState.DONE else ""
        note = "　・　".join(part for part in (window_words(task, board.day), task.note, hint) if part)
        card.show_task(task.state.value, _KINDS[task.state], note, primary=is_first)
        if task.figure is not None:
            card.show_measure(task.figure.done, task.figure.total, task.figure.words)
        else:
            card.show_measure(0, 0, "")
        card.action.setVisible(task.opens in TABS)
        card.action.setAccessibleName(f"{task.title}：{task.action}")
        card.action.clicked.connect(partial(self.opened.emit, task))
        self._add_ticking(card, task)
        if task.is_own:
            edit = card.add_action("直す…")
            edit.setAccessibleName(f"{task.title}を直す")
            self._permit(edit, "件名・期限・お知らせの日を直します。削除もできます")
            edit.clicked.connect(partial(self.edit_requested.emit, task))
        return card

    def _add_ticking(self, card: TaskCard, task: YearTask) -> None:
        """Add what ticks a task off or takes the tick back; not where the program itself sees it."""
        if task.done_on is not None:
            tick, signal, word = card.add_action("済みを取り消す"), self.reopened, "の済みを取り消す"
        elif task.state is not TaskState.DONE and not (task.figure and task.figure.decides):
            tick, signal, word = card.add_action("済みにする"), self.finished, "を済みにする"
        else:
            return
        tick.setAccessibleName(f"{task.title}{word}")
        self._permit(tick, "Ctrl+Z で戻せます")
        tick.clicked.connect(partial(signal.emit, task))

    def _permit(self, made: QPushButton, hint: str) -> None:
        """Let a button write where it may, and say why not."""
        made.setEnabled(self._allowed)
        made.setToolTip(hint if self._allowed else _READ_ONLY)

    def _focused_place(self) -> int | None:
        """Return the place of the card that has the keyboard; None where it is elsewhere."""
        if self.add_button.hasFocus():
            return len(self._cards)
        held = (any(made.hasFocus() for made in card.buttons()) for card in self._cards)
        return next((place for place, has in enumerate(held) if has), None)

    def _take_focus(self, place: int | None) -> None:
        """Let the first button be where the keyboard comes in; place: of the card that had it, see above."""
        self.setFocusProxy(self._button_from(0))
        if place is not None:
            self._button_from(place).setFocus()

    def _button_from(self, place: int) -> QPushButton:
        """Return the first button that can be pressed, from the card of a place on; else that which adds."""
        found = (made for card in self._cards[place:] for made in card.buttons() if made.isEnabled())
        return next(found, self.add_button)
