"""A field with room beneath it for the sentence that says what is wrong with it and what to do."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import InlineMessage


class ToldField(QWidget):
    """Holds a field; the sentence takes no room while there is none."""

    def __init__(self, field: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = field
        self._message = InlineMessage(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(field)
        column.addWidget(self._message)
        self.setFocusProxy(field)

    def tell(self, fault: str) -> None:
        """Say what is wrong; "" for nothing."""
        if fault != self._message.text():
            self._message.show_message(fault, "bad")

    def fault(self) -> str:
        """Return what is said to be wrong; "" for nothing."""
        return self._message.text()
