"""次期計画 by real keys and mouse: from the empty page to a draft with its decisions; undo; read-only."""

from contextlib import closing

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.changes import Changes
from fujidesk.domain.next_plan.records import Fate
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.nextplan.words import READ_ONLY

LEFT = Qt.MouseButton.LeftButton


def press(qtbot, widget):
    qtbot.mouseClick(widget, LEFT)


def test_without_a_draft_the_period_that_follows_is_offered(qtbot, make_page, workspace):
    page = make_page(workspace)
    assert page.start.isVisible()
    assert (page.start.first.text(), page.start.last.text()) == ("令和9年度", "令和13年度")
    press(qtbot, page.start.start_button)
    draft = workspace.next_plan.draft()
    assert (draft.fiscal_year, draft.last_year, draft.name) == (2027, 2031, "富士市次期計画（案）")
    assert page.desk.isVisible()
    assert page.desk.tree.hasFocus()


def test_another_period_and_name_are_typed(qtbot, make_page, workspace, write):
    page = make_page(workspace)
    page.start.last.selectAll()
    qtbot.keyClicks(page.start.last, "R12")
    page.start.name.selectAll()
    write(page.start.name, "第五次計画")
    qtbot.keyClick(page.start.name, Qt.Key.Key_Return)
    draft = workspace.next_plan.draft()
    assert (draft.last_year, draft.name) == (2030, "第五次計画")


@pytest.mark.parametrize(
    ("text", "word"), [("らいねん", "年度として読めません"), ("R8", "前です"), ("R40", "年まで")]
)
def test_a_period_that_cannot_be_is_told_beside_the_fields(make_page, workspace, qtbot, text, word):
    page = make_page(workspace)
    page.start.last.setText(text)
    press(qtbot, page.start.start_button)
    assert word in page.start.message.text()
    assert page.start.message.isVisible()
    assert workspace.next_plan.drafts() == []


def test_what_is_taken_back_is_gone_from_the_page(page, workspace, carry, of, tree, row):
    carry(Fate.ENDED, ["1-1-1"])
    assert tree.rows.index_of(row("1-1-1")).parent().siblingAtColumn(1).data() == "終了する事業"
    workspace.edits.undo()
    page.reload(Changes(everything=True))
    assert tree.rows.index_of(row("1-1-1")).parent().siblingAtColumn(0).data() == "1.1"


def test_a_page_out_of_sight_is_read_when_it_comes_back(page, plan, carry, tree, row):
    page.hide()
    carry(Fate.ENDED, ["1-1-1"])
    page.show()
    assert tree.rows.index_of(row("1-1-1")).parent().siblingAtColumn(1).data() == "終了する事業"


def test_two_drafts_are_chosen_from_a_list(qtbot, page, plan):
    page.reload(plan.start(2028, 2032, "後の案"))
    tools = page.desk.tools
    assert tools.drafts.isVisible()
    assert not tools.title.isVisible()
    tools.drafts.setFocus()
    qtbot.keyClick(tools.drafts, Qt.Key.Key_Down)
    assert page.desk.draft.name == "後の案"


def test_a_file_opened_read_only_shows_all_and_changes_nothing(qtbot, make_page, workspace, plan, tmp_path):
    path = workspace.path
    workspace.close()
    with closing(open_workspace(path, user_folders(tmp_path / "other"), read_only=True)) as opened:
        page = make_page(opened)
        page.desk.tree.go_to(page.desk.tree.rows.ids()[3])
        assert page.desk.tools.message.text() == READ_ONLY
        for made in (*page.desk.tools.buttons.values(), page.desk.tools.approve_button,
                     page.desk.side.draft.remove_button, page.desk.side.versions.take_button):  # fmt: skip
            assert not made.isEnabled()
            assert made.toolTip() == READ_ONLY
        before = opened.next_plan.projects(opened.next_plan.draft())
        page.desk.tree.setFocus()
        for key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            qtbot.keyClick(page.desk.tree, key)
        qtbot.keyClick(page.desk.tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert opened.next_plan.projects(opened.next_plan.draft()) == before
        page.close()


def test_a_file_opened_read_only_without_a_draft_says_why_none_can_be_made(make_page, workspace, tmp_path):
    path = workspace.path
    workspace.close()
    with closing(open_workspace(path, user_folders(tmp_path / "other"), read_only=True)) as opened:
        page = make_page(opened)
        assert not page.start.start_button.isEnabled()
        assert page.start.start_button.toolTip() == READ_ONLY
        page.close()


def test_the_table_of_old_and_new_is_printed_by_key_and_button(qtbot, page, carry, previews):
    carry(Fate.MERGED, ["1-1-1", "1-1-2"], ["窓口の支払い"])
    qtbot.keyClick(page.desk.tree, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    press(qtbot, page.desk.tools.print_button)
    qtbot.waitUntil(lambda: len(previews.shown) == 2)
    words = previews.texts()
    for text in ("窓口の支払い", "統合", "理由", "いまの事業名", "次期の事業名"):
        assert any(text in word for word in words), text


def test_without_a_draft_there_is_nothing_to_print(qtbot, make_page, workspace, previews, reporter):
    page = make_page(workspace)
    qtbot.keyClick(page.start.start_button, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert previews.shown == []
    assert reporter.notes == ["印刷する一覧がありません。"]


def test_what_is_being_typed_is_stored_when_the_window_closes(page, choose, of, write):
    choose("1-1-1")
    editor = page.desk.side.project.form.field("overview").editor
    editor.setFocus()
    write(editor, "途中の文")
    page.flush()
    assert "途中の文" in of("1-1-1")[0].overview


def test_the_windows_undo_takes_a_step_back_and_the_page_follows(
    page, workspace, tree, choose, qtbot, numbers
):
    choose("1-1-2")
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    page.reload(workspace.edits.undo())
    assert numbers("1.1")[:2] == ["1-1-1", "1-1-2"]
    first = tree.rows.index_of(tree.rows.ids()[2])
    assert first.siblingAtColumn(3).data() == "1-1-1"
