"""What was said to a project of the draft, or to the draft as a whole, with a line to say more."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.next_plan.records import DraftComment
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label


class Comments(QWidget):
    """said(text): something was typed and shall be kept; the owner answers `clear`."""

    said = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.heading = text_label("意見", "strong", self)
        self.list = text_label("", parent=self, wrap=True)
        self.line = QLineEdit(self)
        self.line.setAccessibleName("意見")
        self.line.setPlaceholderText("意見を入力して Enter")
        self.add_button = button("意見を残す", self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.add_button)
        self._box.addWidget(self.heading)
        self._box.addWidget(self.list)
        self._box.addLayout(row)
        self.line.returnPressed.connect(self._on_said)
        self.add_button.clicked.connect(self._on_said)
        theme.changed.connect(self._space)
        self._space()

    def show_comments(self, comments: Sequence[DraftComment], today: dt.date, refusal: str) -> None:
        """Show what was said, newest at the end; refusal: why nothing can be said, "" where it can."""
        lines = [f"{moment_of_text(item.at, today)}　{item.text}" for item in comments]
        self.list.setText("\n".join(lines) if lines else "まだありません。")
        self.heading.setText(f"意見　{len(comments)} 件" if comments else "意見")
        for widget in (self.line, self.add_button):
            widget.setEnabled(not refusal)
            widget.setToolTip(refusal)

    def clear(self) -> None:
        """Empty the line: what it held is kept, or belongs to what was shown before."""
        self.line.clear()

    def _on_said(self) -> None:
        """Tell what was typed; nothing where nothing was."""
        if self.line.text().strip():
            self.said.emit(self.line.text().strip())
        else:
            self.line.setFocus()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._box.setSpacing(self._theme.gap(4))
