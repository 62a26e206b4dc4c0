"""A dialog that is as high as what it asks needs, also when a sentence comes in or fields come and go."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QDialog, QFormLayout, QVBoxLayout, QWidget

from fujidesk.ui.widgets.scroll_page import scroll_page


class FittingDialog(QDialog):
    """Holds a form that scrolls where the screen is too low for it; freed when closed.

    Subclasses add rows to `fields`, and `area`, which holds them, to `box`.
    """

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self._page = QWidget(self)
        self.area = scroll_page(self._page, self)
        self.fields = QFormLayout(self._page)
        self.fields.setContentsMargins(0, 0, 0, 0)
        self.fields.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.box = QVBoxLayout(self)
        self._page.installEventFilter(self)

    def _fit(self) -> None:
        """Grow to what is needed; a layout asks for no more height of its own accord when a text wraps."""
        self.area.setVisible(self.fields.rowCount() > 0)
        bar = self.area.verticalScrollBar().sizeHint().width()
        self.area.setMinimumWidth(self._page.minimumSizeHint().width() + bar)
        width = max(self.width(), self.minimumSizeHint().width())
        inner = self._page.sizeHint().height()
        if self.fields.hasHeightForWidth():
            inner = max(inner, self.fields.totalHeightForWidth(self.area.viewport().width()))
        whole = self.box.totalHeightForWidth(width)  # -1 where nothing wraps
        others = max(whole, self.box.totalSizeHint().height()) - self.area.sizeHint().height()
        most = self.screen().availableGeometry().height()
        needed = min(others + inner * self.area.isVisibleTo(self), most)
        if needed > self.height():
            self.resize(width, needed)

    def event(self, event: QEvent) -> bool:
        """Fit when it opens and when what it shows changes."""
        handled = super().event(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.LayoutRequest) and self.isVisible():
            self._fit()
        return handled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit when fields come or go: the area keeps that to itself."""
        if watched is self._page and event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._fit()
        return super().eventFilter(watched, event)
