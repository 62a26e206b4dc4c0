"""想定問答: added, written, moved to another project, removed; never on the papers."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.pack_editions import PackQuestion

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(screen):
    screen.side.show_page("questions")
    return screen.side.questions


def stored(workspace):
    return workspace.packs.edition("honbu", 2023).questions


def test_a_question_is_added_and_written(qtbot, page, workspace, settle, write):
    qtbot.mouseClick(page.add, LEFT)
    settle()
    write(page.question.editor, "いつ終わるか")
    page.question.flush()
    write(page.answer.editor, "令和8年度末")
    page.answer.flush()
    settle()
    number = page.project.itemData(0)
    assert stored(workspace) == (PackQuestion(number, "いつ終わるか", "令和8年度末"),)
    assert page.list.text(0) == f"{number}　いつ終わるか"


def test_it_can_be_on_another_project(qtbot, page, workspace, settle):
    qtbot.mouseClick(page.add, LEFT)
    settle()
    place = page.project.findData("1-1-3")
    page.project.setCurrentIndex(place)
    page.project.activated.emit(place)
    assert stored(workspace)[0].number == "1-1-3"


def test_a_question_is_removed_and_undo_brings_it_back(qtbot, page, workspace, settle):
    qtbot.mouseClick(page.add, LEFT)
    settle()
    qtbot.mouseClick(page.remove, LEFT)
    assert stored(workspace) == ()
    workspace.edits.undo()
    assert len(stored(workspace)) == 1


def test_questions_are_on_no_page(qtbot, screen, page, settle, write):
    from fujidesk.domain.scenes import Words

    qtbot.mouseClick(page.add, LEFT)
    settle()
    write(page.question.editor, "秘密の問い")
    page.question.flush()
    settle()
    texts = [item.text for each in screen.sight.pages for item in each.scene.items if isinstance(item, Words)]
    assert not [text for text in texts if "秘密の問い" in text]


def test_nothing_to_write_into_while_there_is_no_question(page):
    assert not page.question.isVisible()
    assert not page.remove.isEnabled()


@pytest.fixture
def asked(qtbot, page, workspace, settle):
    """A question on the first project, with the keyboard in the box of projects."""
    qtbot.mouseClick(page.add, LEFT)
    settle()
    page.window().activateWindow()
    page.project.setFocus()
    page.project.lineEdit().selectAll()
    return page


def test_a_number_typed_alone_moves_the_question(qtbot, asked, workspace):
    qtbot.keyClicks(asked.project.lineEdit(), "1-1-3")
    qtbot.keyClick(asked.project.completer().popup(), Qt.Key.Key_Tab)
    assert stored(workspace)[0].number == "1-1-3"
    assert asked.project.currentText().startswith("1-1-3　")


def test_what_is_no_project_goes_back_to_the_one_stored(qtbot, asked, workspace):
    before, shown = stored(workspace)[0].number, asked.project.itemText(0)
    qtbot.keyClicks(asked.project.lineEdit(), "zzz")
    asked.question.editor.setFocus()
    assert stored(workspace)[0].number == before
    assert asked.project.currentText() == shown
