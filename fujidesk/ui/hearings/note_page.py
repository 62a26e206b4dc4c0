"""記録: notes typed while people speak; the agenda at the left, the project at the right."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Attachment, Hearing, Note
from fujidesk.ui.formats import short_day
from fujidesk.ui.hearings.agenda_card import AgendaCard
from fujidesk.ui.hearings.attachment_card import AttachmentCard
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.note_input import NoteInput
from fujidesk.ui.hearings.note_keeper import NoteKeeper
from fujidesk.ui.hearings.note_table import NoteTable
from fujidesk.ui.hearings.other_drafts import OtherDrafts
from fujidesk.ui.hearings.project_sheet import ProjectSheet
from fujidesk.ui.hearings.subjects import Subject
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage
from fujidesk.ui.widgets.clashes import Clashes
from fujidesk.ui.widgets.scroll_page import scroll_page

_STACK_BELOW_PX = 900
_CHOOSE, _OPEN_ONE = "ヒアリングを選ぶと、ここで記録できます。", "直近のヒアリングを開く"
_NONE_YET, _PLAN_ONE = "記録するヒアリングがまだありません。先に予定を入れてください。", "予定へ"


class NotePage(QWidget):
    """hearing_chosen(key): another one is to be shown. opened(number): a sheet is wanted.

    new_project_opened(key): a new project is wanted.
    begin_chosen: none is shown, and the user goes to one, or to where the first is planned.
    """

    begin_chosen = Signal()
    hearing_chosen = Signal(str)
    opened = Signal(str)
    new_project_opened = Signal(str)

    def __init__(
        self,
        theme: Theme,
        commands: HearingCommands,
        departments: Sequence[str],
        parent: QWidget,
        words: HearingWords = STANDARD_HEARING_WORDS,
    ) -> None:
        super().__init__(parent)
        self._theme, self._commands = theme, commands
        self._hearing: Hearing | None = None
        self._notes: list[Note] = []
        self._read_only = False
        self.box = QComboBox(self)
        self.message, self.empty = InlineMessage(self), InlineMessage(self)
        self.first = self.empty.add_button("")
        self.lines = NoteTable(theme, self)
        self.input = NoteInput(departments, self)
        self.others, self.clashes = OtherDrafts(self), Clashes(self)
        self._keeper = NoteKeeper(
            self.input, self.message, commands, self, others=self.others, clashes=self.clashes
        )
        self._sheet = ProjectSheet(theme, self)
        self.agenda = AgendaCard(theme, self, words)
        self.files = AttachmentCard(theme, self)
        self.files.take_drops_on(self)
        self._lay_out()
        self._connect()
        self.show_hearing(None, (), (), read_only=False)

    @property
    def timer(self) -> QTimer:
        """The clock by which the unfinished line is kept."""
        return self._keeper.timer

    def show_hearing(self, hearing: Hearing | None, notes: Sequence[Note], subjects: Sequence[Subject],
                     *, read_only: bool) -> None:  # fmt: skip
        """Show a hearing; what is typed stays as long as it is the same one."""
        self._hearing, self._notes, self._read_only = hearing, list(notes), read_only
        self.lines.show_notes(notes)
        self._sheet.show_subjects(subjects)
        year = 0 if hearing is None else hearing.fiscal_year
        self.input.allow(year, may_type=hearing is not None and not read_only, read_only=read_only)
        self.agenda.show_hearing(hearing)
        self._keeper.stand_on(hearing, read_only=read_only)

    def show_files(self, files: Sequence[Attachment]) -> None:
        """Show the files kept with the hearing, and what can be given out of it."""
        self.files.show_files(files, may_add=self._hearing is not None, read_only=self._read_only)

    def show_choices(self, hearings: Sequence[Hearing]) -> None:
        """Offer hearings in the box; the one shown stays chosen."""
        with QSignalBlocker(self.box):
            self.box.clear()
            self.box.addItem("ヒアリングを選ぶ…" if hearings else "ヒアリングの予定はまだありません", "")
            for one in hearings:
                when = f"{short_day(one.day)} {one.start}".strip() or "日未定"
                self.box.addItem(f"{when}　{one.department or one.title or one.key}", one.key)
            key = self._hearing.key if self._hearing is not None else ""
            self.box.setCurrentIndex(max(self.box.findData(key), 0))
        self.first.setText(_OPEN_ONE if hearings else _PLAN_ONE)
        words = _CHOOSE if hearings else _NONE_YET
        self.empty.show_message(words if self._hearing is None else "")

    def flush(self) -> None:
        """End the line being typed."""
        self._keeper.flush()

    def _on_back(self) -> None:
        """Edit the line before."""
        if self._notes and not self._keeper.is_editing:
            self._keeper.edit(self._notes[-1])

    def _on_remove(self, note: Note) -> None:
        """Remove a line; undo brings it back."""
        if not self._read_only:
            self._keeper.forget(note)
            self._commands.remove_note(note)

    def _on_box(self) -> None:
        """Ask for another hearing."""
        self.flush()
        self.hearing_chosen.emit(str(self.box.currentData()))

    def _lay_out(self) -> None:
        """Put agenda, lines with the input below, and projects with files side by side."""
        self.box.setAccessibleName("記録するヒアリング")
        middle = QVBoxLayout()
        middle.addWidget(self.box)
        middle.addWidget(self.empty)
        middle.addWidget(self.message)
        middle.addWidget(self.lines, 1)
        middle.addWidget(self.others)
        middle.addWidget(self.clashes)
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
        self._arrange()

    def _connect(self) -> None:
        """Wire input and choices."""
        self._theme.changed.connect(self._arrange)
        self.input.back_chosen.connect(self._on_back)
        self.lines.edit_chosen.connect(self._keeper.edit)
        self.lines.remove_chosen.connect(self._on_remove)
        self.box.activated.connect(self._on_box)
        self.first.clicked.connect(self.begin_chosen)
        self._sheet.opened.connect(self.opened)
        self._sheet.new_project_opened.connect(self.new_project_opened)

    def _arrange(self) -> None:
        """Put the agenda over the projects where there is little width for the text size."""
        narrow = self.width() < self._theme.px(_STACK_BELOW_PX)
        self._row.setStretch(self._row.count() - 1, 4 if narrow else 2)
        self.lines.set_narrow(narrow=narrow)
        self.input.set_narrow(narrow=narrow)
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
