"""記録: notes taken while people speak, with the agenda at the left and the projects at the right.

What is typed is stored every two seconds as the hearing's unfinished line, so that a
crash loses nothing; Enter gives it its place among the lines.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.hearing_rules import OWED
from fujidesk.domain.hearings import KIND_NAMES, NOTE_KIND_NAMES, Hearing, Note, NoteKind
from fujidesk.domain.records import ProjectRow
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.looks import NOTE_KEYS
from fujidesk.ui.hearings.note_line import NoteLine
from fujidesk.ui.hearings.project_sheet import ProjectSheet
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, InlineMessage, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

SAVE_EVERY_MS = 2000
_HEADINGS = ("時刻", "種類", "内容", "部署", "期限")
_WIDTHS = (56, 60, 360, 100)
_STACK_BELOW_PX = 900
_NO_HEARING = "「予定」でヒアリングを開くと、ここで記録できます。"
_FOUND = "前回の書きかけの行を入力欄に戻しました。Enter で確定できます。"


class NotePage(QWidget):
    """hearing_chosen(key): another one is to be shown. opened(number): a sheet is wanted."""

    hearing_chosen = Signal(str)
    opened = Signal(str)

    def __init__(
        self, theme: Theme, commands: HearingCommands, departments: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._hearing: Hearing | None = None
        self._notes: list[Note] = []
        self._editing: Note | None = None
        self._kept = ""
        self._read_only = False
        self.box = QComboBox(self)
        self._head = text_label("", "", self, wrap=True)
        self.message = InlineMessage(self)
        self._model = TextTableModel(_HEADINGS, self)
        self.lines = QTableView(self)
        self.kinds: dict[NoteKind, QPushButton] = {}
        self.line = NoteLine(self, least_lines=2)
        self.department, self.due, self.number = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.department.setCompleter(ListCompleter(departments, self))
        self._owed = QWidget(self)
        self.saved = text_label("", "note", self)
        self._sheet = ProjectSheet(theme, self)
        self._card = Card(self)
        self.timer = QTimer(self)
        self.timer.setInterval(SAVE_EVERY_MS)
        self._lay_out()
        self._connect()
        self._choose(NoteKind.REMARK)
        self.show_hearing(None, (), (), read_only=False)

    def show_hearing(self, hearing: Hearing | None, notes: Sequence[Note], rows: Sequence[ProjectRow], *,
                     read_only: bool) -> None:  # fmt: skip
        """Show a hearing; what is typed stays as long as it is the same one."""
        before = self._hearing.key if self._hearing is not None else ""
        self._hearing, self._notes, self._read_only = hearing, list(notes), read_only
        self._show_lines()
        self._sheet.show_projects(rows)
        may_type = hearing is not None and not read_only
        for part in (self.line, self._owed, *self.kinds.values()):
            part.setEnabled(may_type)
            part.setToolTip("読み取り専用で開いているため、変更できません。" if read_only else "")
        self._head.setText(_head(hearing) if hearing is not None else _NO_HEARING)
        if (hearing.key if hearing is not None else "") != before:
            self._restore()

    def show_choices(self, hearings: Sequence[Hearing]) -> None:
        """Offer hearings in the box; the one shown stays chosen."""
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem("ヒアリングを選ぶ…", "")
            for one in hearings:
                self.box.addItem(f"{one.day or '日未定'} {one.department or one.key}", one.key)
            key = self._hearing.key if self._hearing is not None else ""
            self.box.setCurrentIndex(max(self.box.findData(key), 0))

    def flush(self) -> None:
        """End the line being typed, before the window closes or another hearing is shown."""
        self.line.finish_composing()
        self.commit()

    def commit(self) -> None:
        """Make the line being typed one of the hearing's, and begin an empty one."""
        note = self._typed()
        if note is None or not note.text:
            return
        stored = self._commands.change_note(note) if note.key else self._commands.add_note(note)
        if stored:
            self._clear()
            self._say_saved()

    def autosave(self) -> None:
        """Keep the unfinished line where it has changed; a line that is edited is stored as it stands."""
        note = self._typed()
        if note is None or (note.text, note.key) == (self._kept, ""):
            return
        if not note.key:
            if self._commands.keep_draft(note.hearing, note.text):
                self._kept = note.text
                self._say_saved()
        elif note.text and note != self._editing and self._commands.change_note(note):
            self._editing = note
            self._say_saved()

    def _typed(self) -> Note | None:
        """Return the line as it is typed, with key "" while it is none; None where nothing can be typed."""
        if self._hearing is None or self._read_only:
            return None
        kind = self._kind()
        owed = kind in OWED
        return replace(
            self._editing or Note("", self._hearing.key), kind=kind, text=self.line.shown_text().strip(),
            department=self.department.text().strip() if owed else "", due=self._day() if owed else "",
            number=self.number.text().strip() if owed else "",
        )  # fmt: skip

    def _day(self) -> str:
        """Return the day typed, as ISO text: 2026-12-01 or 12/1 of the hearing's fiscal year; "" for none."""
        text = self.due.text().strip().replace("/", "-")
        parts = text.split("-")
        if self._hearing is None or not all(part.isdigit() for part in parts) or len(parts) not in (2, 3):
            return ""
        month, day = int(parts[-2]), int(parts[-1])
        year = int(parts[0]) if len(parts) == 3 else self._hearing.fiscal_year + (month < 4)
        try:
            return dt.date(year, month, day).isoformat()
        except ValueError:
            return ""

    def _restore(self) -> None:
        """Begin with the line that was left unfinished."""
        self._clear()
        draft = "" if self._hearing is None else self._commands.draft(self._hearing.key)
        self.message.show_message(_FOUND if draft else "")
        self._kept = draft
        self.line.show_text(draft, modified=bool(draft))

    def _edit(self, note: Note) -> None:
        """Put a line into the input."""
        self._editing = note
        self._choose(note.kind)
        self.line.show_text(note.text, modified=True)
        for box, text in (
            (self.department, note.department),
            (self.due, note.due),
            (self.number, note.number),
        ):
            box.setText(text)
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)

    def _clear(self) -> None:
        """Begin an empty line."""
        self._editing = None
        self._kept = ""
        self.line.show_text("")
        self.message.show_message("")
        for box in (self.department, self.due, self.number):
            box.clear()

    def _say_saved(self) -> None:
        """Tell quietly that all is stored."""
        self.saved.setText(f"保存済み {_now():%H:%M:%S}")

    def _show_lines(self) -> None:
        """Show the finished lines, the newest in sight."""
        rows = [
            (note.at[11:16], NOTE_KIND_NAMES[note.kind], note.text, note.department, note.due)
            for note in self._notes
        ]
        self._model.set_rows(rows, [" ".join(row) for row in rows])
        self.lines.scrollToBottom()

    def _kind(self) -> NoteKind:
        """Return the kind chosen."""
        return next(kind for kind, made in self.kinds.items() if made.isChecked())

    def _choose(self, kind: NoteKind) -> None:
        """Make the line one of a kind; who and until when are asked where they are owed."""
        for each, made in self.kinds.items():
            made.setChecked(each is kind)
        self._owed.setVisible(kind in OWED)

    def _on_kind(self) -> None:
        """Take the kind of the button; typing goes on."""
        self._choose(NoteKind(str(self.sender().property("kind"))))
        self.line.setFocus()

    def _on_back(self) -> None:
        """Edit the line before."""
        lines = self._notes
        if lines and not self._read_only and self._editing is None:
            self._edit(lines[-1])

    def _on_line(self) -> None:
        """Edit the line that was double clicked; what is being typed is ended first."""
        self.flush()
        lines, row = self._notes, self.lines.currentIndex().row()
        if 0 <= row < len(lines) and not self._read_only:
            self._edit(lines[row])
            self.line.setFocus()

    def _on_box(self) -> None:
        """Ask for another hearing."""
        self.flush()
        self.hearing_chosen.emit(str(self.box.currentData()))

    def _lay_out(self) -> None:
        """Put agenda, lines with the input below, and projects side by side."""
        self.box.setAccessibleName("記録するヒアリング")
        self.lines.setModel(self._model)
        self.lines.setAccessibleName("記録した行")
        self.line.setAccessibleName("記録の入力")
        self.line.set_hint("話を書いて Enter。改行は Shift+Enter")
        owed = QHBoxLayout(self._owed)
        owed.setContentsMargins(0, 0, 0, 0)
        for field, word in (
            (self.department, "部署"),
            (self.due, "期限（例 12/1）"),
            (self.number, "事業番号"),
        ):
            field.setPlaceholderText(word)
            field.setAccessibleName(word.partition("（")[0])
            owed.addWidget(field)
        keys = FlowLayout()
        for kind, key in NOTE_KEYS.items():
            self.kinds[kind] = self._kind_button(kind, key)
            keys.addWidget(self.kinds[kind])
        keys.addWidget(self.saved)
        agenda = QScrollArea(self._card)
        agenda.setWidgetResizable(True)
        agenda.setFrameShape(QFrame.Shape.NoFrame)
        agenda.setWidget(self._head)
        agenda.viewport().setAutoFillBackground(False)
        QVBoxLayout(self._card).addWidget(agenda)
        middle = QVBoxLayout()
        for part in (self.box, self.message, self.lines):
            middle.addWidget(part, 1 if part is self.lines else 0)
        middle.addLayout(keys)
        middle.addWidget(self._owed)
        middle.addWidget(self.line)
        self._head.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._side = QVBoxLayout()
        self._row.addWidget(self._card, 2)
        self._row.addLayout(middle, 6)
        self._row.addLayout(self._side, 2)
        self._side.addWidget(self._sheet, 1)
        self.lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.setFocusProxy(self.line)
        self._restyle()

    def _kind_button(self, kind: NoteKind, key: str) -> QPushButton:
        """Return the button of a kind with its key in its words."""
        made = QPushButton(f"{NOTE_KIND_NAMES[kind]} Alt+{key}", self)
        made.setCheckable(True)
        made.setProperty("chip", True)
        made.setProperty("kind", str(kind))
        made.setShortcut(f"Alt+{key}")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(self._on_kind)
        return made

    def _connect(self) -> None:
        """Wire input, timer and choices."""
        self._theme.changed.connect(self._restyle)
        self.line.finished.connect(self.commit)
        self.line.back_chosen.connect(self._on_back)
        for field in (self.department, self.due, self.number):
            field.returnPressed.connect(self.commit)
        self.lines.doubleClicked.connect(self._on_line)
        self.box.activated.connect(self._on_box)
        self._sheet.opened.connect(self.opened)
        self.timer.timeout.connect(self.autosave)
        self.timer.start()

    def _restyle(self) -> None:
        """Take over the text size."""
        dress_table(self.lines, self._theme)
        for column, width in enumerate(_WIDTHS):
            self.lines.setColumnWidth(column, self._theme.px(width))
        self.lines.horizontalHeader().setStretchLastSection(True)
        self._arrange()

    def _arrange(self) -> None:
        """Put the agenda over the projects where there is little width for the text size."""
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        self._row.setStretch(self._row.count() - 1, 4 if narrow else 2)
        if narrow and self._row.indexOf(self._card) >= 0:
            self._row.removeWidget(self._card)
            self._side.insertWidget(0, self._card, 1)
        elif not narrow and self._row.indexOf(self._card) < 0:
            self._side.removeWidget(self._card)
            self._row.insertWidget(0, self._card, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the width there is."""
        super().resizeEvent(event)
        self._arrange()


def _head(hearing: Hearing) -> str:
    """Return head and agenda of a hearing."""
    agenda = [f"{place}. {item}" for place, item in enumerate(hearing.agenda, start=1)]
    words = (
        hearing.department, KIND_NAMES[hearing.kind], day_in_full(hearing.day) or "日未定",
        f"{hearing.start}～{hearing.end} {hearing.place}".strip(),
        f"出席：{'、'.join(hearing.attendees) or '―'}", "", "次第", *agenda,
    )  # fmt: skip
    return "\n".join(words)


def _now() -> dt.datetime:
    """Return the time it is."""
    return dt.datetime.now().astimezone()
