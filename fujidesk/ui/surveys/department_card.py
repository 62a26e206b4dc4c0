"""The departments of a round: filter, what can be done with those chosen, and the table.

What can be done stands in three places with the same words: buttons over the table, the menu of the right
button, and keys while the table has the focus.
"""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.surveys import DepartmentProgress, SurveyStatus
from fujidesk.ui.surveys.department_filter import DepartmentFilter
from fujidesk.ui.surveys.department_model import DepartmentModel
from fujidesk.ui.surveys.department_table import DepartmentTable
from fujidesk.ui.surveys.groups import Group, group_counts
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow


@dataclass(frozen=True, slots=True)
class Step:
    """What can be done with chosen departments.

    word: by which the screen knows it. text: on button and menu. keys: its shortcut, as Qt writes it. hint:
    what it does, for the tool tip.
    """

    word: str
    text: str
    keys: str
    hint: str


# In the order of the year: out, chased, back, done. Ctrl+Shift, since Ctrl alone belongs to the window.
STEPS = (
    Step("sent", "送付済にする", "Ctrl+Shift+S", "調査票を送ったことを今日の日付で記録します"),
    Step("remind", "督促…", "Ctrl+Shift+R", "督促の文面をコピーし、督促した日を記録します"),
    Step("send_back", "差戻し…", "Ctrl+Shift+B", "理由を付けて、もう一度回答してもらいます"),
    Step("confirm", "確認済にする", "Ctrl+Shift+K", "回答を確かめたことを今日の日付で記録します"),
)


class DepartmentCard(Card):
    """Holds `table` and `print_button`.

    step_chosen(word of a `Step`, chosen lines): something is to be done with them. leader_typed(department,
    name, name before): the 情報化推進リーダー was typed into the table. groups_shown(frozenset of groups):
    what the filter shows now, so that the bar above can press the same parts; empty for all.
    """

    step_chosen = Signal(str, list)
    leader_typed = Signal(str, str, str)
    groups_shown = Signal(frozenset)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, leader: str = STANDARD_WORDS.leader
    ) -> None:
        """Build it; leader: the city's word for the contact in a department."""
        super().__init__(parent)
        self._theme = theme
        self._model = DepartmentModel(self, leader)
        self.table = DepartmentTable(self._model, theme, self)
        self._filter = DepartmentFilter(theme, self)
        self._row = FlowRow(self)
        self._chosen = text_label("", "note", self)
        self._actions: list[QAction] = []
        self._buttons: list[QPushButton] = []
        self._forbidden = ""
        for step in STEPS:
            self._add(step)
        self.print_button = button("印刷…", self)
        self.print_button.setToolTip("いま出ている部署の一覧を印刷します（Ctrl+P）")
        self._row.add(self.print_button)
        self._row.add(self._chosen)
        self.table.set_actions(self._actions)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty_page())
        self._column = QVBoxLayout(self)
        for widget in (self._filter, self._row):
            self._column.addWidget(widget)
        self._column.addWidget(self._stack, 1)
        self._connect()
        self._restyle()

    @property
    def conditions(self) -> str:
        """What narrows the table, in words; "" for nothing."""
        return self._filter.words

    def show_status(self, status: SurveyStatus, forbidden: str) -> None:
        """Show a round; selection and cursor stay on their departments.

        Args:
            status: with the departments in the order of the round, overdue ones first.
            forbidden: why nothing can be done, as a sentence for the tool tips; "" where it can.
        """
        kept = [line.entry.department for line in self.table.chosen]
        current = self.table.current
        self._forbidden = forbidden
        self._filter.show_counts(group_counts(status.departments))
        self._model.set_status(status, forbidden)
        self.table.choose(kept, current.entry.department if current is not None else "")
        self._show_number()
        self._show_chosen()

    def show_only(self, group: Group | None) -> None:
        """Narrow the table to a group; None shows all."""
        self._filter.show_only(group)

    def focus_filter(self) -> None:
        """Put the cursor into the filter's text."""
        self._filter.focus_text()

    def _add(self, step: Step) -> None:
        """Offer a step as a button, in the menu and by its keys."""
        action = QAction(step.text, self)
        action.setShortcut(QKeySequence(step.keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setData(step.word)
        action.triggered.connect(self._on_step)
        made = button(step.text, self)
        made.setToolTip(f"{step.hint}（{step.keys}）")
        made.clicked.connect(action.trigger)
        self._actions.append(action)
        self._buttons.append(made)
        self._row.add(made)

    def _empty_page(self) -> QWidget:
        """Return what stands in the table's place when no department passes the filter.

        An empty table would look as if the round had no departments.
        """
        page = QWidget(self)
        column = QVBoxLayout(page)
        self._sentence = text_label("当てはまる部署がありません。", "heading", page, wrap=True)
        clear = button("条件を消す", page, primary=True)
        clear.clicked.connect(self._filter.clear)
        column.addStretch(1)
        column.addWidget(self._sentence, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(clear, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        return page

    def _connect(self) -> None:
        """Let filter, table and buttons reach each other."""
        self._filter.filter_changed.connect(self._on_filter)
        self._filter.leave_requested.connect(self._on_leave)
        self._model.leader_typed.connect(self.leader_typed)
        self.table.chosen_changed.connect(self._show_chosen)
        self._theme.changed.connect(self._restyle)

    def _on_step(self) -> None:
        """Ask for a step with the chosen departments."""
        action = self.sender()
        if isinstance(action, QAction):
            self.step_chosen.emit(str(action.data()), self.table.chosen)

    def _on_filter(self) -> None:
        """Narrow the table; the cursor stays on its department where it is still shown."""
        current = self.table.current
        self._model.set_filter(self._filter.groups, self._filter.text)
        name = current.entry.department if current is not None else ""
        self.table.choose([name], name)
        self._show_number()
        self.groups_shown.emit(self._filter.groups)

    def _on_leave(self) -> None:
        """Go on to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_number(self) -> None:
        """Say how many are shown; a round without any department is not the filter's doing."""
        shown = self._model.rowCount()
        self._filter.show_number(shown, self._model.total)
        self._stack.setCurrentIndex(0 if shown or not self._model.total else 1)

    def _show_chosen(self) -> None:
        """Offer only what fits a chosen department, and say how many are chosen."""
        lines: list[DepartmentProgress] = self.table.chosen
        self._chosen.setText(f"{len(lines)} 課を選択" if len(lines) > 1 else "")
        for action, made, step in zip(self._actions, self._buttons, STEPS, strict=True):
            may = bool(lines) and not self._forbidden
            action.setEnabled(may)
            made.setEnabled(may)
            made.setToolTip(self._forbidden or f"{step.hint}（{step.keys}）")

    def _restyle(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._column.setContentsMargins(gap(10), gap(10), gap(10), gap(6))
        self._column.setSpacing(gap(8))
        self._row.set_gap(gap(6))
