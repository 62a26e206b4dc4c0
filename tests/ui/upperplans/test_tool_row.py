"""The row over the cross-reference by mouse and keys: which way it is read, of which plan, a text, the file."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.upper_plans import Scheme
from fujidesk.ui.upperplans.tool_row import ToolRow

LEFT, KEY = Qt.MouseButton.LeftButton, Qt.Key


@pytest.fixture
def row(qtbot, theme):
    made = ToolRow(theme)
    qtbot.addWidget(made)
    made.resize(1366, 60)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_it_begins_with_codes_of_the_first_plan(row):
    assert row.is_by_code
    assert row.scheme is Scheme.SOGO
    assert row.text.text() == ""
    assert not row.all_projects.isVisible()


def test_the_other_plan_is_one_click_and_only_one_is_chosen(qtbot, row):
    with qtbot.waitSignal(row.changed):
        qtbot.mouseClick(row.schemes[Scheme.KEIEI], LEFT)
    assert row.scheme is Scheme.KEIEI
    assert [chip.isChecked() for chip in row.schemes.values()] == [False, True]


def test_space_chooses_as_a_click_does(qtbot, row):
    row.by_project.setFocus()
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row.by_project, KEY.Key_Space)
    assert not row.is_by_code


def test_each_way_of_reading_offers_its_own_choices(qtbot, row):
    qtbot.mouseClick(row.by_project, LEFT)
    assert row.all_projects.isVisible()
    assert not any(chip.isVisible() for chip in row.schemes.values())
    with qtbot.waitSignal(row.changed):
        qtbot.mouseClick(row.all_projects, LEFT)
    qtbot.mouseClick(row.by_code, LEFT)
    assert not row.all_projects.isVisible()
    assert all(chip.isVisible() for chip in row.schemes.values())


def test_every_letter_of_the_text_narrows_and_escape_takes_it_back(qtbot, row):
    told = []
    row.changed.connect(lambda: told.append(row.text.text()))
    qtbot.keyClicks(row.text, "a5")
    qtbot.keyClick(row.text, KEY.Key_Escape)
    assert told == ["a", "a5", ""]


@pytest.mark.parametrize("key", [KEY.Key_Down, KEY.Key_Return, KEY.Key_Enter])
def test_down_and_enter_leave_the_text_for_the_list(qtbot, row, key):
    with qtbot.waitSignal(row.leave_requested):
        qtbot.keyClick(row.text, key)


def test_a_code_asked_for_is_shown_by_code_of_its_plan_and_without_a_text(qtbot, row):
    qtbot.mouseClick(row.by_project, LEFT)
    qtbot.keyClicks(row.text, "zzz")
    with qtbot.waitSignal(row.changed):
        row.show_code(Scheme.KEIEI)
    assert (row.is_by_code, row.scheme, row.text.text()) == (True, Scheme.KEIEI, "")
    assert row.schemes[Scheme.KEIEI].isVisible()


def test_the_file_is_asked_for_by_its_button(qtbot, row):
    with qtbot.waitSignal(row.export_chosen):
        qtbot.mouseClick(row.export_button, LEFT)


def test_at_twice_the_text_size_everything_is_there_and_nothing_lies_over_another(row, theme, qapp, qtbot):
    theme.change(qapp, scale=200)
    row.resize(1366, row.heightForWidth(1366) if row.hasHeightForWidth() else row.sizeHint().height())
    parts = [row.by_code, row.by_project, *row.schemes.values(), row.text, row.export_button]
    qtbot.waitUntil(lambda: row.text.width() >= theme.px(15) * 14)
    for place, part in enumerate(parts):
        assert part.isVisible()
        assert not any(part.geometry().intersects(other.geometry()) for other in parts[place + 1 :])
