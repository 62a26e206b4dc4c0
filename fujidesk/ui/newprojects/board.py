"""The board: a column of cards for each step; keys walk over it, a card is dragged where the rules allow.

Arrows go from card to card, Enter opens one, Alt+→ takes the next allowed step.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QScrollArea, QToolTip, QVBoxLayout, QWidget

from fujidesk.domain.new_project_rules import in_own_words, step_refusal
from fujidesk.domain.new_projects import NewProject, Step, step_name
from fujidesk.domain.plan_words import PlanWords
from fujidesk.ui.clock import Clock
from fujidesk.ui.newprojects.card_delegate import CardDelegate
from fujidesk.ui.newprojects.step_model import CARD_TYPE, PROJECT_ROLE, StepModel
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label

_COLUMN_PX = 148
_NOT_HERE = "進めません"


class StepList(QListView):
    """The cards of one step.

    opened(key), advanced(key), stood_on(key). left(step): to the next column, -1 or 1. dragging(key): a card
    is being dragged, "" when it is let go. dropped(key): a card was dropped here.
    """

    opened = Signal(str)
    advanced = Signal(str)
    stood_on = Signal(str)
    left = Signal(int)
    dragging = Signal(str)
    dropped = Signal(str)

    def __init__(self, word: str, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self.cards = StepModel(self)
        self.refusal = ""
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(theme, clock, self))
        self.setAccessibleName(f"「{word}」の新規事業。Enterで開く、Alt+右で次の段階へ")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDragDropMode(QListView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)

    def current_key(self) -> str:
        """Return the card stood on, "" where there is none."""
        project = self.currentIndex().data(PROJECT_ROLE)
        return project.key if isinstance(project, NewProject) else ""

    def stand_on(self, row: int) -> None:
        """Stand on a card, the last where there are fewer, and take the keys."""
        index = self.cards.index(min(row, self.cards.rowCount() - 1))
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect)
        self.scrollTo(index)
        self.setFocus()

    def _on_opened(self, _index: QModelIndex) -> None:
        """Open the card that was clicked."""
        self.opened.emit(self.current_key())

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """Tell of another card."""
        self.stood_on.emit(self.current_key())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, open, advance."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key == Qt.Key.Key_Right:
            self.advanced.emit(self.current_key())
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not alt:
            self.left.emit(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_key())
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Tell which card is dragged, so that the columns can say where it may go."""
        self.dragging.emit(self.current_key())
        super().startDrag(actions)
        self.dragging.emit("")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Look at a card only."""
        if event.mimeData().hasFormat(CARD_TYPE):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Say why a card cannot be dropped here, where it cannot."""
        if self.refusal:
            QToolTip.showText(self.mapToGlobal(event.position().toPoint()), self.refusal, self)
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Take the sentence away."""
        QToolTip.hideText()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the card over; it moves when its step was taken."""
        key = event.mimeData().data(CARD_TYPE).toStdString()
        event.setDropAction(Qt.DropAction.IgnoreAction)  # else the view would take its own row out
        event.accept()
        if not self.refusal:
            self.dropped.emit(key)


class Board(QScrollArea):
    """All steps side by side. opened, advanced, stood_on(key); dropped(key, step)."""

    opened = Signal(str)
    advanced = Signal(str)
    stood_on = Signal(str)
    dropped = Signal(str, object)

    def __init__(self, words: PlanWords, theme: Theme, clock: Clock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._city = words
        self._words = {step: step_name(step, words) for step in Step}
        self._projects: dict[str, NewProject] = {}
        self._may_write = True
        self.lists: dict[Step, StepList] = {}
        self._heads = {step: text_label(word, "strong", self) for step, word in self._words.items()}
        self._body = body = QWidget(self)
        self._row = QHBoxLayout(body)
        for step in Step:
            self._row.addLayout(self._column(step, clock, body), 1)
        self.setWidget(body)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._space()
        theme.changed.connect(self._space)

    def _column(self, step: Step, clock: Clock, body: QWidget) -> QVBoxLayout:
        """Make the column of a step."""
        made = StepList(self._words[step], self._theme, clock, body)
        self.lists[step] = made
        made.opened.connect(self.opened)
        made.advanced.connect(self.advanced)
        made.stood_on.connect(partial(self._on_stood, step))
        made.left.connect(partial(self._on_left, step))
        made.dragging.connect(self._on_dragging)
        made.dropped.connect(partial(self._on_dropped, step))
        column = QVBoxLayout()
        self._heads[step].setParent(body)
        column.addWidget(self._heads[step])
        column.addWidget(made, 1)
        return column

    def show_projects(self, columns: Mapping[Step, Sequence[NewProject]], *, may_write: bool) -> None:
        """Show cards; the keyboard stays on the same one."""
        key = self.current_key()
        self._may_write = may_write
        self._projects = {item.key: item for column in columns.values() for item in column}
        for step, listed in self.lists.items():
            listed.cards.show(columns.get(step, ()))
            listed.setDragEnabled(may_write)
            self._heads[step].setText(f"{self._words[step]} {len(columns.get(step, ()))}")
        if key:
            self.choose(key)

    def current_key(self) -> str:
        """Return the card stood on, in the column with the keyboard or else in any."""
        focused = [item for item in self.lists.values() if item.hasFocus()]
        keys = [item.current_key() for item in (*focused, *self.lists.values())]
        return next(filter(None, keys), "")

    def choose(self, key: str) -> bool:
        """Stand on a card; False where it is not shown."""
        for listed in self.lists.values():
            row = listed.cards.row_of(key)
            if row >= 0:
                self._clear_others(listed)
                listed.stand_on(row)
                self.ensureWidgetVisible(listed)
                return True
        return False

    def _clear_others(self, kept: StepList) -> None:
        """Let only one column have a card chosen."""
        for listed in self.lists.values():
            if listed is not kept:
                listed.selectionModel().clear()

    def _on_stood(self, step: Step, key: str) -> None:
        """Tell of the card stood on; a column that was left tells of none."""
        if key:
            self._clear_others(self.lists[step])
            self.stood_on.emit(key)

    def _on_left(self, step: Step, way: int) -> None:
        """Go to the next column that has cards."""
        steps, row = list(Step), max(self.lists[step].currentIndex().row(), 0)
        place = steps.index(step) + way
        while 0 <= place < len(steps):
            listed = self.lists[steps[place]]
            if listed.cards.rowCount():
                self._clear_others(listed)
                listed.stand_on(row)
                self.ensureWidgetVisible(listed)
                return
            place += way

    def _on_dragging(self, key: str) -> None:
        """Show for each column whether the dragged card may go there; key "": all as before."""
        project = self._projects.get(key)
        for step, listed in self.lists.items():
            refusal = "" if project is None else in_own_words(step_refusal(project, step), self._city)
            listed.refusal = refusal
            listed.setToolTip(refusal)
            count = listed.cards.rowCount()
            sign = f" ✕{_NOT_HERE}" if refusal else f" {count}"
            self._heads[step].setText(f"{self._words[step]}{sign}")
            self._heads[step].setToolTip(refusal)

    def _on_dropped(self, step: Step, key: str) -> None:
        """Hand a drop on."""
        self.dropped.emit(key, step)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap(8)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        width = self._theme.px(_COLUMN_PX)
        for listed in self.lists.values():
            listed.setMinimumWidth(width)
            listed.scheduleDelayedItemsLayout()
        self._body.setMinimumWidth(len(self.lists) * (width + gap) + gap)
        self._row.invalidate()
