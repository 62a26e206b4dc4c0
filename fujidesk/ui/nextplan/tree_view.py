"""The tree of a draft with its keys: nothing in it needs the mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTreeView, QWidget

from fujidesk.domain.next_plan.records import DraftProject, PlanDraft
from fujidesk.ui.nextplan.tree_model import ENDED_GROUP, TITLE_COLUMN, RowId, TreeModel
from fujidesk.ui.theme import Theme

_WIDTHS_PX = (116, 240, 64, 108, 132)
_LEAST_PX = 140
_WAYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class DraftTree(QTreeView):
    """chosen: other rows were chosen. step_wanted(-1 or 1): Alt+↑↓. remove_wanted: Delete.

    menu_wanted(global place): right click or the menu key. opened: Enter.
    """

    chosen = Signal()
    step_wanted = Signal(int)
    remove_wanted = Signal()
    menu_wanted = Signal(QPoint)
    opened = Signal()

    def __init__(self, departments: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Build it; departments: the city's word for them."""
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self._filling = False
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self.chosen)
        self.rows = TreeModel(departments, self)
        self.setModel(self.rows)
        self.setAccessibleName(
            "次期計画の体系。矢印キーで移動、Alt+↑↓で順番を変える、F2で名前を変える、Deleteで終了か削除"
        )
        view = QAbstractItemView
        self.setSelectionMode(view.SelectionMode.ExtendedSelection)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setDragDropMode(view.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.setDragEnabled(True)
        self.setAutoExpandDelay(600)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionsMovable(False)
        header.setSectionResizeMode(TITLE_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.doubleClicked.connect(self._on_double_clicked)
        theme.changed.connect(self._space)
        self._space()

    def show_draft(self, draft: PlanDraft, projects: Sequence[DraftProject], *, locked: bool) -> None:
        """Show a draft; what was chosen and folded stays so."""
        chosen, current = self.chosen_rows(), self.current_row()
        closed = {row for row in self.rows.ids() if not self.isExpanded(self.rows.index_of(row))}
        top = self.verticalScrollBar().value()
        is_other = draft.key != self._shown
        self._shown = draft.key
        self._filling = True
        self.rows.show(draft, projects, locked=locked)
        for row in self.rows.ids():
            folded = row == RowId("group", ENDED_GROUP) if is_other else row in closed
            self.setExpanded(self.rows.index_of(row), not folded)
        self.choose(*(() if is_other else chosen), current=None if is_other else current)
        self.verticalScrollBar().setValue(0 if is_other else top)
        self._filling = False

    def choose(self, *rows: RowId, current: RowId | None = None) -> None:
        """Choose rows, and stand on one of them; those that are not there are left out."""
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.clearSelection()
        at = self.rows.index_of(current) if current is not None else QModelIndex()
        at = at if at.isValid() else self.rows.index_of(rows[0] if rows else None)
        if not at.isValid():
            at = self.rows.index(0, 0)
        model.setCurrentIndex(at, flag.NoUpdate)
        for row in rows:
            index = self.rows.index_of(row)
            if index.isValid():
                model.select(index, flag.Select | flag.Rows)

    def go_to(self, row: RowId) -> bool:
        """Choose a row and bring it into sight; False where it is not there."""
        index = self.rows.index_of(row)
        if not index.isValid():
            return False
        self.setExpanded(index.parent(), True)
        self.choose(row)
        self.scrollTo(self.currentIndex())
        return True

    def chosen_rows(self) -> list[RowId]:
        """Return the chosen rows from top to bottom."""
        found = [self.rows.id_at(index) for index in self.selectionModel().selectedRows()]
        chosen = {row for row in found if row is not None}
        return [row for row in self.rows.ids() if row in chosen]

    def current_row(self) -> RowId | None:
        """Return the row stood on."""
        return self.rows.id_at(self.currentIndex())

    def rename(self) -> None:
        """Let the name of the row stood on be typed over."""
        index = self.currentIndex().siblingAtColumn(TITLE_COLUMN)
        if index.isValid() and self.rows.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, rename, remove and open by keys; walking is Qt's."""
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in _WAYS:
            self.step_wanted.emit(_WAYS[Qt.Key(key)])
        elif key == Qt.Key.Key_F2:
            self.rename()
        elif key == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu; by the key beneath the row stood on."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        self.menu_wanted.emit(at)

    def _on_selection(self) -> None:
        """Tell of other rows once the view is done with them: what hears of it may fill the tree anew."""
        if not self._filling:
            self._told.start()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        """Rename by a double click on a name; fold or unfold beside it."""
        if index.column() == TITLE_COLUMN:
            self.rename()
        else:
            first = index.siblingAtColumn(0)
            self.setExpanded(first, not self.isExpanded(first))

    def _space(self) -> None:
        """Take the lengths of the text size."""
        px = self._theme.px
        self.setIndentation(px(18))
        self.setMinimumHeight(px(_LEAST_PX))
        self.header().setMinimumSectionSize(px(40))
        for column, width in enumerate(_WIDTHS_PX):
            if column != TITLE_COLUMN:
                self.setColumnWidth(column, px(width))
