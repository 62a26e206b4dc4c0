"""The projects of a department: words, pills, opening by keys and by the number."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.surveys.project_list import (
    HEADINGS,
    STATE_ROLE,
    AnswerState,
    ProjectLine,
    ProjectList,
    ProjectListModel,
)

LINES = (
    ProjectLine("1-1-1", "窓口", AnswerState.SHORT, "市民課", "実績額、①進捗"),
    ProjectLine("1-1-2", "番号札", AnswerState.FULL),
    ProjectLine("1-1-3", "案内", AnswerState.EMPTY),
)


@pytest.fixture
def listed(qtbot, theme):
    made = ProjectList(theme)
    qtbot.addWidget(made)
    made.resize(500, 200)
    made.show_lines(LINES)
    made.show()
    return made


def test_model(qapp, qtmodeltester) -> None:
    model = ProjectListModel()
    model.set_lines(LINES)
    qtmodeltester.check(model, force_py=True)
    assert [model.index(0, place).data() for place in range(4)] == ["1-1-1", "窓口", "不足", "実績額、①進捗"]
    assert [model.headerData(place, Qt.Orientation.Horizontal) for place in range(4)] == list(HEADINGS)
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "足りない項目：実績額、①進捗" in tip
    assert "関係課：市民課" in tip
    assert model.index(0, 2).data(STATE_ROLE) == AnswerState.SHORT
    assert model.index(0, 1).data(STATE_ROLE) is None


def test_opened_by_enter_and_by_a_click_on_the_number_only(listed, qtbot) -> None:
    opened = []
    listed.opened.connect(opened.append)
    listed.setFocus()
    listed.selectRow(1)
    qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert opened == ["1-1-2"]
    for column, wanted in ((1, 1), (0, 2)):
        spot = listed.visualRect(listed.model().index(2, column)).center()
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert len(opened) == wanted
    assert opened[-1] == "1-1-3"


def test_the_cursor_stays_on_its_project(listed, qtbot, theme, qapp) -> None:
    listed.selectRow(2)
    with qtbot.waitSignal(listed.chosen_changed):
        listed.show_lines(LINES[1:])
    assert listed.current == "1-1-3"
    listed.show_lines(())
    assert listed.current == ""
    theme.change(qapp, scale=200)
    assert listed.columnWidth(0) > 100
    theme.change(qapp, scale=100)
