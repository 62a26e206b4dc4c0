"""想定問答: questions that the meeting may ask on a project, with the answers; for the office alone."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QVBoxLayout, QWidget

from fujidesk.domain.pack_editions import PackEdition, PackQuestion
from fujidesk.ui.forms.note_label import NoteLabel
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.kept_text import KeptText
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.widgets.line_list import LineList, ListLine

_HOW = (
    "資料の紙面には載りません。発表のとき手元の画面（発表者の画面）に出ます。"
    "個票のある事業のものは、書き出した PowerPoint のノートにも入ります（市議会の資料を除く）。"
)
_NEW = "（質問を入れてください）"
_NONE = "想定問答はまだありません。聞かれそうなことを「質問を加える」で書いておけます。"
_LINES, _BOX_CHARS = 4, 14


class QuestionPage(QWidget):
    """A list of questions, with the fields of the one stood on below."""

    def __init__(self, commands: PackCommands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._theme = theme
        self._questions: tuple[PackQuestion, ...] = ()
        self._locked = False
        self.list = LineList("想定問答", self)
        self.add = button("質問を加える", self)
        self.remove = button("削除", self)
        self.project = QComboBox(self)
        self.project.setAccessibleName("事業")
        self.project.setEditable(True)
        self.project.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.project.setMinimumContentsLength(_BOX_CHARS)
        self.project.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.question = KeptText("question", "質問", self._on_text, theme, self)
        self.answer = KeptText("answer", "答え", self._on_text, theme, self, lines=3)
        self.told = NoteLabel(self)
        self._lay_out()
        self.list.row_changed.connect(self._on_row)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(self._on_remove)
        self.project.activated.connect(self._on_project)
        line = self.project.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_typed)

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show the questions of a meeting."""
        self._locked = read_only
        self._offer(sight.projects)
        self._questions = sight.edition.questions
        marks = [_mark(item, sight.edition, sight.last) for item in self._questions]
        lines = [ListLine(f"{_line(item)}{mark}") for item, mark in zip(self._questions, marks, strict=True)]
        self.list.show_lines(lines, self.list.row)
        self.list.fit_height(_LINES)
        self._show_list(is_any=bool(lines))
        self.add.setEnabled(not read_only)
        self._show_current()

    def _show_list(self, *, is_any: bool) -> None:
        """Show the list where there is a question; else the page begins with the button that adds one."""
        self.list.setVisible(is_any)
        self.told.show_note("" if is_any else _NONE)
        self.setFocusProxy(self.list if is_any else self.add)

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.question.is_unsaved or self.answer.is_unsaved

    def leave(self) -> None:
        """Forget what could not be stored: it belongs to no other meeting."""
        for field in (self.question, self.answer):
            field.take()

    def flush(self) -> None:
        """Store what is being typed."""
        self.question.flush()
        self.answer.flush()

    def _offer(self, projects: Sequence[tuple[str, str]]) -> None:
        """Offer the projects by number and title."""
        lines = [(f"{number}　{title}", number) for number, title in projects]
        if lines == [(self.project.itemText(row), self.project.itemData(row)) for row in range(len(lines))]:
            return
        with QSignalBlocker(self.project):
            self.project.clear()
            for line, number in lines:
                self.project.addItem(line, number)
        completer = self.project.completer()
        if completer is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)

    def _current(self) -> PackQuestion | None:
        """Return the question stood on."""
        row = self.list.row
        return self._questions[row] if 0 <= row < len(self._questions) else None

    def _show_current(self) -> None:
        """Fill the fields with the question stood on."""
        item = self._current()
        for field in (self.project, self.question, self.answer):
            field.setVisible(item is not None)
        self.remove.setEnabled(item is not None and not self._locked)
        if item is None:
            return
        with QSignalBlocker(self.project):
            self.project.setCurrentIndex(self.project.findData(item.number))
        self.project.setEnabled(not self._locked)
        self.question.show_text(item.question, "", "", locked=self._locked)
        self.answer.show_text(item.answer, "", "", locked=self._locked)

    def _on_row(self) -> None:
        """Show another question; what could not be stored of the one before must not become its text."""
        self.leave()
        self._show_current()

    def _on_add(self) -> None:
        """Begin a question on the project of the one stood on, or the first."""
        item = self._current()
        number = item.number if item is not None else str(self.project.itemData(0) or "")
        if number and self._commands.set_questions(
            (*self._questions, PackQuestion(number, "")), "想定問答を加える"
        ):
            self._questions = self._commands.edition().questions
            self.list.show_lines([ListLine(_line(each)) for each in self._questions], len(self._questions))
            self._show_list(is_any=True)
            self._show_current()
            self.question.editor.setFocus()

    def _on_remove(self) -> None:
        """Take the question stood on away; undo brings it back."""
        row = self.list.row
        if 0 <= row < len(self._questions):
            for field in (self.question, self.answer):
                field.editor.set_unmodified()
            self._store((*self._questions[:row], *self._questions[row + 1 :]), "想定問答の削除")

    def _on_project(self, index: int) -> None:
        """Let the question be on another project."""
        self._change(number=str(self.project.itemData(index)))

    def _on_typed(self) -> None:
        """Take a project by its number or a part of its name; what is none goes back to the one stored."""
        item, typed = self._current(), self.project.currentText().strip()
        if item is None or self._locked or typed == self.project.itemText(self.project.currentIndex()):
            return
        row = self.project.findData(typed)
        if row < 0:
            lines = [self.project.itemText(place) for place in range(self.project.count())]
            found = [place for place, text in enumerate(lines) if typed and typed in text]
            row = found[0] if len(found) == 1 else self.project.findData(item.number)
        with QSignalBlocker(self.project):
            self.project.setCurrentIndex(row)
            self.project.setEditText(self.project.itemText(row))
        if self.project.itemData(row) != item.number:
            self._on_project(row)

    def _on_text(self, place: str, text: str, _before: str) -> bool:
        """Store question or answer; False: it could not be."""
        return self._change(**{place: text})

    def _change(self, **values: str) -> bool:
        """Store the question stood on with other values; False: they could not be."""
        row, item = self.list.row, self._current()
        if item is not None and not self._locked:
            changed = replace(item, **values)
            return self._store((*self._questions[:row], changed, *self._questions[row + 1 :]), "想定問答")
        return True

    def _store(self, questions: tuple[PackQuestion, ...], label: str) -> bool:
        """Store all questions; False: they could not be, and those before stand."""
        before, self._questions = self._questions, questions
        is_stored = self._commands.set_questions(questions, label)
        if not is_stored:
            self._questions = before
        return is_stored

    def _lay_out(self) -> None:
        """Put list, buttons and fields under each other."""
        gap = self._theme.gap(8)
        buttons = FlowRow(self)
        buttons.add(self.add)
        buttons.add(self.remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        layout.addWidget(text_label(_HOW, "note", self, wrap=True))
        layout.addWidget(self.told)
        layout.addWidget(self.list)
        layout.addWidget(buttons)
        for part in (self.project, self.question, self.answer):
            layout.addWidget(part)
        layout.addStretch(1)


def _line(item: PackQuestion) -> str:
    """Return the line of a question: 「1-1-1　質問」."""
    return f"{item.number}　{item.question or _NEW}"


def _mark(item: PackQuestion, edition: PackEdition, last: PackEdition | None) -> str:
    """Tell what became of last year's questions where they were copied."""
    if not edition.copied_from or last is None:
        return ""
    return "（前年度のまま）" if item in last.questions else "（今年度）"
