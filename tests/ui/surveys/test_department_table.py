"""The table of departments under keys and mouse: chosen rows, menu, sorting, what is drawn."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMenu

from fujidesk.domain.surveys import DepartmentProgress, EntryState, SurveyEntry, SurveyRound, SurveyStatus
from fujidesk.ui.surveys.department_model import DepartmentColumn, DepartmentModel
from fujidesk.ui.surveys.department_table import DepartmentTable
from fujidesk.ui.surveys.pill_delegate import Pill, Share


def line(department, state=EntryState.SENT, *, overdue=False, **more):
    numbers = more.pop("numbers", ("1-1-1", "1-1-2", "1-1-9"))
    parts = {name: more.pop(name, ()) for name in ("answered", "incomplete")}
    return DepartmentProgress(
        SurveyEntry(2022, department, state, **more), numbers, **parts, is_overdue=overdue
    )


LINES = (
    line("収納課", overdue=True),
    line("市民課", EntryState.RETURNED, answered=("1-1-1", "1-1-2"), incomplete=("1-1-2",)),
    line("人事課", EntryState.CONFIRMED, leader="人事課 係長"),
)


@pytest.fixture
def model(qapp):
    made = DepartmentModel()
    made.set_status(SurveyStatus(SurveyRound(2022), LINES))
    return made


@pytest.fixture
def table(qtbot, theme, model):
    made = DepartmentTable(model, theme)
    qtbot.addWidget(made)
    made.resize(900, 300)
    made.show()
    made.choose((), "")
    return made


def click(qtbot, table, row, keys=Qt.KeyboardModifier.NoModifier):
    spot = table.visualRect(table.model().index(row, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, keys, spot)


def names(table):
    return [item.entry.department for item in table.chosen]


def menus():
    return [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, QMenu)]


def test_the_first_department_is_under_the_cursor_at_first(table) -> None:
    assert table.current.entry.department == "収納課"


def test_several_are_chosen_by_ctrl_and_told_from_the_top(table, qtbot) -> None:
    click(qtbot, table, 2)
    click(qtbot, table, 0, Qt.KeyboardModifier.ControlModifier)
    assert names(table) == ["収納課", "人事課"]
    assert table.current.entry.department == "収納課", "the cursor is where was clicked last"


def test_ctrl_a_chooses_all_and_a_click_one(table, qtbot) -> None:
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert names(table) == ["収納課", "市民課", "人事課"]
    click(qtbot, table, 1)
    assert names(table) == ["市民課"]


def test_departments_are_chosen_again_after_a_reload_told_once(table, model) -> None:
    told = []
    table.chosen_changed.connect(lambda: told.append(names(table)))
    model.set_status(SurveyStatus(SurveyRound(2022), LINES[::-1]))
    told.clear()
    table.choose(["収納課", "人事課"], "収納課")
    assert names(table) == ["人事課", "収納課"]
    assert table.current.entry.department == "収納課"
    assert told == [["人事課", "収納課"]]


def test_a_department_that_is_gone_leaves_the_cursor_on_the_first_row(table, model) -> None:
    model.set_status(SurveyStatus(SurveyRound(2022), LINES[1:]))
    table.choose(["収納課"], "収納課")
    assert table.current.entry.department == "市民課"


def test_no_department_is_no_cursor_and_no_menu(table, model, qtbot) -> None:
    model.set_status(SurveyStatus(SurveyRound(2022), ()))
    table.choose((), "")
    assert table.current is None
    assert table.chosen == []
    qtbot.keyClick(table, Qt.Key.Key_Menu)
    assert menus() == []


def test_the_menu_key_opens_the_steps_and_one_is_done(table, qtbot) -> None:
    done = []
    action = QAction("督促…", table)
    action.triggered.connect(lambda: done.append(names(table)))
    table.set_actions([action])
    click(qtbot, table, 1)
    qtbot.keyClick(table, Qt.Key.Key_Menu)
    (menu,) = menus()
    assert [item.text() for item in menu.actions()] == ["督促…"]
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    assert done == [["市民課"]]


def test_the_right_button_opens_the_same_menu_at_its_place(table, qtbot) -> None:
    table.set_actions([QAction("確認済にする", table)])
    spot = table.viewport().mapToGlobal(QPoint(40, 40))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(40, 40), spot)
    QApplication.sendEvent(table.viewport(), event)
    (menu,) = menus()
    assert [item.text() for item in menu.actions()] == ["確認済にする"]
    menu.close()


def test_a_heading_sorts_and_a_third_click_goes_back_to_the_rounds_order(table, qtbot) -> None:
    header = table.horizontalHeader()
    spot = header.viewport().rect().center()
    spot.setX(header.sectionViewportPosition(DepartmentColumn.ANSWERED) + 8)
    order = [line.entry.department for line in LINES]
    for _ in range(3):
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    shown = [table.model().index(row, 0).data() for row in range(3)]
    assert shown == order
    assert header.sortIndicatorSection() == -1


def test_the_state_is_a_pill_and_the_answers_are_a_bar(table) -> None:
    def picture(row, column):
        return table._delegate.picture_of(table.model().index(row, column))

    assert isinstance(picture(0, DepartmentColumn.STATE), Pill)
    assert picture(0, DepartmentColumn.STATE).word == "期限超過"
    assert picture(1, DepartmentColumn.ANSWERED) == Share(1, 1, 3, "2 / 3"), "half done is not done"
    assert picture(1, DepartmentColumn.LEADER) is None


def test_cells_of_another_model_are_left_to_the_style(table) -> None:
    other = QStandardItemModel(1, len(DepartmentColumn), table)
    assert table._delegate.picture_of(other.index(0, DepartmentColumn.STATE)) is None


def test_columns_share_the_width_and_keep_their_least(table) -> None:
    narrow = table.columnWidth(DepartmentColumn.DEPARTMENT)
    table.resize(1400, 300)
    wide = table.columnWidth(DepartmentColumn.DEPARTMENT)
    assert wide > narrow
    assert table.columnWidth(DepartmentColumn.SENT) == 77, "a day needs no more"
    table.resize(300, 300)
    assert table.columnWidth(DepartmentColumn.DEPARTMENT) == 144


def test_the_longest_day_and_state_are_not_cut(qtbot, theme, model) -> None:
    day = "2023-12-28"
    late = line("税務課", EntryState.SENT_BACK, overdue=True, sent_at=day, returned_at=day, reminded_at=day)
    model.set_status(SurveyStatus(SurveyRound(2022), (late,)))
    made = DepartmentTable(model, theme)
    qtbot.addWidget(made)
    made.resize(845, 300)
    made.show()
    columns = (
        DepartmentColumn.SENT,
        DepartmentColumn.RETURNED,
        DepartmentColumn.REMINDED,
        DepartmentColumn.STATE,
    )
    for column in columns:
        assert made.sizeHintForColumn(column) <= made.columnWidth(column), column


def test_larger_text_makes_rows_higher(table, theme, qapp) -> None:
    before = table.verticalHeader().defaultSectionSize()
    theme.change(qapp, scale=200)
    assert table.verticalHeader().defaultSectionSize() == 2 * before
    assert table.minimumHeight() > 5 * before
    theme.change(qapp, scale=100)


def test_space_takes_nothing_away_from_the_selection(table, qtbot) -> None:
    click(qtbot, table, 2)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert names(table) == ["人事課"]
