"""Asks with which files and why the present state is frozen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.packs.export_dialog import FORMAT_WORDS
from fujidesk.ui.packs.sight import PackSight

_TEXT = (
    "{0}に出すデータと資料を、いまのまま控えとして残します。"
    "控えは後から変わらず、消せません（「元に戻す」の対象外です）。"
)


class SnapshotDialog(AskingDialog):
    """ordered(note, formats): freeze; freed when closed."""

    ordered = Signal(str, tuple)

    def __init__(self, sight: PackSight, parent: QWidget) -> None:
        super().__init__("会議資料の控え", _TEXT.format(sight.term.name), "控えを残す", parent)
        self.boxes = {key: QCheckBox(word, self) for key, word in FORMAT_WORDS.items()}
        for box in self.boxes.values():
            box.setChecked(True)
        self.note = QLineEdit(self)
        self.note.setPlaceholderText("例：初回配布、差し替え後")
        formats = QWidget(self)
        column = QVBoxLayout(formats)
        column.setContentsMargins(0, 0, 0, 0)
        for box in self.boxes.values():
            column.addWidget(box)
        self.add_field("一緒に残すファイル", formats)
        self.add_field("メモ", self.note)
        self.note.setFocus()

    def act(self) -> None:
        """Tell the order."""
        formats = tuple(key for key, box in self.boxes.items() if box.isChecked())
        self.ordered.emit(self.note.text().strip(), formats)
