"""計画・体制: pages made when first shown, told year and changes, their signals passed on."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Changes
from fujidesk.ui.plan.screen import PlanPage, PlanScreen


class Page(QWidget):
    """A page that notes what it is told."""

    edited = Signal(Changes)
    open_requested = Signal(str)

    def __init__(self, parent):
        super().__init__(parent)
        self.years, self.changes = [], []

    def set_fiscal_year(self, year):
        self.years.append(year)

    def reload(self, changes):
        self.changes.append(changes)


@pytest.fixture
def screen(qtbot, theme):
    made = PlanScreen({"new": PlanPage("新規事業", Page), "upper": PlanPage("上位計画", Page)}, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def test_first_page_stands_and_the_other_is_made_by_its_chip(qtbot, screen):
    screen.set_fiscal_year(2026)
    assert screen.page("new").isVisible()
    assert screen.page("new").years == [2026]
    assert screen.page("upper") is None
    qtbot.mouseClick(screen.chips["upper"], Qt.MouseButton.LeftButton)
    assert screen.page("upper").isVisible()
    assert not screen.page("new").isVisible()
    assert screen.page("upper").years == [2026]


def test_page_is_chosen_with_the_keyboard(qtbot, screen):
    screen.chips["upper"].setFocus()
    qtbot.keyClick(screen.chips["upper"], Qt.Key.Key_Space)
    assert screen.page("upper").isVisible()
    assert screen.chips["upper"].text().startswith("✓")
    assert not screen.chips["new"].isChecked()


def test_changes_reach_all_pages_that_were_made(screen):
    upper = screen.show_page("upper")
    changes = Changes(everything=True)
    screen.reload(changes)
    assert screen.page("new").changes == upper.changes == [changes]


def test_what_a_page_asks_for_is_passed_on(qtbot, screen):
    with qtbot.waitSignal(screen.open_requested) as asked:
        screen.page("new").open_requested.emit("1-1-1")
    assert asked.args == ["1-1-1"]
    with qtbot.waitSignal(screen.edited):
        screen.page("new").edited.emit(Changes())


def test_showing_a_page_twice_makes_it_once(screen):
    assert screen.show_page("upper") is screen.show_page("upper")


def test_what_is_typed_on_a_page_is_stored_before_the_window_closes(screen):
    screen.page("new").flush = lambda: screen.page("new").years.append("stored")
    screen.show_page("upper")
    screen.flush()
    assert screen.page("new").years == ["stored"]
