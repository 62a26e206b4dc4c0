"""A layout that sets widgets side by side and begins a new line where the width ends."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


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
        heights = [max((item.sizeHint().height() for item in line), default=0) for line in lines]
        margins = self.contentsMargins()
        return sum(heights) + self._gap * (len(heights) - 1) + margins.top() + margins.bottom()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        return self._height_of(self._lines(width - margins.left() - margins.right()))

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        margins = self.contentsMargins()
        wished = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = max((size.width() for size in wished), default=0) + margins.left() + margins.right()
        height = max((size.height() for size in wished), default=0) + margins.top() + margins.bottom()
        return QSize(width, height)

    def setGeometry(self, rect: QRect) -> None:
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
