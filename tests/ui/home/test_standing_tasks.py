"""What holds in every month: import, open half-years, the list; the heading follows what is left."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.home.standing_tasks import StandingTasks


@pytest.fixture
def summary(small_workspace):
    return small_workspace.registry.summary()


@pytest.fixture
def make(qtbot, theme):
    def made(**options):
        tasks = StandingTasks("情報化事業", theme, **options)
        qtbot.addWidget(tasks)
        tasks.resize(900, 400)
        tasks.show()
        tasks.activateWindow()
        qtbot.waitUntil(tasks.isActiveWindow)
        return tasks

    return made


def test_each_button_tells_what_it_is_for(qtbot, make, summary):
    tasks = make()
    tasks.show_summary(summary)
    signals = (tasks.import_chosen, tasks.settle_chosen, tasks.list_chosen)
    for card, signal in zip(tasks.cards(), signals, strict=True):
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(card.action, Qt.MouseButton.LeftButton)


def test_the_keyboard_goes_from_card_to_card(qtbot, make, summary):
    tasks = make()
    tasks.show_summary(summary)
    tasks.importing.action.setFocus()
    qtbot.keyClick(tasks.importing.action, Qt.Key.Key_Tab)
    assert tasks.settling.action.hasFocus()
    qtbot.keyClick(tasks.settling.action, Qt.Key.Key_Tab)
    with qtbot.waitSignal(tasks.list_chosen):
        qtbot.keyClick(tasks.browsing.action, Qt.Key.Key_Space)


def test_the_heading_says_first_until_everything_is_in(make, summary, texts):
    tasks = make()
    begun = replace(summary, texts_imported=False)
    tasks.show_summary(begun)
    assert "はじめにすること" in texts(tasks)
    assert "未取り込み" in texts(tasks)
    tasks.show_summary(replace(summary, texts_imported=True, open_half_years=0, open_numbers=()))
    assert "いつでもできること" in texts(tasks)
    assert "取り込み済み" in texts(tasks)
    assert not tasks.settling.action.isVisible()


def test_read_only_takes_the_import_away_and_says_why(make, summary):
    tasks = make(allowed=False)
    tasks.show_summary(summary)
    assert not tasks.importing.action.isEnabled()
    assert tasks.importing.action.toolTip() == "読み取り専用で開いています"
    assert tasks.settling.action.isEnabled()
    assert tasks.browsing.action.isEnabled()
