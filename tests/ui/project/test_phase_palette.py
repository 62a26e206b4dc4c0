"""The palette: at most one phase is down, told by more than its colour."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.project.phase_palette import PhasePalette
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH


@pytest.fixture
def palette(qtbot, theme, small_profile):
    made = PhasePalette(small_profile, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_phase_of_the_profile_has_a_button(palette, small_profile):
    words = [palette.button(term.number).text() for term in small_profile.phases]
    assert words == ["(1) 調査・基礎研究", "(2) 要件調査・導入検討", "(3) 導入準備", "(4) 運用・実施"]
    assert palette.button(ENDED_BRUSH).text() == "終了"
    assert palette.button(ENDED_BRUSH).accessibleName() == "終了 を塗る"


def test_one_phase_is_down_at_a_time_and_shows_a_tick(palette, qtbot):
    chosen = []
    palette.brush_chosen.connect(chosen.append)
    for brush in (1, 3, 3):
        qtbot.mouseClick(palette.button(brush), Qt.MouseButton.LeftButton)
        assert palette.button(1).isChecked() == (brush == 1)
        if palette.button(brush).isChecked():
            assert palette.button(brush).text().startswith("✓")
    assert chosen == [1, 3, None]


def test_a_button_is_pressed_by_key(palette, qtbot):
    with qtbot.waitSignal(palette.brush_chosen) as chosen:
        qtbot.keyClick(palette.button(ENDED_BRUSH), Qt.Key.Key_Space)
    assert chosen.args == [ENDED_BRUSH]


def test_dropping_puts_the_phase_down(palette, qtbot):
    qtbot.mouseClick(palette.button(2), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(palette.brush_chosen) as chosen:
        palette.drop()
    assert chosen.args == [None]
    assert not palette.button(2).isChecked()


def test_large_text_has_short_names(palette, theme, qapp):
    theme.change(qapp, scale=200)
    assert palette.button(4).text() == "(4) 運用"
    theme.change(qapp, scale=100)
    assert palette.button(4).text() == "(4) 運用・実施"
