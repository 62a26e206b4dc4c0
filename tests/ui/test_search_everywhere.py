"""The search over all plans in the window: by key, chip and menu; a hit in another plan opens there."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.plan_commands import Opening
from fujidesk.ui.search_hits import Hit
from fujidesk.ui.window_menu import WindowMenu
from tests.two_plans import NEXT, with_three_plans

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot, small_database, small_profile, small_content, tmp_path, context):
    with_three_plans(small_database, small_profile, small_content)
    space = open_workspace(small_database, user_folders(tmp_path / "p"), plan="1")
    made = MainWindow(space, context)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.open_tab("home")
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    space.close()


def box_of(window):
    return window._header.search


def search(qtbot, window, text):
    box = box_of(window)
    box.setFocus()
    qtbot.keyClicks(box, text)
    qtbot.waitUntil(box.popup.isVisible)
    return box.popup


def test_the_key_searches_all_plans_and_hits_stand_by_plan(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    box = box_of(window)
    qtbot.waitUntil(box.hasFocus)
    assert box.is_everywhere
    assert "すべての計画" in box.placeholderText()
    popup = search(qtbot, window, "1-1-1")
    titles = popup.titles()
    assert titles[0] == "番号・事業名（1 件）　第四次富士市情報化計画（R4〜R8）"
    assert titles[2] == "番号・事業名（1 件）　第五次富士市情報化計画（R9〜R13）"
    assert popup.everywhere.isChecked()
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    assert not box.is_everywhere
    assert popup.titles()[0] == "番号・事業名（1 件）"


def test_of_very_many_plans_the_list_says_what_it_leaves_out(qtbot, window, monkeypatch):
    monkeypatch.setattr("fujidesk.ui.search.MOST_PLANS", 2)
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    popup = search(qtbot, window, "nowhere")
    assert popup.limits.isVisible()
    assert "計画が 2 を超える" in popup.limits.text()
    assert popup.limits.height() >= popup.limits.heightForWidth(popup.limits.width()), "read as a whole"
    box_of(window).search_everywhere(False)
    assert not popup.limits.isVisible()


def test_of_a_few_plans_nothing_is_left_out(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    assert not search(qtbot, window, "1-1-1").limits.isVisible()


def test_a_hit_of_another_plan_opens_there(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    search(qtbot, window, "1-1-1")
    qtbot.keyClick(box_of(window), Qt.Key.Key_Down)
    qtbot.keyClick(box_of(window), Qt.Key.Key_Return)
    assert window.plans.wanted == Opening(NEXT, project="1-1-1")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_hit_of_the_plan_of_the_window_opens_here(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    search(qtbot, window, "1-1-1")
    qtbot.keyClick(box_of(window), Qt.Key.Key_Return)
    assert window.plans.wanted is None
    assert window._screens.current == "project"


def test_a_hearing_of_another_plan_opens_there(window):
    box_of(window).found_elsewhere.emit(Hit("R9-001", "収納課", is_hearing=True, plan=NEXT))
    assert window.plans.wanted == Opening(NEXT, hearing="R9-001")


def test_the_chip_over_the_results_searches_again_and_keeps_the_keyboard_in_the_box(qtbot, window):
    popup = search(qtbot, window, "1-1-1")
    assert popup.titles()[0] == "番号・事業名（1 件）"
    assert popup.everywhere.isVisible()
    qtbot.mouseClick(popup.everywhere, Qt.MouseButton.LeftButton)
    assert "第五次富士市情報化計画" in " ".join(popup.titles())
    assert box_of(window).hasFocus()
    assert popup.isVisible()


def test_the_menu_begins_it_too(qtbot, window):
    actions = {action.text(): action for action in window.findChild(WindowMenu).actions()}
    actions["すべての計画から検索"].trigger()
    assert box_of(window).is_everywhere
    window.open_tab("registry").setFocus()
    qtbot.waitUntil(lambda: not box_of(window).hasFocus())
    actions["すべての計画から検索"].trigger()
    assert box_of(window).is_everywhere


def test_from_elsewhere_the_key_never_turns_it_off(qtbot, window):
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    window.open_tab("registry").setFocus()
    qtbot.waitUntil(lambda: not box_of(window).hasFocus())
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    qtbot.waitUntil(box_of(window).hasFocus)
    assert box_of(window).is_everywhere
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    assert not box_of(window).is_everywhere, "in the box it leads back"


def test_one_plan_offers_none_of_it(qtbot, small_workspace, context):
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F, BOTH)
    assert not box_of(window).is_everywhere
    popup = search(qtbot, window, "1-1-1")
    assert not popup.everywhere.isVisible()
    assert "すべての計画から検索" not in [action.text() for action in window.findChild(WindowMenu).actions()]
