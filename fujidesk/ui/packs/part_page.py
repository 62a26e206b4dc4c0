"""構成: which parts a pack has, in which order, under which titles, with which notes."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.meetings import PartKind, part_title
from fujidesk.domain.pack_editions import PartChoice, numbered_parts
from fujidesk.domain.plan_words import PlanWords
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.kept_text import KeptText
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.widgets.line_list import LineList, ListLine

_HOW = "チェックを外した資料は作られません。番号は並びの順に付きます。"
_OFF = "（作らない）"
_NO_SNAPSHOT = "（比べる控えがありません）"


class PartPage(QWidget):
    """part_chosen(kind): another part is the current one."""

    part_chosen = Signal(str)

    def __init__(self, commands: PackCommands, words: PlanWords, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._city = words
        self._commands = commands
        self._theme = theme
        self._choices: tuple[PartChoice, ...] = ()
        self._locked = False
        self._unmade: frozenset[str] = frozenset()
        self.parts = LineList("資料の並び", self)
        self.up = button("上へ", self)
        self.down = button("下へ", self)
        self.up.setToolTip("Alt+↑")
        self.down.setToolTip("Alt+↓")
        for keys, slot in (("Alt+Up", self._on_up), ("Alt+Down", self._on_down)):
            QShortcut(QKeySequence(keys), self.parts, slot, context=Qt.ShortcutContext.WidgetShortcut)
        self._title_label = text_label("資料の名前", "strong", self)
        self.title = LineEditor(self)
        self.title.setAccessibleName("資料の名前")
        self.note = KeptText("note", "資料の注記（題名の下に入ります）", self._on_note, theme, self)
        self._lay_out()
        self.parts.row_changed.connect(self._on_current)
        self.parts.ticked.connect(self._on_ticked)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.title.left.connect(self._on_title)
        self.title.given_up.connect(self._on_title_given_up)

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show the parts of a meeting; the one stood on stays so."""
        current = self._current()
        kind = current.kind if current is not None else None
        self._choices, self._locked = sight.choices, read_only
        kinds_on = (choice.kind.value for choice in sight.choices if choice.is_on)
        self._unmade = frozenset(kinds_on) - sight.labels.keys()
        kinds = [choice.kind for choice in sight.choices]
        self._show_lines(sight.labels, kinds.index(kind) if kind in kinds else 0)
        self._show_current()

    @property
    def kind(self) -> str:
        """The part stood on; "" before any is shown."""
        choice = self._current()
        return "" if choice is None else choice.kind.value

    def choose(self, kind: str) -> None:
        """Stand on a part, without telling so."""
        row = next((place for place, item in enumerate(self._choices) if item.kind == kind), -1)
        if row != self.parts.row:
            self.flush()
            self.parts.stand_on(row)
            self._show_current()

    @property
    def is_unsaved(self) -> bool:
        """Whether something was typed that is not stored."""
        return self.title.isModified() or self.note.is_unsaved

    def leave(self) -> None:
        """Forget what could not be stored: it belongs to no other part and no other meeting."""
        self.title.setModified(False)
        self.note.take()

    def flush(self) -> None:
        """Store what is being typed."""
        self.title.finish_composing()
        self._on_title()
        self.note.flush()

    def _show_lines(self, labels: Mapping[str, str], row: int) -> None:
        """List the parts with their labels, and stand on one."""
        lines = [
            ListLine(
                _words(choice, labels.get(choice.kind.value, ""), self._city),
                choice.is_on,
                locked=self._locked,
            )
            for choice in self._choices
        ]
        self.parts.show_lines(lines, row)
        self.parts.fit_height()

    def _current(self) -> PartChoice | None:
        """Return the part stood on."""
        row = self.parts.row
        return self._choices[row] if 0 <= row < len(self._choices) else None

    def _show_current(self) -> None:
        """Fill the fields with the part stood on."""
        choice, row = self._current(), self.parts.row
        if choice is None:
            return
        self.title.setPlaceholderText(part_title(choice.kind, self._city))
        if not self.title.isModified():
            self.title.setText(choice.title)
        self.title.setReadOnly(self._locked)
        self.note.show_text(choice.note, "", "", locked=self._locked)
        self.up.setEnabled(row > 0 and not self._locked)
        self.down.setEnabled(row + 1 < len(self._choices) and not self._locked)

    def _change(self, row: int, choice: PartChoice, label: str) -> bool:
        """Store one part as another; False: it could not be, and the one before stands."""
        if not self._locked and choice != self._choices[row]:
            before = self._choices
            self._choices = (*before[:row], choice, *before[row + 1 :])
            if not self._commands.set_parts(self._choices, label):
                self._choices = before
                return False
        return True

    def _on_current(self, row: int) -> None:
        """Show another part, after what was typed for the one before is stored."""
        if 0 <= row < len(self._choices):
            self.leave()
            self._show_current()
            self.part_chosen.emit(self._choices[row].kind.value)

    def _on_ticked(self, row: int, is_on: bool) -> None:
        """Switch a part on or off."""
        word = "入れる" if is_on else "外す"
        title = self._choices[row].title or part_title(self._choices[row].kind, self._city)
        self._change(row, replace(self._choices[row], is_on=is_on), f"「{title}」を資料に{word}")

    def _on_up(self) -> None:
        """Move the part stood on up."""
        self._move(-1)

    def _on_down(self) -> None:
        """Move the part stood on down."""
        self._move(1)

    def _move(self, by: int) -> None:
        """Move the part stood on by a place."""
        row = self.parts.row
        to = row + by
        if self._locked or not (0 <= row < len(self._choices) and 0 <= to < len(self._choices)):
            return
        choices = list(self._choices)
        choices[row], choices[to] = choices[to], choices[row]
        self._choices = tuple(choices)
        made = tuple(choice for choice in self._choices if choice.kind.value not in self._unmade)
        labels = {item.choice.kind.value: item.label for item in numbered_parts(made)}
        self._show_lines(labels, to)
        self._show_current()
        self._commands.set_parts(self._choices, "資料の順番")

    def _on_title(self) -> None:
        """Store another title."""
        row, choice = self.parts.row, self._current()
        if choice is not None and self.title.isModified():
            title = self.title.text().strip()
            self.title.setModified(not self._change(row, replace(choice, title=title), "資料の名前"))

    def _on_title_given_up(self) -> None:
        """Go back to the stored title, as Esc asks for."""
        choice = self._current()
        self.title.show_text("" if choice is None else choice.title)

    def _on_note(self, _place: str, text: str, _before: str) -> bool:
        """Store another note; False: it could not be."""
        row, choice = self.parts.row, self._current()
        return choice is None or self._change(row, replace(choice, note=text), "資料の注記")

    def _lay_out(self) -> None:
        """Put list, buttons and fields under each other."""
        moves = FlowRow(self)
        moves.add(self.up)
        moves.add(self.down)
        layout = QVBoxLayout(self)
        gap = self._theme.gap(8)
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        layout.addWidget(text_label(_HOW, "note", self, wrap=True))
        layout.addWidget(self.parts)
        layout.addWidget(moves)
        layout.addWidget(self._title_label)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        layout.addStretch(1)
        self.setFocusProxy(self.parts)


def _words(choice: PartChoice, label: str, words: PlanWords) -> str:
    """Return the line of a part: 「資料1　進捗状況の概要」; label "" while it is switched off."""
    title = choice.title or part_title(choice.kind, words)
    if not choice.is_on:
        return f"{title}{_OFF}"
    if choice.kind is PartKind.SINCE and not label:
        return f"{title}{_NO_SNAPSHOT}"
    return title if label in ("", title) else f"{label}　{title}"
