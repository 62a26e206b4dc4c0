"""構成: switching, reordering, retitling and annotating parts; each a step that can be taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_editions import PartChoice
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

KEY = Qt.Key


@pytest.fixture
def page(screen):
    return screen.side.parts


def stored(workspace):
    return workspace.packs.edition("honbu", 2023)


def captions(screen):
    return [part.caption for part in screen.sight.pack.parts]


def test_a_click_on_the_tick_takes_a_part_out_and_renumbers_the_others(
    qtbot, screen, page, workspace, settle
):
    rect = page.parts.visualRect(page.parts.model().index(2, 0))
    qtbot.mouseClick(page.parts.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(20, 12))
    settle()
    assert not stored(workspace).parts[2].is_on
    assert "資料2　重点事業の個票" in captions(screen)
    assert page.parts.text(2) == "事業評価一覧（作らない）"
    workspace.edits.undo()
    assert stored(workspace).parts == ()


def test_alt_arrows_move_a_part(qtbot, screen, page, workspace, settle):
    page.choose("sheets")
    qtbot.keyClick(page.parts, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    settle()
    kinds = [choice.kind for choice in stored(workspace).parts]
    assert kinds[2:4] == [PartKind.SHEETS, PartKind.EVALUATION]
    assert "資料2　重点事業の個票" in captions(screen)
    assert page.parts.text(page.parts.row) == "資料2　重点事業の個票"


def test_buttons_move_a_part_and_end_at_the_ends(qtbot, page, workspace):
    assert page.parts.row == 0
    assert not page.up.isEnabled()
    qtbot.mouseClick(page.down, Qt.MouseButton.LeftButton)
    assert [choice.kind for choice in stored(workspace).parts][:2] == [PartKind.SUMMARY, PartKind.AGENDA]
    assert page.up.isEnabled()


def test_a_new_name_stands_on_the_papers(qtbot, screen, page, workspace, settle, write):
    page.choose("summary")
    write(page.title, "令和5年度の結果のあらまし")
    qtbot.keyClick(page.title, KEY.Key_Return)
    settle()
    assert stored(workspace).parts[1].title == "令和5年度の結果のあらまし"
    assert "資料1　令和5年度の結果のあらまし" in captions(screen)


def test_a_note_stands_under_the_title(qtbot, screen, page, workspace, settle, write):
    page.choose("evaluation")
    write(page.note.editor, "②経費は内部の資料です。")
    page.note.flush()
    settle()
    assert stored(workspace).parts[2].note == "②経費は内部の資料です。"
    assert screen.sight.pack.parts[2].note == "②経費は内部の資料です。"


def test_what_is_typed_for_one_part_is_stored_with_it_when_another_is_chosen(page, workspace, write):
    page.choose("summary")
    write(page.title, "あらまし")
    page.choose("sheets")
    assert stored(workspace).parts[1].title == "あらまし"
    assert page.title.text() == ""


def test_esc_gives_a_typed_name_up(qtbot, page, workspace, write):
    page.choose("summary")
    write(page.title, "書きかけ")
    qtbot.keyClick(page.title, KEY.Key_Escape)
    page.flush()
    assert page.title.text() == ""
    assert stored(workspace).parts == ()


def test_a_part_that_others_changed_meanwhile_stays_as_they_left_it(
    screen, page, workspace, settle, write, reporter
):
    theirs = (PartChoice(PartKind.SUMMARY, title="ほかの人の名前"),)
    page.choose("summary")
    write(page.title, "わたしの名前")
    workspace.packs.store(replace(stored(workspace), parts=theirs), "ほかの人")
    page.flush()
    assert "ほかの操作で変わっています" in str(reporter.errors[0])
    assert stored(workspace).parts == theirs
    assert page.title.text() == "わたしの名前"  # it is not lost


def test_up_and_down_do_nothing_when_read_only(qtbot, make_screen, workspace):
    workspace.close()
    looking = open_workspace(workspace.path, user_folders(workspace.path.parent), read_only=True)
    page = make_screen(looking).side.parts
    qtbot.keyClick(page.parts, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert looking.packs.editions() == []
    looking.close()
