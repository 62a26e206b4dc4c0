"""決定・宿題: what came out of all hearings, who owes it until when, and every line that was noted.

Lines of all fiscal years stand here: what was promised in March is still owed in April.
"""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.hearing_rules import OWED
from fujidesk.domain.hearings import Hearing, Note
from fujidesk.domain.pack_blocks import Column, TableBlock
from fujidesk.domain.printed import PrintedPart
from fujidesk.ui.clock import Clock
from fujidesk.ui.formats import count
from fujidesk.ui.hearings.todo_model import HEADINGS, SCOPE_NAMES, TodoColumn, TodoModel, TodoScope
from fujidesk.ui.hearings.todo_table import TodoTable
from fujidesk.ui.hearings.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage, button, text_label
from fujidesk.ui.widgets.printed_model import model_rows

_TEXT_PX = 200
_PRINTED = {
    TodoColumn.DONE: 5.0, TodoColumn.KIND: 4.0, TodoColumn.TEXT: 32.0, TodoColumn.DEPARTMENT: 10.0,
    TodoColumn.DUE: 9.0, TodoColumn.HEARING: 12.0,
}  # fmt: skip
"""Shares of the width on paper, in full-width characters."""
_NOTHING_YET = (
    "決定と宿題はまだありません。ヒアリングの「記録」で、種類を「決定」か「宿題」にして書くと並びます。"
)
_ALL_DONE = "この条件の決定・宿題はありません。"
_NO_MATCH = "「{0}」を含むものは「{1}」にありません。"
_NOTHING_TO_EXPORT = "決定か宿題を記録すると使えます"


class TodoPage(QWidget):
    """changed(before, after): a line was ticked. opened(key): the hearing of a line is to be shown.

    begin_chosen: nothing is owed yet, and the user goes to where it is noted.
    """

    changed = Signal(Note, Note)
    opened = Signal(str)
    begin_chosen = Signal()

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._owes_any = False
        self.scope, self.text = QComboBox(self), QLineEdit(self)
        for key, word in SCOPE_NAMES.items():
            self.scope.addItem(word, key)
        self.scope.setAccessibleName("どれを出すか")
        self.text.setAccessibleName("内容・部署で絞り込み")
        self.text.setPlaceholderText("内容・部署で絞り込み")
        self.text.setClearButtonEnabled(True)
        self._count = text_label("", "note", self)
        self.empty = InlineMessage(self)
        self.first = self.empty.add_button("")
        self._model = TodoModel(self)
        self.table = TodoTable(self._model, theme, self)
        self.export = button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        self.export.setEnabled(False)
        self.export.setToolTip(_NOTHING_TO_EXPORT)
        self._lay_out()
        self._connect()
        self._restyle()

    def show_notes(self, notes: Sequence[Note], hearings: Sequence[Hearing], *, read_only: bool) -> None:
        """Show other lines; filter, order and cursor stay."""
        kept, row = self.table.current(), self.table.currentIndex().row()
        self._owes_any = any(note.kind in OWED for note in notes)
        self._model.set_notes(notes, hearings, self._clock.today(), READ_ONLY if read_only else "")
        self.table.may_tick = not read_only
        self.export.setEnabled(self._owes_any)
        self.export.setToolTip("" if self._owes_any else _NOTHING_TO_EXPORT)
        self._show(kept.key if kept is not None else "", row)

    def printed(self) -> list[PrintedPart]:
        """Return what shows for paper; what was said in a hearing is for the office alone."""
        columns = tuple(Column(HEADINGS[column], weight) for column, weight in _PRINTED.items())
        table = TableBlock("todo", "", columns, model_rows(self._model, _PRINTED))
        text = self.text.text().strip()
        narrowed = f"{self.scope.currentText()}、「{text}」を含む" if text else self.scope.currentText()
        about = f"条件：{narrowed}　{count(self._model.rowCount())}"
        return [PrintedPart("ヒアリング　決定・宿題", (table,), about, is_internal=True)]

    def search(self, words: str) -> None:
        """Show every line that holds all words."""
        self.scope.setCurrentIndex(self.scope.findData(TodoScope.EVERY))
        self.text.setText(words)
        self.table.setFocus()

    def _on_filter(self) -> None:
        """Show what the filter leaves."""
        kept, row = self.table.current(), self.table.currentIndex().row()
        self._model.set_filter(TodoScope(self.scope.currentData()), self.text.text())
        self._show(kept.key if kept is not None else "", row)

    def _show(self, key: str, row: int) -> None:
        """Put the cursor where it was, and say what to do where there is nothing to show."""
        self.table.choose(key, row)
        self._count.setText(count(self._model.rowCount()))
        words, offer = self._empty_words()
        self.first.setText(offer)
        self.empty.show_message(words)

    def _empty_words(self) -> tuple[str, str]:
        """Return why nothing is shown and what the button beside it does; "" where there is something."""
        if self._model.rowCount():
            return "", ""
        if not self._owes_any and self.scope.currentData() != TodoScope.EVERY:
            return _NOTHING_YET, "ヒアリングを記録する"
        if self.text.text().strip():
            return _NO_MATCH.format(self.text.text().strip(), self.scope.currentText()), "絞り込みを解く"
        if self.scope.currentData() == TodoScope.EVERY:
            return "記録はまだありません。ヒアリングを開いて書くと並びます。", "ヒアリングを記録する"
        return _ALL_DONE, "すべて出す"

    def _on_first(self) -> None:
        """Do what the button beside the empty table offers."""
        if self.text.text().strip() and (self._owes_any or self.scope.currentData() == TodoScope.EVERY):
            self.text.clear()
        elif self._owes_any:
            self.scope.setCurrentIndex(self.scope.findData(TodoScope.OWED))
        else:
            self.begin_chosen.emit()
            return
        self.table.setFocus()

    def _on_toggled(self, note: Note) -> None:
        """Tick a decision or to-do as done, or take that back."""
        if note.kind in OWED:
            done_at = "" if note.done_at else self._clock.today().isoformat()
            self.changed.emit(note, replace(note, done_at=done_at))

    def _on_opened(self, note: Note) -> None:
        """Ask for the hearing of a line."""
        self.opened.emit(note.hearing)

    def _lay_out(self) -> None:
        """Put the filter over the table."""
        tools = QHBoxLayout()
        for part in (self.scope, self.text, self._count):
            tools.addWidget(part)
        tools.addStretch(1)
        tools.addWidget(self.print_button)
        tools.addWidget(self.export)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tools)
        layout.addWidget(self.empty)
        layout.addWidget(self.table, 1)
        layout.addWidget(
            text_label("スペースで完了、Enter でヒアリングを開く、メニューキーで並べ替え", "note", self)
        )
        self.setFocusProxy(self.table)

    def _connect(self) -> None:
        """Wire filter and table."""
        self._theme.changed.connect(self._restyle)
        self.scope.currentIndexChanged.connect(self._on_filter)
        self.text.textChanged.connect(self._on_filter)
        self.first.clicked.connect(self._on_first)
        self.table.toggled.connect(self._on_toggled)
        self.table.opened.connect(self._on_opened)

    def _restyle(self) -> None:
        """Take over the text size."""
        self.text.setMinimumWidth(self._theme.px(_TEXT_PX))
