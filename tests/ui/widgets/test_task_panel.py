"""Work under way in the status bar."""

from PySide6.QtCore import Qt

from fujidesk.ui.widgets.task_panel import TaskPanel


def test_what_and_how_far_is_shown_until_the_end(qtbot, theme):
    panel = TaskPanel()
    qtbot.addWidget(panel)
    panel.begin("台帳の書き出し")
    assert panel.isVisible()
    assert panel.text() == "台帳の書き出し…"
    panel.step(40, 202, "1-2-3 を書いています")
    assert panel.text() == "台帳の書き出し：1-2-3 を書いています（40 / 202）"
    panel.end()
    assert not panel.isVisible()


def test_stop_is_asked_for_once(qtbot, theme):
    panel = TaskPanel()
    qtbot.addWidget(panel)
    panel.begin("台帳の書き出し")
    with qtbot.waitSignal(panel.stop_chosen):
        qtbot.mouseClick(panel.stop_button, Qt.MouseButton.LeftButton)
    assert not panel.stop_button.isEnabled()
    assert "中止しています" in panel.text()
    panel.begin("次の仕事")
    assert panel.stop_button.isEnabled()
