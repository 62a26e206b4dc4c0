"""Hearings without a day: listed with what Enter does, reachable by keys, narrow where text is large."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Hearing, HearingKind
from fujidesk.ui.hearings.undated_list import UndatedList

ONE = Hearing("R4-001", 2022, HearingKind.PRIORITY, department="市民課")
DATED = Hearing("R4-002", 2022, department="収納課", day="2022-06-15")


@pytest.fixture
def listed(qtbot, theme):
    made = UndatedList(theme, None)
    qtbot.addWidget(made)
    made.show_hearings([DATED, ONE])
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_only_those_without_a_day_are_listed(listed):
    model = listed.model()
    assert [model.index(0, column).data() for column in range(2)] == ["市民課", "重点施策ヒアリング"]
    assert model.rowCount() == 1
    assert "Enter で日を決める" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_the_keyboard_coming_in_is_told_with_the_cursor_on_a_row(qtbot, listed):
    listed.clearFocus()
    listed.setCurrentIndex(listed.model().index(-1, -1))
    with qtbot.waitSignal(listed.entered):
        listed.setFocus()
    assert listed.current() == ONE


def test_nothing_to_list_is_no_hearing(listed):
    listed.show_hearings([DATED])
    assert listed.current() is None


def test_where_it_is_narrow_the_departments_alone_are_shown(listed):
    before = listed.width()
    listed.set_narrow(narrow=True)
    assert listed.width() < before
    assert listed.isColumnHidden(1)
