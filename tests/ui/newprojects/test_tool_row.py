"""The row over 新規事業: what it tells, and what cannot be begun and why."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.ui.newprojects.tool_row import ToolRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(qtbot, theme):
    made = ToolRow(STANDARD_WORDS, theme)
    qtbot.addWidget(made)
    made.resize(1300, 60)
    made.show()
    return made


def test_board_and_list_are_one_choice(qtbot, row):
    with qtbot.waitSignal(row.view_chosen) as told:
        qtbot.mouseClick(row.views[1], LEFT)
    assert told.args == [1]
    assert [view.isChecked() for view in row.views] == [False, True]


@pytest.mark.parametrize("name", ["important", "unbudgeted"])
def test_choices_tell_of_another_filter(qtbot, row, name):
    with qtbot.waitSignal(row.filter_changed):
        qtbot.mouseClick(getattr(row, name), LEFT)
    with qtbot.waitSignal(row.filter_changed):
        qtbot.keyClicks(row.search, "a")


def test_forms_that_wait_are_counted_on_the_button(row):
    row.show_counts(3, 2, may_write=True)
    assert row.take_button.text() == "調査票から取り込む（2）…"
    assert row.export_button.isEnabled()
    row.show_counts(0, 0, may_write=True)
    assert row.take_button.text() == "調査票から取り込む…"
    assert not row.export_button.isEnabled()
    assert row.export_button.toolTip() == "新規事業が入ると使えます"


def test_read_only_says_why_nothing_can_be_begun(row):
    row.show_counts(3, 2, may_write=False)
    for made in (row.take_button, row.add_button):
        assert not made.isEnabled()
        assert "読み取り専用" in made.toolTip()
    assert row.export_button.isEnabled(), "reading and writing files stays possible"


def test_large_text_wraps_and_hides_nothing(row, theme, qapp):
    theme.change(qapp, scale=200)
    row.resize(900, row.sizeHint().height())
    qapp.processEvents()
    row.resize(900, row.heightForWidth(900))
    qapp.processEvents()
    for made in (*row.views, row.search, row.take_button, row.add_button, row.export_button, row.no_costs):
        assert row.rect().contains(made.geometry())
