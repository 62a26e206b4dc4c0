"""Two texts in full, side by side, with what changed emphasised.

The emphasis stands in the HTML, so another theme needs the texts to be shown again.
"""

from PySide6.QtWidgets import QHBoxLayout, QTextBrowser, QVBoxLayout, QWidget

from fujidesk.ui.imports.changed_text import as_html, compare_texts
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label


class TextPair(QWidget):
    """Both values of a difference in full, changed characters emphasised; a note below.

    names: of the value that is and of the one that would be.
    """

    def __init__(self, names: tuple[str, str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._before, self._after = (_text_view(name, self) for name in names)
        self._note = text_label("", "note", self, wrap=True)
        row = QHBoxLayout()
        row.setSpacing(theme.gap(8))
        for title, view in zip(names, (self._before, self._after), strict=True):
            column = QVBoxLayout()
            column.addWidget(text_label(title, "note", self))
            column.addWidget(view, 1)
            row.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addLayout(row, 1)
        rows.addWidget(self._note)

    def show_texts(self, before: str, after: str, note: str = "", *, whole: bool = False) -> None:
        """Show two texts.

        Args:
            before: the value that is.
            after: the one that would be.
            note: a remark below both; "" for none.
            whole: for choices such as phases, whose words change as a whole.
        """
        tokens = self._theme.tokens
        self._note.setText(f"備考：{note}" if note else "")
        self._note.setVisible(bool(note))
        old, new = compare_texts(before, after, whole=whole)
        self._before.setHtml(as_html(old, tokens.bad, tokens.bad_text, "line-through"))
        self._after.setHtml(as_html(new, tokens.good, tokens.good_text, "underline"))


def _text_view(name: str, parent: QWidget) -> QTextBrowser:
    """Return a box for a whole text, at least three lines high; Tab leaves it."""
    made = QTextBrowser(parent)
    made.setAccessibleName(f"{name}の全文")
    made.setTabChangesFocus(True)
    made.setOpenLinks(False)
    made.setMinimumHeight(made.fontMetrics().lineSpacing() * 3)
    return made
