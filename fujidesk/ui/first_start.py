"""The first start, with no database yet: for which city the program is set up."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QFileDialog, QRadioButton, QVBoxLayout, QWidget

from fujidesk.domain.fiscal import short_year
from fujidesk.errors import UserError
from fujidesk.services.plan_start import CityChoice
from fujidesk.ui.forms.asking_dialog import AskingDialog
from fujidesk.ui.widgets.basics import button, text_label

PROFILE_FILES = "計画プロファイル (*.toml)"
_TEXT = (
    "この PC にはまだ台帳のデータベースがありません。どの市の計画で始めるかを選んでください。"
    "ほかの市は、計画プロファイル（市の計画の形を書いたファイル）で始められます。"
)
Begin = Callable[[str | Path], None]
"""Makes the database from the key of a profile, or from its file."""


class FirstStartDialog(AskingDialog):
    """Asks for the city and makes its database; stays open with the sentence where that is refused."""

    def __init__(
        self, path: Path, cities: Sequence[CityChoice], begin: Begin, parent: QWidget | None = None
    ) -> None:
        """Ask.

        Args:
            path: where the database will be.
            cities: that ship with the program; the first one is chosen.
            begin: makes the database.
            parent: of the dialog; there is no window yet.
        """
        super().__init__("はじめに：市を選ぶ", _TEXT, "この市で始める", parent)
        self._begin = begin
        self._file: Path | None = None
        self._group = QButtonGroup(self)
        place = QVBoxLayout()
        place.setSpacing(8)
        self.cities = [self._choice(place, city.key, _words(city)) for city in cities]
        self.own = self._choice(place, "", "ほかの市（計画プロファイルのファイルから）")
        self.browse = button("ファイルを選ぶ…", self)
        self.browse.clicked.connect(self._on_browse)
        self.own.toggled.connect(self._show_state)
        place.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addRow("市と計画", place)
        self.fields.addRow("データベースの場所", text_label(str(path), "note", self, wrap=True))
        self.cities[0].setChecked(True)
        self._show_state()

    def act(self) -> None:
        """Make the database."""
        key = next((str(city.property("key")) for city in self.cities if city.isChecked()), "")
        if not key and self._file is None:
            raise UserError("計画プロファイルのファイルを選んでください。")
        self._begin(key or self._file or "")

    def _choice(self, place: QVBoxLayout, key: str, words: str) -> QRadioButton:
        """Add a choice; key: of a profile that ships, "" for a file."""
        made = QRadioButton(words, self)
        made.setProperty("key", key)
        self._group.addButton(made)
        place.addWidget(made)
        return made

    def _on_browse(self) -> None:
        """Ask for the file of a profile."""
        name, _ = QFileDialog.getOpenFileName(self, "計画プロファイル", "", PROFILE_FILES)
        if name:
            self._file = Path(name)
            self.own.setText(f"ほかの市（{self._file.name}）")
            self.own.setChecked(True)
            self._show_state()

    def _show_state(self) -> None:
        """Let a file be chosen where one is asked for; begin with nothing that is missing."""
        missing = self.own.isChecked() and self._file is None
        self.message.setText("計画プロファイルのファイルを選んでください。" if missing else "")
        self.do_button.setEnabled(not missing)


def _words(city: CityChoice) -> str:
    """Return a city with its plan: 「富士市　第四次富士市情報化計画（R4～R8、202 事業）」."""
    held = f"{city.projects:,} 事業" if city.projects else "空の台帳"
    years = f"{short_year(city.first_year)}～{short_year(city.last_year)}"
    return f"{city.city}　{city.plan_name}（{years}、{held}）"
