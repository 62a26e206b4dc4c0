"""The row over the changes: the day comes with its switch, buttons say why they cannot be pressed."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, Qt

from fujidesk.ui.revisions.tool_row import ToolRow

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def row(qtbot, small_profile, theme):
    made = ToolRow(small_profile, theme)
    qtbot.addWidget(made)
    made.resize(1300, 60)
    made.show()
    return made


def test_the_day_is_asked_for_with_the_switch(qtbot, row):
    assert not row.day.isVisible()
    with qtbot.waitSignal(row.then_changed):
        qtbot.mouseClick(row.then, LEFT)
    assert row.day.isVisible()
    assert row.chosen_day == dt.date(2022, 4, 1)
    with qtbot.waitSignal(row.then_changed):
        row.day.setDate(QDate(2024, 10, 1))
    assert row.chosen_day == dt.date(2024, 10, 1)


@pytest.mark.parametrize(("day", "kept"), [((2021, 1, 1), "2022-04-01"), ((2030, 1, 1), "2027-03-31")])
def test_only_days_of_the_plan_can_be_chosen(row, day, kept):
    row.day.setDate(QDate(*day))
    assert row.chosen_day.isoformat() == kept


@pytest.mark.parametrize("name", ["order", "export"])
def test_buttons_tell(qtbot, row, name):
    row.allow(may_write=True, has_changes=True)
    with qtbot.waitSignal(getattr(row, f"{name}_chosen")):
        qtbot.mouseClick(getattr(row, f"{name}_button"), LEFT)


def test_what_cannot_be_done_says_why(row):
    row.allow(may_write=False, has_changes=False)
    assert not row.order_button.isEnabled()
    assert "読み取り専用" in row.order_button.toolTip()
    assert not row.export_button.isEnabled()
    assert row.export_button.toolTip() == "この年度の変更はまだありません。"
    row.allow(may_write=True, has_changes=True)
    assert row.order_button.toolTip() == row.export_button.toolTip() == ""
    assert row.day.accessibleName()
