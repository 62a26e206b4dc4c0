"""The pages of a pack as thumbnails; each is drawn when it is first seen."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.scene_painting import paint_scene
from fujidesk.ui.theme import Theme

_Index = QModelIndex | QPersistentModelIndex
_PAPER = 841.89 / 595.28
"""Width of A4 landscape in its heights."""
SIZES = {"小": 168, "中": 300, "大": 0}
"""Least widths of a page in px at 100 % text, which grow to fill the list; 0: as wide as the list."""
_LEAST_WIDTH = 80
_PAD, _LABEL_LINES, _FOCUS_PX = 8, 1.5, 4
_MOST_KEPT = 160
"""Drawn pages that are kept; more than any window shows at once."""
_OPEN_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PageModel(QAbstractListModel):
    """The pages; their names for screen readers and tool tips."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._sight: PackSight | None = None

    def show_sight(self, sight: PackSight | None) -> None:
        """Show the pages of another state of the pack."""
        self.beginResetModel()
        self._sight = sight
        self.endResetModel()

    @property
    def sight(self) -> PackSight | None:
        """What is shown."""
        return self._sight

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Count the pages."""
        return 0 if parent.isValid() or self._sight is None else len(self._sight.pages)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a page's name: 「資料1　進捗状況の概要（2 / 73）」."""
        wanted = (
            Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole,
        )  # fmt: skip
        if self._sight is None or role not in wanted:
            return None
        page = self._sight.pages[index.row()]
        return f"{self._sight.pack.parts[page.part].caption}（{page.number} / {page.count}）"


class PageList(QListView):
    """page_chosen(row): another page is the current one. opened(row): Enter or a double click on a page."""

    page_chosen = Signal(int)
    opened = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = "中"
        self.pages = PageModel(self)
        self.setModel(self.pages)
        self.setItemDelegate(_PageDelegate(theme, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("会議資料のページ")
        self.doubleClicked.connect(self._on_opened)
        self.selectionModel().currentChanged.connect(self._on_current)
        theme.changed.connect(self._lay_out_again)

    def show_sight(self, sight: PackSight | None) -> None:
        """Show the pages of a pack; what was in sight and the current place stay so, and nothing is told."""
        row, seen = max(self.currentIndex().row(), 0), self.verticalScrollBar().value()
        self.pages.show_sight(sight)
        count = self.pages.rowCount()
        if count:
            with QSignalBlocker(self):
                self.setCurrentIndex(self.pages.index(min(row, count - 1)))
            self.doItemsLayout()  # else the bar does not reach as far yet
            self.verticalScrollBar().setValue(seen)

    def go_to(self, row: int) -> None:
        """Bring a page to the top."""
        index = self.pages.index(row)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)

    def set_size(self, size: str) -> None:
        """Show the pages in one of `SIZES`."""
        self._size = size
        self._lay_out_again()

    @property
    def page_width(self) -> int:
        """Width of a page in px: so many side by side as have room, sharing the width."""
        room = self.viewport().width() - 2 * _PAD
        wanted = self._theme.gap(SIZES[self._size]) or room
        across = max(room // (wanted + 2 * _PAD), 1)
        return max(room // across - 2 * _PAD, _LEAST_WIDTH)

    def _lay_out_again(self) -> None:
        """Ask the delegate for sizes anew, with the current page kept in sight."""
        current = self.currentIndex()
        self.scheduleDelayedItemsLayout()
        if current.isValid():
            self.scrollTo(current)

    def _on_opened(self, index: QModelIndex) -> None:
        """Tell of a double click."""
        self.opened.emit(index.row())

    def _on_current(self, index: QModelIndex) -> None:
        """Tell of the page that is current now."""
        if index.isValid():
            self.page_chosen.emit(index.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the current page with Enter."""
        if event.key() in _OPEN_KEYS and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let pages that fill the width follow it."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay_out_again()


class _PageDelegate(QStyledItemDelegate):
    """Draws a page with its number below; keeps what it has drawn until pack or size are others."""

    def __init__(self, theme: Theme, view: PageList) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._drawn: dict[tuple[int, int], QPixmap] = {}
        view.pages.modelReset.connect(self._drawn.clear)

    def sizeHint(self, option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the room of a page with its label."""
        width = self._view.page_width
        height = round(width / _PAPER) + round(option.fontMetrics.height() * _LABEL_LINES)
        return QSize(width + 2 * _PAD, height + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw page, frame and label."""
        sight = self._view.pages.sight
        if sight is None:
            return
        width = self._view.page_width
        paper = QRectF(
            option.rect.x() + _PAD, option.rect.y() + _PAD, width, round(width / _PAPER)
        )  # fmt: skip
        painter.drawPixmap(paper.topLeft(), self._picture(index.row(), width))
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        frame = "focus" if focused else "accent" if chosen else "line"
        painter.setPen(QPen(self._theme.color(frame), _FOCUS_PX if focused else 2 if chosen else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(paper)
        below = QRectF(paper.x(), paper.bottom(), paper.width(), option.rect.bottom() - paper.bottom())
        painter.setPen(self._theme.color("accent" if chosen else "muted"))
        page = sight.pages[index.row()]
        label = f"{page.number}　{sight.pack.parts[page.part].label}"
        painter.drawText(below, int(Qt.AlignmentFlag.AlignCenter), label)

    def _picture(self, row: int, width: int) -> QPixmap:
        """Return a page drawn in a width."""
        kept = self._drawn.get((row, width))
        if kept is not None:
            return kept
        sight = self._view.pages.sight
        ratio = self._view.devicePixelRatioF()
        height = round(width / _PAPER)
        picture = QPixmap(round(width * ratio), round(height * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.white)
        if sight is not None:
            painter = QPainter(picture)
            paint_scene(painter, sight.pages[row].scene, QRectF(0, 0, width, height))
            painter.end()
        if len(self._drawn) >= _MOST_KEPT:
            self._drawn.pop(next(iter(self._drawn)))
        self._drawn[row, width] = picture
        return picture
