"""The returns of a department as they are kept: their bytes never change and can be given out again.

The first letters of the hash tell two files of the same name apart; the whole of it is in the tool tip.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QVBoxLayout, QWidget

from fujidesk.domain.replies import KIND_NAMES, KeptFile
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.imports.finding_models import TextTableModel
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button
from fujidesk.ui.widgets.flow_layout import FlowRow

HEADINGS = ("受領", "ファイル", "種類", "扱い", "ハッシュ")
# Older: a newer return of the department is there. Withdrawn: taking it was undone; the bytes stay.
STATE_NAMES = {"taken": "受入済", "older": "旧版", "withdrawn": "取消"}
_WIDTHS = (124, 190, 100, 64)
"""Of all columns but the last, which takes what is left, in pixels at 100 % text."""
_HASH_LETTERS = 12
"""Enough to tell files apart by eye."""


class KeptList(QWidget):
    """A table of files with what can be done with one.

    save_chosen(KeptFile): write its bytes out again. read_chosen(KeptFile): read it once more, which shows
    its problems and the answers that were held back.
    """

    save_chosen = Signal(KeptFile)
    read_chosen = Signal(KeptFile)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._files: tuple[KeptFile, ...] = ()
        self._model = TextTableModel(HEADINGS, self)
        self._table = QTableView(self)
        self._table.setModel(self._model)
        self._table.setAccessibleName("保存している回答ファイル")
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.horizontalHeader().setStretchLastSection(True)
        self._save = button("元のファイルを保存…", self)
        self._read = button("もう一度読む…", self)
        self._read.setToolTip("問題の一覧と、受け入れずに残した回答を見ます")
        self._row = FlowRow(self)
        for made in (self._read, self._save):
            self._row.add(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.gap(8), 0, 0)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._row)
        self._save.clicked.connect(self._on_save)
        self._read.clicked.connect(self._on_read)
        self._restyle()
        theme.changed.connect(self._restyle)

    def show_files(self, files: Sequence[KeptFile], forbidden: str) -> None:
        """Show other files, the newest first.

        forbidden: why none can be read again, "" where one can. Giving bytes out is always allowed.
        """
        self._files = tuple(files)
        rows = [
            (
                moment_of_text(item.received_at), item.name, KIND_NAMES[item.kind],
                STATE_NAMES.get(item.state, item.state), item.sha256[:_HASH_LETTERS],
            )
            for item in files
        ]  # fmt: skip
        details = [f"{item.name}\n{item.size:,} バイト\nSHA-256 {item.sha256}" for item in files]
        self._model.set_rows(rows, details)
        self._save.setEnabled(bool(files))
        self._read.setEnabled(bool(files) and not forbidden)
        if files:
            self._table.selectRow(0)

    def _on_save(self) -> None:
        """Ask for the bytes of the chosen file; the screen asks for the place."""
        index = self._table.currentIndex()
        if index.isValid():
            self.save_chosen.emit(self._files[index.row()])

    def _on_read(self) -> None:
        """Ask that the chosen file be read once more; its state does not matter for that."""
        index = self._table.currentIndex()
        if index.isValid():
            self.read_chosen.emit(self._files[index.row()])

    def _restyle(self) -> None:
        """Take over the text size."""
        dress_table(self._table, self._theme)
        self._row.set_gap(self._theme.gap(6))
        for column, width_px in enumerate(_WIDTHS):
            self._table.setColumnWidth(column, self._theme.px(width_px))
