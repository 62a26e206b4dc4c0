"""The card that says in words what lies under the pointer."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import Card, text_label

_AWAY_PX = 16
_WIDEST_EM = 26


class HoverCard(Card):
    """A small card over the chart; lets the mouse through and stays inside its parent."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = parent
        self._title = text_label("", "strong", self, wrap=True)
        self._rows = text_label("", parent=self, wrap=True)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._rows)
        self.hide()

    def text(self) -> str:
        """Return all that the card says, line by line."""
        return f"{self._title.text()}\n{self._rows.text()}"

    def show_at(self, point: QPoint, title: str, lines: Sequence[str]) -> None:
        """Show the card beside a point of the parent, on the side where there is room."""
        self._title.setText(title)
        self._rows.setText("\n".join(lines))
        self._fit()
        room = self._over.size()
        x = point.x() + _AWAY_PX
        if x + self.width() > room.width():
            x = max(point.x() - _AWAY_PX - self.width(), 0)
        y = point.y() + _AWAY_PX
        if y + self.height() > room.height():
            y = max(point.y() - _AWAY_PX - self.height(), 0)
        self.move(x, y)
        self.show()
        self.raise_()

    def _fit(self) -> None:
        """Make the card as wide as its longest line, up to a limit; then texts wrap."""
        most = self.fontMetrics().horizontalAdvance("あ") * _WIDEST_EM
        wished = max(_widest(self._title), _widest(self._rows))
        margins = self._column.contentsMargins()
        width = min(wished + 4, most) + margins.left() + margins.right()
        self.setFixedWidth(width)
        self.setFixedHeight(self._column.heightForWidth(width))


def _widest(label: QLabel) -> int:
    """Return the width of the longest line in pixels; polished first, else the style's font is not there."""
    label.ensurePolished()
    return max((label.fontMetrics().horizontalAdvance(line) for line in label.text().split("\n")), default=0)
