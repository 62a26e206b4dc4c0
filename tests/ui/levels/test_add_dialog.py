"""事業を追加: the number is told before, the sheet is shown after, in the window of the second city."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.ui.levels.add_dialog import AddProjectDialog
from fujidesk.ui.main_window import MainWindow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, atsugi_workspace, context):
    made = MainWindow(atsugi_workspace, context)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def dialog(qtbot, window):
    """The dialog as the button of the empty list opens it."""
    screen = window.open_tab("registry")
    (button,) = [item for item in screen.findChildren(QPushButton) if item.text() == "事業を追加…"]
    assert button.isVisible()
    qtbot.mouseClick(button, LEFT)
    made = window.findChild(AddProjectDialog)
    made.setProperty("answered", True)
    return made


def test_the_empty_list_offers_to_add_and_the_sheet_is_shown(qtbot, window, dialog, atsugi_workspace, write):
    assert not dialog.do_button.isEnabled()
    assert dialog.message.text() == "施策の方向性を選んでください。"
    dialog.level.setFocus()
    qtbot.keyClick(dialog.level, Qt.Key.Key_Down)
    assert dialog.outcome.text() == "事業番号は 1-1 になります。"
    assert dialog.message.text() == "事業名を入力してください。"
    write(dialog.title, "窓口の予約")
    write(dialog.departments, "市民課")
    qtbot.mouseClick(dialog.do_button, LEFT)
    (record,) = atsugi_workspace.registry.records()
    assert (record.number, record.title, record.departments) == ("1-1", "窓口の予約", ("市民課",))
    assert window.open_tab("project").isVisible()


def test_the_words_are_the_citys(dialog):
    names = [dialog.fields.labelForField(field).text() for field in (dialog.level, dialog.departments)]
    assert names == ["施策の方向性", "事業主管課"]
    assert [dialog.category.itemText(place) for place in range(dialog.category.count())] == [
        "アクションプラン"
    ]


def test_the_menu_offers_it_in_a_filled_register_too(qtbot, small_workspace, context):
    window = MainWindow(small_workspace, context)
    qtbot.addWidget(window)
    window._menu.add_project.trigger()
    dialog = window.findChild(AddProjectDialog)
    dialog.setProperty("answered", True)
    dialog.level.setCurrentIndex(dialog.level.findData("1.1"))
    assert dialog.outcome.text() == "事業番号は 1-1-10 になります。"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(small_workspace.registry.records()) == 3


def test_who_only_reads_is_offered_nothing(qtbot, tmp_path, small_database, context):
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    opened = open_workspace(small_database, user_folders(tmp_path / "reader"), read_only=True)
    window = MainWindow(opened, context)
    qtbot.addWidget(window)
    assert not window._menu.add_project.isEnabled()
    window.close()
    opened.close()
