"""部署: departments with term, successor, leader and the projects led; 組織改正 and closing."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.people import LEADERS
from fujidesk.domain.people_rules import holds
from fujidesk.domain.plan_days import next_april
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.printed_departments import proper_departments
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import DepartmentRecord
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.people.commands import PeopleCommands
from fujidesk.ui.people.day_cell import DAY_CHARS, day_cell
from fujidesk.ui.people.reorganise_dialog import ReorganiseDialog
from fujidesk.ui.people.words import first_departments
from fujidesk.ui.printed_lists import PrintedLists
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow, Tone
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.printed_figures import figures_part

_LEADER = STANDARD_WORDS.leader
_COLUMNS = (
    FigureColumn("部署", wraps=True), FigureColumn("始期", chars=DAY_CHARS),
    FigureColumn("終期", chars=DAY_CHARS),
    FigureColumn("後継の部署", wraps=True), FigureColumn(_LEADER, wraps=True),
    FigureColumn("所管する事業", is_figure=True, chars=13),
)  # fmt: skip
_BEGINS = 1
"""Place of 始期."""


class CloseDialog(AskingDialog):
    """Closes a department without a successor; day: the last one that is proposed."""

    def __init__(
        self, name: str, day: dt.date, workspace: Workspace, commands: PeopleCommands, parent: QWidget
    ) -> None:
        text = f"{name}を、後継の部署を決めずに廃止します。所管する事業が残っているときは廃止できません。"
        super().__init__("部署の廃止", text, "廃止する", parent)
        self._name, self._workspace, self._commands = name, workspace, commands
        self.day = day_edit(day, self)
        self.add_field("最後の日", self.day)

    def act(self) -> None:
        """Close it."""
        close = self._workspace.reorganising.close
        self._commands.write(partial(close, self._name, day_of(self.day)))


class DepartmentPage(QWidget):
    """The page. filter_requested: the projects that a department leads, as a list."""

    filter_requested = Signal(ProjectFilter)

    def __init__(
        self,
        workspace: Workspace,
        context: ScreenContext,
        commands: PeopleCommands,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._commands = commands
        self._clock = context.clock
        self._led: dict[str, list[str]] = {}
        self._turn = 0
        self.heading = text_label("", "heading", self)
        self.note = text_label("", "note", self, wrap=True)
        self.table = FigureTable("部署", context.theme, self, whole_rows=True, act="所管する事業の一覧を開く")
        self.table.is_sample = workspace.is_sample
        self.reorganise_button = button("組織改正…", self, primary=True)
        self.close_button = button("廃止…", self)
        self.print_button = button("印刷…", self)
        PrintedLists(workspace, context, self, self.print_button, self._printed)
        self._lay_out()
        self.table.opened.connect(self._on_opened)
        self.reorganise_button.clicked.connect(self._on_reorganise)
        self.close_button.clicked.connect(self._on_close)
        commands.allow((self.reorganise_button, self.close_button))

    def read(self) -> None:
        """Read departments and the projects led beside the window; only the newest answer counts."""
        self._turn += 1
        self._context.tasks.run("部署の読み込み", self._gather, partial(self._on_read, self._turn))

    def _gather(self, _progress: Progress) -> dict[str, list[str]]:
        """Read who leads what; in the worker's thread."""
        return self._workspace.reorganising.led()

    def _on_read(self, turn: int, led: dict[str, list[str]]) -> None:
        """Show what was read."""
        if turn != self._turn:
            return
        self._led = led
        departments = proper_departments(self._workspace.registry.departments())
        leaders: dict[str, list[str]] = {}
        for item in self._workspace.people.members(LEADERS, self._clock.today()):
            leaders.setdefault(item.department, []).append(item.post)
        day = self._clock.today().isoformat()
        running = {item.name for item in departments if holds(item.valid_from, item.valid_to, day)}
        rows = [self._row(item, leaders.get(item.name, []), item.name in running) for item in departments]
        self.table.show_rows(
            *_without_begins(
                rows, any(item.valid_from for item in departments), self._workspace.profile.words.leader
            )
        )
        self.heading.setText(f"部署　{len(running)} 課")
        self._say_missing()

    def _say_missing(self) -> None:
        """Tell which departments have no leader."""
        missing = self._workspace.people.without_leader(self._clock.today())
        leader = self._workspace.profile.words.leader
        words = f"{leader}のいない部署 {len(missing)} 課：{first_departments(missing)}"
        self.note.setText(words if missing else f"すべての部署に{leader}がいます。")

    def _row(self, item: DepartmentRecord, leaders: list[str], is_running: bool) -> FigureRow:
        """Return a department as a row; one that there is now should have a leader."""
        count = len(self._led.get(item.name, []))
        leader = FigureCell("、".join(leaders))
        if is_running and not leaders:
            leader = FigureCell("いない", tone=Tone.CARE)
        cells = (
            FigureCell(item.name), day_cell(item.valid_from), day_cell(item.valid_to),
            FigureCell(item.successor or ""), leader, FigureCell(f"{count} 事業", key=count),
        )  # fmt: skip
        return FigureRow(cells, item.name)

    def _on_opened(self, name: str) -> None:
        """Ask for the list of what the department leads."""
        numbers = self._led.get(name)
        if numbers:
            caption = f"{name} が所管する事業"
            self.filter_requested.emit(ProjectFilter(numbers=tuple(numbers), caption=caption))

    def _on_reorganise(self) -> None:
        """Open the guided dialog with the department stood on."""
        name = self.table.current_number()
        ReorganiseDialog(self._workspace, self._context, self._commands, name, self).open()

    def _on_close(self) -> None:
        """Ask for the last day of the department stood on."""
        name = self.table.current_number()
        if name:
            april = next_april(self._workspace.profile, self._clock.today())
            last = april - dt.timedelta(days=1)
            CloseDialog(name, last, self._workspace, self._commands, self).open()

    def _printed(self) -> list[PrintedPart]:
        """Return the departments as they show."""
        return [figures_part(self.heading.text(), self.table.figures, self.note.text())]

    def _lay_out(self) -> None:
        """Put heading, buttons and table into a card."""
        gap = self._context.theme.gap
        card = Card(self)
        box = QVBoxLayout(card)
        box.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row = FlowLayout()
        row.addWidget(self.reorganise_button)
        row.addWidget(self.close_button)
        row.addWidget(self.print_button)
        for widget in (self.heading, self.note):
            box.addWidget(widget)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(card)


def _without_begins(
    rows: list[FigureRow], is_told: bool, leader: str
) -> tuple[list[FigureRow], Sequence[FigureColumn]]:
    """Return rows and columns, without 始期 where no department has one; leader: the city's word."""
    columns = [replace(item, title=leader) if item.title == _LEADER else item for item in _COLUMNS]
    if is_told:
        return rows, columns
    kept = [place for place in range(len(_COLUMNS)) if place != _BEGINS]
    short = [replace(row, cells=tuple(row.cells[place] for place in kept)) for row in rows]
    return short, [columns[place] for place in kept]
