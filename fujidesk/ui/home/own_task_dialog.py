"""Asks for a task of the office's own: what, until when, when to be reminded, a note."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.three_states import Part
from fujidesk.errors import FujideskError
from fujidesk.ui.formats import plain_day
from fujidesk.ui.forms.optional_day import OptionalDay
from fujidesk.ui.forms.record_dialog import Keeping, RecordDialog
from fujidesk.ui.widgets.basics import button

_ADD = "自分たちの予定を加えます。期限の月と、お知らせの日からホームに出ます。Ctrl+Z で元に戻せます。"
_CHANGE = "予定を直します。Ctrl+Z で元に戻せます。"
_NOTE_LINES = 4
_DAYS: Part = ("due", "remind")


class OwnTaskDialog(RecordDialog[OwnTask]):
    """Adds or changes a task; remove does that, raising what refuses it. remove None: it is new."""

    PARTS: ClassVar[Mapping[Part, str]] = {("title",): "件名", _DAYS: "期限とお知らせの日", ("note",): "メモ"}

    def __init__(self, task: OwnTask, today: dt.date, keeping: Keeping[OwnTask],
                 remove: Callable[[], None] | None, parent: QWidget) -> None:  # fmt: skip
        is_new = remove is None
        words = ("予定を追加", _ADD, "追加する") if is_new else ("予定を直す", _CHANGE, "保存する")
        super().__init__(words, task, keeping, parent, is_new=is_new)
        self.title = QLineEdit(task.title, self)
        self.due = OptionalDay("期限", "期限を決める", task.due, today, self)
        self.remind = OptionalDay("お知らせの日", "この日からお知らせする", task.remind, today, self)
        self.note = QPlainTextEdit(task.note, self)
        self.note.setTabChangesFocus(True)
        self.note.setMaximumHeight(self.fontMetrics().lineSpacing() * _NOTE_LINES)
        for name, field in (("件名", self.title), ("期限", self.due), ("お知らせの日", self.remind),
                            ("メモ", self.note)):  # fmt: skip
            self.add_field(name, field)
        if remove is not None:
            self._remove = remove
            self.remove_button = button("この予定を削除", self)
            self.fields.addRow("", self.remove_button)
            self.remove_button.clicked.connect(self._on_remove)
        self.title.setFocus()

    def value(self) -> OwnTask:
        """Return the task as it stands in the fields."""
        due, remind = self.due.day(), self.remind.day()
        return replace(
            self.record, title=self.title.text().strip(), due=due, remind=remind,
            note=self.note.toPlainText().strip(),
        )  # fmt: skip

    def show_part(self, part: Part, record: OwnTask) -> None:
        """Put title, days or note into their fields."""
        if part == _DAYS:
            self.due.show_day(record.due)
            self.remind.show_day(record.remind)
        elif part == ("note",):
            self.note.setPlainText(record.note)
        else:
            self.title.setText(record.title)

    def part_words(self, part: Part, record: OwnTask) -> str:
        """Return a part in words; days by their names."""
        if part != _DAYS:
            return super().part_words(part, record)
        due, remind = plain_day(record.due) or "なし", plain_day(record.remind) or "なし"
        return f"期限 {due}、お知らせの日 {remind}"

    def _on_remove(self) -> None:
        """Remove it, or say why not and stay."""
        try:
            self._remove()
        except FujideskError as error:
            self.message.setText(str(error))
            return
        self.accept()
