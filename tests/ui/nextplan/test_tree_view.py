"""The tree by real keys and mouse: walked, moved, renamed, dragged; what is chosen stays chosen."""

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu

from fujidesk.domain.next_plan.records import Fate
from fujidesk.ui.nextplan.tree_model import ENDED_GROUP, MIME, TITLE_COLUMN, RowId

ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton
ENDED = RowId("group", ENDED_GROUP)


def texts(tree, row):
    index = tree.rows.index_of(row)
    return [index.siblingAtColumn(column).data() for column in range(5)]


def test_levels_stand_with_their_projects_and_ended_ones_at_the_end(page, tree, row, carry):
    carry(Fate.ENDED, ["1-1-2"])
    assert texts(tree, row("1.1"))[:3] == ["1.1", "行政サービスのオンライン化", "8 事業"]
    assert texts(tree, row("1-1-1"))[0] == "1-1-1"
    assert texts(tree, row("1-1-1"))[2:4] == ["継続", "1-1-1"]
    last = tree.rows.index(tree.rows.rowCount() - 1, 0)
    assert tree.rows.id_at(last) == ENDED
    assert not tree.isExpanded(last)
    assert texts(tree, row("1-1-2"))[2:4] == ["終了", "1-1-2"]


def test_alt_and_arrows_move_a_project_and_it_stays_chosen(qtbot, tree, choose, numbers, row):
    choose("1-1-2")
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert numbers("1.1")[:2] == ["1-1-2", "1-1-1"]
    assert tree.chosen_rows() == [row("1-1-2")]
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    assert numbers("1.1")[:3] == ["1-1-1", "1-1-3", "1-1-2"]


def test_over_the_edge_lies_the_next_level(qtbot, tree, choose, numbers):
    choose("1-2-1")
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert numbers("1.1")[-1] == "1-2-1"
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    assert numbers("1.2")[0] == "1-2-1"


def test_alt_and_arrows_move_a_level_that_takes_the_next_code(qtbot, tree, choose, plan, of):
    title = plan.draft().levels[1].title
    choose("1.1")
    qtbot.keyClick(tree, Qt.Key.Key_Down, ALT)
    assert next(level.code for level in plan.draft().levels if level.title == title) == "1.2"
    assert of("1-1-1")[0].level == "1.2"
    assert tree.chosen_rows() == [RowId("level", "1.2")]
    qtbot.keyClick(tree, Qt.Key.Key_Up, ALT)
    assert of("1-1-1")[0].level == "1.1"


def test_a_name_is_typed_over_with_f2(qtbot, tree, choose, of, write, plan):
    choose("1-1-1")
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    editor = tree.viewport().findChild(QLineEdit)
    editor.selectAll()
    write(editor, "新しい名前")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: of("1-1-1")[0].title == "新しい名前")
    choose("1.1")
    tree.rename()
    editor = next(item for item in tree.viewport().findChildren(QLineEdit) if item.isVisible())
    editor.selectAll()
    write(editor, "新しい施策名")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: plan.draft().levels[1].title == "新しい施策名")


def test_a_double_click_on_a_name_types_it_over_too(qtbot, tree, choose, row):
    choose("1-1-1")
    at = tree.visualRect(tree.rows.index_of(row("1-1-1")).siblingAtColumn(TITLE_COLUMN)).center()
    qtbot.mouseClick(tree.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(tree.viewport(), LEFT, pos=at)
    assert (
        tree.viewport().findChild(QLineEdit).text()
        == tree.rows.index_of(row("1-1-1")).siblingAtColumn(1).data()
    )


def test_a_project_is_dropped_between_others(tree, drop, row, numbers, choose):
    choose("1-2-1")
    drop([row("1-2-3")], row("1-2-1"), "above")
    assert numbers("1.2")[:2] == ["1-2-3", "1-2-1"]
    drop([row("1-2-3")], row("1-2-2"), "below")
    assert numbers("1.2")[:3] == ["1-2-1", "1-2-2", "1-2-3"]


def test_projects_are_dropped_on_another_level(tree, drop, row, numbers, choose):
    choose("1.2")
    drop([row("1-1-1"), row("1-1-3")], row("1.2"))
    assert numbers("1.2")[-2:] == ["1-1-1", "1-1-3"]
    assert numbers("1.1")[0] == "1-1-2"


def test_a_level_is_dropped_before_another(tree, drop, row, of):
    drop([row("1.2")], row("1.1"), "above")
    assert (of("1-2-1")[0].level, of("1-1-1")[0].level) == ("1.1", "1.2")


def test_what_has_no_place_there_is_not_taken(tree, drop, row, plan, of):
    before = (plan.draft(), plan.projects(plan.draft()))
    drop([row("1-1-1")], row("1"))
    drop([row("1.1")], row("1-1-1"))
    drop([row("1")], row("2.1"))
    assert (plan.draft(), plan.projects(plan.draft())) == before


def test_what_comes_from_elsewhere_is_not_taken(tree, row):
    data = QMimeData()
    data.setText("1-1-1")
    index = tree.rows.index_of(row("1.1"))
    move = Qt.DropAction.MoveAction
    assert not tree.rows.canDropMimeData(data, move, -1, 0, index)
    assert not tree.rows.dropMimeData(data, move, -1, 0, index)
    own = tree.rows.mimeData([tree.rows.index_of(row("1-1-1"))])
    assert own.hasFormat(MIME)
    assert not tree.rows.canDropMimeData(own, Qt.DropAction.CopyAction, -1, 0, index)


def test_dropped_among_the_ended_ones_a_reason_is_asked_for(qtbot, tree, drop, row, of, asked, write):
    drop([row("1-1-1")], ENDED)
    dialog = asked()
    write(dialog.asked["reason"], "国の仕組みに代わる")
    qtbot.mouseClick(dialog.do_button, LEFT)
    assert (of("1-1-1")[0].fate, of("1-1-1")[0].reason) == (Fate.ENDED, "国の仕組みに代わる")


def test_an_ended_project_dropped_on_a_level_is_carried_over_there(tree, drop, row, of, carry, numbers):
    carry(Fate.ENDED, ["1-1-1"])
    drop([row("1-1-1")], row("1.3"))
    assert of("1-1-1")[0].fate is Fate.CARRIED
    assert numbers("1.3")[-1] == "1-1-1"


def test_folded_levels_stay_folded_when_something_changes(tree, row, carry):
    tree.setExpanded(tree.rows.index_of(row("1.2")), False)
    carry(Fate.ENDED, ["1-1-1"])
    assert not tree.isExpanded(tree.rows.index_of(row("1.2")))
    assert tree.isExpanded(tree.rows.index_of(row("1.3")))


def test_the_menu_key_offers_the_actions_that_fit(qtbot, page, tree, choose):
    choose("1-1-1")
    at = tree.rect().center()
    key = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, tree.mapToGlobal(at))
    QApplication.sendEvent(tree.viewport(), key)
    menu = next(item for item in page.desk.findChildren(QMenu) if item.isVisible())
    words = {action.text(): action.isEnabled() for action in menu.actions() if action.text()}
    assert words["分割…"]
    assert not words["統合…"]
    assert words["上へ\tAlt+↑"]
    menu.close()


def test_enter_goes_on_to_the_fields(qtbot, page, tree, choose):
    choose("1-1-1")
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert page.desk.side.project.form.field("title").editor.hasFocus()
    choose("1.1")
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert page.desk.side.level.form.field("title").editor.hasFocus()
