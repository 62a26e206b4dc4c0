"""想定問答: added, written, moved to another project, removed; never on the papers."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.pack_editions import PackQuestion
from fujidesk.errors import MachineError

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


@pytest.fixture
def two(screen, page, workspace, settle):
    """Two questions on the page."""
    edition = workspace.packs.edition("honbu", 2023)
    asked = (PackQuestion("1-1-1", "費用は", "別に示す"), PackQuestion("1-1-2", "いつから", ""))
    screen.reload(workspace.packs.store(replace(edition, questions=asked), "想定問答"))
    settle()
    return asked


def test_each_question_shows_its_own_text_and_keeps_what_was_typed_for_it(
    page, workspace, settle, two, write
):
    page.list.stand_on(0)
    page.answer.editor.selectAll()
    write(page.answer.editor, "前の問いの答え")
    page.answer.flush()
    settle()
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert page.question.editor.shown_text() == "いつから"
    assert page.answer.editor.shown_text() == ""
    assert stored(workspace) == (PackQuestion("1-1-1", "費用は", "前の問いの答え"), two[1])


def test_an_answer_that_cannot_be_stored_does_not_go_to_the_next_question(
    page, workspace, two, write, monkeypatch, reporter
):
    def full(*_edition):
        raise MachineError("ディスクがいっぱいです。")

    page.list.stand_on(0)
    with monkeypatch.context() as broken:
        broken.setattr(workspace.packs, "store", full)
        write(page.answer.editor, "長い答え")
        page.list.setCurrentIndex(page.list.model().index(1, 0))
        page.flush()
    page.flush()
    assert page.answer.editor.shown_text() == ""
    assert stored(workspace)[1] == two[1]


def test_a_part_of_a_name_that_only_one_project_has_moves_the_question(qtbot, screen, page, workspace, two):
    page.list.stand_on(0)
    number, title = next(pair for pair in screen.sight.projects if pair[0] == "1-1-3")
    page.project.setEditText(title)
    page.project.lineEdit().editingFinished.emit()
    assert stored(workspace)[0].number == number
