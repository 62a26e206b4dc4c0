"""The head of 調査・回収: the year's round, until when, whom to ask, how far it is, and what to do next.

Deadline and contact are stored when their field is left; both are printed on the cover of every workbook.
"""

import datetime as dt
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.surveys import EntryState, SurveyRound, SurveyStatus, survey_day
from fujidesk.ui.formats import day_in_full
from fujidesk.ui.surveys.groups import Group, group_counts
from fujidesk.ui.surveys.segment_bar import SegmentBar
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, StatePill, button, set_look, text_label
from fujidesk.ui.widgets.day_box import DayBox
from fujidesk.ui.widgets.flow_layout import FlowRow

_CONTACT_PX, _DAY_PX = 420, 150
"""Widths at 100 % text: of a contact with extension, of 「2023年4月28日」 with the calendar's arrow."""


class RoundCard(Card):
    """Shows a round. Its buttons are `issue`, `collect_files`, `collect_folder`, `watch` and `inquire`.

    deadline_chosen(ISO day, "" for none) and contact_typed(text): to be stored, each with the value that was
    shown as stored until then; what is being entered stays when others write. group_chosen(Group or None):
    a part of `bar` was pressed, which narrows the table to its departments, or pressed again. One button at a
    time is the next thing to do (`primary`): making the workbooks, then reading what comes back.
    """

    deadline_chosen = Signal(str, str)
    contact_typed = Signal(str, str)
    group_chosen = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = text_label("", "title", self)
        self._pill = StatePill(parent=self)
        self._figure = text_label("", "figure", self)
        self._of = text_label("", "note", self)
        self._deadline = DayBox("提出期限", theme, self)
        self._deadline_note = text_label("", "note", self)
        self._contact = QLineEdit(self)
        self._contact.setAccessibleName("連絡先")
        self._contact.setPlaceholderText("例：情報政策課 内線 0000")
        self._year = 0
        self._told_contact = ""  # what is stored, so that leaving the field unchanged writes nothing
        self._told_deadline = ""
        self.bar = SegmentBar(theme, self)
        self.issue = button("調査票を作る…", self)
        self.collect_files = button("回収したファイルを読む…", self)
        self.collect_folder = button("フォルダーごと読む…", self)
        self.watch = button("フォルダーを見張る…", self)
        self.inquire = button("照会票を作る…", self)
        self._watched = ElidedLabel(role="note", parent=self)
        self._watched.hide()
        self._lay_out()
        self._deadline.day_chosen.connect(self._on_deadline)
        self._contact.editingFinished.connect(self._on_contact)
        self.bar.group_chosen.connect(self.group_chosen)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_round(self, status: SurveyStatus, today: dt.date) -> None:
        """Show another state of the round.

        Args:
            status: with all departments; those 提出 or 確認済 count as returned.
            today: from which the days that are left are counted.
        """
        held, total = status.round, len(status.departments)
        self._title.setText(f"{long_year(held.fiscal_year)}の進捗状況調査")
        returned = status.count(EntryState.RETURNED, EntryState.CONFIRMED)
        self._figure.setText(f"{returned} / {total} 課")
        confirmed = status.count(EntryState.CONFIRMED)
        self._of.setText(f"提出（うち確認済 {confirmed} 課）")
        is_same_year, self._year = held.fiscal_year == self._year, held.fiscal_year
        if not (is_same_year and self._deadline.is_being_entered()):
            self._told_deadline = held.deadline
            self._deadline.show_day(held.deadline, survey_day(held.fiscal_year))
        self._deadline_note.setText(_remaining(held.deadline, today))
        if not (is_same_year and self._contact.isModified() and self._contact.hasFocus()):
            self._show_contact(held)
        counts = group_counts(status.departments)
        self.bar.show_counts(counts)
        self._show_pill(status, counts)
        set_look(self.issue, "primary", counts[Group.UNSENT] == total)
        set_look(self.collect_files, "primary", counts[Group.UNSENT] < total and returned < total)

    def _show_contact(self, held: SurveyRound) -> None:
        """Show the contact that is stored."""
        self._told_contact = held.contact
        if held.contact != self._contact.text():
            self._contact.setText(held.contact)
            self._contact.setCursorPosition(0)  # a long one is read from its beginning

    def forbid(self, reason: str) -> None:
        """Let nothing be changed, and say why in the tool tips; "" allows it again."""
        for field in (self._deadline, self._contact):
            field.setReadOnly(bool(reason))
        self._deadline.setToolTip(reason)
        self._contact.setToolTip(reason or self._told_contact)
        self._deadline.setEnabled(not reason)
        for made in self.changing_buttons:
            made.setEnabled(not reason)
            made.setToolTip(reason)

    @property
    def changing_buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of what changes the round, in their order; an approved year has none of it."""
        return (self.issue, self.collect_files, self.collect_folder, self.watch, self.inquire)

    def show_watched(self, folder: Path | None) -> None:
        """Say which folder is watched; its button gives it up. None: none is, and one can be chosen."""
        self.watch.setText("見張りをやめる" if folder else "フォルダーを見張る…")
        self._watched.setText(f"見張っているフォルダー：{folder}" if folder else "")
        self._watched.setVisible(folder is not None)

    def _show_pill(self, status: SurveyStatus, counts: dict[Group, int]) -> None:
        """Say in a word where the round stands: fixed, late, not begun, complete, or under way."""
        total = len(status.departments)
        if status.round.approval is not None:
            self._pill.show_state("確定", "good")
        elif counts[Group.OVERDUE]:
            self._pill.show_state(f"期限超過 {counts[Group.OVERDUE]} 課", "bad")
        elif counts[Group.UNSENT] == total:
            self._pill.show_state("これから", "plain")
        elif counts[Group.CONFIRMED] == total:
            self._pill.show_state("回収済み", "good")
        else:
            self._pill.show_state("回収中", "care")

    def _lay_out(self) -> None:
        """Put title and figures in a line, dates and contact in one, the bar, and the buttons.

        Facts and buttons wrap where the text is large; a field stays together with its word.
        """
        head = QHBoxLayout()
        for widget in (self._title, self._pill):
            head.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addStretch(1)
        head.addWidget(self._of, 0, Qt.AlignmentFlag.AlignBottom)
        head.addWidget(self._figure)
        self._facts = FlowRow(self)
        for name, fields in (
            ("提出期限", (self._deadline, self._deadline_note)), ("連絡先", (self._contact,)),
        ):  # fmt: skip
            group = QWidget(self)
            row = QHBoxLayout(group)
            row.setContentsMargins(0, 0, 0, 0)
            for widget in (text_label(name, "strong", group), *fields):
                row.addWidget(widget)
            self._facts.add(group)
        self._buttons = FlowRow(self)
        for made in self.changing_buttons:
            self._buttons.add(made)
        self._column = QVBoxLayout(self)
        self._column.addLayout(head)
        self._column.addWidget(self._facts)
        self._column.addWidget(self.bar)
        self._column.addWidget(self._buttons)
        self._column.addWidget(self._watched)

    def _on_contact(self) -> None:
        """Tell of another contact, once: Enter and leaving the field both end the typing."""
        text = self._contact.text().strip()
        if not self._contact.hasFocus():
            self._contact.setCursorPosition(0)
        self._contact.setModified(False)
        if text != self._told_contact:
            seen, self._told_contact = self._told_contact, text
            self.contact_typed.emit(text, seen)

    def _on_deadline(self, day: str) -> None:
        """Tell of another day with the one that was shown before."""
        seen, self._told_deadline = self._told_deadline, day
        self.deadline_chosen.emit(day, seen)

    def _restyle(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._column.setContentsMargins(gap(16), gap(10), gap(16), gap(12))
        self._column.setSpacing(gap(8))
        for row in (self._facts, self._buttons):
            row.set_gap(gap(8))
        self._contact.setFixedWidth(self._theme.gap(_CONTACT_PX))
        self._deadline.setMinimumWidth(self._theme.px(_DAY_PX))


def _remaining(deadline: str, today: dt.date) -> str:
    """Return a deadline in full with the days that are left: 「令和7年4月30日（水）・あと 9 日」.

    deadline: ISO day; "" says what a deadline is good for. The day itself is still in time.
    """
    if not deadline:
        return "期限を入れると、遅れている部署が分かります"
    days = (dt.date.fromisoformat(deadline) - today).days
    left = f"あと {days} 日" if days > 0 else ("今日まで" if days == 0 else f"{-days} 日過ぎました")
    return f"{day_in_full(deadline)}・{left}"
