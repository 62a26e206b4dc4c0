"""決定・宿題 on the first screen: what hearings left to be done, until it is done (002 keeps it internal)."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import half_year_of, short_year
from fujidesk.domain.hearing_rules import is_overdue
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note
from fujidesk.ui.formats import month_day
from fujidesk.ui.home.task_words import told_day
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, StatePill, button, text_label

SHOWN = 6
"""Lines shown; all of them stand in ヒアリング."""
_READ_ONLY = "読み取り専用で開いています"
_OWNER_PX = 340
_WIDE_PX = 800
_UPRIGHT_PX = 480


class OwedCard(QWidget):
    """A heading over a line each: state, what, who until when, and the buttons. Hidden while nothing is owed.

    hearing_requested: key of the hearing in which a line was noted. all_requested: all, in ヒアリング.
    finished: the `Note` that is done. allowed: False takes all writing away.
    """

    hearing_requested = Signal(str)
    all_requested = Signal()
    finished = Signal(Note)

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, allowed: bool = True) -> None:
        super().__init__(parent)
        self._theme, self._allowed = theme, allowed
        self._body: QWidget | None = None
        self._notes: Sequence[Note] = ()
        self._hearings: Mapping[str, Hearing] = {}
        self._today = dt.date.min
        self._words: list[QBoxLayout] = []
        self._pairs: list[QBoxLayout] = []
        self._owners: list[QLabel] = []
        self._opening: list[QPushButton] = []
        self._heading = text_label("", "heading", self)
        self.all_button = button("すべて見る", self)
        self.all_button.setAccessibleName("決定・宿題をすべて見る")
        self.all_button.clicked.connect(self.all_requested)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.all_button)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.addLayout(head)
        theme.changed.connect(self._fill)

    def show_notes(self, notes: Sequence[Note], hearings: Sequence[Hearing], today: dt.date) -> None:
        """Show what is open, those due first at the top; the lines are made anew, they are few."""
        self._notes, self._today = notes, today
        self._hearings = {hearing.key: hearing for hearing in hearings}
        late = sum(is_overdue(note, today) for note in notes)
        overdue = f"、期限超過 {late:,} 件" if late else ""
        self._heading.setText(f"決定・宿題（未完了 {len(notes):,} 件{overdue}）")
        self._fill()
        self.setVisible(bool(notes))

    def _arrange(self) -> None:
        """Put the parts of a line below each other, or side by side, as the width asks for."""
        direction = QBoxLayout.Direction
        for parts, least_px in ((self._words, _WIDE_PX), (self._pairs, _UPRIGHT_PX)):
            narrow = self.width() < self._theme.px(least_px)
            for part in parts:
                part.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        narrow = self.width() < self._theme.px(_WIDE_PX)
        for owner in self._owners:
            owner.setMinimumWidth(0 if narrow else max(self._theme.px(_OWNER_PX), self.width() // 3))

    def _fill(self) -> None:
        """Make the lines; the keyboard stays at the place where it was."""
        place = next((at for at, made in enumerate(self._opening) if self._holds_focus(made)), None)
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        gap = self._theme.gap
        self._body = Card(self)
        self._words, self._pairs, self._owners, self._opening = [], [], [], []
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        rows.setSpacing(gap(8))
        for note in self._notes[:SHOWN]:
            rows.addWidget(self._row(note, self._body))
        self._outer.addWidget(self._body)
        self._arrange()
        if self.isVisible():
            self._body.show()  # at once, so that the keyboard can go there
        if place is not None and self._opening:
            self._opening[min(place, len(self._opening) - 1)].setFocus()

    def _row(self, note: Note, parent: QWidget) -> QWidget:
        """Return the line of a decision or to-do."""
        gap = self._theme.gap
        line, direction = QWidget(parent), QBoxLayout.Direction.LeftToRight
        row, words, buttons = QHBoxLayout(line), QBoxLayout(direction), QBoxLayout(direction)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap(12))
        words.setSpacing(gap(8))
        buttons.setSpacing(gap(8))
        pill = self._pill(note, line)
        told = text_label(f"{NOTE_KIND_NAMES[note.kind]}　{note.text}", "strong", line, wrap=True)
        owner = text_label(self._owner(note), "note", line, wrap=True)
        words.addWidget(told, 1)
        words.addWidget(owner)
        self._words.append(words)
        self._pairs.append(buttons)
        self._owners.append(owner)
        row.addWidget(pill, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(words, 1)
        for made in self._buttons(note, line):
            buttons.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(buttons)
        return line

    def _pill(self, note: Note, parent: QWidget) -> StatePill:
        """Return the state of a line, told in a word."""
        late = is_overdue(note, self._today)
        pill = StatePill("期限超過" if late else "未完了", "care" if late else "plain", parent)
        pill.setMinimumWidth(self._theme.px(72))
        return pill

    def _owner(self, note: Note) -> str:
        """Return who owes it until when, and the hearing: 「収納課　11月10日まで　（11月2日 収納課）」."""
        due = f"{told_day(dt.date.fromisoformat(note.due), self._today)}まで" if note.due else "期限なし"
        return "　".join(part for part in (note.department or "部署なし", due, self._from(note)) if part)

    def _from(self, note: Note) -> str:
        """Return the hearing of a line by its day, with its fiscal year where that is not today's."""
        hearing = self._hearings.get(note.hearing)
        if hearing is None or not hearing.day:
            return f"（{note.hearing}）"
        day = dt.date.fromisoformat(hearing.day)
        is_now = hearing.fiscal_year == half_year_of(self._today).fiscal_year
        return f"（{'' if is_now else short_year(hearing.fiscal_year) + ' '}{month_day(day)}のヒアリング）"

    def _buttons(self, note: Note, parent: QWidget) -> tuple[QPushButton, QPushButton]:
        """Return what opens the notes and what ticks the line off."""
        opening, tick = button("記録を開く", parent), button("済みにする", parent)
        opening.setAccessibleName(f"「{note.text}」を決めたヒアリングの記録を開く")
        opening.clicked.connect(partial(self.hearing_requested.emit, note.hearing))
        tick.setAccessibleName(f"「{note.text}」を済みにする")
        tick.setEnabled(self._allowed)
        tick.setToolTip("Ctrl+Z で戻せます" if self._allowed else _READ_ONLY)
        tick.clicked.connect(partial(self.finished.emit, note))
        self._opening.append(opening)
        return opening, tick

    def _holds_focus(self, opening: QPushButton) -> bool:
        """Tell whether the keyboard is in the line of a button."""
        line = opening.parentWidget()
        return line is not None and any(made.hasFocus() for made in line.findChildren(QPushButton))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the lines the form that fits."""
        super().resizeEvent(event)
        self._arrange()
