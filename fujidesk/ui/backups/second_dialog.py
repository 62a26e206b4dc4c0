"""Asks for the folder into which every backup is copied once more."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from fujidesk.errors import UserError
from fujidesk.services.second_copies import FOLDER_KEY, SETTINGS_GROUP
from fujidesk.settings import SettingsStore
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.widgets.basics import button

TITLE = "バックアップの写し先"
_TEXT = (
    "バックアップを取るたびに、ここへも同じものを写します。パソコンの故障に備えて、庁内の共有フォルダーなどを選んでください。"
    "フォルダーにつながらないときは 1 度だけお知らせし、作業はそのまま続けられます。"
)


class SecondFolderDialog(AskingDialog):
    """Writes the folder into the settings; an empty field: no second copy."""

    def __init__(self, settings: SettingsStore, parent: QWidget) -> None:
        super().__init__(TITLE, _TEXT, "決める", parent)
        self._settings = settings
        self.folder = QLineEdit(str(settings.group(SETTINGS_GROUP).get(FOLDER_KEY, "")), self)
        self.folder.setPlaceholderText("写さない")
        self.browse = button("選ぶ…", self)
        self.browse.clicked.connect(self._on_browse)
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field("フォルダー", line)
        self.folder.setAccessibleName("写し先のフォルダー")
        self.folder.setFocus()

    def act(self) -> None:
        """Remember the folder, at once: the next backup reads it from the disk.

        Raises:
            UserError: there is no such folder.
            MachineError: the settings cannot be written.
        """
        text = self.folder.text().strip()
        if text and not Path(text).is_dir():
            raise UserError(f"フォルダー「{text}」がありません。「選ぶ…」で選ぶか、空にしてください。")
        self._settings.put_group(SETTINGS_GROUP, {FOLDER_KEY: text})
        self._settings.save()

    def _on_browse(self) -> None:
        """Ask for the folder."""
        found = QFileDialog.getExistingDirectory(self, TITLE, self.folder.text())
        if found:
            self.folder.setText(found)
