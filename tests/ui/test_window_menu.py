"""The menu: every line says what it does, with an icon and, where there is one, its key."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture
def menu(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    made = WindowMenu(theme, window)
    made.kept = window  # lives as long as its menu
    return made


def test_every_line_has_an_icon_when_the_menu_is_seen(menu):
    menu.aboutToShow.emit()
    lines = [action for action in menu.actions() if not action.isSeparator() and action.menu() is None]
    assert [action.text() for action in lines if action.icon().isNull()] == []


def test_keys_work_in_the_whole_window(menu):
    keys = {key.toString() for action in menu.kept.actions() for key in action.shortcuts()}
    assert keys >= {"Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+Q"}
    assert menu.quit.shortcut() == QKeySequence("Ctrl+Q")


def choices(menu):
    """The menus in the menu: text sizes, themes, backups."""
    return [action.menu() for action in menu.actions() if action.menu()]


def test_one_scale_and_one_theme_hold(menu):
    for choice in choices(menu)[:2]:
        assert len([action for action in choice.actions() if action.isChecked()]) == 1


def test_what_is_chosen_is_told(qtbot, menu):
    sizes, themes, _ = choices(menu)
    with qtbot.waitSignal(menu.scale_chosen) as caught:
        sizes.actions()[2].trigger()
    assert caught.args == [150]
    with qtbot.waitSignal(menu.theme_chosen) as caught:
        themes.actions()[1].trigger()
    assert caught.args == ["dark"]
    with qtbot.waitSignal(menu.quit_chosen):
        menu.quit.trigger()


def test_what_is_chosen_of_backups_is_told(qtbot, menu):
    signals = (menu.back_up_chosen, menu.second_chosen, menu.backups_chosen)
    for action, signal in zip(choices(menu)[2].actions(), signals, strict=True):
        with qtbot.waitSignal(signal):
            action.trigger()
    with qtbot.waitSignal(menu.restore_chosen):
        menu.restore.trigger()
    menu.forbid_writing("読み取り専用")
    assert not menu.restore.isEnabled()
    assert menu.restore.text() == "バックアップから戻す…（読み取り専用）"


def test_levels_are_called_by_the_words_of_the_plan(menu):
    menu.name_levels(("基本方針", "情報化施策"))
    assert menu.levels.text() == "基本方針・情報化施策の説明…"


@pytest.fixture
def large(qtbot, qapp, theme):
    """The menu with the largest texts, opened."""
    theme.change(qapp, scale=200)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = WindowMenu(theme, window)
    made.show_steps("1-1-1 情報化事業の名前の変更", "")
    made.popup(window.pos())
    yield made
    made.close()


def test_large_texts_leave_every_line_on_the_screen(qtbot, large):
    """In one column that is scrolled; in two, lines lay beyond the edge of the screen."""
    screen = large.screen().availableGeometry()
    assert large.sizeHint().height() > screen.height(), "too long for the screen, so that it is scrolled"
    edges = {large.actionGeometry(action).left() for action in large.actions()}
    assert len(edges) == 1
    for action in large.actions():
        if action.isSeparator() or not action.isEnabled():
            continue
        qtbot.keyClick(large, Qt.Key.Key_Down)
        assert large.activeAction() is action
        line = large.actionGeometry(action)
        assert large.rect().contains(line)
        assert screen.contains(QRect(large.mapToGlobal(line.topLeft()), line.size()))
