"""記録: notes taken while people speak, with the agenda at the left and the projects at the right.

What is typed is stored every two seconds as the hearing's unfinished line, so that a
crash loses nothing; Enter gives it its place among the lines.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.hearings import NOTE_KIND_NAMES, Attachment, Hearing, Note
from fujidesk.domain.note_drafts import draft_body, draft_of
from fujidesk.domain.records import ProjectRow
from fujidesk.ui.hearings.agenda_card import AgendaCard
from fujidesk.ui.hearings.attachment_card import AttachmentCard
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.note_input import NoteInput
from fujidesk.ui.hearings.project_sheet import ProjectSheet
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage
from fujidesk.ui.widgets.scroll_page import scroll_page

SAVE_EVERY_MS = 2000
_HEADINGS = ("時刻", "種類", "内容", "部署", "期限")
_WIDTHS = (56, 60, 360, 100)
_STACK_BELOW_PX = 900
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
        self.message = InlineMessage(self)
        self._model = TextTableModel(_HEADINGS, self)
        self.lines = QTableView(self)
        self.input = NoteInput(departments, self)
        self._sheet = ProjectSheet(theme, self)
        self.agenda = AgendaCard(theme, self)
        self.files = AttachmentCard(theme, self)
        self.files.take_drops_on(self)
        self.timer = QTimer(self)
        self.timer.setInterval(SAVE_EVERY_MS)
        self._lay_out()
        self._connect()
        self.show_hearing(None, (), (), read_only=False)

    def show_hearing(self, hearing: Hearing | None, notes: Sequence[Note], rows: Sequence[ProjectRow], *,
                     read_only: bool) -> None:  # fmt: skip
        """Show a hearing; what is typed stays as long as it is the same one."""
        before = self._hearing.key if self._hearing is not None else ""
        self._hearing, self._notes, self._read_only = hearing, list(notes), read_only
        self._show_lines()
        self._sheet.show_projects(rows)
        year = 0 if hearing is None else hearing.fiscal_year
        self.input.allow(year, may_type=hearing is not None and not read_only, read_only=read_only)
        self.agenda.show_hearing(hearing)
        if (hearing.key if hearing is not None else "") != before:
            self._restore()

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show the files kept with the hearing, and what can be given out of it."""
        self.files.show_files(files, may_add=self._hearing is not None, read_only=self._read_only)

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
        """End the line being typed, before the window closes or another hearing is shown.

        One whose due day cannot be read is kept as it is typed, and is found again.
        """
        self.input.line.finish_composing()
        if self.input.fault():
            self.autosave()
        else:
            self.commit()

    def commit(self) -> None:
        """Make the line being typed one of the hearing's, and begin an empty one."""
        fault = self.input.fault()
        if fault:
            self.message.show_message(fault)
            self.input.due.setFocus()
            return
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
        if note is None:
            return
        if note.key:
            self._store_edited(note)
            return
        body = draft_body(self.input.draft())
        if body != self._kept and self._commands.keep_draft(note.hearing, body):
            self._kept = body
            self._say_saved()

    def _store_edited(self, note: Note) -> None:
        """Store a line that is edited where it has changed and can be read."""
        is_ready = note.text and note != self._editing and not self.input.fault()
        if is_ready and self._commands.change_note(note):
            self._editing = note
            self._say_saved()

    def _typed(self) -> Note | None:
        """Return the line as it is typed, with key "" while it is none; None where nothing can be typed."""
        if self._hearing is None or self._read_only:
            return None
        draft = self.input.draft()
        return replace(
            self._editing or Note("", self._hearing.key), kind=draft.kind, text=draft.text,
            department=draft.department, due=self.input.due_day() or "", number=draft.number,
        )  # fmt: skip

    def _restore(self) -> None:
        """Begin with the line that was left unfinished."""
        self._clear()
        can_type = self._hearing is not None and not self._read_only
        self._kept = self._commands.draft(self._hearing.key) if self._hearing and can_type else ""
        self.message.show_message(_FOUND if self._kept else "")
        if self._kept:
            self.input.show_draft(draft_of(self._kept), modified=True)

    def _edit(self, note: Note) -> None:
        """Put a line into the input."""
        self._editing = note
        self.input.edit(note)

    def _clear(self) -> None:
        """Begin an empty line."""
        self._editing = None
        self._kept = ""
        self.input.clear()
        self.message.show_message("")

    def _say_saved(self) -> None:
        """Tell quietly that all is stored."""
        self.input.saved.setText(f"保存済み {_now():%H:%M:%S}")

    def _show_lines(self) -> None:
        """Show the finished lines, the newest in sight."""
        rows = [
            (note.at[11:16], NOTE_KIND_NAMES[note.kind], note.text, note.department, note.due)
            for note in self._notes
        ]
        self._model.set_rows(rows, [" ".join(row) for row in rows])
        self.lines.scrollToBottom()

    def _on_back(self) -> None:
        """Edit the line before."""
        if self._notes and not self._read_only and self._editing is None:
            self._edit(self._notes[-1])

    def _on_line(self) -> None:
        """Edit the line that was double clicked; what is being typed is ended first."""
        self.flush()
        lines, row = self._notes, self.lines.currentIndex().row()
        if 0 <= row < len(lines) and not self._read_only:
            self._edit(lines[row])
            self.input.line.setFocus()

    def _on_box(self) -> None:
        """Ask for another hearing."""
        self.flush()
        self.hearing_chosen.emit(str(self.box.currentData()))

    def _lay_out(self) -> None:
        """Put agenda, lines with the input below, and projects with files side by side."""
        self.box.setAccessibleName("記録するヒアリング")
        self.lines.setModel(self._model)
        self.lines.setAccessibleName("記録した行")
        self.lines.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        middle = QVBoxLayout()
        middle.addWidget(self.box)
        middle.addWidget(self.message)
        middle.addWidget(self.lines, 1)
        middle.addWidget(self.input)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        page = QWidget(self)
        self._side = QVBoxLayout(page)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.agenda, 2)
        self._row.addLayout(middle, 6)
        self._row.addWidget(scroll_page(page, self), 2)
        self._side.addWidget(self._sheet, 1)
        self._side.addWidget(self.files)
        self.setFocusProxy(self.input)
        self._restyle()

    def _connect(self) -> None:
        """Wire input, timer and choices."""
        self._theme.changed.connect(self._restyle)
        self.input.finished.connect(self.commit)
        self.input.back_chosen.connect(self._on_back)
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
        if narrow and self._row.indexOf(self.agenda) >= 0:
            self._row.removeWidget(self.agenda)
            self._side.insertWidget(0, self.agenda, 1)
        elif not narrow and self._row.indexOf(self.agenda) < 0:
            self._side.removeWidget(self.agenda)
            self._row.insertWidget(0, self.agenda, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the width there is."""
        super().resizeEvent(event)
        self._arrange()


def _now() -> dt.datetime:
    """Return the time it is."""
    return dt.datetime.now().astimezone()
