"""The window on the wall: one page, full screen, and nothing else."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fujidesk.ui.presentation.canvas import Canvas
from fujidesk.ui.presentation.keys import Step, step_of
from fujidesk.ui.theme import Theme

_HINT_MS = 5000
_NOTCH = 120
"""What a notch of a wheel tells (Qt: eighths of a degree, 15 degrees a notch)."""
_HINT = "→ ←：ページ　　B：黒い画面　　クリック：中を開く　　F1：キー　　Esc：終わる"


class WallWindow(QWidget):
    """stepped(Step): a key or the wheel asks for something. closed: the window was closed by the system."""

    stepped = Signal(Step)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("富士デスク　発表")
        self.canvas = Canvas(theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.hint = QLabel(_HINT, self)
        self.hint.setProperty("wallhint", True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hint.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hint.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_HINT_MS)
        self._timer.timeout.connect(self.hint.hide)
        self._wheeled = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def tell_keys(self) -> None:
        """Show the keys at the foot for a moment, where there is no second screen that does."""
        self.hint.show()
        self.hint.raise_()
        self._place_hint()
        self._timer.start()

    def _place_hint(self) -> None:
        """Put the keys at the foot."""
        size = self.hint.sizeHint()
        self.hint.setGeometry(
            (self.width() - size.width()) // 2,
            self.height() - size.height() - 16,
            size.width(),
            size.height(),
        )

    def focusNextPrevChild(self, _forwards: bool) -> bool:
        """Leave Tab to the keys of the show: Qt would look for another field."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys of the show on; all others do nothing."""
        self.hint.hide()
        step = step_of(event)
        if step is not None:
            self.stepped.emit(step)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page a notch; a touchpad tells many small parts of one, a tilted wheel none."""
        delta = event.angleDelta().y()
        if delta * self._wheeled < 0:
            self._wheeled = 0
        self._wheeled += delta
        while abs(self._wheeled) >= _NOTCH:
            self.stepped.emit(Step.BEFORE if self._wheeled > 0 else Step.NEXT)
            self._wheeled -= _NOTCH if self._wheeled > 0 else -_NOTCH

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the keys at the foot."""
        super().resizeEvent(event)
        self._place_hint()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the show is over."""
        super().closeEvent(event)
        self.closed.emit()
