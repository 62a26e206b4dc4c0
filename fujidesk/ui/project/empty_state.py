"""What 個票 shows while no project is chosen: what to do first, with the button that does it.

Also shown when the project in front was deleted elsewhere or by an undo; the sentence says which it is.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import button, text_label

CHOOSE_FIRST = "事業一覧から事業を選んでください"
GONE = "この事業は削除されました。事業一覧から別の事業を選んでください"


class EmptyState(QWidget):
    """A sentence and a button in the middle of the screen."""

    list_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = text_label(CHOOSE_FIRST, "heading", self, wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        note = text_label("番号が分かるときは Ctrl+F で検索できます。", "note", self, wrap=True)
        note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button = button("事業一覧を開く", self, primary=True)
        self._button.clicked.connect(self.list_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(note)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    @property
    def button(self) -> QWidget:
        """The button."""
        return self._button

    def show_sentence(self, text: str) -> None:
        """Say why nothing is shown."""
        self._sentence.setText(text)
