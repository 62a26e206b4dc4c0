"""A message with one sentence; a bug's details can be copied.

In place of QMessageBox, whose buttons and hidden details speak the system's language, not the user's.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from fujidesk.ui.icons import Icon, pixmap
from fujidesk.ui.widgets.basics import reading_width

_SIGNS = {"info": Icon.INFO, "warning": Icon.WARNING, "error": Icon.ERROR, "question": Icon.QUESTION}
_SIGN_PX = 32


class MessageDialog(QDialog):
    """Shows a sentence and waits for one answer; freed when closed.

    kind: info, warning, error or question. detail: a text for 「詳細をコピー」. accept_text: the word on
    the button; reject_text: a second button where there is a choice.
    """

    def __init__(self, title: str, text: str, *, kind: str = "info", detail: str = "",
                 parent: QWidget | None = None) -> None:  # fmt: skip
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._detail = detail
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(16)
        layout.addLayout(self._sentence(text, kind))
        self._buttons = QHBoxLayout()
        self._buttons.addStretch(1)
        layout.addLayout(self._buttons)
        if detail:
            self.add_button("詳細をコピー").clicked.connect(self._on_copy)
        self._accept_button = self.add_button("閉じる", primary=True)
        self._accept_button.setDefault(True)
        self._accept_button.clicked.connect(self.accept)

    def offer(self, accept_text: str, reject_text: str) -> None:
        """Turn the message into a choice between two named answers."""
        self._accept_button.setText(accept_text)
        reject = QPushButton(reject_text, self)
        reject.clicked.connect(self.reject)
        self._buttons.insertWidget(self._buttons.count() - 1, reject)

    def offer_more(self, text: str) -> QPushButton:
        """Add a button for something else to do before the message is closed, and return it."""
        more = QPushButton(text, self)
        more.setAutoDefault(False)
        self._buttons.insertWidget(self._buttons.count() - 1, more)
        return more

    def add_button(self, text: str, *, primary: bool = False) -> QPushButton:
        """Add a button at the right end and return it."""
        button = QPushButton(text, self)
        button.setProperty("primary", primary)
        button.setAutoDefault(primary)
        self._buttons.addWidget(button)
        return button

    def _sentence(self, text: str, kind: str) -> QHBoxLayout:
        """Return the sign and the sentence beside it."""
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = QLabel(self)
        color = self.palette().color(QPalette.ColorRole.Accent).name()
        sign.setPixmap(pixmap(_SIGNS[kind], color, _SIGN_PX))
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QLabel(text, self)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.setMinimumWidth(reading_width(self))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row.addWidget(words, 1)
        self.setAccessibleDescription(text)
        return row

    def _on_copy(self) -> None:
        """Put the details on the clipboard; the dialog stays open."""
        QGuiApplication.clipboard().setText(self._detail)
