"""A button that opens a list of choices to tick, searchable where there are many.

A popup window of its own and no QMenu: a menu closes at each tick, and cannot hold a search box in which a
Japanese input method works.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.searching import fold
from fujidesk.ui.widgets.basics import set_look

SEARCH_FROM = 13
"""From this number of choices on, the list has a search box."""
_LINES_SHOWN = 12
_WIDEST = 46
"""Width of the list in characters; longer texts end in …."""
_KEY = int(Qt.ItemDataRole.UserRole) + 1
_TICK_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_Select)
_CLOSE_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CheckMenu(QPushButton):
    """Shows 「名前：すべて」, the one choice ticked, or how many are; emits `chosen_changed` at each tick."""

    chosen_changed = Signal()

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._popup = _Popup(self)
        self._popup.ticked.connect(self._on_ticked)
        self.clicked.connect(self.open)
        self.setProperty("menu_button", True)
        self._show()

    def set_label(self, label: str) -> None:
        """Name what is chosen here."""
        self._label = label
        self._show()

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, text) pairs; what was ticked and is still offered stays ticked."""
        ticked = self.chosen()
        self._popup.set_choices(choices)
        self.set_chosen(ticked)

    def chosen(self) -> tuple[str, ...]:
        """Return the keys that are ticked, in the order of the choices."""
        return self._popup.chosen()

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Tick exactly these; emits nothing."""
        self._popup.set_chosen(frozenset(keys))
        self._show()

    def open(self) -> None:
        """Open the list below the button."""
        self._popup.open_below(self)

    def _on_ticked(self) -> None:
        """Show and tell what is ticked now."""
        self._show()
        self.chosen_changed.emit()

    def _show(self) -> None:
        """Say on the button what is chosen; a chosen one narrows and is coloured, too."""
        texts = self._popup.chosen_texts()
        state = {0: "すべて", 1: texts[0] if texts else ""}.get(len(texts), f"{len(texts)} 件")
        shown = state if len(state) <= 12 else state[:11] + "…"
        self.setText(f"{self._label}：{shown} ▾")
        self.setAccessibleName(f"{self._label}で絞り込む。いまは{'、'.join(texts) or 'すべて'}")
        self.setToolTip("\n".join(texts) if texts else f"{self._label}を選んで絞り込みます")
        if self.property("narrowing") != bool(texts):
            set_look(self, "narrowing", bool(texts))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open by Down or Enter as a combo box does; Space is a button's own."""
        if event.key() in (Qt.Key.Key_Down, *_CLOSE_KEYS):
            self.open()
            return
        super().keyPressEvent(event)


class _Popup(QFrame):
    """The list with its search box and the button that unticks all."""

    ticked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "true")
        self._model = QStandardItemModel(self)
        self._search = QLineEdit(self, placeholderText="名前で探す", clearButtonEnabled=True)
        self._search.setAccessibleName("選択肢を探す")
        self._search.textChanged.connect(self._on_searched)
        self._search.installEventFilter(self)
        self._view = QListView(self)
        self._view.setModel(self._model)
        self._view.setAccessibleName("選択肢。スペースで選ぶ、Enterで閉じる")
        self._view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._view.setUniformItemSizes(True)
        self._view.clicked.connect(self._on_clicked)
        self._view.installEventFilter(self)
        self._clear = QPushButton("すべて外す", self)
        self._clear.clicked.connect(self._on_clear)
        close = QPushButton("閉じる", self)
        close.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.addWidget(self._clear)
        buttons.addStretch()
        buttons.addWidget(close)
        self._none = QLabel("当てはまるものがありません", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for widget in (self._search, self._view, self._none):
            layout.addWidget(widget)
        layout.addLayout(buttons)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer (key, text) pairs, none of them ticked."""
        self._model.clear()
        for key, text in choices:
            item = QStandardItem(text)
            item.setData(key, _KEY)
            item.setData(Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
            item.setEditable(False)
            self._model.appendRow(item)

    def chosen(self) -> tuple[str, ...]:
        """Return the ticked keys in the order of the choices."""
        return tuple(str(item.data(_KEY)) for item in self._items() if _is_ticked(item))

    def chosen_texts(self) -> list[str]:
        """Return the texts of what is ticked."""
        return [item.text() for item in self._items() if _is_ticked(item)]

    def set_chosen(self, keys: frozenset[str]) -> None:
        """Tick exactly these."""
        for item in self._items():
            _tick(item, on=item.data(_KEY) in keys)
        self._clear.setEnabled(bool(self.chosen()))

    def open_below(self, button: QWidget) -> None:
        """Show the popup under a button, inside its screen, with the keyboard where one types first."""
        searchable = self._model.rowCount() >= SEARCH_FROM
        self._search.setVisible(searchable)
        self._search.clear()
        self._on_searched("")
        self._resize()
        spot = button.mapToGlobal(QPoint(0, button.height() + 2))
        area = button.screen().availableGeometry()
        left = max(area.left(), min(spot.x(), area.right() - self.width()))
        top = (
            spot.y()
            if spot.y() + self.height() <= area.bottom()
            else max(area.top(), area.bottom() - self.height())
        )
        self.move(left, top)
        self.show()
        self._view.setCurrentIndex(self._model.index(0, 0))
        (self._search if searchable else self._view).setFocus(Qt.FocusReason.PopupFocusReason)

    def _items(self) -> list[QStandardItem]:
        """Return all choices, hidden ones included."""
        return [self._model.item(place) for place in range(self._model.rowCount())]

    def _resize(self) -> None:
        """Be as high as the choices up to twelve lines, and as wide as the longest up to a limit."""
        lines = min(max(self._model.rowCount(), 1), _LINES_SHOWN)
        em = self.fontMetrics().horizontalAdvance("あ")
        height = self._view.sizeHintForRow(0) if self._model.rowCount() else 2 * em
        self._view.setFixedHeight(lines * height + 2 * self._view.frameWidth() + 4)
        self._view.setMinimumWidth(min(self._view.sizeHintForColumn(0) + 3 * em, _WIDEST * em))
        self.adjustSize()

    def _on_searched(self, text: str) -> None:
        """Hide what does not hold the text, without regard to width, case and kana."""
        wanted = fold(text)
        hidden = [wanted not in fold(item.text()) for item in self._items()]
        for place, out in enumerate(hidden):
            self._view.setRowHidden(place, out)
        self._none.setVisible(all(hidden))
        shown = [place for place, out in enumerate(hidden) if not out]
        if shown:
            self._view.setCurrentIndex(self._model.index(shown[0], 0))

    def _on_clicked(self, index: QModelIndex) -> None:
        """Tick or untick a choice."""
        item = self._model.itemFromIndex(index)
        _tick(item, on=not _is_ticked(item))
        self._clear.setEnabled(bool(self.chosen()))
        self.ticked.emit()

    def _on_clear(self) -> None:
        """Untick all, also what the search hides."""
        self.set_chosen(frozenset())
        self.ticked.emit()

    def _on_key(self, watched: QObject, key: int) -> bool:
        """Do a key of the list or its search box; tell whether it was one."""
        if key in _CLOSE_KEYS:
            if watched is self._search and self._view.currentIndex().isValid():
                self._on_clicked(self._view.currentIndex())
            else:
                self.close()
            return True
        if watched is self._search and key == Qt.Key.Key_Down:
            self._view.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        if watched is self._view and key in _TICK_KEYS and self._view.currentIndex().isValid():
            self._on_clicked(self._view.currentIndex())
            return True
        return False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See keys before box and list do: both would swallow Enter and Space."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self._on_key(watched, event.key())
        ):
            return True
        return super().eventFilter(watched, event)


def _is_ticked(item: QStandardItem) -> bool:
    """Tell whether a choice is ticked; the model gives the state as a plain number."""
    return Qt.CheckState(item.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked


def _tick(item: QStandardItem, *, on: bool) -> None:
    """Tick or untick a choice without telling anyone."""
    state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
    item.setData(state, Qt.ItemDataRole.CheckStateRole)
