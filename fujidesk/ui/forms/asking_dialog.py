"""What dialogs that ask and do have in common: sentence, fields, refusal in place, two buttons."""

import datetime as dt

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QLineEdit, QWidget

from fujidesk.domain.written import Certainty, read_amount
from fujidesk.errors import FujideskError, UserError
from fujidesk.ui.forms.fitting_dialog import FittingDialog
from fujidesk.ui.widgets.basics import button, reading_width, text_label


class AskingDialog(FittingDialog):
    """Asks, does, and stays open with the sentence where it was refused; freed when closed.

    Subclasses add rows to `fields` and answer `_act`.
    """

    def __init__(self, title: str, text: str, action: str, parent: QWidget | None) -> None:
        """Build it; text: what will be done; action: words of the button that does it."""
        super().__init__(title, parent)
        self.message = text_label("", "note", self, wrap=True)
        self.do_button = button(action, self, primary=True)
        cancel = button("やめる", self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.do_button)
        self.box.setContentsMargins(20, 16, 20, 16)
        self.box.setSpacing(12)
        words = text_label(text, parent=self, wrap=True)
        words.setMinimumWidth(reading_width(self))
        self.box.addWidget(words)
        self.box.addWidget(self.area, 1)
        self.box.addWidget(self.message)
        self.box.addLayout(row)
        self.do_button.setDefault(True)
        self.do_button.clicked.connect(self._on_do)
        cancel.clicked.connect(self.reject)

    def add_field(self, name: str, field: QWidget) -> None:
        """Add a field under its name."""
        field.setAccessibleName(name)
        self.fields.addRow(name, field)

    def act(self) -> None:
        """Do what was asked.

        Raises:
            FujideskError: it was refused; the dialog shows the sentence.
        """
        raise NotImplementedError

    def _on_do(self) -> None:
        """Do it and close, or say why not."""
        try:
            self.act()
        except FujideskError as error:
            self.message.setText(str(error))
            return
        self.accept()


def day_edit(day: dt.date, parent: QWidget) -> QDateEdit:
    """Return a field for a day, with a calendar."""
    made = QDateEdit(QDate(day.year, day.month, day.day), parent)
    made.setDisplayFormat("yyyy年M月d日")
    made.setCalendarPopup(True)
    return made


def day_of(field: QDateEdit) -> str:
    """Return the day of a field as ISO text."""
    return str(field.date().toString(Qt.DateFormat.ISODate))


def kyen_of(field: QLineEdit) -> int | None:
    """Return the amount typed, in 千円; None where nothing is.

    Raises:
        UserError: it is no whole amount.
    """
    text = field.text().strip()
    if not text:
        return None
    found = read_amount(text)
    if found.certainty is not Certainty.SURE or found.value is None or found.value != int(found.value):
        raise UserError(f"{field.accessibleName()}「{text}」を読めません。千円単位の整数で入力してください。")
    return int(found.value)
