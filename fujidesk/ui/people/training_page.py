"""研修: the training of a fiscal year, with attendance by department."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import era_day, half_year_of, long_year, short_year
from fujidesk.domain.people import Training
from fujidesk.domain.printed import PrintedPart
from fujidesk.domain.progress import Progress
from fujidesk.domain.three_states import Part
from fujidesk.services.people import TrainingLine
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.forms.asking_dialog import day_edit, day_of
from fujidesk.ui.forms.record_dialog import Keeping, RecordDialog
from fujidesk.ui.people.attendance_edit import AttendanceEdit
from fujidesk.ui.people.commands import PeopleCommands
from fujidesk.ui.people.day_cell import DAY_CHARS, day_cell
from fujidesk.ui.people.words import first_departments
from fujidesk.ui.printed_lists import PrintedLists
from fujidesk.ui.widgets.basics import Card, InlineMessage, button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowLayout
from fujidesk.ui.widgets.printed_figures import figures_part
from fujidesk.ui.widgets.split_body import SplitBody

_COLUMNS = (
    FigureColumn("日付", chars=DAY_CHARS), FigureColumn("テーマ", wraps=True),
    FigureColumn("参加部署", is_figure=True, chars=10), FigureColumn("参加者", is_figure=True, chars=8),
    FigureColumn("参加率", is_figure=True, chars=8),
    FigureColumn("講師", chars=16, wraps=True), FigureColumn("場所", chars=16, wraps=True),
)  # fmt: skip
"""What can be missed stands last: short of room, the table scrolls."""
_CAME = (FigureColumn("部署", wraps=True), FigureColumn("参加者", is_figure=True, chars=10))
_SHARES = (5, 2)
"""Of the width: training, who came."""
_FIELDS = {"theme": "テーマ", "place": "場所", "lecturer": "講師（職名）"}


class TrainingDialog(RecordDialog[Training]):
    """Makes or changes a training; attendance is a line a department, as it pastes from Excel.

    A new training has no key, and the day that is proposed.
    """

    PARTS: ClassVar[Mapping[Part, str]] = {
        ("day",): "日付", **{(name,): word for name, word in _FIELDS.items()}, ("attendance",): "参加者",
    }  # fmt: skip

    def __init__(
        self, training: Training, workspace: Workspace, commands: PeopleCommands, parent: QWidget
    ) -> None:
        word = "変更" if training.key else "登録"
        text = (
            f"{workspace.profile.words.leader}の研修です。"
            "参加者は「部署 人数」を1行ずつ入力します（Excel から貼れます）。"
        )
        words = (f"研修の{word}", text, f"{word}する")
        keeping = Keeping(self._save, self._stored)
        super().__init__(words, training, keeping, parent, is_new=not training.key)
        self._workspace, self._commands = workspace, commands
        self.texts = {name: QLineEdit(getattr(training, name), self) for name in _FIELDS}
        self.day = day_edit(dt.date.fromisoformat(training.day), self)
        self.add_field("日付", self.day)
        for name, label in _FIELDS.items():
            self.add_field(label, self.texts[name])
        names = [item.name for item in workspace.people.departments(training.day)]
        self.attendance = AttendanceEdit(training.attendance, names, self)
        self.add_field("参加者", self.attendance)

    def value(self) -> Training:
        """Return the training as it stands in the fields.

        Raises:
            UserError: a line of those who came cannot be read.
        """
        texts = {name: field.text().strip() for name, field in self.texts.items()}
        return replace(
            self.record, day=day_of(self.day), theme=texts["theme"], place=texts["place"],
            lecturer=texts["lecturer"], attendance=self.attendance.attendance(),
        )  # fmt: skip

    def show_part(self, part: Part, record: Training) -> None:
        """Put the day, a text or those who came into its field."""
        (name,) = part
        if name == "day":
            self.day.setDate(QDate.fromString(record.day, Qt.DateFormat.ISODate))
        elif name == "attendance":
            self.attendance.show_attendance(record.attendance)
        else:
            self.texts[name].setText(getattr(record, name))

    def part_words(self, part: Part, record: Training) -> str:
        """Return a part in words; departments with their people."""
        if part == ("attendance",):
            return "、".join(f"{name} {people} 人" for name, people in record.attendance)
        return super().part_words(part, record)

    def _save(self, before: Training | None, training: Training) -> None:
        """Store another state of it, or a new one."""
        self._commands.write(partial(self._workspace.people.save_training, training, before))

    def _stored(self, training: Training) -> Training:
        """Return a training as it is stored now."""
        return self._workspace.office.get(Training, training.key)


class TrainingPage(QWidget):
    """The page; what it writes is told by the commands."""

    def __init__(
        self, workspace: Workspace, context: ScreenContext, commands: PeopleCommands, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._theme = context.theme
        self._clock = context.clock
        self._commands = commands
        self._year = 0
        self._lines: dict[str, TrainingLine] = {}
        self.heading = text_label("", "heading", self)
        self.empty = InlineMessage(self)
        self.add_first = self.empty.add_button("研修を登録…")
        self.table = FigureTable("研修", context.theme, self, whole_rows=True, act="研修を変更する")
        self.came = FigureTable("参加者", context.theme, self, whole_rows=True, act="研修を変更する")
        for table in (self.table, self.came):
            table.is_sample = workspace.is_sample
        self.absent = text_label("", "note", self, wrap=True)
        self.add_button, self.edit_button = button("登録…", self, primary=True), button("変更…", self)
        self.remove_button, self.export_button = button("削除", self), button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        PrintedLists(workspace, context, self, self.print_button, self._printed)
        self._lay_out()
        self._connect()

    def show_year(self, year: int) -> None:
        """Show the training of a fiscal year."""
        self._year = year
        lines = self._workspace.people.trainings(year)
        self._lines = {line.training.key: line for line in lines}
        self.table.show_rows([_row(line) for line in lines], _COLUMNS)
        self.heading.setText(f"{long_year(year)}の研修　{len(lines)} 回")
        self.empty.show_message("" if lines else "この年度の研修は登録されていません。")
        self._show_came()
        self._commands.allow((self.add_button, self.add_first, self.edit_button, self.remove_button))
        if not lines:
            for item in (self.edit_button, self.remove_button):
                item.setEnabled(False)
                item.setToolTip("研修を選んでください。")

    def _current(self) -> Training | None:
        """Return the training stood on; None for none."""
        line = self._lines.get(self.table.current_number())
        return None if line is None else line.training

    def _show_came(self) -> None:
        """Show who came to the training stood on."""
        line = self._lines.get(self.table.current_number())
        pairs = () if line is None else line.training.attendance
        rows = [
            FigureRow((FigureCell(name), FigureCell(f"{count} 人", key=count)), name) for name, count in pairs
        ]
        self.came.show_rows(rows, _CAME)
        absent = () if line is None else line.absent
        names = first_departments(absent)
        words = f"参加のない部署 {len(absent)} 課：{names}" if absent else "すべての部署が参加しました。"
        self.absent.setText(words if line else "")
        self.absent.setToolTip("、".join(absent))
        self._cards[1].setVisible(bool(self._lines))

    def _on_add(self) -> None:
        """Ask for a new training."""
        made = Training("", self._year, self._proposed_day().isoformat())
        TrainingDialog(made, self._workspace, self._commands, self).open()

    def _proposed_day(self) -> dt.date:
        """Return today where it lies in the year shown, else the first day of that year."""
        today = self._clock.today()
        return today if half_year_of(today).fiscal_year == self._year else dt.date(self._year, 4, 1)

    def _on_edit(self) -> None:
        """Ask for what is to change."""
        training = self._current()
        if training is not None and not self._commands.read_only:
            TrainingDialog(training, self._workspace, self._commands, self).open()

    def _on_remove(self) -> None:
        """Remove the training stood on; Ctrl+Z brings it back."""
        training = self._current()
        if training is not None:
            self._commands.do(partial(self._workspace.people.remove_training, training.key, training))

    def _printed(self) -> list[PrintedPart]:
        """Return the year's training, and who came to the one stood on."""
        training = self._current()
        came = "" if training is None else f"参加者　{era_day(dt.date.fromisoformat(training.day))}"
        return [
            figures_part(self.heading.text(), self.table.figures, ""),
            figures_part(came, self.came.figures, self.absent.text()),
        ]

    def _on_export(self) -> None:
        """Write the training of the year."""
        name = f"研修_{short_year(self._year)}"
        self._commands.export("研修の書き出し", name, partial(self._write, self._year))

    def _write(self, year: int, path: Path, progress: Progress) -> None:
        """Write the workbook; in the worker's thread."""
        self._workspace.people_files.write_trainings(year, path, progress)

    def _lay_out(self) -> None:
        """Put the list in a card at the left, who came to the training stood on in one at the right."""
        gap = self._theme.gap
        self._cards = Card(self), Card(self)
        boxes = [QVBoxLayout(card) for card in self._cards]
        for box in boxes:
            box.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row = FlowLayout()
        for widget in (self.add_button, self.edit_button, self.remove_button, self.print_button,
                       self.export_button):  # fmt: skip
            row.addWidget(widget)
        boxes[0].addWidget(self.heading)
        boxes[0].addLayout(row)
        boxes[0].addWidget(self.empty)
        boxes[0].addWidget(self.table, 1)
        boxes[1].addWidget(text_label("参加者", "heading", self))
        boxes[1].addWidget(self.absent)
        boxes[1].addWidget(self.came, 1)
        self._split = SplitBody(self._theme, *self._cards, self)
        self._split.share(*_SHARES)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._split.scrolled(self))

    def _connect(self) -> None:
        """Wire the parts."""
        self.table.row_changed.connect(self._show_came)
        for table in (self.table, self.came):
            table.opened.connect(self._on_edit)
        self.add_button.clicked.connect(self._on_add)
        self.add_first.clicked.connect(self._on_add)
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)
        self.export_button.clicked.connect(self._on_export)


def _row(line: TrainingLine) -> FigureRow:
    """Return a training as a row of the table."""
    item = line.training
    came = [count for _, count in item.attendance if count > 0]
    rate = "" if line.rate is None else f"{line.rate:.0%}"
    cells = (
        day_cell(item.day), FigureCell(item.theme), FigureCell(f"{len(came)} 課", key=len(came)),
        FigureCell(f"{sum(came)} 人", key=sum(came)), FigureCell(rate, key=line.rate or 0.0),
        FigureCell(item.lecturer), FigureCell(item.place),
    )  # fmt: skip
    return FigureRow(cells, item.key)
