"""What the timeline can show: presets as chips, of which one is on."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.widgets.basics import Chip
from fujidesk.ui.widgets.flow_layout import FlowLayout

_ABOVE_PX = 4
"""Chips are flatter than the buttons beside them; so their texts stand on one line."""


class Preset(StrEnum):
    """A choice of projects; the value is what the settings remember."""

    DX = "dx"
    PRIORITY = "priority"
    ALL = "all"
    LATE = "late"
    FILTERED = "filtered"


class PresetChips(QWidget):
    """The chips of the presets.

    chosen: the preset that was clicked.
    """

    chosen = Signal(str)

    def __init__(self, profile: PlanProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[Preset, Chip] = {}
        if profile.has_dx:
            self._chips[Preset.DX] = Chip("DXロードマップ", self)
        if len(profile.categories) > 1:
            self._chips[Preset.PRIORITY] = Chip(profile.category_title(profile.leading_category), self)
        self._chips |= {Preset.ALL: Chip("すべて", self), Preset.LATE: Chip("遅れ", self)}
        self._first = next(iter(self._chips))
        self._chips[Preset.LATE].setToolTip("報告で計画より遅れている事業を、遅れの大きい順に表示します")
        self._group = QButtonGroup(self)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(0, _ABOVE_PX, 0, _ABOVE_PX)
        for chip in self._chips.values():
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        self._group.buttonClicked.connect(self._on_clicked)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def preset(self) -> Preset:
        """The preset that is on."""
        return next((key for key, chip in self._chips.items() if chip.isChecked()), self._first)

    def choose(self, preset: Preset) -> None:
        """Switch a preset on without telling; one that is not offered leaves the first on."""
        self._chips.get(preset, self._chips[self._first]).setChecked(True)

    def offer_filtered(self, count: int) -> None:
        """Offer the list's filter result with its number of projects, as soon as there is one."""
        word = f"絞り込み結果（{count:,}）"
        if Preset.FILTERED in self._chips and self._chips[Preset.FILTERED].accessibleName() == word:
            return
        was_on = Preset.FILTERED in self._chips and self._chips[Preset.FILTERED].isChecked()
        old = self._chips.pop(Preset.FILTERED, None)
        if old is not None:
            self._group.removeButton(old)
            self._flow.removeWidget(old)
            old.deleteLater()
        chip = Chip(word, self)
        chip.setToolTip("事業一覧で絞り込んだ事業を表示します")
        self._chips[Preset.FILTERED] = chip
        self._group.addButton(chip)
        self._flow.addWidget(chip)
        chip.setChecked(was_on)
        chip.show()

    def chip(self, preset: Preset) -> Chip:
        """Return the chip of a preset."""
        return self._chips[preset]

    def _on_clicked(self, clicked: QAbstractButton) -> None:
        """Tell which preset's chip was clicked."""
        for key, chip in self._chips.items():
            if chip is clicked:
                self.chosen.emit(key.value)
