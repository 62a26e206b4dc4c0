"""Asks for a reason before a step that others will see: a 差戻し without one helps no department."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import button, reading_width, text_label


class ReasonDialog(QDialog):
    """Says what will be done and asks why; freed when closed.

    reason_given(text): the user agreed; the reason is never empty.
    """

    reason_given = Signal(str)

    def __init__(self, title: str, text: str, label: str, action: str, parent: QWidget) -> None:
        """Ask.

        Args:
            title: of the window.
            text: what will be done, in a sentence or two.
            label: what is to be written, over the box and for the screen reader.
            action: words of the button that does it.
            parent: the window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._reason = QPlainTextEdit(self)
        self._reason.setAccessibleName(label)
        self._reason.setTabChangesFocus(True)
        self._do = button(action, self, primary=True)
        self._do.setEnabled(False)
        self._do.setToolTip("理由を書くと押せます")
        cancel = button("やめる", self)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._do)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        words = text_label(text, parent=self, wrap=True)
        words.setMinimumWidth(reading_width(self))
        layout.addWidget(words)
        layout.addWidget(text_label(label, "note", self))
        layout.addWidget(self._reason, 1)
        layout.addLayout(row)
        self._reason.setMinimumHeight(self.fontMetrics().lineSpacing() * 5)
        self._reason.textChanged.connect(self._on_text)
        cancel.clicked.connect(self.reject)
        self._do.clicked.connect(self._on_do)
        self._reason.setFocus()

    def _on_text(self) -> None:
        """A reason is needed."""
        self._do.setEnabled(bool(self._reason.toPlainText().strip()))

    def _on_do(self) -> None:
        """Hand the reason over and close."""
        self.reason_given.emit(self._reason.toPlainText().strip())
        self.accept()
