"""Asks for a task of the office's own: what, until when, when to be reminded, a note."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from fujidesk.domain.own_tasks import OwnTask
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.forms.optional_day import OptionalDay
from fujidesk.ui.widgets.basics import button

_ADD = "自分たちの予定を加えます。期限の月と、お知らせの日からホームに出ます。Ctrl+Z で元に戻せます。"
_CHANGE = "予定を直します。Ctrl+Z で元に戻せます。"
_NOTE_LINES = 4


class OwnTaskDialog(AskingDialog):
    """Adds or changes a task; store and remove do it, raising what refuses it. remove None: it is new."""

    def __init__(self, task: OwnTask, today: dt.date, store: Callable[[OwnTask], None],
                 remove: Callable[[], None] | None, parent: QWidget) -> None:  # fmt: skip
        is_new = remove is None
        words = ("予定を追加", _ADD, "追加する") if is_new else ("予定を直す", _CHANGE, "保存する")
        super().__init__(*words, parent)
        self._task, self._store = task, store
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

    def act(self) -> None:
        """Store what was entered."""
        due, remind = self.due.day(), self.remind.day()
        made = replace(
            self._task, title=self.title.text().strip(), due=due, remind=remind,
            note=self.note.toPlainText().strip(),
        )  # fmt: skip
        self._store(made)

    def _on_remove(self) -> None:
        """Remove it."""
        self._remove()
        self.accept()
