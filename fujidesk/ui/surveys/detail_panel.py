"""The department under the cursor: where it stands, its projects, what is wrong, what files it returned."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.replies import KeptFile, ProblemList
from fujidesk.domain.surveys import DepartmentProgress, EntryState
from fujidesk.ui.formats import short_day
from fujidesk.ui.surveys.groups import Group, group_of, state_word
from fujidesk.ui.surveys.kept_list import KeptList
from fujidesk.ui.surveys.problem_page import ProblemPage
from fujidesk.ui.surveys.project_list import ProjectLine, ProjectList
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, InlineMessage, StatePill, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow

# Kinds of `StatePill`: overdue is bad, sent back wants care, what waits in time is plain.
_KINDS = {
    Group.CONFIRMED: "accent", Group.RETURNED: "good", Group.SENT: "plain", Group.SENT_BACK: "care",
    Group.OVERDUE: "bad", Group.UNSENT: "plain",
}  # fmt: skip
# What happened to a department's survey and the field of the day, in the order in which it happens.
_DAYS = (
    ("送付", "sent_at"), ("督促", "reminded_at"), ("提出", "returned_at"), ("差戻し", "sent_back_at"),
    ("確認", "confirmed_at"),
)  # fmt: skip
_LEAST_PX = 150
"""Least height of the tabs at 100 % text: a table's heading and some rows."""


class DetailPanel(Card):
    """Shows a department: its days, a message where one is due, and three tabs.

    opened(number): open the sheet of a project, from its list or from a line of the problem list.
    lead_wanted(number): choose who answers for it. listed(department): open the list of its projects. `kept`
    has the signals of its files. The tab that is in front stays there from department to department: the
    office goes down the table looking at problems, or at files.
    """

    opened = Signal(str)
    lead_wanted = Signal(str)
    listed = Signal(str)

    def __init__(
        self, theme: Theme, parent: QWidget | None = None, leader: str = STANDARD_WORDS.leader
    ) -> None:
        """Build it; leader: the city's word for the contact in a department."""
        super().__init__(parent)
        self._theme = theme
        self._leader = leader
        self._department = ""
        self._forbidden = ""
        self._title = text_label("", "heading", self, wrap=True)
        self._pill = StatePill(parent=self)
        self._days = text_label("", "note", self, wrap=True)
        self._note = InlineMessage(self)
        self._look = self._note.add_button("問題を見る")
        self._projects = ProjectList(theme, self)
        self._problems = ProblemPage(theme, self)
        self.kept = KeptList(theme, self)
        self._tabs = QTabWidget(self)
        self._open = button("個票を開く", self)
        self._lead = button("回答する部署を変える…", self)
        self._list = button("事業一覧で見る", self)
        self._lay_out()
        self._projects.opened.connect(self.opened)
        self._problems.opened.connect(self.opened)
        self._look.clicked.connect(self._on_look)
        self._projects.chosen_changed.connect(self._show_buttons)
        self._open.clicked.connect(self._on_open)
        self._lead.clicked.connect(self._on_lead)
        self._list.clicked.connect(self._on_list)
        self._restyle()
        theme.changed.connect(self._restyle)

    def forbid(self, reason: str) -> None:
        """Let nothing be changed, and say why; "" allows it again. What only shows stays possible."""
        self._forbidden = reason
        self._show_buttons()

    def show_department(
        self,
        line: DepartmentProgress | None,
        projects: Sequence[ProjectLine],
        files: Sequence[KeptFile],
        problems: ProblemList | None = None,
    ) -> None:
        """Show a department.

        Args:
            line: where it stands; None: there is no department.
            projects: that it is asked about, in the plan's order.
            files: that it returned, the newest first.
            problems: of its newest return; None: none has come in.
        """
        self._department = line.entry.department if line is not None else ""
        self._title.setText(self._department or "表で部署を選ぶと、事業と回答ファイルがここに出ます")
        self._pill.setVisible(line is not None)
        self._projects.show_lines(projects)
        self.kept.show_files(files, self._forbidden)
        self._tabs.setTabText(0, f"事業 {len(projects)}")
        self._problems.show_problems(problems)
        count = len(problems.lines) if problems is not None else 0
        self._tabs.setTabText(1, f"問題 {count}")
        self._tabs.setTabText(2, f"回答ファイル {len(files)}")
        self._look.setVisible(bool(count))
        self._days.setText(_days_of(line, self._leader))
        self._note.show_message(*_message_of(line))
        if line is not None:
            self._pill.show_state(state_word(line), _KINDS[group_of(line)])

    def _lay_out(self) -> None:
        """Put the department's name, days and message over the tabs of projects, problems and files."""
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._pill)
        page = QWidget(self)
        self._page = QVBoxLayout(page)
        self._page.addWidget(self._projects, 1)
        self._buttons = FlowRow(page)
        for made in (self._open, self._lead, self._list):
            self._buttons.add(made)
        self._page.addWidget(self._buttons)
        self._tabs.setDocumentMode(True)
        self._tabs.setAccessibleName("部署の内訳")
        self._tabs.addTab(page, "事業")
        self._tabs.addTab(self._problems, "問題")
        self._tabs.addTab(self.kept, "回答ファイル")
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        for widget in (self._days, self._note):
            self._column.addWidget(widget)
        self._column.addWidget(self._tabs, 1)

    def _show_buttons(self) -> None:
        """What needs a project is only offered with one; changing the lead only where it is allowed."""
        has_one = bool(self._projects.current)
        self._open.setEnabled(has_one)
        self._lead.setEnabled(has_one and not self._forbidden)
        self._lead.setToolTip(self._forbidden)
        self._list.setEnabled(has_one)

    def _on_look(self) -> None:
        """Bring the problem list to the front, from the message that counts it."""
        self._tabs.setCurrentWidget(self._problems)

    def _on_open(self) -> None:
        """Ask for the sheet of the project under the cursor."""
        self.opened.emit(self._projects.current)

    def _on_lead(self) -> None:
        """Ask who is to answer for the project under the cursor."""
        self.lead_wanted.emit(self._projects.current)

    def _on_list(self) -> None:
        """Ask for the list of the department's projects."""
        self.listed.emit(self._department)

    def _restyle(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._column.setContentsMargins(gap(12), gap(10), gap(12), gap(10))
        self._column.setSpacing(gap(6))
        self._page.setContentsMargins(0, gap(8), 0, 0)
        self._buttons.set_gap(gap(6))
        self._tabs.setMinimumHeight(self._theme.px(_LEAST_PX))


def _days_of(line: DepartmentProgress | None, word: str) -> str:
    """Return what happened when, and who is to be asked: 「送付 R5.4.3 ・ 提出 R5.4.20」.

    Days are kept for good: one that was sent back and has returned shows both.
    """
    if line is None:
        return ""
    days = [(what, getattr(line.entry, name)) for what, name in _DAYS]
    parts = [f"{what} {short_day(day)}" for what, day in days if day]
    leader = [f"{word} {line.entry.leader}"] if line.entry.leader else []
    return " ・ ".join((*parts, *leader)) or "まだ送っていません"


def _message_of(line: DepartmentProgress | None) -> tuple[str, str]:
    """Return what the office should know of a department, with the kind of the message; "" for nothing.

    The reason of a 差戻し comes before problems: it is what the department was told about them.
    """
    if line is None:
        return "", "info"
    if line.entry.state is EntryState.SENT_BACK and line.entry.note:
        return f"差戻しの理由：{line.entry.note}", "care"
    if line.problems:
        return f"最新の回答に問題が {line.problems} 件あります。", "care"
    return "", "info"
