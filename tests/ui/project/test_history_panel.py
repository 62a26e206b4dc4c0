"""The history says what it holds, and one change can be chosen and taken back."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.ui.project.history_panel import HistoryPanel


def entry(field="overview"):
    change = FieldChange(Entity.PROJECT, "1-1-1", field, None, "後")
    return HistoryEntry(1, "2025-11-21T08:31:00+09:00", "係長 @ PC-12", "", change)


@pytest.fixture
def panel(qtbot, theme, small_profile):
    made = HistoryPanel(small_profile, theme)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def test_an_empty_history_says_what_will_stand_there(panel):
    panel.set_entries([])
    assert "まだ変更はありません" in panel._count.text()
    assert not panel.revert_button.isEnabled()


def test_a_chosen_change_can_be_taken_back_by_key(panel, qtbot):
    panel.set_entries([entry(), entry()])
    assert panel._count.text() == "変更 2 件（新しい順）"
    assert not panel.revert_button.isEnabled()
    panel.view.setFocus()
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    qtbot.keyClick(panel.view, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.revert_wanted) as wanted:
        qtbot.keyClick(panel.revert_button, Qt.Key.Key_Space)
    assert wanted.args == [entry()]


def test_a_whole_project_is_not_taken_back_from_here(panel):
    panel.set_entries([entry("*")])
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    assert not panel.revert_button.isEnabled()


def test_a_read_only_register_takes_nothing_back(panel):
    panel.set_entries([entry()])
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    panel.set_read_only(True)
    assert not panel.revert_button.isEnabled()
