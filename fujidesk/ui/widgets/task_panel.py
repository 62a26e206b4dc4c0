"""Work under way, in the status bar: what, how far, and the button that stops it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from fujidesk.ui.widgets.basics import ElidedLabel, button

_BAR_PX = 160
_GAP_PX = 8


class TaskPanel(QWidget):
    """Hidden while nothing is under way."""

    stop_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._what = ElidedLabel(parent=self)
        self._what.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_PX)
        self._bar.setAccessibleName("進み具合")
        self.stop_button = button("中止", self)
        self.stop_button.clicked.connect(self._on_stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for widget in (self._what, self._bar, self.stop_button):
            row.addWidget(widget)
        self.hide()

    def begin(self, title: str) -> None:
        """Show that work has started; how long it takes is not known yet."""
        self._title = title
        self._what.setText(f"{title}…")
        self._bar.setRange(0, 0)
        self.stop_button.setEnabled(True)
        self.show()

    def step(self, done: int, total: int, what: str) -> None:
        """Show how far it is and what is being worked on."""
        self._bar.setRange(0, max(total, 1))
        self._bar.setValue(done)
        self._what.setText(f"{self._title}：{what}（{done:,} / {total:,}）")

    def end(self) -> None:
        """Nothing is under way any more."""
        self.hide()

    def text(self) -> str:
        """Return the sentence shown."""
        return self._what.text()

    def _on_stop(self) -> None:
        """Ask for the stop once; the work ends at its next step."""
        self.stop_button.setEnabled(False)
        self._what.setText(f"{self._title}：中止しています…")
        self.stop_chosen.emit()
