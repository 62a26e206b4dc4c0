"""The menu of saved views."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QInputDialog, QLineEdit, QMenu, QPushButton

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.records import Category
from fujidesk.errors import UserError
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.registry.view_menu import ViewMenu
from fujidesk.ui.widgets.filter_bar import FilterBar
from fujidesk.ui.widgets.message_dialog import MessageDialog


def views(screen):
    return screen.findChild(ViewMenu)


def count(screen):
    return screen.findChild(ProjectTableView).model().rowCount()


def entry(qtbot, screen, words):
    """Open the menu and choose the entry with these words."""
    qtbot.mouseClick(views(screen), Qt.MouseButton.LeftButton)
    menu = views(screen).findChild(QMenu)
    (action,) = [item for item in menu.actions() if words in item.text()]
    action.trigger()
    menu.close()


def words_of_menu(qtbot, screen):
    qtbot.mouseClick(views(screen), Qt.MouseButton.LeftButton)
    menu = views(screen).findChild(QMenu)
    words = [item.text() for item in menu.actions() if item.text()]
    menu.close()
    return words


def name_it(qtbot, name):
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QInputDialog) and w.isVisible())
    box = dialog.findChild(QLineEdit)
    box.selectAll()
    qtbot.keyClicks(box, name)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def narrow(screen, wanted):
    screen.show_filter(wanted)


def test_views_that_always_exist(qtbot, screen, workspace):
    assert views(screen).text() == "ビュー：すべて ▾"
    entry(qtbot, screen, "DX")
    dx = [row for row in workspace.registry.rows() if row.is_dx]
    assert count(screen) == len(dx)
    assert views(screen).text() == "ビュー：DX ▾"
    entry(qtbot, screen, "重点事業")
    assert screen.findChild(FilterBar).filter == ProjectFilter(categories=(Category.PRIORITY,))
    entry(qtbot, screen, "すべて")
    assert count(screen) == 202


def test_no_view_is_named_when_the_filter_is_another(qtbot, screen):
    narrow(screen, ProjectFilter(text="a"))
    assert views(screen).text() == "ビュー ▾"


def test_save_choose_rename_delete(qtbot, screen, workspace, answers):
    narrow(screen, ProjectFilter(dx=True, categories=(Category.PRIORITY,)))
    narrowed = count(screen)
    entry(qtbot, screen, "名前を付けて保存")
    name_it(qtbot, "asakai")
    assert workspace.views.names() == ["asakai"]
    assert views(screen).text() == "ビュー：asakai ▾"
    narrow(screen, ProjectFilter())
    assert views(screen).text() == "ビュー：asakai（変更あり） ▾"
    entry(qtbot, screen, "すべて")
    entry(qtbot, screen, "asakai")
    assert count(screen) == narrowed
    entry(qtbot, screen, "名前を変える")
    name_it(qtbot, "yuukai")
    assert workspace.views.names() == ["yuukai"]
    answers.expect(MessageDialog.reject)
    entry(qtbot, screen, "を削除")
    qtbot.waitUntil(lambda: len(answers.seen) == 1)
    assert workspace.views.names() == ["yuukai"]
    answers.expect(MessageDialog.accept)
    entry(qtbot, screen, "を削除")
    qtbot.waitUntil(lambda: workspace.views.names() == [])
    assert not any("削除" in words for words in words_of_menu(qtbot, screen))


def test_overwrite_keeps_the_name(qtbot, screen, workspace):
    narrow(screen, ProjectFilter(dx=True))
    views(screen).save_as("朝会")
    narrow(screen, ProjectFilter(text="窓口"))
    entry(qtbot, screen, "「朝会」に上書き保存")
    assert views(screen).text() == "ビュー：朝会 ▾"
    assert "窓口" in workspace.views.load("朝会")


def test_names_that_are_taken(screen, workspace):
    menu = views(screen)
    with pytest.raises(UserError, match="初めからある"):
        menu.save_as("すべて")
    menu.save_as("朝会")
    menu.save_as("夕会")
    with pytest.raises(UserError, match="すでにあります"):
        menu.rename("朝会")
    with pytest.raises(UserError, match="「朝会」を選んでから上書き保存"):
        menu.save_as(" 朝会 ")
    with pytest.raises(UserError, match="すでにあります"):
        menu.rename(" 朝会 ")
    with pytest.raises(UserError, match="1 文字以上"):
        menu.rename("　")
    assert set(workspace.views.names()) == {"夕会", "朝会"}
    menu.rename("夕会")


@pytest.mark.parametrize("words", ["名前を付けて保存", "名前を変える"])
def test_a_name_that_is_taken_is_refused_in_a_sentence(qtbot, screen, workspace, reporter, words):
    views(screen).save_as("asakai")
    views(screen).save_as("yuukai")
    entry(qtbot, screen, words)
    name_it(qtbot, "asakai")
    assert "「asakai」というビューはすでにあります。" in str(reporter.errors[0])
    assert workspace.views.names() == ["asakai", "yuukai"]


def test_deleting_a_view_that_is_gone_is_a_sentence(qtbot, screen, workspace, answers, reporter):
    views(screen).save_as("asakai")
    qtbot.mouseClick(views(screen), Qt.MouseButton.LeftButton)
    menu = views(screen).findChild(QMenu)
    (action,) = [item for item in menu.actions() if "を削除" in item.text()]
    workspace.views.delete("asakai")
    answers.expect(MessageDialog.accept)
    action.trigger()
    menu.close()
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert "asakai" in str(reporter.errors[0])


def test_damaged_view_is_shown_as_a_sentence(qtbot, screen, workspace, reporter):
    workspace.views.save("壊れた", "{")
    entry(qtbot, screen, "壊れた")
    assert "ビュー「壊れた」を読めません" in str(reporter.errors[0])
    assert views(screen).chosen == "すべて"


def test_buttons_have_names(screen):
    assert "ビュー" in views(screen).accessibleName()
    assert isinstance(views(screen), QPushButton)
