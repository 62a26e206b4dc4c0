"""The chips that choose what the timeline shows."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.timeline.presets import Preset, PresetChips


@pytest.fixture
def chips(qtbot, theme, small_profile):
    made = PresetChips(small_profile)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def test_without_a_choice_the_dx_roadmap_is_on(chips):
    assert chips.preset is Preset.DX


def test_one_is_on_at_a_time_and_the_click_is_told(chips, qtbot):
    chips.choose(Preset.DX)
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.mouseClick(chips.chip(Preset.PRIORITY), Qt.MouseButton.LeftButton)
    assert told.args == [Preset.PRIORITY.value]
    assert [chips.chip(key).isChecked() for key in (Preset.DX, Preset.PRIORITY, Preset.ALL)] == [
        False, True, False,
    ]  # fmt: skip


def test_a_result_that_is_not_offered_leaves_the_first_on(chips):
    chips.choose(Preset.FILTERED)
    assert chips.preset is Preset.DX


def test_the_result_is_offered_with_its_number_and_stays_on_when_it_changes(chips):
    chips.offer_filtered(1234)
    assert chips.chip(Preset.FILTERED).text() == "絞り込み結果（1,234）"
    chips.choose(Preset.FILTERED)
    chips.offer_filtered(2)
    assert chips.preset is Preset.FILTERED
    assert chips.chip(Preset.FILTERED).accessibleName() == "絞り込み結果（2）"


def test_the_same_number_keeps_the_chip(chips):
    chips.offer_filtered(7)
    before = chips.chip(Preset.FILTERED)
    chips.offer_filtered(7)
    assert chips.chip(Preset.FILTERED) is before


def test_keys_choose_as_well(chips, qtbot):
    chips.chip(Preset.ALL).setFocus()
    with qtbot.waitSignal(chips.chosen) as told:
        qtbot.keyClick(chips.chip(Preset.ALL), Qt.Key.Key_Space)
    assert told.args == ["all"]
