"""A text of several lines in a form: as high as its text, in lines far enough apart to read."""

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTextEdit, QWidget

from fujidesk.ui.forms.composing import Composing

LINE_HEIGHT_PERCENT = 130
"""Distance of lines against the font's own; about 1.5 times the size of the letters."""
MOST_LINES = 30
"""A longer text scrolls inside its field (the plan's longest one has about ten lines at 1366 px)."""
_HINT_FLAGS = Qt.TextFlag.TextWrapAnywhere | Qt.TextFlag.TextWordWrap
_RETURN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TextEditor(Composing, QTextEdit):
    """Plain text that makes its field grow, so that the page scrolls and not the field.

    A QTextEdit, as a QPlainTextEdit knows no distance of lines; what is pasted loses its looks.
    one_paragraph: no line breaks can be typed or pasted; Enter stores; lines stand close.
    """

    left = Signal()
    given_up = Signal()
    typed = Signal()

    def __init__(
        self, parent: QWidget | None = None, *, least_lines: int = 2, one_paragraph: bool = False
    ) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._one_paragraph = one_paragraph
        self._line_percent = 100 if one_paragraph else LINE_HEIGHT_PERCENT
        self._showing = False
        self._hint = ""
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit_height)
        self.textChanged.connect(self._on_text_changed)
        self._fill("")

    def set_locked(self, locked: bool) -> None:
        """Let the text be read but not changed; a locked field has no hint to be read as its text."""
        if locked != self.isReadOnly():
            self.setReadOnly(locked)
            self.style().polish(self)  # the style sheet does not see the property change by itself
            self.set_hint(self._hint)

    def set_hint(self, hint: str) -> None:
        """Show a hint while the field is empty and can be typed into; the field grows with a long one."""
        self._hint = hint
        self.setAccessibleDescription(self.placeholderText())
        self._fit_height()
        self.viewport().update()

    def placeholderText(self) -> str:
        """Return the hint that an empty field shows; painted here, as Qt's own is cut off after a line."""
        return "" if self.isReadOnly() else self._hint

    def shown_text(self) -> str:
        """Return what stands in the editor."""
        return self.toPlainText()

    def show_text(self, text: str, *, modified: bool = False) -> None:
        """Put a text into the editor; modified: it counts as typed, else as stored."""
        if text != self.toPlainText():
            place = min(self.textCursor().position(), len(text))
            self._fill(text)
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)
        self.document().setModified(modified)

    def is_modified(self) -> bool:
        """Tell whether something was typed since the last stored text."""
        return self.document().isModified()

    def set_unmodified(self) -> None:
        """Count what stands here as stored."""
        self.document().setModified(False)

    def _fill(self, text: str) -> None:
        """Replace the text and set its lines apart; undo must not reach back over either."""
        self._showing = True
        document = self.document()
        document.setUndoRedoEnabled(False)
        self.setPlainText(text)
        apart = QTextBlockFormat()
        kind = QTextBlockFormat.LineHeightTypes.ProportionalHeight
        apart.setLineHeight(self._line_percent, kind.value)
        whole = QTextCursor(document)
        whole.select(QTextCursor.SelectionType.Document)
        whole.mergeBlockFormat(apart)
        document.setUndoRedoEnabled(True)
        document.setModified(False)
        self._showing = False

    def _on_text_changed(self) -> None:
        """Tell of typing, but not of texts that are shown."""
        # Also sent when the font or the composed text changes; the form asks whether anything was typed.
        if not self._showing:
            self.typed.emit()

    def _fit_height(self) -> None:
        """Be as high as the text, between the least and the most number of lines."""
        margins = 2 * self.document().documentMargin()
        line = QFontMetricsF(self.font()).lineSpacing() * self._line_percent / 100
        wanted = max(self.document().size().height(), self._hint_height() + margins)
        most = line * MOST_LINES + margins
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if wanted > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if bar != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(bar)
        around = self.height() - self.contentsRect().height()
        height = round(min(most, max(wanted, line * self._least_lines + margins)) + around + 0.5)
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)

    def _hint_height(self) -> float:
        """Return the height of the hint in px; 0 while there is text."""
        if not self.placeholderText() or not self.document().isEmpty():
            return 0.0
        room = self._hint_room()
        room.setHeight(10_000)
        return (
            QFontMetricsF(self.font()).boundingRect(room, int(_HINT_FLAGS), self.placeholderText()).height()
        )

    def _hint_room(self) -> QRectF:
        """Return where the hint is written."""
        margin = self.document().documentMargin()
        return self.viewport().rect().toRectF().adjusted(margin, margin, -margin, -margin)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; a field of one paragraph takes its lines as one."""
        if self._one_paragraph:
            self.insertPlainText(" ".join(source.text().split("\n")))
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter end a field of one paragraph."""
        if self._one_paragraph and event.key() in _RETURN_KEYS:
            self.left.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the field is left; its own menu does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the height to another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Write the hint while there is neither text nor anything composed."""
        super().paintEvent(event)
        hint = self.placeholderText()
        if hint and self.document().isEmpty() and not self.is_composing():
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self._hint_room(), int(_HINT_FLAGS), hint)
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to a hint that breaks otherwise in another width; texts tell so themselves."""
        super().resizeEvent(event)
        if self.placeholderText() and event.size().width() != event.oldSize().width():
            self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page; a text longer than its field scrolls while one is in it."""
        is_scrolling = self.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier  # Ctrl would change the size of the text
        if is_scrolling and plain and self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def sizeHint(self) -> QSize:
        """Ask for the height of the text."""
        return QSize(super().sizeHint().width(), self.minimumHeight())
