"""The lines noted in a hearing, each in full: edited by Enter or two clicks, removed by Delete.

Where it is narrow, who owes what until when stands behind the text and not in columns of its own.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from fujidesk.domain.hearings import NOTE_KIND_NAMES, Note
from fujidesk.ui.formats import short_day
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme

_HEADINGS = ("時刻", "種類", "内容", "部署", "期限")
_TEXT = 2
_WIDTHS = {0: 60, 1: 60, 3: 120, 4: 88}
"""Columns and their widths at 100 % text; the text takes what is left."""
_ROW_PX = 28


class NoteTable(QTableView):
    """edit_chosen, remove_chosen(Note): the line is to be edited, or to go."""

    edit_chosen = Signal(Note)
    remove_chosen = Signal(Note)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._notes: list[Note] = []
        self._is_narrow = False
        self._rows = TextTableModel(_HEADINGS, self)
        self.setModel(self._rows)
        self.setAccessibleName("記録した行")
        self.setToolTip("Enter か 2 回のクリックで直し、Delete で消します")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self.doubleClicked.connect(self._edit)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show other lines; a new one at the end comes into sight, else the cursor stays."""
        row, before = self.currentIndex().row(), len(self._notes)
        self._notes = list(notes)
        self._fill()
        if len(notes) > before or row < 0:
            self.scrollToBottom()
        elif notes:
            self.selectRow(min(row, len(notes) - 1))

    def set_narrow(self, *, narrow: bool) -> None:
        """Put who and when behind the text, or into columns."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            for column in (3, 4):
                self.setColumnHidden(column, narrow)
            self._fill()
            self._share()
            self.scrollToBottom()

    def _fill(self) -> None:
        """Put the lines into rows of texts."""
        rows = [self._row(note) for note in self._notes]
        self._rows.set_rows(rows, [" ".join(filter(None, row)) for row in rows])

    def _row(self, note: Note) -> tuple[str, ...]:
        """Return the cells of a line."""
        text, due = note.text, short_day(note.due)
        if self._is_narrow:
            owed = " ".join(filter(None, (note.department, due and f"{due}まで")))
            text = f"{text}（{owed}）" if owed else text
        return note.at[11:16], NOTE_KIND_NAMES[note.kind], text, note.department, due

    def _current(self) -> Note | None:
        """Return the line under the cursor; None for none."""
        row = self.currentIndex().row()
        return self._notes[row] if 0 <= row < len(self._notes) else None

    def _edit(self) -> None:
        """Ask for the line under the cursor to be edited."""
        note = self._current()
        if note is not None:
            self.edit_chosen.emit(note)

    def _restyle(self) -> None:
        """Take over the text size; a long text has as many lines as it needs."""
        dress_table(self, self._theme)
        self.setShowGrid(True)
        self.setWordWrap(True)
        self.verticalHeader().setMinimumSectionSize(self._theme.px(_ROW_PX))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._share()

    def _share(self) -> None:
        """Give the text what the other columns leave."""
        rest = self.viewport().width()
        for column, width in _WIDTHS.items():
            self.setColumnWidth(column, self._theme.px(width))
            rest -= 0 if self.isColumnHidden(column) else self._theme.px(width)
        self.setColumnWidth(_TEXT, max(rest, self._theme.px(_WIDTHS[3])))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit with Enter, remove with Delete."""
        note = self._current()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit()
        elif event.key() == Qt.Key.Key_Delete and note is not None:
            self.remove_chosen.emit(note)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new width."""
        super().resizeEvent(event)
        self._share()
