"""Asks which year is put on the city's website, with or without grades, and where the folder is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QWidget

from fujidesk.domain.fiscal import long_year, short_year
from fujidesk.errors import UserError
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.widgets.basics import button

_TEXT = (
    "市のウェブサイトに載せるフォルダーを書き出します。予算額・実績額・②経費・ヒアリングの記録など、内部の情報は"
    "載りません。書き出したファイルを読み直して確かめ、1 つでも見つかれば何も残さずに取りやめます。"
)
_GRADES = "総合評価を載せる"
_NOT_APPROVED = "（本部承認前）"


@dataclass(frozen=True)
class PublishOrder:
    """What is to be written, and where."""

    fiscal_year: int
    folder: Path
    with_grades: bool = True


class PublishDialog(AskingDialog):
    """ordered(PublishOrder): write; freed when closed."""

    ordered = Signal(object)

    def __init__(self, answered: Sequence[int], approved: Sequence[int], parent: QWidget) -> None:
        """Build it; the newest approved year is offered, without one the newest.

        Args:
            answered: years that can be published.
            approved: those of them that the headquarters approved.
            parent: what the dialog lies over.
        """
        super().__init__("ウェブサイト用の書き出し", _TEXT, "書き出す", parent)
        self.year = QComboBox(self)
        for year in answered:
            self.year.addItem(f"{long_year(year)}{'' if year in approved else _NOT_APPROVED}", year)
        best = max(approved, default=max(answered))
        self.year.setCurrentIndex(self.year.findData(best))
        self.grades = QCheckBox(_GRADES, self)
        self.grades.setChecked(True)
        self.folder = QLineEdit(str(Path.home() / _folder_name(best)), self)
        self.folder.setMinimumWidth(self.fontMetrics().averageCharWidth() * 60)
        self.browse = button("選ぶ…", self)
        place = QWidget(self)
        row = QHBoxLayout(place)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder, 1)
        row.addWidget(self.browse)
        self.add_field("年度", self.year)
        self.add_field("評価", self.grades)
        self.add_field("フォルダー", place)
        self.folder.setAccessibleName("フォルダー")
        self.browse.clicked.connect(self._on_browse)
        self.year.currentIndexChanged.connect(self._on_year)
        self._named = _folder_name(best)

    def act(self) -> None:
        """Tell the order.

        Raises:
            UserError: no folder is named.
        """
        folder = self.folder.text().strip()
        if not folder:
            raise UserError("書き出すフォルダーを入れてください。")
        self.ordered.emit(PublishOrder(self.year.currentData(), Path(folder), self.grades.isChecked()))

    def _on_year(self) -> None:
        """Call the folder by the year, unless it was called otherwise."""
        folder = Path(self.folder.text())
        name = _folder_name(self.year.currentData())
        if folder.name == self._named:
            self.folder.setText(str(folder.with_name(name)))
        self._named = name

    def _on_browse(self) -> None:
        """Choose the folder in which one for the website is made."""
        found = QFileDialog.getExistingDirectory(
            self, "書き出すフォルダー", str(Path(self.folder.text()).parent)
        )
        if found:
            self.folder.setText(str(Path(found) / self._named))


def _folder_name(fiscal_year: int) -> str:
    """Return the name that is offered for the folder."""
    return f"ウェブサイト_{short_year(fiscal_year)}"
