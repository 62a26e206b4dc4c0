"""The table: keys, selection over filtering."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from fujidesk.ui.registry.table_view import _spans

ADD = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


def select(view, *numbers):
    view.clearSelection()
    for number in numbers:
        index = view.model().index(view.model().place_of(number), 0)
        view.selectionModel().select(index, ADD)


def chosen(view):
    return [row.number for row in view.selected_rows()]


@pytest.mark.parametrize(
    ("key", "signal"),
    [
        (Qt.Key.Key_Slash, "filter_requested"),
        (Qt.Key.Key_Escape, "clear_requested"),
        (Qt.Key.Key_Return, "opened"),
        (Qt.Key.Key_Enter, "opened"),
    ],
)
def test_keys_of_the_list(qtbot, view, key, signal):
    with qtbot.waitSignal(getattr(view, signal)):
        qtbot.keyClick(view, key)


def test_ctrl_c_copies(qtbot, view):
    with qtbot.waitSignal(view.copy_requested):
        qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)


def test_arrows_and_end_walk(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.current_row().number == "1-1-2"
    qtbot.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert view.current_row().number == "2-1-1"


def test_shift_down_selects_several(qtbot, view):
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert chosen(view) == ["1-1-1", "1-1-2"]
    assert view.selected_count() == 2


def test_enter_on_an_empty_list_opens_nothing(qtbot, view):
    view.show_rows([])
    with qtbot.assertNotEmitted(view.opened):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.current_row() is None


def test_choosing_what_is_not_shown_says_so(view):
    assert view.choose("2-1-1")
    assert not view.choose("9-9-9")
    assert view.current_row().number == "2-1-1"


def test_several_selected_stay_so_while_they_are_shown(view, rows):
    select(view, "1-1-1", "1-1-10", "2-1-1")
    view.show_rows(rows[:3])
    assert chosen(view) == ["1-1-1", "1-1-10"]
    view.show_rows(list(reversed(rows)))
    assert chosen(view) == ["1-1-10", "1-1-1"]


def test_selected_ones_that_all_go_leave_the_row_stood_on(view, rows):
    select(view, "1-1-1", "1-1-2")
    view.show_rows(rows[2:])
    assert chosen(view) == ["1-1-10"]


def test_filtering_tells_of_no_selection_by_the_user(qtbot, view, rows):
    with qtbot.assertNotEmitted(view.selection_changed):
        view.show_rows(rows[1:])
        view.show_rows([])
        view.show_rows(rows)
    with qtbot.waitSignal(view.selection_changed):
        qtbot.keyClick(view, Qt.Key.Key_Down)


@pytest.mark.parametrize(
    ("places", "spans"),
    [([], []), ([3], [(3, 3)]), ([0, 1, 2], [(0, 2)]), ([0, 2, 3, 9], [(0, 0), (2, 3), (9, 9)])],
)
def test_runs_of_rows(places, spans):
    assert _spans(places) == spans
