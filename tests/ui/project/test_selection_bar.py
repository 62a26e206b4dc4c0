"""Departments of the selected half-years: typed, given up, refused; and settling."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.project.selection_bar import SelectionBar

FIRST, SECOND = HalfYear(2022, 1), HalfYear(2022, 2)


def project(*names, settled=True):
    """Return an invented project with these departments in its first half-years."""
    cells = tuple(
        ScheduleCell(when.fiscal_year, when.half, 1, (name,), settled)
        for when, name in zip((FIRST, SECOND), names, strict=False)
    )
    return ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, schedule=cells)


@pytest.fixture
def bar(qtbot, theme):
    window = QMainWindow()
    made = SelectionBar("所管部署", window)
    window.setCentralWidget(made)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.kept = window
    made.show_selection(project("収納課", "収納課"), (FIRST, SECOND))
    return made


def test_escape_gives_the_typing_up(bar, qtbot):
    bar.take_focus()
    qtbot.keyClicks(bar.line, "x")
    with qtbot.assertNotEmitted(bar.departments_typed):
        qtbot.keyClick(bar.line, Qt.Key.Key_Escape)
        bar.flush()
    assert bar.line.text() == "収納課"


def test_typing_replaces_what_stands_there_and_tells_the_half_years(bar, qtbot):
    bar.take_focus()
    with qtbot.waitSignal(bar.departments_typed) as typed:
        qtbot.keyClicks(bar.line, "AAA,BBB")
        qtbot.keyClick(bar.line, Qt.Key.Key_Return)
    assert typed.args == [(FIRST, SECOND), ("AAA", "BBB")]


def test_what_was_not_stored_stays_typed_and_is_told_again(bar, qtbot):
    told = []
    bar.departments_typed.connect(lambda *_: told.append(True))
    bar.take_focus()
    qtbot.keyClicks(bar.line, "AAA")
    bar.flush()
    bar.show_selection(project("収納課", "収納課"), (FIRST, SECOND))
    assert bar.line.text() == "AAA"
    bar.flush()
    assert len(told) == 2


def test_what_was_stored_is_told_once(bar, qtbot):
    told = []

    def store(halves, names):
        told.append(names)
        bar.show_selection(project("AAA", "AAA"), halves)

    bar.departments_typed.connect(store)
    bar.take_focus()
    qtbot.keyClicks(bar.line, "AAA")
    bar.flush()
    bar.flush()
    assert told == [("AAA",)]


def test_typing_goes_with_its_project(bar, qtbot):
    bar.take_focus()
    qtbot.keyClicks(bar.line, "AAA")
    other = ProjectRecord("1-1-2", "別", "1", "1.1", Category.PRIORITY)
    bar.show_selection(other, (FIRST,))
    assert bar.line.text() == ""
    assert not bar.line.isEnabled()


def test_the_button_settles_the_selected_open_half_years_or_else_all(bar, qtbot):
    record = project("収納課", "収納課", settled=False)
    for selected, wanted in (((SECOND,), [SECOND]), ((HalfYear(2026, 2),), [FIRST, SECOND])):
        bar.show_selection(record, selected)
        with qtbot.waitSignal(bar.settle_wanted) as told:
            qtbot.mouseClick(bar.settle_button, Qt.MouseButton.LeftButton)
        assert told.args == [wanted]


def test_a_read_only_bar_offers_nothing_to_do(bar):
    bar.set_read_only(True)
    bar.show_selection(project("収納課", settled=False), (FIRST,))
    assert bar.line.isReadOnly()
    assert not bar.settle_button.isEnabled()


def test_where_it_is_narrow_the_button_stands_below(bar):
    bar.show_selection(project("収納課", settled=False), (FIRST,))
    bar.set_narrow(narrow=True)
    bar.layout().activate()
    assert bar.settle_button.y() > bar.line.y()
