"""The schedule is painted by mouse and keys; each painting is one undo step."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QMenu

from fujidesk.domain.changes import Changes
from fujidesk.ui.project.schedule_strip import ENDED_BRUSH

SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def editor(screen):
    return screen.view.schedule


@pytest.fixture
def strip(editor):
    return editor.strip


def phases(record):
    """Return a schedule as one character a half-year."""
    return "".join("-" if cell.phase is None else str(cell.phase) for cell in record.schedule)


def drag(qtbot, strip, first, last):
    """Drag the mouse from one half-year to another."""
    qtbot.mousePress(strip, Qt.MouseButton.LeftButton, pos=strip.cell_center(first))
    step = 1 if last >= first else -1
    for index in range(first, last + step, step):
        qtbot.mouseMove(strip, strip.cell_center(index))
    qtbot.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=strip.cell_center(last))


def press(qtbot, editor, brush):
    """Press a button of the palette."""
    qtbot.mouseClick(editor.palette_buttons.button(brush), Qt.MouseButton.LeftButton)


def test_dragging_with_a_phase_paints_half_years_as_one_step(editor, strip, qtbot, workspace, stored):
    assert phases(stored()) == "4444444444"
    press(qtbot, editor, 1)
    drag(qtbot, strip, 1, 4)
    assert phases(stored()) == "4111144444"
    assert workspace.edits.step_count == 1
    press(qtbot, editor, 3)
    drag(qtbot, strip, 3, 2)
    assert phases(stored()) == "4133144444"
    workspace.edits.undo()
    workspace.edits.undo()
    assert phases(stored()) == "4444444444"


def test_without_a_phase_dragging_only_selects(strip, qtbot, workspace):
    drag(qtbot, strip, 2, 5)
    assert [when.label for when in strip.selected()] == ["R5上", "R5下", "R6上", "R6下"]
    assert workspace.edits.step_count == 0


def test_keys_move_extend_and_paint(strip, qtbot, stored, workspace):
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Right, SHIFT)
    qtbot.keyClick(strip, Qt.Key.Key_2)
    assert phases(stored()) == "4224444444"
    assert workspace.edits.step_count == 1
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Minus)
    assert phases(stored()) == "422444444-"
    qtbot.keyClick(strip, Qt.Key.Key_Left)
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert phases(stored()) == "42244444--"
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert phases(stored()) == "2244444--"


def test_a_figure_that_is_no_phase_paints_nothing(strip, qtbot, workspace):
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_7)
    assert workspace.edits.step_count == 0


def test_space_paints_with_the_chosen_phase_and_escape_puts_it_down(editor, strip, qtbot, stored):
    press(qtbot, editor, ENDED_BRUSH)
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_End)
    qtbot.keyClick(strip, Qt.Key.Key_Space)
    assert phases(stored()) == "444444444-"
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert not editor.palette_buttons.button(ENDED_BRUSH).isChecked()


def test_painting_keeps_the_departments(strip, qtbot, stored):
    before = stored().schedule[0].departments
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_1)
    assert stored().schedule[0].departments == before


def test_departments_are_set_for_the_selected_half_years(editor, strip, qtbot, stored, workspace):
    drag(qtbot, strip, 0, 1)
    line = editor.bar.line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "AAA, BBB")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert [cell.departments for cell in stored().schedule][:3] == [("AAA", "BBB")] * 2 + [("収納課",)]
    assert workspace.edits.step_count == 1
    drag(qtbot, strip, 0, 4)
    assert line.text() == ""
    assert "異なります" in line.placeholderText()


def test_open_half_years_are_settled_by_the_button(screen, editor, qtbot, stored):
    screen.open_project("1-4-5")
    left_open = [cell for cell in stored("1-4-5").schedule if not cell.settled]
    assert left_open
    assert f"未確定 {len(left_open)} 半期" in editor.bar.settle_button.text()
    qtbot.mouseClick(editor.bar.settle_button, Qt.MouseButton.LeftButton)
    assert all(cell.settled for cell in stored("1-4-5").schedule)
    assert editor.bar.settle_button.isHidden()


def test_only_the_selected_open_half_year_is_settled(screen, editor, strip, qtbot, stored):
    screen.open_project("1-4-5")
    before = [cell.settled for cell in stored("1-4-5").schedule]
    place = before.index(False)
    drag(qtbot, strip, place, place)
    qtbot.mouseClick(editor.bar.settle_button, Qt.MouseButton.LeftButton)
    after = [cell.settled for cell in stored("1-4-5").schedule]
    assert after[place]
    assert after.count(False) == before.count(False) - 1


def test_the_menu_offers_phases_and_settling(screen, strip, stored):
    screen.open_project("1-4-5")
    menu = strip.menu()
    words = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert words[0] == "(1) 調査・基礎研究"
    assert words[-2:] == ["確定する（未確定の半期）", "記載なしにする"]
    menu.actions()[2].trigger()
    assert stored("1-4-5").schedule[0].phase == 3
    assert isinstance(menu, QMenu)


def test_a_project_without_schedule_says_why_and_lets_one_be_added(screen, editor, strip, qtbot, stored):
    screen.open_project("1-5-1")
    assert strip.isHidden()
    assert "継続事業の個票にはスケジュールの欄がありません" in editor._none.text()
    qtbot.mouseClick(editor._add_button, Qt.MouseButton.LeftButton)
    assert strip.isVisible()
    qtbot.keyClick(strip, Qt.Key.Key_End, SHIFT)
    qtbot.keyClick(strip, Qt.Key.Key_4)
    assert phases(stored("1-5-1")) == "4444444444"
    assert stored("1-5-1").schedule[0].departments == stored("1-5-1").departments
    assert editor._none.isHidden()


def test_the_strip_follows_an_undo_from_elsewhere(screen, strip, qtbot, workspace):
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_1)
    assert "(1)" in strip.accessibleDescription()
    workspace.edits.undo()
    screen.reload(Changes(frozenset({"1-1-1"})))
    assert "(4)" in strip.accessibleDescription()


def test_the_strip_tells_where_one_is(strip, qtbot):
    strip.setFocus()
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == "令和4年度 下期 (4) 運用・実施 ／ 収納課"
    place = QPoint(strip.cell_center(0))
    event = QHelpEvent(QEvent.Type.ToolTip, place, strip.mapToGlobal(place))
    assert QApplication.sendEvent(strip, event)


def test_a_read_only_schedule_is_not_painted(editor, strip, qtbot, workspace):
    editor.set_read_only(True)
    strip.setFocus()
    for key in (Qt.Key.Key_1, Qt.Key.Key_Delete):
        qtbot.keyClick(strip, key)
    assert workspace.edits.step_count == 0


def test_all_states_are_drawn_apart(strip, theme):
    from dataclasses import replace

    from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell

    cell = ScheduleCell(2022, 1, 2, ("収納課",))
    pictures = []
    for made in (cell, replace(cell, settled=False), replace(cell, phase=None), None):
        record = ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, schedule=(made,) if made else ())
        strip.set_record(record)
        center = strip.cell_center(0)
        pictures.append(strip.grab().toImage().copy(0, center.y() - 20, center.x() + 40, 40))
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_the_lower_row_shows_what_was_reached(strip, stored):
    from dataclasses import replace

    record = stored()
    before = strip.grab().toImage()
    height = strip.height()
    strip.set_record(replace(record, actual=record.schedule[:3]))
    assert strip.height() == height
    assert strip.grab().toImage() != before


def test_dragging_in_the_lower_row_paints_what_was_reached_as_one_step(screen, qtbot, stored, workspace):
    strip, palette = screen.view.schedule.strip, screen.view.schedule.palette_buttons
    plan = stored().schedule
    qtbot.mouseClick(palette.button(3), LEFT)
    qtbot.mousePress(strip, LEFT, pos=strip.cell_center(0, actual=True))
    qtbot.mouseMove(strip, strip.cell_center(2, actual=True))
    qtbot.mouseRelease(strip, LEFT, pos=strip.cell_center(2, actual=True))
    assert [(cell.when, cell.phase, cell.departments) for cell in stored().actual] == [
        ((2022, 1), 3, ()), ((2022, 2), 3, ()), ((2023, 1), 3, ()),
    ]  # fmt: skip
    assert stored().schedule == plan
    assert "実績の段階" in workspace.edits.undo_label
    screen.set_fiscal_year(2022)
    assert screen.view.field("actual.2022.1").draft() == "(3) 導入準備"
    workspace.edits.undo()
    assert stored().actual == ()


def test_keys_go_down_to_what_was_reached_and_up_again(strip, qtbot, stored):
    strip.setFocus()
    strip.select(0, 0)
    qtbot.keyClick(strip, Qt.Key.Key_Down)
    assert "実績" in strip.accessibleDescription()
    qtbot.keyClick(strip, Qt.Key.Key_2)
    assert [(cell.when, cell.phase) for cell in stored().actual] == [((2022, 1), 2)]
    qtbot.keyClick(strip, Qt.Key.Key_0)
    assert stored().actual[0].phase is None
    qtbot.keyClick(strip, Qt.Key.Key_Delete)
    assert stored().actual == ()
    qtbot.keyClick(strip, Qt.Key.Key_Up)
    assert "実績" not in strip.accessibleDescription()
