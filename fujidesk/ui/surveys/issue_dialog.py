"""Workbooks out: which departments, into which folder, then how far it is, and where they lie.

Serves 調査票 and 照会票: an `Issuing` says what is made for whom. All files are written or none; stopped or
failed, it leads back to the question with the ticks as they were.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.progress import Progress
from fujidesk.errors import MachineError
from fujidesk.services.survey_issue import IssueResult
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.work_dialog import WorkDialog
from fujidesk.ui.widgets.basics import InlineMessage, button, text_label

_NAME = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the department's name: the item's text has the note behind it."""
_WIDTH_PX, _HEIGHT_PX = 640, 560
_SETTINGS, _FOLDER = "surveys", "issue_folder"
"""Group and key under which the folder of the last time is remembered."""


@dataclass(frozen=True)
class Recipient:
    """A department that can be given a workbook.

    note: what the list says of it beside its name, such as 「3 事業・提出」. chosen: ticked at first; whoever
    has answered is not, but can be sent the workbook again.
    """

    department: str
    note: str
    chosen: bool = True


@dataclass(frozen=True)
class Issuing:
    """What is made.

    name: in a word (調査票). recipients: in the order of the list. work(folder, departments, progress):
    writes the workbooks beside the window. warning: to be read before, "" for none. hint: what to do with
    the workbooks once they are written.
    """

    name: str
    recipients: Sequence[Recipient]
    work: Callable[[Path, Sequence[str], Progress], IssueResult]
    warning: str = ""
    hint: str = ""


class IssueDialog(WorkDialog):
    """Asks, writes, and offers the folder; freed when closed.

    issued(Changes): the workbooks are written; carries what was noted with it (送付済, and who was asked).
    """

    issued = Signal(Changes)

    def __init__(self, issuing: Issuing, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(f"{issuing.name}を作る", context, parent)
        self._issuing = issuing
        self._folder = QLineEdit(str(context.settings.group(_SETTINGS).get(_FOLDER, "")), self)
        self._warning = InlineMessage(self)
        self._model = QStandardItemModel(self)
        self._list = QListView(self)
        self._make = button("", self, primary=True)
        self._said = text_label("", "heading", self, wrap=True)
        self._where = text_label("", "note", self, wrap=True)
        self._open = button("フォルダーを開く", self, primary=True)
        self._fill()
        self._asking = self.add_page(self._asking_page())
        self._made = self.add_page(self._made_page())
        self.show_page(self._asking)
        self._warning.show_message(issuing.warning, "care")
        self._show_count()
        self.take_size(_WIDTH_PX, _HEIGHT_PX)

    # Layout

    def _fill(self) -> None:
        """List the departments."""
        for recipient in self._issuing.recipients:
            item = QStandardItem(f"{recipient.department}　{recipient.note}")
            item.setData(recipient.department, _NAME)
            item.setEditable(False)
            item.setCheckable(True)
            item.setCheckState(Qt.CheckState.Checked if recipient.chosen else Qt.CheckState.Unchecked)
            self._model.appendRow(item)
        self._list.setModel(self._model)
        self._list.setAccessibleName("作る部署")
        self._list.setUniformItemSizes(True)
        self._list.activated.connect(self._on_activated)
        self._model.itemChanged.connect(self._show_count)

    def _asking_page(self) -> QWidget:
        """Return the page that asks for folder and departments."""
        page = QWidget(self)
        self._folder.setAccessibleName("保存するフォルダー")
        self._folder.setPlaceholderText("保存するフォルダーを選んでください")
        self._folder.textChanged.connect(self._show_count)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        place = QHBoxLayout()
        place.addWidget(self._folder, 1)
        place.addWidget(self._push("選ぶ…", self._on_folder))
        every = QHBoxLayout()
        every.addWidget(text_label("作る部署", "strong", page))
        every.addStretch(1)
        every.addWidget(self._push("全部選ぶ", self._on_all))
        every.addWidget(self._push("全部外す", self._on_none))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._push("やめる", self.reject))
        row.addWidget(self._make)
        self._make.clicked.connect(self._on_make)
        column.addWidget(self._warning)
        column.addWidget(text_label("保存するフォルダー", "strong", page))
        column.addLayout(place)
        column.addLayout(every)
        column.addWidget(self._list, 1)
        column.addLayout(row)
        return page

    def _made_page(self) -> QWidget:
        """Return the page that says what was written and where."""
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._push("閉じる", self.accept))
        row.addWidget(self._open)
        column.addWidget(self._said)
        column.addWidget(self._where)
        column.addStretch(1)
        column.addLayout(row)
        self._open.clicked.connect(self._on_open)
        return page

    def _push(self, text: str, act: Callable[[], None]) -> QWidget:
        """Return a button that does something."""
        made = button(text, self)
        made.clicked.connect(act)
        return made

    # Choosing

    def _chosen(self) -> list[str]:
        """Return the ticked departments, in the order of the list."""
        items = (self._model.item(place) for place in range(self._model.rowCount()))
        return [str(item.data(_NAME)) for item in items if item.checkState() is Qt.CheckState.Checked]

    def _show_count(self) -> None:
        """Let the button say what it will do, and its tool tip what is missing."""
        count, folder = len(self._chosen()), self._folder.text().strip()
        self._make.setText(f"{count} 課の{self._issuing.name}を作る" if count else "部署を選んでください")
        self._make.setEnabled(bool(count and folder))
        self._make.setToolTip("" if folder else "保存するフォルダーを選ぶと押せます")

    def _on_activated(self, index: QModelIndex) -> None:
        """Turn a tick over by Enter or a double click."""
        item = self._model.itemFromIndex(index)
        on = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if on else Qt.CheckState.Checked)

    def _on_folder(self) -> None:
        """Ask for the folder."""
        found = QFileDialog.getExistingDirectory(self, "保存するフォルダー", self._folder.text())
        if found:
            self._folder.setText(found)

    def _on_all(self) -> None:
        """Tick every department."""
        self._tick(on=True)

    def _on_none(self) -> None:
        """Untick every department."""
        self._tick(on=False)

    def _tick(self, *, on: bool) -> None:
        """Tick or untick every department."""
        for place in range(self._model.rowCount()):
            self._model.item(place).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)

    # Making

    def _on_make(self) -> None:
        """Write the workbooks beside the window."""
        folder = Path(self._folder.text().strip())
        self._context.settings.put_group(_SETTINGS, {_FOLDER: str(folder)})
        work = partial(self._issuing.work, folder, self._chosen())
        self.do_work(f"{self._issuing.name}を作っています", work, partial(self._on_made, folder))

    def _on_made(self, folder: Path, result: IssueResult) -> None:
        """Say what was written."""
        self.issued.emit(result.changes)
        self._said.setText(f"{len(result.paths):,} ファイルを作りました。")
        self._where.setText(f"{folder}\n\n{self._issuing.hint}")
        self.show_page(self._made)
        self._open.setFocus()
        said = f"{self._issuing.name}を {len(result.paths):,} ファイル作りました：{folder}"
        self._context.reporter.inform(said)

    def _on_open(self) -> None:
        """Show the folder in the system's file manager; where there is none, say where to look."""
        folder = self._folder.text().strip()
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(folder)):
            sentence = f"フォルダーを開けませんでした。ファイルの画面で次の場所を開いてください：{folder}"
            self._context.reporter.show(MachineError(sentence))

    def on_back(self) -> None:
        """Writing that failed or was stopped leads back to the question."""
        self._make.setFocus()
