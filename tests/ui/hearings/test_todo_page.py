"""決定・宿題: what is owed in all years, ticked, sorted and narrowed by keys and mouse; what to do when empty."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.services.office_records import added
from fujidesk.ui.hearings.todo_model import TodoColumn, TodoScope

LEFT = Qt.MouseButton.LeftButton
KEYBOARD = QContextMenuEvent.Reason.Keyboard
OLD = Hearing("R3-001", 2021, department="市民課", day="2022-03-20")
LINES = (
    Note("1", "R4-001", 1, NoteKind.TODO, "見積りを取る", department="収納課", due="2022-06-10"),
    Note("2", "R4-001", 2, NoteKind.DECISION, "要求する", department="市民課", due="2022-09-30"),
    Note("3", "R4-001", 3, NoteKind.TODO, "調べる", done_at="2022-06-14"),
    Note("4", "R4-001", 4, NoteKind.QUESTION, "いつからか"),
    Note("5", "R3-001", 1, NoteKind.TODO, "去年の宿題", due="2022-04-28"),
)


@pytest.fixture
def page(small_workspace, planned, make_screen):
    small_workspace.edits.apply([added(OLD), *map(added, LINES)], "記録")
    screen = make_screen()
    screen.bar.setCurrentIndex(2)
    screen.todo.table.setFocus()
    return screen.todo


def shown(page, column=TodoColumn.TEXT):
    model = page.table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def click(qtbot, page, row, column, *, twice=False):
    table = page.table
    at = table.visualRect(table.model().index(row, column)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    if twice:
        qtbot.mouseDClick(table.viewport(), LEFT, pos=at)


def click_heading(qtbot, page, column):
    header = page.table.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 10, header.height() // 2)
    qtbot.mouseClick(header.viewport(), LEFT, pos=at)


def stored(workspace, key):
    return next(note for note in workspace.office.all(Note) if note.key == key)


def test_what_is_owed_of_all_years_stands_by_its_due_day_in_the_japanese_calendar(page):
    assert shown(page) == ["去年の宿題", "見積りを取る", "要求する"]
    assert shown(page, TodoColumn.DUE) == ["R4.4.28 ⚠ 期限超過", "R4.6.10 ⚠ 期限超過", "R4.9.30"]
    assert shown(page, TodoColumn.HEARING) == ["市民課 R4.3.20", "収納課 R4.6.15", "収納課 R4.6.15"]


@pytest.mark.parametrize(
    ("scope", "texts"),
    [
        (TodoScope.OVERDUE, ["去年の宿題", "見積りを取る"]),
        (TodoScope.DONE, ["調べる"]),
        (TodoScope.OWED, ["去年の宿題", "見積りを取る", "要求する", "調べる"]),
        (TodoScope.EVERY, ["去年の宿題", "見積りを取る", "要求する", "調べる", "いつからか"]),
    ],
)
def test_the_scope_chooses_what_is_shown(page, scope, texts):
    page.scope.setCurrentIndex(page.scope.findData(scope))
    assert shown(page) == texts


def test_space_and_a_click_on_the_tick_do_it_and_take_it_back(qtbot, page, small_workspace):
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert stored(small_workspace, "5").done_at == "2022-06-15"
    assert shown(page) == ["見積りを取る", "要求する"]
    page.scope.setCurrentIndex(page.scope.findData(TodoScope.DONE))
    row = shown(page).index("去年の宿題")
    click(qtbot, page, row, TodoColumn.DONE)
    assert stored(small_workspace, "5").done_at == ""


def test_another_day_tells_anew_what_is_overdue(page, context):
    context.clock.set_day(dt.date(2022, 10, 1))
    assert shown(page, TodoColumn.DUE)[2] == "R4.9.30 ⚠ 期限超過"


def test_what_is_noted_meanwhile_is_there_when_the_page_is_opened(qtbot, page, small_workspace):
    screen = page.window()
    screen.bar.setCurrentIndex(1)
    screen.reload(small_workspace.hearings.add_note("R4-001", NoteKind.TODO, "電話する", due="2022-04-01"))
    screen.bar.setCurrentIndex(2)
    assert shown(page)[0] == "電話する"


def test_a_line_that_is_owed_by_no_one_cannot_be_ticked(qtbot, page, small_workspace):
    page.scope.setCurrentIndex(page.scope.findData(TodoScope.EVERY))
    page.table.choose("4", 0)
    steps = small_workspace.edits.step_count
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert small_workspace.edits.step_count == steps


def test_a_click_on_a_heading_sorts_and_the_cursor_follows_its_line(qtbot, page):
    page.table.choose("2", 0)
    click_heading(qtbot, page, TodoColumn.DEPARTMENT)
    first = shown(page, TodoColumn.DEPARTMENT)
    click_heading(qtbot, page, TodoColumn.DEPARTMENT)
    assert shown(page, TodoColumn.DEPARTMENT) == first[::-1] != first
    assert page.table.current().key == "2"
    click_heading(qtbot, page, TodoColumn.DEPARTMENT)
    assert shown(page) == ["去年の宿題", "見積りを取る", "要求する"]


def test_the_menu_key_sorts_without_a_mouse(qtbot, page):
    with qtbot.waitActive(page.window()):
        page.window().activateWindow()
    QApplication.sendEvent(page.table.viewport(), QContextMenuEvent(KEYBOARD, QPoint(), QPoint()))
    menu = page.table.findChild(QMenu)
    assert menu.actions()[0].text().startswith("ヒアリングを開く")
    for _ in range(2):
        action = next(one for one in menu.actions() if one.text() == "種類で並べ替え")
        menu.setActiveAction(action)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        found = shown(page, TodoColumn.KIND)
        menu = page.table.line_menu()
    assert found == ["宿題", "宿題", "決定"]


def test_enter_and_two_clicks_open_the_hearing(qtbot, page):
    screen = page.window()
    page.table.choose("1", 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert screen.bar.currentIndex() == 1
    screen.bar.setCurrentIndex(2)
    click(qtbot, page, 1, TodoColumn.TEXT, twice=True)
    assert screen.bar.currentIndex() == 1


def test_a_line_of_another_year_asks_the_window_for_its_hearing(qtbot, page):
    page.table.choose("5", 0)
    with qtbot.waitSignal(page.window().hearing_requested, timeout=500) as told:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert told.args == ["R3-001"]


def test_words_that_match_nothing_are_taken_back_by_the_button(qtbot, page, write):
    write(page.text, "道路")
    assert "道路" in page.empty.text()
    qtbot.mouseClick(page.first, LEFT)
    assert page.text.text() == ""
    assert len(shown(page)) == 3
    assert not page.empty.isVisible()


def test_when_all_is_done_the_button_shows_what_was(qtbot, page):
    for _ in range(3):
        qtbot.keyClick(page.table, Qt.Key.Key_Space)
    assert shown(page) == []
    assert page.empty.isVisible()
    qtbot.mouseClick(page.first, LEFT)
    assert len(shown(page)) == 4


def test_with_nothing_noted_the_button_leads_to_the_notes_of_a_hearing(qtbot, make_screen, planned):
    screen = make_screen()
    screen.bar.setCurrentIndex(2)
    assert "宿題" in screen.todo.empty.text()
    assert not screen.todo.export.isEnabled()
    qtbot.mouseClick(screen.todo.first, LEFT)
    assert screen.bar.currentIndex() == 1
    assert screen.notes.input.line.isEnabled()


def test_with_no_hearing_the_button_leads_to_the_plan(qtbot, make_screen):
    screen = make_screen()
    screen.bar.setCurrentIndex(2)
    qtbot.mouseClick(screen.todo.first, LEFT)
    assert screen.bar.currentIndex() == 0
    assert screen.plan.empty.isVisible()


def test_what_shows_is_printed_for_the_office_alone(qtbot, page, previews):
    page.text.setText("見積り")
    qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert previews.shown[0][0] == "ヒアリング　決定・宿題"
    texts = previews.texts()
    assert {"取扱注意", "見積りを取る", "□ 未完了", "宿題", "収納課", "R4.6.10 期限超過"} <= set(texts)
    assert "条件：未完了、「見積り」を含む　1 件" in texts
    assert "要求する" not in texts


def test_the_button_prints_every_line_of_the_scope(qtbot, page, previews, tmp_path):
    qtbot.mouseClick(page.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    texts = previews.texts()
    assert [text for text in texts if text in shown(page)] == shown(page)
    assert len(previews.to_pdf(tmp_path / "todo.pdf")) == 1


def test_a_tick_leaves_what_somebody_else_wrote_in_the_line_meanwhile(qtbot, page, small_workspace):
    small_workspace.hearings.change_note(LINES[0], replace(LINES[0], text="見積りを二社から取る"))
    page.table.choose("1", 0)
    qtbot.keyClick(page.table, Qt.Key.Key_Space)
    (held,) = small_workspace.office.all(Note, key="1")
    assert (held.text, held.done_at) == ("見積りを二社から取る", "2022-06-15")
