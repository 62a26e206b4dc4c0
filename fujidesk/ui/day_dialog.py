"""Asks for the day that shall hold for training, with the way back to the real one."""

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from fujidesk.ui.forms.asking_dialog import AskingDialog, day_edit, day_of
from fujidesk.ui.widgets.basics import button

_TEXT = (
    "この日のこととして、今月すること・期限超過・これからの予定を示します。送付日など登録する日付にも、この日が"
    "入ります（変更履歴の日時は実際のままです）。練習のときだけ使い、終わったら実際の日付に戻してください。"
)


class DayDialog(AskingDialog):
    """day_given: the day (`datetime.date`) that shall hold; None for the real one."""

    day_given = Signal(object)

    def __init__(self, today: dt.date, parent: QWidget) -> None:
        super().__init__("日付を変える（練習用）", _TEXT, "この日付にする", parent)
        self.day = day_edit(today, self)
        self.add_field("練習の日付", self.day)
        self.back_button = button("実際の日付に戻す", self)
        self.back_button.clicked.connect(self._on_back)
        self.fields.addRow("", self.back_button)
        self.day.setFocus()

    def act(self) -> None:
        """Let the day hold."""
        self.day_given.emit(dt.date.fromisoformat(day_of(self.day)))

    def _on_back(self) -> None:
        """Let the real day hold again."""
        self.day_given.emit(None)
        self.accept()
