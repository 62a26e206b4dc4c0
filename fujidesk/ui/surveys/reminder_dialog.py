"""The text of a reminder: copied already, to be read, changed and pasted into a mail.

The program sends no mail: what goes out, and to whom, stays the office's.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.window_fit import resize_fitting


class ReminderDialog(QDialog):
    """Shows the text; accepted: the reminder goes out today and is to be noted. Freed when closed."""

    def __init__(self, text: str, departments: Sequence[str], theme: Theme, parent: QWidget) -> None:
        """Show a text for some departments.

        Args:
            text: of the mail, which the caller has copied.
            departments: that are reminded, named over the text.
            theme: gives lengths.
            parent: the window.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("督促")
        self._text = QPlainTextEdit(text, self)
        self._text.setAccessibleName("督促の文面")
        self._text.setTabChangesFocus(True)
        copy = button("もう一度コピー", self)
        cancel = button("記録しない", self)
        note = button(f"{len(departments)} 課に督促したと記録する", self, primary=True)
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        said = "文面をコピーしました。メールに貼り付けて送り、督促したことを記録してください。"
        layout.addWidget(text_label(said, parent=self, wrap=True))
        names = text_label(f"宛先：{'、'.join(departments)}", "note", self, wrap=True)
        layout.addWidget(names)
        layout.addWidget(self._text, 1)
        layout.addLayout(row)
        resize_fitting(self, theme.gap(640), theme.gap(420))
        copy.clicked.connect(self._on_copy)
        cancel.clicked.connect(self.reject)
        note.clicked.connect(self.accept)
        note.setFocus()

    def _on_copy(self) -> None:
        """Copy the text as it stands now."""
        QGuiApplication.clipboard().setText(self._text.toPlainText())
