"""Printing the chart by real events."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.timeline.presets import Preset
from fujidesk.ui.timeline.screen import TimelineScreen

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, workspace, context):
    made = TimelineScreen(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_the_button_prints_all_projects_of_the_chart(qtbot, screen, previews, tmp_path):
    qtbot.mouseClick(screen.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    title, scenes = previews.shown[0]
    assert title == screen.view.data.title
    numbers = {row.number for group in screen.view.data.groups for row in group.rows}
    assert numbers <= {text for page in range(len(scenes)) for text in previews.texts(page)}
    pages = previews.to_pdf(tmp_path / "timeline.pdf")
    assert len(pages) == len(scenes) > 1
    assert pages[0].mediabox.width > pages[0].mediabox.height


def test_ctrl_p_prints_the_preset_in_front(qtbot, screen, previews):
    qtbot.mouseClick(screen.chips.chip(Preset.PRIORITY), LEFT)
    screen.view.setFocus()
    qtbot.keyClick(screen.view, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert previews.shown[0][0] == screen.view.data.title
    assert "重点" in previews.shown[0][0]


def test_a_narrowed_chart_prints_what_it_shows(qtbot, screen, previews):
    screen.show_filter(ProjectFilter(numbers=("1-1-1",), caption="選んだ事業"))
    screen.set_filtered(["1-1-1"])
    qtbot.mouseClick(screen.chips.chip(Preset.FILTERED), LEFT)
    qtbot.mouseClick(screen.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert "選んだ事業" in previews.shown[0][0]
    assert [text for text in previews.texts() if text.startswith("1-")] == ["1-1-1"]


def test_an_empty_chart_cannot_be_printed(qtbot, screen, previews):
    screen.set_filtered([])
    qtbot.mouseClick(screen.chips.chip(Preset.FILTERED), LEFT)
    assert not screen.print_button.isEnabled()
    qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert previews.shown == []
