"""Where a line is typed: its kind by one key, its text; for what is owed who, when, which project."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.hearing_rules import OWED
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Note, NoteKind
from fujidesk.domain.note_drafts import NoteDraft
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.hearings.looks import NOTE_KEYS
from fujidesk.ui.hearings.note_line import NoteLine
from fujidesk.ui.hearings.words import READ_ONLY
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_WRONG_DAY = "期限「{0}」は日付として読めません。12/1 か 2026-12-01 の形にしてください。"


class NoteInput(QWidget):
    """finished: Enter, the line is to be kept. back_chosen: Up in an empty line."""

    finished = Signal()
    back_chosen = Signal()

    def __init__(self, departments: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self._fiscal_year = 0
        self.kinds: dict[NoteKind, QPushButton] = {}
        self.line = NoteLine(self, least_lines=2)
        self.department, self.due, self.number = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.department.setCompleter(ListCompleter(departments, self))
        self.saved = text_label("", "note", self)
        self._owed = QWidget(self)
        self._lay_out()
        self.choose(NoteKind.REMARK)
        self.line.finished.connect(self.finished)
        self.line.back_chosen.connect(self.back_chosen)
        for field in self._fields():
            field.returnPressed.connect(self.finished)

    def allow(self, fiscal_year: int, *, may_type: bool, read_only: bool) -> None:
        """Let a line be typed, or not; fiscal_year: in which a day without a year lies."""
        self._fiscal_year = fiscal_year
        for part in (self.line, self._owed, *self.kinds.values()):
            part.setEnabled(may_type)
            part.setToolTip(READ_ONLY if read_only else "")
        if not read_only:
            for kind, made in self.kinds.items():
                made.setToolTip(f"Alt+{NOTE_KEYS[kind]}")

    def set_narrow(self, *, narrow: bool) -> None:
        """Leave the keys to the tool tips where the kinds would take two rows else."""
        for kind, made in self.kinds.items():
            made.setText(NOTE_KIND_NAMES[kind] + ("" if narrow else f" Alt+{NOTE_KEYS[kind]}"))

    def draft(self) -> NoteDraft:
        """Return what is typed, readable or not; who and when only where they are owed."""
        kind, text = self.kind, self.line.shown_text().strip()
        if kind not in OWED:
            return NoteDraft(kind, text)
        return NoteDraft(kind, text, *(field.text().strip() for field in self._fields()))

    @property
    def kind(self) -> NoteKind:
        """The kind chosen."""
        return next(kind for kind, made in self.kinds.items() if made.isChecked())

    def due_day(self) -> str | None:
        """Return the day typed as ISO text, "" for none; None where it cannot be read."""
        text = self.draft().due
        return "" if not text else _day_of(text, self._fiscal_year)

    def fault(self) -> str:
        """Return what keeps the line from being kept; "" where nothing does."""
        return _WRONG_DAY.format(self.draft().due) if self.due_day() is None else ""

    def show_draft(self, draft: NoteDraft, *, modified: bool) -> None:
        """Put a line into the input; modified: it is not stored as it stands."""
        self.choose(draft.kind)
        self.line.show_text(draft.text, modified=modified)
        for field, text in zip(self._fields(), (draft.department, draft.due, draft.number), strict=True):
            field.setText(text)

    def edit(self, note: Note) -> None:
        """Put a stored line into the input, the cursor at its end."""
        owed = (note.department, note.due, note.number)
        self.show_draft(NoteDraft(note.kind, note.text, *owed), modified=True)
        self.line.moveCursor(self.line.textCursor().MoveOperation.End)

    def clear(self) -> None:
        """Begin an empty line of the same kind."""
        self.show_draft(NoteDraft(self.kind), modified=False)

    def choose(self, kind: NoteKind) -> None:
        """Make the line one of a kind; who and until when are asked where they are owed."""
        for each, made in self.kinds.items():
            made.setChecked(each is kind)
        self._owed.setVisible(kind in OWED)

    def _fields(self) -> tuple[QLineEdit, ...]:
        """Return the fields of what is owed."""
        return self.department, self.due, self.number

    def _lay_out(self) -> None:
        """Put the kinds over the fields over the line."""
        self.line.setAccessibleName("記録の入力")
        self.line.set_hint("話を書いて Enter。改行は Shift+Enter")
        owed = QHBoxLayout(self._owed)
        owed.setContentsMargins(0, 0, 0, 0)
        for field, word in zip(self._fields(), ("部署", "期限（例 12/1）", "事業番号"), strict=True):
            field.setPlaceholderText(word)
            field.setAccessibleName(word.partition("（")[0])
            owed.addWidget(field)
        keys = FlowLayout()
        for kind, key in NOTE_KEYS.items():
            self.kinds[kind] = self._kind_button(kind, key)
            keys.addWidget(self.kinds[kind])
        keys.addWidget(self.saved)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(keys)
        layout.addWidget(self._owed)
        layout.addWidget(self.line)
        self.setFocusProxy(self.line)

    def _kind_button(self, kind: NoteKind, key: str) -> QPushButton:
        """Return the button of a kind with its key in its words."""
        made = QPushButton(f"{NOTE_KIND_NAMES[kind]} Alt+{key}", self)
        made.setCheckable(True)
        made.setProperty("chip", True)
        made.setProperty("kind", str(kind))
        made.clicked.connect(self._on_kind)
        # not the button's own shortcut: that one presses for 100 ms before it counts, and people talk on
        shortcut = QShortcut(QKeySequence(f"Alt+{key}"), self)
        shortcut.setProperty("kind", str(kind))
        shortcut.activated.connect(self._on_kind)
        return made

    def _on_kind(self) -> None:
        """Take the kind of the button or key; typing goes on."""
        if not self.line.isEnabled():
            return
        self.choose(NoteKind(str(self.sender().property("kind"))))
        self.line.setFocus()


def _day_of(text: str, fiscal_year: int) -> str | None:
    """Return a typed day as ISO text: 2026-12-01, or 12/1 of a fiscal year; None where it is none."""
    parts = text.replace("/", "-").split("-")
    if len(parts) not in (2, 3) or not all(part.isascii() and part.isdigit() for part in parts):
        return None
    month, day = int(parts[-2]), int(parts[-1])
    year = int(parts[0]) if len(parts) == 3 else fiscal_year + (month < 4)
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None
