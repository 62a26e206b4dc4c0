"""A question of the office's own to a department, or another wording of one that was not sent yet.

Oddities bring their questions with them (`domain.oddity_rules`); here the office writes what no rule knows.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from fujidesk.domain.numbers import typed_number
from fujidesk.domain.oddities import Inquiry
from fujidesk.ui.widgets.basics import button, reading_width, text_label

_QUESTION_LINES = 5
"""Width of the dialog's fields in average characters of the text size."""
_NO_NUMBER = "事業の番号を入力してください。例：1-1-2"
_NO_PROJECT = "「{}」という番号の事業はありません。番号を確かめてください。"
_NO_QUESTION = "質問の文を入力してください。照会票にそのまま載ります。"
_GOES = "質問は、この事業の担当部署にあてた照会票に載ります。"


class QuestionDialog(QDialog):
    """Asks for project and text, and refuses what no sheet could hold. asked(number, question).

    Text and number stay in the dialog until both are right: nothing typed is lost to a wrong number.
    """

    asked = Signal(str, str)

    def __init__(
        self,
        projects: Mapping[str, str],
        parent: QWidget,
        *,
        number: str = "",
        inquiry: Inquiry | None = None,
    ) -> None:
        """Make the dialog.

        Args:
            projects: what each project that may be asked about is called, by its number.
            parent: the window it stands over.
            number: the project proposed; "" where none is.
            inquiry: the question to be worded anew, whose project stays; None: a new question.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._projects = projects
        is_new = inquiry is None
        self.setWindowTitle("質問を足す" if is_new else "質問を直す")
        self.number = QLineEdit(number if inquiry is None else inquiry.number, self)
        self.number.setAccessibleName("事業の番号")
        self.number.setPlaceholderText("1-1-2")
        self.name = text_label("", "note", self, wrap=True)
        self.question = QPlainTextEdit("" if inquiry is None else inquiry.question, self)
        self.question.setAccessibleName("質問の文")
        self.question.setTabChangesFocus(True)  # Tab leads on to the buttons; a question needs no tab stops
        self.message = text_label("", "error", self, wrap=True)
        self.ok_button = button("照会票に追加する" if is_new else "この文に直す", self, primary=True)
        self.no_button = button("やめる", self)
        self._lay_out(is_new=is_new)
        self.number.textChanged.connect(self._on_number)
        self.ok_button.clicked.connect(self._on_ok)
        self.no_button.clicked.connect(self.reject)
        self._on_number()
        (self.question if self.number.text() else self.number).setFocus()

    def _lay_out(self, *, is_new: bool) -> None:
        """Put project, question and buttons one below the other; an old question's project is only named."""
        metrics = self.question.fontMetrics()
        self.question.setMinimumWidth(reading_width(self.question))
        self.question.setFixedHeight(metrics.lineSpacing() * _QUESTION_LINES + 20)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for word, field in (("事業の番号", self.number), ("質問の文", self.question)):
            label = text_label(word, parent=self)
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
            if field is self.number:
                layout.addWidget(self.name)
                label.setVisible(is_new)
        self.number.setVisible(is_new)
        layout.addWidget(text_label(_GOES, "note", self, wrap=True))
        layout.addWidget(self.message)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.no_button)
        row.addWidget(self.ok_button)
        layout.addLayout(row)

    @property
    def _typed(self) -> str:
        """The number as it is stored: what a Japanese keyboard types wide is the same number."""
        return typed_number(self.number.text())

    def _on_number(self) -> None:
        """Name the project while it is typed, so that a wrong number is seen before the question is sent."""
        title = self._projects.get(self._typed)
        self.name.setText("" if title is None else f"{self._typed}　{title}")
        self.message.setText("")

    def _on_ok(self) -> None:
        """Hand the question over, or say what is missing and go there."""
        number, question = self._typed, self.question.toPlainText().strip()
        if number not in self._projects:
            self._refuse(_NO_PROJECT.format(number) if number else _NO_NUMBER, self.number)
        elif not question:
            self._refuse(_NO_QUESTION, self.question)
        else:
            self.asked.emit(number, question)
            self.accept()

    def _refuse(self, why: str, field: QWidget) -> None:
        """Say why, and let the user go on where it is to be mended."""
        self.message.setText(why)
        field.setFocus()
