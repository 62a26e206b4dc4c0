"""The tools over the list, as buttons or as one menu."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QPushButton

from fujidesk.ui.registry.tool_row import ToolRow
from fujidesk.ui.registry.view_menu import ViewMenu

SIGNALS = {
    "一括編集…": "bulk_requested",
    "コピー": "copy_requested",
    "印刷…": "print_requested",
    "列": "columns_requested",
}


@pytest.fixture
def tools(qtbot, theme, workspace, profile, reporter):
    made = ToolRow(ViewMenu(workspace.views, profile, reporter), theme)
    qtbot.addWidget(made)
    made.resize(900, 40)
    made.show()
    return made


def button(tools, word):
    return next(b for b in tools.findChildren(QPushButton) if b.text().strip() == word)


def open_menu(qtbot, tools):
    qtbot.mouseClick(button(tools, "操作 ▾"), Qt.MouseButton.LeftButton)
    (menu,) = [m for m in tools.findChildren(QMenu) if m.isVisible()]
    return menu


@pytest.mark.parametrize("word", SIGNALS)
def test_each_button_says_what_is_wished(qtbot, tools, word):
    with qtbot.waitSignal(getattr(tools, SIGNALS[word])):
        qtbot.mouseClick(button(tools, word), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("word", SIGNALS)
def test_the_menu_does_what_the_buttons_do(qtbot, tools, word):
    tools.set_compact(True)
    assert not button(tools, word).isVisible()
    menu = open_menu(qtbot, tools)
    (action,) = [action for action in menu.actions() if action.text() == word]
    with qtbot.waitSignal(getattr(tools, SIGNALS[word])):
        action.trigger()
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_preview_is_a_tick_in_both(qtbot, tools):
    with qtbot.waitSignal(tools.preview_toggled) as told:
        qtbot.mouseClick(button(tools, "プレビュー"), Qt.MouseButton.LeftButton)
    assert told.args == [True]
    tools.set_compact(True)
    action = open_menu(qtbot, tools).actions()[-1]
    assert action.isChecked()
    with qtbot.waitSignal(tools.preview_toggled) as told:
        action.trigger()
    assert told.args == [False]


def test_what_is_forbidden_is_so_in_the_menu_too(qtbot, tools):
    tools.forbid_editing("読み取り専用")
    assert button(tools, "一括編集…").toolTip() == "読み取り専用"
    tools.set_compact(True)
    assert [action.isEnabled() for action in open_menu(qtbot, tools).actions()] == [
        False,
        True,
        True,
        True,
        True,
    ]


def test_back_from_compact_shows_words_again(tools):
    tools.set_compact(True)
    tools.set_compact(False)
    assert button(tools, "コピー").isVisible()
    assert not button(tools, "操作 ▾").isVisible()


def test_icons_grow_with_the_text(tools, theme, qapp):
    theme.change(qapp, scale=200)
    tools.restyle()
    assert button(tools, "コピー").iconSize().width() == 32
