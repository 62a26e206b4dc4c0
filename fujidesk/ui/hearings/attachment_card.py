"""The files kept with a hearing: added by the button or dropped on the page, given out, taken out."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QListView, QVBoxLayout, QWidget

from fujidesk.domain.hearings import Attachment
from fujidesk.ui.file_commands import dropped_files
from fujidesk.ui.hearings.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_LIST_PX = 72


class _Files(QListView):
    """opened: Enter on a file. removed: Delete on a file."""

    opened = Signal()
    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give out with Enter, take out with Delete."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class AttachmentCard(Card):
    """added(list of paths); saved(Attachment): is to be written out; removed(Attachment): is to go."""

    added = Signal(list)
    saved = Signal(Attachment)
    removed = Signal(Attachment)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files: list[Attachment] = []
        self._model = QStringListModel(self)
        self._heading = text_label("添付", "strong", self)
        self.list = _Files(self)
        self.list.setModel(self._model)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName("添付ファイル")
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setToolTip("Enter で取り出し、Delete で外します")
        self.add = button("添付する…", self)
        self.save = button("取り出す…", self)
        self.remove = button("外す", self)
        row = FlowLayout()
        for part in (self.add, self.save, self.remove):
            row.addWidget(part)
        layout = QVBoxLayout(self)
        layout.addWidget(self._heading)
        layout.addWidget(self.list, 1)
        layout.addLayout(row)
        self.add.clicked.connect(self._on_add)
        self.save.clicked.connect(self._on_save)
        self.remove.clicked.connect(self._on_remove)
        self.list.opened.connect(self._on_save)
        self.list.doubleClicked.connect(self._on_save)
        self.list.removed.connect(self._on_remove)
        theme.changed.connect(self._space)
        self._space()
        self.show_files((), may_add=False, read_only=False)

    def show_files(self, files: Sequence[Attachment], *, may_add: bool, read_only: bool) -> None:
        """Show the files of a hearing; the cursor stays. may_add: a hearing is shown."""
        row = self.list.currentIndex().row()
        self._files = list(files)
        self._model.setStringList([f"{item.name}（{size_text(item.size)}）" for item in files])
        self._heading.setText(f"添付 {len(files)}" if files else "添付（ここへ引いて落とせます）")
        self.add.setEnabled(may_add and not read_only)
        self.save.setEnabled(bool(files))
        self.remove.setEnabled(bool(files) and not read_only)
        for part in (self.add, self.remove):
            part.setToolTip(READ_ONLY if read_only else "")
        self.list.setVisible(bool(files))
        if files:
            index = self._model.index(min(max(row, 0), len(files) - 1))
            self.list.setCurrentIndex(index)
            self.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def take_drops_on(self, page: QWidget) -> None:
        """Keep files that are dropped anywhere on a page, while files may be added."""
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def _chosen(self) -> Attachment | None:
        """Return the file under the cursor; None for none."""
        row = self.list.currentIndex().row()
        return self._files[row] if 0 <= row < len(self._files) else None

    def _on_add(self) -> None:
        """Ask which files to keep."""
        names, _ = QFileDialog.getOpenFileNames(self, "添付するファイル")
        if names:
            self.added.emit([Path(name) for name in names])

    def _on_save(self) -> None:
        """Ask for the file under the cursor."""
        chosen = self._chosen()
        if chosen is not None:
            self.saved.emit(chosen)

    def _on_remove(self) -> None:
        """Take out the file under the cursor; undo brings it back."""
        chosen = self._chosen()
        if chosen is not None and self.remove.isEnabled():
            self.removed.emit(chosen)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self.list.setMinimumHeight(self._theme.px(_LIST_PX))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what is dropped on the page; the window takes it while no file may be added."""
        if isinstance(event, QDropEvent) and self.add.isEnabled():
            paths = dropped_files(event.mimeData())
            if paths and event.type() in (QEvent.Type.DragEnter, QEvent.Type.Drop):
                event.acceptProposedAction()
                if event.type() is QEvent.Type.Drop:
                    self.added.emit(paths)
                return True
        return super().eventFilter(watched, event)


def size_text(size: int) -> str:
    """Return a size in bytes as people say it: 「12 KB」, 「3.4 MB」."""
    if size < 1024 * 1024:
        return f"{max(size // 1024, 1):,} KB"
    return f"{size / 1024 / 1024:,.1f} MB"
