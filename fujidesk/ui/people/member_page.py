"""構成員: the bodies at the left, who is in the chosen one on a day at the right."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QSignalBlocker
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import Body
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.progress import Progress
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.forms.asking_dialog import day_edit, day_of
from fujidesk.ui.forms.record_dialog import Keeping
from fujidesk.ui.people.body_tree import BodyTree
from fujidesk.ui.people.commands import PeopleCommands
from fujidesk.ui.people.day_cell import DAY_CHARS, day_cell
from fujidesk.ui.people.member_dialog import MemberChoices, MemberDialog, SuccessionDialog
from fujidesk.ui.printed_lists import PrintedLists
from fujidesk.ui.widgets.basics import Card, InlineMessage, button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.printed_figures import figures_part
from fujidesk.ui.widgets.split_body import SplitBody

_COLUMNS = {
    "role": FigureColumn("役割", chars=14, wraps=True), "post": FigureColumn("職名", wraps=True),
    "name": FigureColumn("氏名", chars=14, wraps=True), "department": FigureColumn("部署", wraps=True),
    "field": FigureColumn("分野", chars=16, wraps=True), "valid_from": FigureColumn("始期", chars=DAY_CHARS),
    "valid_to": FigureColumn("終期", chars=DAY_CHARS),
}  # fmt: skip
_OPTIONAL = frozenset({"role", "name", "department", "field"})
"""Left out where they tell nothing of anybody shown."""
_TERM = ("valid_from", "valid_to")
_TREE_PX = 400
_SHARES = (1, 3)
"""Of the width: bodies, members."""


class MemberPage(QWidget):
    """The page; what it writes is told by the commands."""

    def __init__(
        self,
        workspace: Workspace,
        context: ScreenContext,
        commands: PeopleCommands,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = context.theme
        self._commands = commands
        self._clock = context.clock
        self._members: dict[str, Member] = {}
        self.tree = BodyTree(workspace.people.bodies(), context.theme, self)
        self.day = day_edit(self._clock.today(), self)
        self.day.setAccessibleName("この日の構成員を表示")
        self.table = FigureTable("構成員", context.theme, self, whole_rows=True, act="構成員を変更する")
        self.table.is_sample = workspace.is_sample
        self.heading = text_label("", "heading", self, wrap=True)
        self.warning = InlineMessage(self)
        self.empty = InlineMessage(self)
        self.add_first = self.empty.add_button("追加…")
        self.add_button = button("追加…", self, primary=True)
        self.edit_button, self.succeed_button = button("変更…", self), button("異動…", self)
        self.remove_button, self.export_button = button("削除", self), button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        PrintedLists(workspace, context, self, self.print_button, self._printed)
        self._lay_out()
        self._connect()

    def read(self) -> None:
        """Show the body on the day anew."""
        day, people = self._day, self._workspace.people
        members = people.members(self.tree.key, day)
        self._members = {item.key: item for item in members}
        self.tree.show_counts(people.counts(day))
        fields = _fields(members, self.tree.name())
        self.table.show_rows([_row(item, fields) for item in members], [_COLUMNS[name] for name in fields])
        self.heading.setText(f"{self.tree.name()}　{era_day(day)}現在　{len(members)} 人")
        self.empty.show_message("" if members else "この日の構成員は登録されていません。")
        self._show_warnings(members)
        self._allow()

    @property
    def _day(self) -> dt.date:
        """The day shown."""
        return dt.date.fromisoformat(day_of(self.day))

    def show_day(self, day: dt.date) -> None:
        """Show another day."""
        with QSignalBlocker(self.day):
            self.day.setDate(QDate(day.year, day.month, day.day))
        self.read()

    def _on_another_day(self) -> None:
        """Show the members of the day that holds now."""
        self.show_day(self._clock.today())

    def _show_warnings(self, members: list[Member]) -> None:
        """Tell of terms of one post that overlap."""
        found = [text for item in members for text in self._workspace.people.warnings(item)]
        self.warning.show_message("".join(dict.fromkeys(found)), "care")

    def _allow(self) -> None:
        """Let only be pressed what can be done."""
        writing = (self.add_button, self.add_first)
        of_one = (self.edit_button, self.succeed_button, self.remove_button)
        self._commands.allow((*writing, *of_one))
        if not self._members:
            for item in of_one:
                item.setEnabled(False)
                item.setToolTip("構成員を選んでください。")

    def _current(self) -> Member | None:
        """Return the member stood on; None where there is none or nothing may be written."""
        return None if self._commands.read_only else self._members.get(self.table.current_number())

    def _body(self) -> Body:
        """Return the body chosen."""
        return Body(self.tree.key, self.tree.name())

    def _choices(self) -> MemberChoices:
        """Return what the dialog offers: departments of the day shown, and that day."""
        departments = self._workspace.people.departments(self._day.isoformat())
        return MemberChoices([item.name for item in departments], self._day)

    def _on_add(self) -> None:
        """Ask for a new member, who comes last."""
        position = max((item.position for item in self._members.values()), default=0) + 1
        made = Member("", self.tree.key, valid_from=self._day.isoformat(), position=position)
        self._ask(made)

    def _ask(self, member: Member) -> None:
        """Open the dialog of a member."""
        keeping = Keeping(self._store, self._stored)
        MemberDialog(member, self._body(), self._choices(), keeping, self).open()

    def _store(self, before: Member | None, member: Member) -> None:
        """Add a member, or change the one that is stored."""
        people, today = self._workspace.people, self._clock.today()
        step = partial(people.change, before=before) if before else people.add
        self._commands.write(partial(step, member, today))

    def _stored(self, member: Member) -> Member:
        """Return a member as it is stored now."""
        return self._workspace.office.get(Member, member.key)

    def _on_edit(self) -> None:
        """Ask for what is to change."""
        member = self._current()
        if member is not None:
            self._ask(member)

    def _on_succeed(self) -> None:
        """Ask who follows."""
        member = self._current()
        if member is not None:
            SuccessionDialog(member, self._day, partial(self._succeed, member.key), self).open()

    def _succeed(self, key: str, day: dt.date, post: str, name: str) -> None:
        """Register who follows."""
        self._commands.write(
            partial(self._workspace.people.succeed, key, day, self._clock.today(), post=post, name=name)
        )

    def _on_remove(self) -> None:
        """Remove the member stood on; Ctrl+Z brings it back."""
        member = self._current()
        if member is not None:
            self._commands.do(partial(self._workspace.people.remove, member.key, member))

    def _printed(self) -> list[PrintedPart]:
        """Return who is in the body shown."""
        return [figures_part(self.heading.text(), self.table.figures, self.warning.text())]

    def _on_export(self) -> None:
        """Write the members of the day."""
        day = self._day
        self._commands.export("構成員の書き出し", f"推進体制_{day}", partial(self._write, day))

    def _write(self, day: dt.date, path: Path, progress: Progress) -> None:
        """Write the workbook; in the worker's thread."""
        self._workspace.people_files.write_members(day, path, progress)

    def _lay_out(self) -> None:
        """Put the tree in a card at the left, the members in one at the right."""
        self._cards = Card(self), Card(self)
        self._boxes = QVBoxLayout(self._cards[0]), QVBoxLayout(self._cards[1])
        self._boxes[0].addWidget(text_label("推進体制", "heading", self))
        self._boxes[0].addWidget(self.tree, 1)
        row = FlowLayout()
        for widget in (text_label("日付", "note", self), self.day, self.add_button, self.edit_button,
                       self.succeed_button, self.remove_button, self.print_button,
                       self.export_button):  # fmt: skip
            row.addWidget(widget)
        self._boxes[1].addWidget(self.heading)
        self._boxes[1].addLayout(row)
        for message in (self.warning, self.empty):
            self._boxes[1].addWidget(message)
        self._boxes[1].addWidget(self.table, 1)
        self._split = SplitBody(self._theme, *self._cards, self, is_first_low=True)
        self._split.share(*_SHARES)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split.scrolled(self))
        self._space()

    def _connect(self) -> None:
        """Wire the parts."""
        self.tree.chosen.connect(self.read)
        self.day.dateChanged.connect(self.read)
        self.table.opened.connect(self._on_edit)
        self.add_button.clicked.connect(self._on_add)
        self.add_first.clicked.connect(self._on_add)
        self.edit_button.clicked.connect(self._on_edit)
        self.succeed_button.clicked.connect(self._on_succeed)
        self.remove_button.clicked.connect(self._on_remove)
        self.export_button.clicked.connect(self._on_export)
        self._theme.changed.connect(self._space)
        self._clock.changed.connect(self._on_another_day)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._cards[0].setMinimumWidth(self._theme.px(_TREE_PX))
        for box in self._boxes:
            box.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
            box.setSpacing(gap(8))


def _fields(members: Sequence[Member], body: str) -> list[str]:
    """Return the fields shown: without those that are empty, or the body's own name, for all members."""
    told = {name for name in _OPTIONAL for item in members if getattr(item, name) not in ("", body)}
    return [name for name in _COLUMNS if name in told or name not in _OPTIONAL]


def _row(member: Member, fields: Sequence[str]) -> FigureRow:
    """Return a member as a row of the table."""
    make = {name: day_cell if name in _TERM else FigureCell for name in fields}
    return FigureRow(tuple(make[name](getattr(member, name)) for name in fields), member.key)
