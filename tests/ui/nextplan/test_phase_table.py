"""The schedule of the draft: figures, buttons, several half-years at once; what is locked stays."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.fiscal import half_years
from fujidesk.ui.nextplan.phase_table import PhaseTable

HALVES = half_years(2027, 2028)
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def table(qtbot, theme, small_profile):
    made = PhaseTable(small_profile.phases, theme)
    qtbot.addWidget(made)
    made.told = []
    made.changed.connect(made.told.append)
    made.resize(500, 200)
    made.show_phases("1234", HALVES, locked=False)
    made.show()
    made.cells.setFocus()
    return made


def test_it_is_a_sound_model(table, qtmodeltester):
    qtmodeltester.check(table.model)


@pytest.mark.parametrize(
    ("key", "wanted"),
    [(KEY.Key_3, "3234"), (KEY.Key_0, "-234"), (KEY.Key_Minus, "-234"), (KEY.Key_Delete, " 234"),
     (KEY.Key_Backspace, " 234")],
)  # fmt: skip
def test_a_key_sets_the_half_year_stood_on(qtbot, table, key, wanted):
    qtbot.keyClick(table.cells, key)
    assert table.told == [wanted]


@pytest.mark.parametrize("key", [KEY.Key_1, KEY.Key_9, KEY.Key_A])
def test_what_changes_nothing_or_is_no_phase_is_not_told(qtbot, table, key):
    qtbot.keyClick(table.cells, key)
    assert table.told == []


def test_several_half_years_are_set_by_a_button(qtbot, table):
    qtbot.keyClick(table.cells, KEY.Key_Right)
    qtbot.keyClick(table.cells, KEY.Key_Right, SHIFT)
    qtbot.mouseClick(table.buttons["4"], Qt.MouseButton.LeftButton)
    assert table.told == ["1444"]


def test_a_schedule_of_another_length_is_cut_or_filled_when_it_is_set(qtbot, table):
    table.show_phases("12", HALVES, locked=False)
    qtbot.keyClick(table.cells, KEY.Key_2)
    table.show_phases("123456", HALVES, locked=False)
    qtbot.keyClick(table.cells, KEY.Key_2)
    assert table.told == ["22  ", "2234"]


def test_nothing_left_is_no_schedule(qtbot, table):
    table.show_phases("1", HALVES, locked=False)
    qtbot.keyClick(table.cells, KEY.Key_Delete)
    assert table.told == [""]


def test_a_locked_schedule_is_read_only(qtbot, table):
    table.show_phases("1234", HALVES, locked=True)
    qtbot.keyClick(table.cells, KEY.Key_3)
    assert table.told == []
    assert not any(made.isVisible() for made in table.buttons.values())


def test_cells_say_half_year_and_phase(table):
    index = table.model.index(0, 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("令和9年度 下期：（2）")
    table.show_phases("-", HALVES, locked=False)
    assert table.model.index(0, 0).data() == "－"
    assert table.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole).endswith("終了")
    assert table.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole).endswith("記載なし")


def test_a_chosen_cell_still_shows_its_phase(table, theme):
    cells = table.cells
    picture = cells.viewport().grab().toImage()
    at = cells.visualRect(table.model.index(0, 0))
    ratio = picture.devicePixelRatio()
    inside = picture.pixelColor(int((at.left() + 8) * ratio), int((at.top() + 8) * ratio))
    assert inside.name().upper() == theme.tokens.phase_fill(1).upper()
