"""公表 from the tab: asked, written, told what to know; refused where something is wrong."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.meetings import WHOLE_MEETING
from fujidesk.domain.pack_editions import PackText
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


def test_the_whole_plan_is_proposed_with_its_last_year_alone(qtbot, screen, make_screen, workspace):
    qtbot.mouseClick(screen.tools.publish, LEFT)
    assert not screen.findChildren(PublishDialog)[-1].whole.isChecked()
    last = make_screen(year=workspace.profile.last_year)
    qtbot.mouseClick(last.tools.publish, LEFT)
    assert last.findChildren(PublishDialog)[-1].whole.isChecked()


def test_the_whole_plan_is_written_when_asked_for(qtbot, screen, asking, tmp_path):
    asking.folder.setText(str(tmp_path / "公表"))
    asking.whole.click()
    qtbot.mouseClick(asking.do_button, LEFT)
    told(screen)
    page = (tmp_path / "公表" / "whole.html").read_text(encoding="utf-8")
    assert "計画全体の評価（令和4年度～令和8年度）【見込み】" in page


def test_without_asking_the_whole_plan_is_not_written(qtbot, screen, asking, tmp_path):
    asking.folder.setText(str(tmp_path / "公表"))
    qtbot.mouseClick(asking.do_button, LEFT)
    told(screen)
    assert not (tmp_path / "公表" / "whole.html").exists()


def test_what_the_office_wrote_is_told_before_it_is_published(qtbot, screen, asking, workspace, tmp_path):
    assert "まだ 1 件もありません" in asking.whole_note.text()
    asking.reject()
    edition = workspace.packs.edition(WHOLE_MEETING, 2023)
    texts = (
        PackText("appraisal.1.1", "窓口の手続は、おおむね移った。"),
        PackText("sentence.1", "載らない文。"),
    )
    workspace.packs.store(replace(edition, texts=texts), "文章")
    qtbot.mouseClick(screen.tools.publish, LEFT)
    dialog = screen.findChildren(PublishDialog)[-1]
    assert "評価の文 1 件も、そのまま載ります" in dialog.whole_note.text()
    dialog.whole.click()
    dialog.folder.setText(str(tmp_path / "公表"))
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert "評価の文を 1 件載せました" in told(screen)
    page = (tmp_path / "公表" / "whole.html").read_text(encoding="utf-8")
    assert "窓口の手続は、おおむね移った。" in page
    assert "載らない文" not in page
