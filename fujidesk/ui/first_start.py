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


class CityDialog(AskingDialog):
    """Asks for a city, one that ships or the file of a profile, and does with it what is to be done."""

    def __init__(
        self, words: tuple[str, str, str], cities: Sequence[CityChoice], begin: Begin,
        parent: QWidget | None = None, *, place: tuple[str, str],
    ) -> None:  # fmt: skip
        """Ask.

        Args:
            words: title, what will be done, and what the button says.
            cities: that ship with the program; the first one is chosen.
            begin: takes the key of the profile, or its file.
            parent: of the dialog.
            place: where the plan will be: how that is called, and what it is.
        """
        super().__init__(*words, parent)
        self._begin = begin
        self._file: Path | None = None
        self._group = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(8)
        self.cities = [self._choice(choices, city.key, _words(city)) for city in cities]
        self.own = self._choice(choices, "", "ほかの市（計画プロファイルのファイルから）")
        self.browse = button("ファイルを選ぶ…", self)
        self.browse.clicked.connect(self._on_browse)
        self.own.toggled.connect(self._show_state)
        choices.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignLeft)
        self.fields.addRow("市と計画", choices)
        self.fields.addRow(place[0], text_label(place[1], "note", self, wrap=True))
        (self.cities or [self.own])[0].setChecked(True)
        self._show_state()

    def act(self) -> None:
        """Do it."""
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


class FirstStartDialog(CityDialog):
    """Asks for the city and makes its database; stays open with the sentence where that is refused."""

    def __init__(
        self, path: Path, cities: Sequence[CityChoice], begin: Begin, parent: QWidget | None = None
    ) -> None:
        """Ask; path: where the database will be. The rest as `CityDialog`."""
        words = "はじめに：市を選ぶ", _TEXT, "この市で始める"
        super().__init__(words, cities, begin, parent, place=("データベースの場所", str(path)))


def _words(city: CityChoice) -> str:
    """Return a city with its plan: 「富士市　第四次富士市情報化計画（R4～R8、202 事業）」."""
    held = f"{city.projects:,} 事業" if city.projects else "空の台帳"
    years = f"{short_year(city.first_year)}～{short_year(city.last_year)}"
    return f"{city.city}　{city.plan_name}（{years}、{held}）"
