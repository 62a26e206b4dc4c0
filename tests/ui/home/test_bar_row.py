"""A figure as a bar: what it tells, and that small and large counts can be seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from fujidesk.ui.home.bar_row import BarRow


@pytest.fixture
def row(qtbot, theme):
    made = BarRow("重点事業", theme)
    qtbot.addWidget(made)
    made.resize(300, 28)
    made.show()
    return made


def painted(row, name, theme):
    """Return how many px of the middle line have a token's colour, without the ring of the keyboard."""
    row.clearFocus()
    picture = row.grab().toImage()
    wanted, middle = QColor(theme.color(name)).rgb(), picture.height() // 2
    return sum(picture.pixel(x, middle) == wanted for x in range(picture.width()))


def test_the_bar_is_as_long_as_its_share(row, theme):
    lengths = []
    for count in (0, 50, 100):
        row.show_count(count, 100)
        lengths.append(painted(row, "accent", theme))
    assert lengths[0] == 0
    assert lengths[1] == pytest.approx(lengths[2] / 2, abs=4)


def test_a_single_project_among_many_can_still_be_seen(row, theme):
    row.show_count(1, 20_000)
    assert painted(row, "accent", theme) >= 2


def test_more_than_the_total_stays_inside(row, theme):
    row.show_count(100, 100)
    full = painted(row, "accent", theme)
    row.show_count(250, 100)
    assert painted(row, "accent", theme) == full


def test_nothing_of_nothing_is_no_error(row, theme):
    row.show_count(0, 0)
    assert painted(row, "accent", theme) == 0
    assert row.accessibleName() == "重点事業 0 件。一覧を開く"


def test_it_tells_what_a_press_does(row):
    row.show_count(1234, 2000, phase=2)
    assert row.toolTip() == "重点事業：1,234 件（押すと一覧を開きます）"
    assert row.count == 1234


def test_keyboard_and_mouse_are_seen_on_it(row, qtbot):
    row.show_count(5, 10)
    row.clearFocus()
    before = row.grab().toImage()
    row.activateWindow()
    row.setFocus()
    assert row.grab().toImage() != before
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)


def test_it_grows_with_the_text(row, theme, qapp):
    small = row.sizeHint(), row.minimumSizeHint()
    theme.change(qapp, scale=200)
    assert row.sizeHint() == small[0] * 2
    assert row.minimumSizeHint() == small[1] * 2
    theme.change(qapp, scale=100)
