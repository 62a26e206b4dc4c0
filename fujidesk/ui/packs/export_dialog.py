"""Asks in which formats and where the papers are to be written."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import SheetBlock
from fujidesk.domain.pack_manifest import MANIFEST_NAME
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.save_dialog import file_stem
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, reading_width, text_label

FORMAT_WORDS = {
    "pptx": "PowerPoint（発表用スライド、図と表は編集可）", "pdf": "PDF（A4横、配布用）",
    "xlsx": "Excel（一覧と図、印刷設定済み）", "docx": "Word（次第・議事録）",
}  # fmt: skip
_TEXT = "{0}の資料を、選んだ形式でフォルダーに書き出します。一緒に、ファイルの一覧（目録.json）を置きます。"
_THERE = (
    "このフォルダーには、書き出した資料がすでにあります。同じ名前のファイルは新しいものに置き換わります。"
)
_NOTES = "PowerPoint のノートに想定問答が {0} 件入ります。スライドのまま配るときは、ノートを消してください。"
_SEPARATE = "PDFを資料ごとに分ける"


@dataclass(frozen=True)
class ExportOrder:
    """What is to be written. separate: a PDF for each part."""

    folder: Path
    formats: tuple[str, ...]
    separate: bool = False


class ExportDialog(AskingDialog):
    """ordered(ExportOrder): write; freed when closed."""

    ordered = Signal(object)

    def __init__(self, sight: PackSight, theme: Theme, parent: QWidget) -> None:
        super().__init__("会議資料の書き出し", _TEXT.format(sight.term.name), "書き出す", parent)
        name = file_stem(f"{sight.term.name}_{short_year(sight.fiscal_year)}")
        self.boxes = {key: QCheckBox(word, self) for key, word in FORMAT_WORDS.items()}
        for box in self.boxes.values():
            box.setChecked(True)
        self.separate = QCheckBox(_SEPARATE, self)
        self.folder = QLineEdit(str(Path.home() / name), self)
        self.folder.setMinimumWidth(reading_width(self))
        self.browse = button("選ぶ…", self)
        self._name = name
        formats = QWidget(self)
        column = QVBoxLayout(formats)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.gap(4))
        for box in (*self.boxes.values(), self.separate):
            column.addWidget(box)
        asked = _questions(sight)
        self.notes = text_label(_NOTES.format(asked), "note", formats, wrap=True)
        column.addWidget(self.notes)
        self.notes.setVisible(asked > 0)
        if asked:
            self.boxes["pptx"].toggled.connect(self.notes.setVisible)
        self.told = text_label(_THERE, "note", self, wrap=True)
        place = QWidget(self)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        whole = QVBoxLayout(place)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(row)
        whole.addWidget(self.told)
        self.add_field("形式", formats)
        self.add_field("フォルダー", place)
        self.folder.setAccessibleName("フォルダー")
        self.browse.clicked.connect(self._on_browse)
        self.folder.textChanged.connect(self._on_folder)
        self._on_folder()
        self.boxes["pdf"].toggled.connect(self.separate.setEnabled)

    def act(self) -> None:
        """Tell the order.

        Raises:
            UserError: no format is chosen, or no folder named.
        """
        formats = tuple(key for key, box in self.boxes.items() if box.isChecked())
        folder = self.folder.text().strip()
        if not formats:
            raise UserError("形式を 1 つ以上選んでください。")
        if not folder:
            raise UserError("書き出すフォルダーを入れてください。")
        separate = self.separate.isChecked() and self.boxes["pdf"].isChecked()
        self.ordered.emit(ExportOrder(Path(folder), formats, separate))

    def _on_folder(self) -> None:
        """Say before that papers are in the folder already."""
        folder = self.folder.text().strip()
        with suppress(OSError):
            self.told.setVisible(bool(folder) and (Path(folder) / MANIFEST_NAME).exists())

    def _on_browse(self) -> None:
        """Choose the folder in which one for the papers is made."""
        found = QFileDialog.getExistingDirectory(
            self, "書き出すフォルダー", str(Path(self.folder.text()).parent)
        )
        if found:
            self.folder.setText(str(Path(found) / self._name))


def _questions(sight: PackSight) -> int:
    """Return how many questions come into the speaker's notes: those of sheets, not for the council."""
    blocks = (block for part in sight.pack.parts for block in part.blocks)
    return (
        sum(len(block.questions) for block in blocks if isinstance(block, SheetBlock)) * sight.term.internal
    )
