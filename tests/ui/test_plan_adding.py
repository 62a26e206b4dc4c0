"""計画を加える… in the menu: what it offers, adds and refuses, by real keys and clicks."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from fujidesk.paths import user_folders
from fujidesk.services.plan_start import export_profile
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.plan_adding import AddPlanDialog
from fujidesk.ui.plan_commands import last_choice
from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture
def window(qtbot, small_workspace, context):
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(window):
    window.findChild(WindowMenu).add_plan.trigger()
    return window.findChild(AddPlanDialog)


def test_cities_that_are_not_there_yet_are_offered(dialog):
    assert [city.text().split("　")[0] for city in dialog.cities] == ["厚木市"]
    assert dialog.cities[0].isChecked()
    assert dialog.do_button.text() == "加えて開く"


def test_the_plan_is_added_by_the_keyboard_and_opened(qtbot, window, dialog, small_workspace, context):
    qtbot.waitUntil(dialog.isVisible)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.isVisible())
    wanted = window.plans.wanted
    assert wanted.plan == 2
    assert "を加えて、開きました" in wanted.said
    assert [plan.profile for plan in small_workspace.plans] == ["fuji", "atsugi"]
    assert small_workspace.backups()[0].name.reason_word == "計画を加える前"
    assert last_choice(small_workspace, context.settings, context.clock.today()).id == 2


def test_a_plan_that_came_meanwhile_takes_nobody_out_of_a_dialog(
    qtbot, window, dialog, small_workspace, context
):
    told = []
    context.reporter.informed.connect(told.append)
    qtbot.waitUntil(dialog.isVisible)
    other = QDialog(window)
    dialog.given.connect(other.open)  # somebody goes on working while the plan is added
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told))
    assert "を加えました。見出しの計画の選択で開けます。" in told[-1]
    assert (window.plans.wanted, window.isVisible(), other.isVisible()) == (None, True, True)
    assert len(small_workspace.plans) == 2
    assert "2 計画" in window._header.plans.toolTip()
    other.close()


def test_a_plan_that_is_there_is_refused_in_the_dialog(qtbot, window, dialog, small_workspace, choose_file,
                                                      tmp_path):  # fmt: skip
    path = tmp_path / "same.toml"
    export_profile(path, small_workspace.profile, small_workspace.registry.levels())
    choose_file(path)
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    assert "すでにあります" in dialog.message.text()
    assert dialog.isVisible()
    assert window.plans.wanted is None
    other = replace(small_workspace.profile, plan_name="別の計画")
    export_profile(tmp_path / "other.toml", other, small_workspace.registry.levels())
    choose_file(tmp_path / "other.toml")
    qtbot.mouseClick(dialog.browse, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.do_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.plans.wanted is not None)


@pytest.mark.parametrize("large", [False, True])
def test_a_backup_is_promised_where_one_is_made(window, small_workspace, monkeypatch, large):
    monkeypatch.setattr(type(small_workspace), "is_large", property(lambda _self: large))
    dialog = AddPlanDialog(small_workspace, window)
    told = "".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("先にバックアップを取ります。" in told) is not large
    assert "加えた計画を開きます。" in told
    dialog.close()


def test_leaving_the_dialog_changes_nothing(qtbot, window, dialog, small_workspace):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (window.plans.wanted, len(small_workspace.plans), small_workspace.backups()) == (None, 1, [])


def test_a_reader_is_not_offered_it(qtbot, small_database, context, tmp_path):
    reader = open_workspace(small_database, user_folders(tmp_path / "p"), read_only=True)
    window = MainWindow(reader, context)
    qtbot.addWidget(window)
    action = window.findChild(WindowMenu).add_plan
    assert not action.isEnabled()
    assert "読み取り専用" in action.text()
    reader.close()
    QApplication.processEvents()
