"""会議: when and where the meeting is held, and which of its members attend."""

import datetime as dt

from PySide6.QtCore import QSignalBlocker, QTime
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from fujidesk.domain.people import Member
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.packs.commands import PackCommands
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label
from fujidesk.ui.widgets.day_box import DayBox
from fujidesk.ui.widgets.line_list import LineList, ListLine
from fujidesk.ui.widgets.time_box import TimeBox

_START = "10:00"
_NOBODY = (
    "この会議体の委員が、開催日の時点で登録されていません。"
    "計画・体制の「推進体制」で登録すると、次第に出席者が入ります。"
)
_NO_BODY = "この資料には出席者の欄がありません。"
_ATTEND = "チェックを外した委員は、次第に「欠席」と入ります。"


class MeetingPage(QWidget):
    """Stores each field when it is left."""

    def __init__(self, commands: PackCommands, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands = commands
        self._theme = theme
        self._shown = ("", "", "")
        self.day = DayBox("開催日", theme, self)
        self.start = TimeBox("開始", _START, self)
        self.place = LineEditor(self)
        self.place.setAccessibleName("場所")
        self.members = LineList("出席する委員", self)
        self._keys: tuple[str, ...] = ()
        self.told = text_label("", "note", self, wrap=True)
        self._lay_out()
        self.day.day_chosen.connect(self._on_changed)
        self.start.editingFinished.connect(self._on_changed)
        self.place.left.connect(self._on_changed)
        self.place.given_up.connect(self._on_place_given_up)
        self.members.ticked.connect(self._on_member)

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show the meeting's facts; what is being typed stays."""
        edition, term = sight.edition, sight.term
        held = term.held_in(sight.fiscal_year)
        proposed = dt.date(held if term.month >= 4 else held + 1, term.month, 1)
        before, self._shown = self._shown, (edition.day, edition.start, edition.place)
        if edition.day != before[0] or not self.day.hasFocus():
            self.day.show_day(edition.day, proposed)
        if edition.start != before[1] or not self.start.hasFocus():
            with QSignalBlocker(self.start):
                self.start.setTime(QTime.fromString(edition.start or _START, "HH:mm"))
        if not self.place.isModified():
            self.place.setText(edition.place)
        for field in (self.day, self.start, self.members):
            field.setEnabled(not read_only)
        self.start.setEnabled(bool(edition.day) and not read_only)
        self.place.setReadOnly(read_only)
        self._keys = tuple(member.key for member in sight.members)
        lines = [_line(member, attends=member.key not in edition.absent) for member in sight.members]
        self.members.show_lines(lines, self.members.row)
        self.members.fit_height()
        self.members.setVisible(bool(sight.members))
        self.told.setText(_ATTEND if sight.members else _NOBODY if term.body else _NO_BODY)

    @property
    def is_unsaved(self) -> bool:
        """Whether a place was typed that is not stored; days and times are stored or go back."""
        return self.place.isModified()

    def leave(self) -> None:
        """Forget what could not be stored: it belongs to no other meeting."""
        self.place.setModified(False)

    def flush(self) -> None:
        """Store what is being typed."""
        self.day.interpretText()
        self.start.interpretText()
        self.place.finish_composing()
        self._on_changed()

    def _on_changed(self) -> None:
        """Store day, time and place where one is another."""
        day = self.day.day()
        place = self.place.text().strip() if self.place.isModified() else self._shown[2]
        start = self.start.time().toString("HH:mm") if day else ""
        self.start.setEnabled(bool(day) and self.day.isEnabled())  # Tab leads to it at once
        if day and not self._shown[0] and not self._shown[1]:
            start = start or _START
        now = (day, start, place)
        if now == self._shown or self.place.isReadOnly():
            self.place.setModified(False)
        else:
            before, self._shown = self._shown, now
            if self._commands.set_meeting(day=day, start=start, place=place):
                self.place.setModified(False)
            else:
                self._shown = (day, start, before[2])

    def _on_place_given_up(self) -> None:
        """Go back to the stored place, as Esc asks for."""
        self.place.show_text(self._shown[2])

    def _on_member(self) -> None:
        """Store who does not attend."""
        rows = enumerate(self._keys)
        self._commands.set_absent(tuple(key for row, key in rows if not self.members.is_ticked(row)))

    def _lay_out(self) -> None:
        """Put the fields under each other."""
        gap = self._theme.gap(8)
        form = QFormLayout()
        form.setSpacing(gap)
        form.addRow("開催日", self.day)
        form.addRow("開始", self.start)
        form.addRow("場所", self.place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        layout.addLayout(form)
        layout.addWidget(text_label("出席者", "strong", self))
        layout.addWidget(self.told)
        layout.addWidget(self.members)
        layout.addStretch(1)
        self.setFocusProxy(self.day)


def _line(member: Member, *, attends: bool) -> ListLine:
    """Return the line of a member: 「委員　総務部長（総務課）」."""
    department = f"（{member.department}）" if member.department else ""
    return ListLine("　".join(filter(None, (member.role, member.post, member.name))) + department, attends)
