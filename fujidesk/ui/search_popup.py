"""The global search box and the list of what it found: number and title, department, text, hearings.

The list is a child of the window, not a popup of its own: a popup would take the keyboard (and the input
method's composition) away from the box while one types.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)  # fmt: skip
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)  # fmt: skip

from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.search_hits import HIT_ROLE, Finder, GroupHead, Hit, HitGroup, HitModel
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, text_label

_DEBOUNCE_MS = 120
_PLACEHOLDER = "事業・課名・本文・記録を検索（Ctrl+F）"
_EVERYWHERE = "すべての計画から検索（Ctrl+F）"
_EVERYWHERE_TIP = (
    "すべての計画から探すには Ctrl+Shift+F を押します。ここでもう一度押すと、この計画からに戻ります。"
)
_Index = QModelIndex | QPersistentModelIndex


class HitDelegate(QStyledItemDelegate):
    """Draws a hit as number, title and, below, the words around what was found."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a head as a quiet band, a hit in one line or two."""
        line, area, tokens = index.data(HIT_ROLE), QRect(option.rect), self._theme
        gap = self._theme.gap(12)
        painter.save()
        if isinstance(line, GroupHead):
            painter.fillRect(area, tokens.color("header"))
            self._text(painter, area.adjusted(gap, 0, -gap, 0), line.text, "note", "muted")
        elif isinstance(line, Hit):
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(area, tokens.color("selection"))
            number_px = self._theme.px(64)
            top = area.adjusted(gap, self._theme.gap(4), -gap, 0)
            top.setHeight(area.height() // 2 if line.detail else area.height() - self._theme.gap(8))
            self._text(painter, top, line.number, "base", "muted")
            self._text(painter, top.adjusted(number_px, 0, 0, 0), line.title, "base", "text")
            if line.detail:
                below = QRect(top.left() + number_px, top.bottom(), top.width() - number_px, top.height())
                below.setBottom(area.bottom() - self._theme.gap(2))
                self._text(painter, below, line.detail, "note", "muted")
                self._mark(painter, below, line)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a line; the list gives the width."""
        line = index.data(HIT_ROLE)
        if isinstance(line, GroupHead):
            return QSize(0, self._theme.px(24))
        return QSize(0, self._theme.px(50 if line.detail else 32))

    def _mark(self, painter: QPainter, area: QRect, hit: Hit) -> None:
        """Write the find once more over the line, stronger, and underline it."""
        metrics = painter.fontMetrics()
        before_px = metrics.horizontalAdvance(hit.detail[: hit.start])
        found = hit.detail[hit.start : hit.start + hit.length]
        place = QRect(area.left() + before_px, area.top(), metrics.horizontalAdvance(found), area.height())
        if found and place.right() < area.right() - metrics.horizontalAdvance("…"):
            self._text(painter, place.adjusted(0, 0, 2, 0), found, "note", "accent")
            line_y = place.center().y() + metrics.height() // 2
            painter.drawLine(place.left(), line_y, place.right(), line_y)

    def _text(self, painter: QPainter, area: QRect, text: str, role: str, color: str) -> None:
        """Write one line, ended with … where it does not fit; font and pen stay for what follows."""
        painter.setFont(self._theme.font(role))
        painter.setPen(self._theme.color(color))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


class SearchPopup(QFrame):
    """The list under the search box; lies over the window and never takes the keyboard.

    chosen(Hit): is to be opened. everywhere: the choice to search all plans, shown where there are several.
    """

    chosen = Signal(Hit)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("card", True)
        self._model = HitModel(self)
        self._list = QListView(self)
        self._list.setModel(self._model)
        self._list.setItemDelegate(HitDelegate(theme, self._list))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName("検索の結果")
        self._list.clicked.connect(self._on_clicked)
        self._nothing = text_label("", "note", self)
        self.everywhere = Chip("すべての計画から", self)
        self.everywhere.setToolTip("すべての計画から検索します（Ctrl+Shift+F で切り替え）")
        self.everywhere.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.everywhere.hide()
        self.limits = text_label("", "note", self, wrap=True)
        self.limits.hide()
        self._scope = QHBoxLayout()
        self._scope.addWidget(self.everywhere)
        self._scope.addWidget(self.limits, 1)
        self._scope.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._scope)
        layout.addWidget(self._list)
        layout.addWidget(self._nothing)
        self.hide()

    def show_groups(self, groups: Sequence[HitGroup], query: str, limits: str = "") -> None:
        """Show what was found, the first hit chosen; a sentence when there is nothing.

        limits: where was not searched, in a sentence; "": nothing was left out.
        """
        self.limits.setText(limits)
        self.limits.setVisible(bool(limits))
        self._model.set_groups(groups)
        self._list.setVisible(bool(groups))
        self._nothing.setVisible(not groups)
        self._nothing.setMargin(self._theme.gap(12))
        self._nothing.setText(f"「{query}」は見つかりません。言葉を減らすか、番号や課名でお試しください。")
        if groups:
            self._select(self._model.next_hit(-1, 1))

    def step(self, step: int) -> None:
        """Choose the next (1) or previous (-1) hit."""
        self._select(self._model.next_hit(self._list.currentIndex().row(), step))

    def open_current(self) -> None:
        """Open the chosen hit."""
        self._on_clicked(self._list.currentIndex())

    def wanted_height(self) -> int:
        """Return the height that shows all lines, in the width that it has."""
        above = 0
        if self.everywhere.isVisibleTo(self):  # a sentence beside it may take two lines
            above = max(self._scope.sizeHint().height(), self._scope.heightForWidth(self.width()))
        if self._nothing.isVisibleTo(self):
            return self._nothing.sizeHint().height() + above + 2
        rows = range(self._model.rowCount())
        return sum(self._list.sizeHintForRow(row) for row in rows) + above + 4

    def offer_everywhere(self, *, offered: bool) -> None:
        """Show the choice to search all plans, or hide it."""
        gap = self._theme.gap(8) if offered else 0
        self._scope.setContentsMargins(gap, gap, gap, gap)
        self.everywhere.setVisible(offered)

    def titles(self) -> list[str]:
        """Return all lines as read out, heads too."""
        return [str(self._model.index(row).data()) for row in range(self._model.rowCount())]

    def _select(self, row: int) -> None:
        """Choose a line and scroll to it."""
        self._list.setCurrentIndex(self._model.index(row))

    def _on_clicked(self, index: QModelIndex) -> None:
        """Open a hit; a click on a head does nothing."""
        line = index.data(HIT_ROLE) if index.isValid() else None
        if isinstance(line, Hit):
            self.chosen.emit(line)


class SearchBox(QLineEdit):
    """The search box of the header; finds while one types, Enter opens what is chosen.

    opened(number): a project; hearing_opened(key): a hearing; found_elsewhere(Hit): one of another plan.
    """

    opened = Signal(str)
    hearing_opened = Signal(str)
    found_elsewhere = Signal(Hit)

    def __init__(self, find: Finder, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._find = find
        self._theme = theme
        self._find_everywhere: Finder | None = None
        self._is_everywhere = False
        self._limits: Callable[[], str] = str
        self._popup: SearchPopup | None = None
        self.setPlaceholderText(_PLACEHOLDER)
        self.setAccessibleName("全体の検索")
        self.setClearButtonEnabled(True)
        self._sign = QAction(self)
        self.addAction(self._sign, QLineEdit.ActionPosition.LeadingPosition)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DEBOUNCE_MS)
        self._timer.timeout.connect(self._on_typed)
        self.textEdited.connect(self._on_edited)

    @property
    def popup(self) -> SearchPopup:
        """The list of results; made when first needed."""
        if self._popup is None:
            self._popup = SearchPopup(self._theme, self.window())
            self._popup.chosen.connect(self._on_chosen)
            self._popup.everywhere.toggled.connect(self.search_everywhere)
            self._popup.offer_everywhere(offered=self._find_everywhere is not None)
            self._popup.everywhere.setChecked(self._is_everywhere)
        return self._popup

    @property
    def is_everywhere(self) -> bool:
        """Whether all plans are searched, and not that of the window alone."""
        return self._is_everywhere

    def offer_everywhere(self, find: Finder | None, limits: Callable[[], str] = str) -> None:
        """Let one search all plans; find: finds in them, None takes the offer back (one plan is left).

        limits: tells what it leaves out, in a sentence; "": nothing.
        """
        self._limits = limits
        if find is None:
            self.search_everywhere(False)
        self._find_everywhere = find
        self.setToolTip("" if find is None else _EVERYWHERE_TIP)
        if self._popup is not None:
            self._popup.offer_everywhere(offered=find is not None)
            if self._shown():
                self._place()

    def search_everywhere(self, everywhere: bool) -> None:
        """Search all plans from now on, or that of the window alone; what is typed is searched anew."""
        if everywhere == self._is_everywhere or self._find_everywhere is None:
            return
        self._is_everywhere = everywhere
        self.setPlaceholderText(_EVERYWHERE if everywhere else _PLACEHOLDER)
        if self._popup is not None:
            self._popup.everywhere.setChecked(everywhere)
        if self.text().strip() and self.hasFocus():
            self._on_typed()

    def toggle_everywhere(self) -> None:
        """Take the keyboard and search all plans; in the box itself, that of the window again."""
        if self.hasFocus():
            self.search_everywhere(not self._is_everywhere)
            return
        self.start()
        self.search_everywhere(True)

    def start(self) -> None:
        """Take the keyboard, with what was typed before ready to be overwritten."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def _on_edited(self, _text: str) -> None:
        """Wait for a short pause in the typing."""
        self._timer.start()

    def _on_typed(self) -> None:
        """Search and show what was found; an empty box shows nothing."""
        self._timer.stop()
        query = self.text().strip()
        if not query:
            self._close()
            return
        everywhere = self._find_everywhere if self._is_everywhere else None
        limits = self._limits() if everywhere else ""
        self.popup.show_groups((everywhere or self._find)(query), query, limits)
        self._place()
        self.popup.show()
        self.popup.raise_()

    def _on_chosen(self, hit: Hit) -> None:
        """Open what was found; the search is over then."""
        self._close()
        self.clear()
        if hit.plan:
            self.found_elsewhere.emit(hit)
        else:
            (self.hearing_opened if hit.is_hearing else self.opened).emit(hit.number)

    def _close(self) -> None:
        """Put the list away."""
        if self._popup is not None:
            self._popup.hide()

    def _place(self) -> None:
        """Lay the list under the box, right edges in line, inside the window."""
        window, popup, gap = self.window(), self.popup, self._theme.gap(8)
        width = min(max(self.width(), self._theme.px(560)), window.width() - 2 * gap)
        corner = self.mapTo(window, QPoint(self.width(), self.height() + self._theme.gap(4)))
        left = max(gap, min(corner.x() - width, window.width() - width - gap))
        popup.resize(width, popup.height())
        height = min(popup.wanted_height(), window.height() - corner.y() - 4 * gap)
        popup.setGeometry(left, corner.y(), width, height)

    def _on_theme_changed(self) -> None:
        """Draw the sign in the theme's colour."""
        self._sign.setIcon(icon(Icon.SEARCH, self._theme.tokens.muted, self._theme.px(16)))

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z and Ctrl+Y to the window while there is no typing of our own to take back."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = Qt.Key.Key_Z, Qt.Key.Key_Y
            if event.key() in undo and not (self.isUndoAvailable() or self.isRedoAvailable()):
                event.ignore()  # nothing typed here: the key belongs to the register's undo
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, arrows walk the list, Escape closes it and then clears the box."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._timer.isActive() or not self._shown():
                self._on_typed()
            if self._shown():
                self.popup.open_current()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._shown():
            self.popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._close() if self._shown() else self.clear()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the list away when one goes on elsewhere; the words stay."""
        self._close()
        super().focusOutEvent(event)

    def _shown(self) -> bool:
        """Tell whether the list is open."""
        return self._popup is not None and self._popup.isVisible()
