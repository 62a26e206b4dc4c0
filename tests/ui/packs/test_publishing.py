"""公表 from the tab: asked, written, told what to know; refused where something is wrong."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.packs.publishing import PublishDialog
from fujidesk.ui.widgets.message_dialog import MessageDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def asking(qtbot, screen):
    qtbot.mouseClick(screen.tools.publish, LEFT)
    return screen.findChildren(PublishDialog)[-1]


def told(screen):
    """Return what was said at the end, and close it."""
    said = screen.findChildren(MessageDialog)[-1]
    text = said.accessibleDescription()
    said.accept()
    return text


def test_the_folder_is_written_and_what_to_know_is_said(qtbot, screen, asking, tmp_path):
    folder = tmp_path / "公表"
    asking.folder.setText(str(folder))
    qtbot.mouseClick(asking.do_button, LEFT)
    said = told(screen)
    assert (folder / "index.html").is_file()
    assert "内部の情報が入っていない" in said
    assert "承認がまだ記録されていません" in said
    assert ">S<" in (folder / "projects" / "1-1-1.html").read_text(encoding="utf-8")


def test_without_grades(qtbot, screen, asking, tmp_path):
    asking.grades.setChecked(False)
    asking.folder.setText(str(tmp_path / "公表"))
    qtbot.mouseClick(asking.do_button, LEFT)
    told(screen)
    assert "総合評価" not in (tmp_path / "公表" / "projects" / "1-1-1.html").read_text(encoding="utf-8")


def test_other_files_in_the_folder_are_left_and_told(qtbot, screen, asking, context, tmp_path):
    (tmp_path / "大切.txt").write_text("残す", encoding="utf-8")
    errors = []
    context.tasks.failed.connect(errors.append)
    asking.folder.setText(str(tmp_path))
    qtbot.mouseClick(asking.do_button, LEFT)
    assert len(errors) == 1
    assert (tmp_path / "大切.txt").read_text(encoding="utf-8") == "残す"
    assert not (tmp_path / "index.html").exists()


def test_a_year_without_answers_is_refused(qtbot, make_screen, context, tmp_path):
    screen = make_screen(year=2025)
    qtbot.mouseClick(screen.tools.publish, LEFT)
    dialog = screen.findChildren(PublishDialog)[-1]
    errors = []
    context.tasks.failed.connect(errors.append)
    dialog.folder.setText(str(tmp_path / "公表"))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "回答はまだありません" in str(errors[0])
    assert not (tmp_path / "公表").exists()


def test_no_folder_is_refused_in_place(qtbot, asking):
    asking.folder.clear()
    qtbot.mouseClick(asking.do_button, LEFT)
    assert asking.isVisible()
    assert "フォルダー" in asking.message.text()


def test_the_task_of_july_asks_for_the_folder(qtbot, screen):
    screen.show_page("publish")
    assert screen.findChildren(PublishDialog)
