"""What becomes of the line that is typed: kept every two seconds, a line of the hearing on Enter.

It is stored as an unfinished line of the hearing, so that a crash loses nothing; Enter gives it its place
among the others. A line that is edited is stored as it stands; what somebody else changed in it meanwhile is
asked for field by field.
"""

import datetime as dt
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, QTimer

from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note
from fujidesk.domain.note_drafts import KeptDraft, draft_body, draft_of
from fujidesk.domain.three_states import Part, changed_parts, clashing_parts, with_parts
from fujidesk.ui.hearings.commands import HearingCommands
from fujidesk.ui.hearings.note_input import NoteInput
from fujidesk.ui.hearings.other_drafts import OtherDrafts
from fujidesk.ui.widgets.basics import InlineMessage
from fujidesk.ui.widgets.clashes import Clash, Clashes

SAVE_EVERY_MS = 2000
_FOUND = "前回の書きかけの行を入力欄に戻しました。Enter で確定できます。"
_GONE = (
    "直していた行は、もうありません（削除か「元に戻す」）。"
    "書いた内容は入力欄に残り、Enter で新しい行になります。"
)
_PARTS: dict[Part, str] = {
    ("kind",): "種類", ("text",): "内容", ("department",): "部署", ("due",): "期限", ("number",): "事業番号",
}  # fmt: skip


class NoteKeeper(QObject):
    """Stores what is in the input for the hearing it stands on; timer: its clock.

    others, clashes: where it shows what others type, and what they changed in the line that is edited.
    """

    def __init__(
        self, typed: NoteInput, message: InlineMessage, commands: HearingCommands, parent: QObject,
        *, others: OtherDrafts, clashes: Clashes,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._input, self._message, self._commands = typed, message, commands
        self._others, self._clashes = others, clashes
        self._hearing: Hearing | None = None
        self._editing: Note | None = None
        self._kept = commands.own_draft("")
        self._begun_at = ""
        self._read_only = False
        self.timer = QTimer(self)
        self.timer.setInterval(SAVE_EVERY_MS)
        self.timer.timeout.connect(self.autosave)
        self.timer.start()
        typed.finished.connect(self.commit)
        typed.line.textChanged.connect(self._on_typed)
        others.taken.connect(self._on_taken)

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
        self._show_others()

    def flush(self) -> None:
        """End the line being typed, before the window closes or another hearing is shown.

        One that cannot be stored, since its due day cannot be or somebody else changed it, is kept as it is
        typed, and is found again.
        """
        self._input.line.finish_composing()
        if self._fault():
            self.autosave()
        else:
            self.commit()
        if self._editing is not None and self._typed() != self._editing:
            self._set_aside()

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
        if self._store_edited(note) if note.key else self._commands.add_note(note, self._kept):
            self._clear()
            self._show_others()
            self._say_saved()

    def autosave(self) -> None:
        """Keep the unfinished line where it has changed; a line that is edited is stored as it stands."""
        note = self._typed()
        if note is None:
            return
        if note.key:
            is_ready = note.text and note != self._editing and not self._fault()
            if is_ready and not self._clashes.open_fields and self._store_edited(note):
                self._say_saved()
            return
        if self._keep():
            self._say_saved()
            self._show_others()

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

    def _keep(self) -> bool:
        """Keep what is in the input as a draft; tells whether that was needed and done."""
        body = draft_body(self._input.draft())
        if self._hearing is None or body == self._kept.body:
            return False
        kept = self._commands.keep_draft(self._hearing.key, body, self._kept)
        self._kept = kept or self._kept
        return kept is not None

    def _fault(self) -> str:
        """Return what keeps the line from being kept; "" where nothing does."""
        return self._input.fault() or self._commands.due_fault(self._input.due_day() or "")

    def _on_typed(self) -> None:
        """Note when a line begins: people ask at that moment, and not when the clerk has caught up."""
        if not self._input.line.shown_text():
            self._begun_at = ""
        elif not self._begun_at:
            self._begun_at = dt.datetime.now().astimezone().isoformat(timespec="seconds")

    def _store_edited(self, note: Note) -> bool:
        """Store an edited line beside what others changed in it; tells whether it is stored.

        What both changed is asked for; where the line is gone, what was typed becomes a new one.
        """
        shown, stored = self._editing, self._commands.stored_note(note.key)
        if shown is None or stored is None:
            self._editing = None
            self._message.show_message(_GONE, "care")
            self._keep()
            return False
        self._clashes.clear()
        for part in clashing_parts(_PARTS, shown, note, stored):
            choose = partial(self._on_chosen, part, stored)
            words = (_PARTS[part], _words(part, stored), _words(part, note))
            self._clashes.show_clash(Clash(*words, partial(choose, keeps=False), partial(choose, keeps=True)))
        self._show_others()
        if self._clashes.open_fields:
            return False
        merged = with_parts(stored, note, changed_parts(_PARTS, shown, note))
        if not self._commands.change_note(stored, merged):
            return False
        self._editing = merged
        if merged != note:
            self._input.edit(merged)
        return True

    def _on_chosen(self, part: Part, stored: Note, *, keeps: bool) -> None:
        """Take the choice of a part; the last one stores the line."""
        typed = self._typed()
        if self._editing is None or typed is None:
            return
        self._editing = with_parts(self._editing, stored, [part])
        if keeps:
            self._input.edit(with_parts(typed, stored, [part]))
        self._input.line.setFocus()
        self.autosave()
        self._show_others()

    def _set_aside(self) -> None:
        """Keep an edited line that could not be stored as a draft, and begin an empty one."""
        self._editing = None
        self._kept = self._commands.own_draft("")
        if self._keep():
            self._clear()
            self._show_others()

    def _on_taken(self, draft: KeptDraft) -> None:
        """Go on with a draft of somebody else, or of before; what is in the input is kept beside it."""
        if self._hearing is None or self._read_only:
            return
        if self.is_editing:
            self.flush()
        self._keep()
        if self.is_editing or draft_body(self._input.draft()) != self._kept.body:
            return
        taken = self._commands.keep_draft(self._hearing.key, draft.body, draft)
        if taken is not None:
            self._clear()
            self._kept = taken
            self._input.show_draft(draft_of(taken.body), modified=True)
            self._input.line.setFocus()
        self._show_others()

    def _show_others(self) -> None:
        """Show what else is typed into the hearing; not while a choice is asked for, which needs the room."""
        found: list[KeptDraft] = []
        if self._hearing is not None and not self._read_only and not self._clashes.open_fields:
            found = self._commands.other_drafts(self._hearing.key, self._kept)
        self._others.show_drafts([(draft, self._commands.is_own(draft)) for draft in found])

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
            self._kept = self._commands.own_draft(self._hearing.key)
        self._message.show_message(_FOUND if self._kept.body else "")
        if self._kept.body:
            self._input.show_draft(draft_of(self._kept.body), modified=True)

    def _clear(self) -> None:
        """Begin an empty line."""
        self._editing = None
        self._kept = self._commands.own_draft("")
        self._input.clear()
        self._message.show_message("")
        self._clashes.clear()

    def _say_saved(self) -> None:
        """Tell quietly that all is stored."""
        self._input.saved.setText(f"保存済み {dt.datetime.now().astimezone():%H:%M:%S}")


def _words(part: Part, note: Note) -> str:
    """Return a part of a line in words."""
    return NOTE_KIND_NAMES[note.kind] if part == ("kind",) else str(getattr(note, part[0]))
