"""決定・宿題: what came out of all hearings, who owes it until when, and every line that was noted."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QTableView, QVBoxLayout, QWidget

from fujidesk.domain.hearing_rules import OWED, is_overdue
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note
from fujidesk.domain.searching import fold, terms
from fujidesk.ui.clock import Clock
from fujidesk.ui.formats import short_day
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label

OPEN, OVERDUE, ALL, EVERY = "open", "overdue", "all", "every"
_SCOPES = {OPEN: "未完了", OVERDUE: "期限超過", ALL: "決定・宿題すべて", EVERY: "すべての記録"}
_HEADINGS = ("完了", "種類", "内容", "部署", "期限", "ヒアリング")
_WIDTHS = (90, 56, 470, 130, 150)


class _TodoTable(QTableView):
    """toggled: Space on a row. opened: Enter on a row."""

    toggled = Signal()
    opened = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tick with Space, open with Enter."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class TodoPage(QWidget):
    """changed(Note): was ticked. opened(key): the hearing of a line is to be shown."""

    changed = Signal(Note)
    opened = Signal(str)

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._notes: list[Note] = []
        self._shown: list[Note] = []
        self._hearings: dict[str, Hearing] = {}
        self._read_only = False
        self.scope, self.text = QComboBox(self), QLineEdit(self)
        for key, word in _SCOPES.items():
            self.scope.addItem(word, key)
        self.scope.setAccessibleName("どれを出すか")
        self.text.setAccessibleName("内容・部署で絞り込み")
        self.text.setPlaceholderText("内容・部署で絞り込み")
        self.text.setClearButtonEnabled(True)
        self._count = text_label("", "note", self)
        self._model = TextTableModel(_HEADINGS, self)
        self.table = _TodoTable(self)
        self.table.setModel(self._model)
        self.table.setAccessibleName("決定と宿題")
        self.export = button("Excel に書き出す…", self)
        tools = QHBoxLayout()
        for part in (self.scope, self.text, self._count):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(text_label("スペースで完了、Enter でヒアリングを開く", "note", self))
        tools.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tools)
        layout.addWidget(self.table, 1)
        self.setFocusProxy(self.table)
        self._connect()
        self._restyle()

    def show_notes(self, notes: Sequence[Note], hearings: Sequence[Hearing], *, read_only: bool) -> None:
        """Show other lines; filter and cursor stay."""
        self._notes, self._read_only = list(notes), read_only
        self._hearings = {one.key: one for one in hearings}
        self._show()

    def search(self, words: str) -> None:
        """Show every line that holds all words."""
        self.scope.setCurrentIndex(self.scope.findData(EVERY))
        self.text.setText(words)
        self.table.setFocus()

    def _passes(self, note: Note) -> bool:
        """Tell whether a line is in the scope and holds all words."""
        scope, owed = self.scope.currentData(), note.kind in OWED
        inside = {
            OPEN: owed and not note.done_at, OVERDUE: is_overdue(note, self._clock.today()), ALL: owed,
            EVERY: True,
        }[scope]  # fmt: skip
        text = fold(f"{note.text} {note.department} {self._name(note)}")
        return inside and all(word in text for word in terms(self.text.text()))

    def _name(self, note: Note) -> str:
        """Return department and day of a line's hearing."""
        hearing = self._hearings.get(note.hearing)
        return (
            f"{hearing.department} {short_day(hearing.day)}".strip() if hearing is not None else note.hearing
        )

    def _row(self, note: Note) -> tuple[str, ...]:
        """Return the cells of a line."""
        done = "✓ 完了" if note.done_at else ("□ 未完了" if note.kind in OWED else "")
        due = short_day(note.due) + (" ⚠ 期限超過" if is_overdue(note, self._clock.today()) else "")
        return done, NOTE_KIND_NAMES[note.kind], note.text, note.department, due, self._name(note)

    def _show(self) -> None:
        """Show what passes, in the order of due days, those without one last."""
        row = self.table.currentIndex().row()
        self._shown = sorted((note for note in self._notes if self._passes(note)), key=_due)
        self._model.set_rows([self._row(note) for note in self._shown], [note.text for note in self._shown])
        self._count.setText(f"{len(self._shown)} 件")
        self.export.setEnabled(any(note.kind in OWED for note in self._notes))
        self.export.setToolTip("" if self.export.isEnabled() else "決定か宿題を記録すると使えます")
        if self._shown:
            self.table.selectRow(min(max(row, 0), len(self._shown) - 1))

    def _current(self) -> Note | None:
        """Return the line under the cursor; None for none."""
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _on_toggled(self) -> None:
        """Tick a decision or to-do as done, or take that back."""
        note = self._current()
        if note is not None and note.kind in OWED and not self._read_only:
            self.changed.emit(replace(note, done_at="" if note.done_at else self._clock.today().isoformat()))

    def _on_opened(self) -> None:
        """Ask for the hearing of the line."""
        note = self._current()
        if note is not None:
            self.opened.emit(note.hearing)

    def _connect(self) -> None:
        """Wire filter and table."""
        self._theme.changed.connect(self._restyle)
        self.scope.currentIndexChanged.connect(self._show)
        self.text.textChanged.connect(self._show)
        self.table.toggled.connect(self._on_toggled)
        self.table.opened.connect(self._on_opened)
        self.table.doubleClicked.connect(self._on_opened)

    def _restyle(self) -> None:
        """Take over the text size."""
        dress_table(self.table, self._theme)
        for column, width in enumerate(_WIDTHS):
            self.table.setColumnWidth(column, self._theme.px(width))
        self.table.horizontalHeader().setStretchLastSection(True)
        self.text.setMinimumWidth(self._theme.px(_WIDTHS[2]) // 2)


def _due(note: Note) -> tuple[str, str, int]:
    """Sort key: due day, no day last; then hearing and place."""
    return note.due or "9999", note.hearing, note.position
