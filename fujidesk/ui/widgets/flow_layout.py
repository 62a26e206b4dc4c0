"""A layout that sets widgets side by side and begins a new line where the width ends.

Qt has none. What hosts it must let its height follow the width (`QSizePolicy.setHeightForWidth`).
"""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Places its items from left to right, each at its wished size, centred in its line.

    Hidden widgets that retain their size keep their place, so that nothing jumps when they appear.
    """

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def set_gap(self, gap: int) -> None:
        """Set the space between items and between lines, in pixels."""
        self._gap = gap
        self.invalidate()

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Break the visible items into lines of this width; an item wider than it stands alone."""
        lines: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            wished = item.sizeHint().width()
            if lines[-1] and used + wished > width:
                lines.append([])
                used = 0
            lines[-1].append(item)
            used += wished + self._gap
        return lines

    def _height_of(self, lines: list[list[QLayoutItem]]) -> int:
        """Return the height of these lines with gaps and margins."""
        heights = [max((item.sizeHint().height() for item in line), default=0) for line in lines]
        margins = self.contentsMargins()
        return sum(heights) + self._gap * (len(heights) - 1) + margins.top() + margins.bottom()

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; Qt's way in, called by `addWidget`."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are, hidden ones included."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item; None past the end, which is how Qt finds it."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give an item back, for Qt to delete or move."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wish for no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Tell Qt to ask for the height by the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return how high the lines are at this width."""
        margins = self.contentsMargins()
        return self._height_of(self._lines(width - margins.left() - margins.right()))

    def sizeHint(self) -> QSize:
        """Return the least size; the height follows from the width."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item, so that each fits at least on its own line."""
        margins = self.contentsMargins()
        wished = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in wished), default=0) + margins.left() + margins.right()
        height = max((size.height() for size in wished), default=0) + margins.top() + margins.bottom()
        return QSize(width, height)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items line by line."""
        super().setGeometry(rect)
        inner = rect.marginsRemoved(self.contentsMargins())
        top = inner.top()
        for line in self._lines(inner.width()):
            left = inner.left()
            height = max((item.sizeHint().height() for item in line), default=0)
            for item in line:
                size = item.sizeHint()
                width = min(size.width(), inner.width())
                item.setGeometry(QRect(left, top + (height - size.height()) // 2, width, size.height()))
                left += width + self._gap
            top += height + self._gap


class FlowRow(QWidget):
    """Widgets side by side that wrap where the width ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def add(self, widget: QWidget) -> None:
        """Add a widget at the end."""
        self._flow.addWidget(widget)

    def set_gap(self, gap: int) -> None:
        """Set the space between widgets, in pixels."""
        self._flow.set_gap(gap)
