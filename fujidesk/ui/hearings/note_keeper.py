"""What becomes of the line that is typed: kept every two seconds, a line of the hearing on Enter.

It is stored as the hearing's unfinished line, so that a crash loses nothing; Enter gives it its place among
the others. A line that is edited is stored as it stands.
"""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer

from fujidesk.domain.hearings import Hearing, Note
from fujidesk.domain.note_drafts import draft_body, draft_of
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.note_input import NoteInput
from fujidesk.ui.widgets.basics import InlineMessage

SAVE_EVERY_MS = 2000
_FOUND = "前回の書きかけの行を入力欄に戻しました。Enter で確定できます。"


class NoteKeeper(QObject):
    """Stores what is in the input for the hearing it stands on; timer: its clock."""

    def __init__(
        self, typed: NoteInput, message: InlineMessage, commands: HearingCommands, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._input, self._message, self._commands = typed, message, commands
        self._hearing: Hearing | None = None
        self._editing: Note | None = None
        self._kept = self._begun_at = ""
        self._read_only = False
        self.timer = QTimer(self)
        self.timer.setInterval(SAVE_EVERY_MS)
        self.timer.timeout.connect(self.autosave)
        self.timer.start()
        typed.finished.connect(self.commit)
        typed.line.textChanged.connect(self._on_typed)

    @property
    def is_editing(self) -> bool:
        """Whether a line that has its place already is in the input."""
        return self._editing is not None

    def stand_on(self, hearing: Hearing | None, *, read_only: bool) -> None:
        """Type for a hearing; what is typed stays as long as it is the same one."""
        before = self._hearing.key if self._hearing is not None else ""
        self._hearing, self._read_only = hearing, read_only
        if (hearing.key if hearing is not None else "") != before:
            self._restore()

    def flush(self) -> None:
        """End the line being typed, before the window closes or another hearing is shown.

        One whose due day cannot be is kept as it is typed, and is found again.
        """
        self._input.line.finish_composing()
        if self._fault():
            self.autosave()
        else:
            self.commit()

    def commit(self) -> None:
        """Make the line being typed one of the hearing's, and begin an empty one."""
        fault = self._fault()
        if fault:
            self._message.show_message(fault)
            self._input.due.setFocus()
            return
        note = self._typed()
        if note is None or not note.text:
            return
        before = self._editing
        stored = self._commands.change_note(before, note) if before else self._commands.add_note(note)
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
        body = draft_body(self._input.draft())
        if body != self._kept and self._commands.keep_draft(note.hearing, body):
            self._kept = body
            self._say_saved()

    def edit(self, note: Note) -> None:
        """Put a line into the input; what is being typed is ended first."""
        if self._read_only:
            return
        self.flush()
        if not self._fault():
            self._editing = note
            self._input.edit(note)
            self._input.line.setFocus()

    def forget(self, note: Note) -> None:
        """Begin an empty line where a line that is removed was in the input."""
        if self._editing is not None and self._editing.key == note.key:
            self._clear()

    def _fault(self) -> str:
        """Return what keeps the line from being kept; "" where nothing does."""
        return self._input.fault() or self._commands.due_fault(self._input.due_day() or "")

    def _on_typed(self) -> None:
        """Note when a line begins: people ask at that moment, and not when the clerk has caught up."""
        if not self._input.line.shown_text():
            self._begun_at = ""
        elif not self._begun_at:
            self._begun_at = dt.datetime.now().astimezone().isoformat(timespec="seconds")

    def _store_edited(self, note: Note) -> None:
        """Store a line that is edited where it has changed and can be read."""
        before = self._editing
        is_ready = note.text and note != before and not self._fault()
        if before and is_ready and self._commands.change_note(before, note):
            self._editing = note
            self._say_saved()

    def _typed(self) -> Note | None:
        """Return the line as it is typed, with key "" while it is none; None where nothing can be typed."""
        if self._hearing is None or self._read_only:
            return None
        draft = self._input.draft()
        return replace(
            self._editing or Note("", self._hearing.key, at=self._begun_at), kind=draft.kind, text=draft.text,
            department=draft.department, due=self._input.due_day() or "", number=draft.number,
        )  # fmt: skip

    def _restore(self) -> None:
        """Begin with the line that was left unfinished."""
        self._clear()
        if self._hearing is not None and not self._read_only:
            self._kept = self._commands.draft(self._hearing.key)
        self._message.show_message(_FOUND if self._kept else "")
        if self._kept:
            self._input.show_draft(draft_of(self._kept), modified=True)

    def _clear(self) -> None:
        """Begin an empty line."""
        self._editing = None
        self._kept = ""
        self._input.clear()
        self._message.show_message("")

    def _say_saved(self) -> None:
        """Tell quietly that all is stored."""
        self._input.saved.setText(f"保存済み {dt.datetime.now().astimezone():%H:%M:%S}")
