"""The window with the manual: index and search at the left, the page at the right, the way back."""

from typing import Any

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMainWindow,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from fujidesk.ui.help.manual import INDEX, Manual, same
from fujidesk.ui.help.page_model import TOPIC_ROLE, PageModel
from fujidesk.ui.help.page_view import PageView, is_page
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label

_LIST_SHARE, _PAGE_SHARE = 2, 5
_EDGE_PX, _NO_END = 8, 10_000
"""Left and right of a line (window.qss), twice that above and below; a height that no text has."""
_HOW = "Enter・矢印で選ぶ。Alt+← で前の頁。"


class _Lines(QStyledItemDelegate):
    """Gives a line the height that its words need within its edges; Qt's own reckons without these."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line as wide as the list."""
        width = self._view.viewport().width()
        room = QRect(0, 0, width - 2 * self._theme.px(_EDGE_PX + 3), _NO_END)
        metrics = self._view.fontMetrics()
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data())).height()
        return QSize(width, needed + self._theme.px(_EDGE_PX))


class HelpWindow(QDialog):
    """Stays open beside the window whose help it is; freed when closed."""

    def __init__(self, manual: Manual, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._manual = manual
        self._theme = theme
        self._before: list[str] = []
        self._topic = ""
        self.search = QLineEdit(self)
        self.list = QListView(self)
        self._model = PageModel(self)
        self._told = text_label(_HOW, "note", self, wrap=True)
        self.back_button = button("戻る", self)
        self.index_button = button("目次", self)
        self.close_button = button("閉じる", self)
        self.view = PageView(manual, theme, self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("使い方")
        self._lay_out()
        self._connect()
        self._model.set_pages(manual.pages)

    @property
    def topic(self) -> str:
        """What is shown: a page, or a page and the heading behind #."""
        return self._topic

    def show_topic(self, topic: str, words: list[str] | None = None) -> None:
        """Show a place of the manual; the one before is what 戻る goes back to."""
        if topic == self._topic and not words:
            return
        if self._topic:
            self._before.append(self._topic)
        self._show(topic, words)

    def _show(self, topic: str, words: list[str] | None = None) -> None:
        """Show a place and where it stands in the list."""
        self._topic = topic
        self.view.show_topic(topic, words)
        self.back_button.setEnabled(bool(self._before))
        row = self._model.row_of(topic)
        with QSignalBlocker(self.list.selectionModel()):
            if row >= 0:
                self.list.setCurrentIndex(self._model.index(row))
            else:
                self.list.clearSelection()
        self.list.viewport().update()

    def _lay_out(self) -> None:
        """Put list and page side by side; as large as the window below allows."""
        self.search.setPlaceholderText("使い方を探す")
        self.search.setAccessibleName("使い方を探す")
        self.search.setClearButtonEnabled(True)
        self.list.setModel(self._model)
        self.list.setItemDelegate(_Lines(self._theme, self.list))
        self.list.setAccessibleName("使い方の目次")
        self.list.setWordWrap(True)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left, right, buttons = QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        for part in (self.search, self.list, self._told):
            left.addWidget(part)
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.index_button)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        right.addLayout(buttons)
        right.addWidget(self.view, 1)
        row, gap = QHBoxLayout(self), self._theme.gap
        row.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        row.setSpacing(gap(12))
        row.addLayout(left, _LIST_SHARE)
        row.addLayout(right, _PAGE_SHARE)
        screen, below = self.screen().availableGeometry().size(), self.parentWidget()
        room = below.size() if isinstance(below, QMainWindow) else screen
        self.resize(QSize(gap(1120), gap(680)).boundedTo(room))

    def _connect(self) -> None:
        """Wire search, list, links and the way back."""
        self.search.textChanged.connect(self._on_search)
        self.search.returnPressed.connect(self._on_enter)
        self.list.selectionModel().currentChanged.connect(self._on_line)
        self.view.link_chosen.connect(self._on_link)
        self.back_button.clicked.connect(self._on_back)
        self.index_button.clicked.connect(self._on_index)
        self.close_button.clicked.connect(self.close)
        QShortcut(QKeySequence("Alt+Left"), self, self._on_back)
        QShortcut(QKeySequence("Ctrl+F"), self, self._on_find)

    def _on_search(self, text: str) -> None:
        """List what holds the words; the pages again where there are none."""
        finds = self._manual.find(text)
        with QSignalBlocker(self.list.selectionModel()):
            if text.strip():
                self._model.set_finds(finds)
            else:
                self._model.set_pages(self._manual.pages)
        told = f"{len(finds)} か所にあります。" if finds else "ありません。ほかの言葉で探してください。"
        self._told.setText(told if text.strip() else _HOW)

    def _on_enter(self) -> None:
        """Open the first find, with the keyboard in the list."""
        if self._model.rowCount():
            self.list.setFocus()
            flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(self._model.index(0), flag)

    def _on_line(self, line: QModelIndex, _before: QModelIndex) -> None:
        """Show what a line stands for, with the searched words marked."""
        topic: Any = line.data(TOPIC_ROLE) if line.isValid() else None
        if topic:
            self.show_topic(topic, [same(word) for word in self.search.text().split()])

    def _on_link(self, target: str) -> None:
        """Follow a link to another page or heading; what is not of the manual is not opened."""
        name, _, heading = target.partition("#")
        name = name or self.view.page
        if is_page(self._manual, name):
            self.show_topic(f"{name}#{heading}" if heading else name)

    def _on_back(self) -> None:
        """Go back to the place before."""
        if self._before:
            self._show(self._before.pop())

    def _on_index(self) -> None:
        """Show the first page and the whole list."""
        self.search.clear()
        self.show_topic(INDEX)

    def _on_find(self) -> None:
        """Begin to search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
