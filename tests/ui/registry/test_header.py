"""The headings: widths, order, arrows, and the menu of columns."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from fujidesk.ui.itemmodels.project_columns import COLUMN_KEYS, ProjectColumn
from fujidesk.ui.registry.header import HIDDEN_AT_FIRST, ColumnState
from fujidesk.ui.registry.listing import SortOrder


@pytest.fixture
def header(view):
    return view.header


def press(qtbot, header, column):
    spot = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def arrow_places(header, theme):
    """The x of all points in the accent colour, which only the arrow has."""
    picture = header.viewport().grab().toImage()
    accent = theme.tokens.accent.lower()
    ratio = picture.devicePixelRatio()
    return [
        round(x / ratio) for x in range(picture.width()) for y in range(0, picture.height(), 2)
        if picture.pixelColor(x, y).name() == accent
    ]  # fmt: skip


@pytest.mark.parametrize("column", [c for c in ProjectColumn if c not in HIDDEN_AT_FIRST])
def test_the_arrow_stands_in_the_heading_it_belongs_to(header, theme, column):
    header.show_order(SortOrder(column, descending=True))
    found = arrow_places(header, theme)
    left = header.sectionViewportPosition(column)
    assert found
    assert left <= min(found)
    assert max(found) < left + header.sectionSize(column)


def test_a_click_sorts_and_a_second_one_turns_round(qtbot, header):
    told = []
    header.order_chosen.connect(told.append)
    press(qtbot, header, ProjectColumn.TITLE)
    press(qtbot, header, ProjectColumn.TITLE)
    press(qtbot, header, ProjectColumn.PAGE)
    assert told == [
        SortOrder(ProjectColumn.TITLE), SortOrder(ProjectColumn.TITLE, descending=True),
        SortOrder(ProjectColumn.PAGE),
    ]  # fmt: skip


def test_showing_an_order_asks_for_none(qtbot, header):
    with qtbot.assertNotEmitted(header.order_chosen):
        header.show_order(SortOrder(ProjectColumn.DX, descending=True))


def test_most_titles_are_whole_before_any_department_gets_more(view, header, rows):
    long = [replace(row, title="長" * 24, departments=("短い課",)) for row in rows]
    header.make_room_for(long)
    look = header._delegate.look
    assert header.sectionSize(ProjectColumn.TITLE) >= 24 * look.em + 2 * look.padding
    assert header.sectionSize(ProjectColumn.DEPARTMENTS) == look.columns[ProjectColumn.DEPARTMENTS]


def test_long_departments_get_their_share(view, header, rows):
    before = header.sectionSize(ProjectColumn.DEPARTMENTS)
    header.make_room_for([replace(row, departments=("とても長い名前の部署",) * 3) for row in rows])
    assert header.sectionSize(ProjectColumn.DEPARTMENTS) > before
    assert header.length() == view.viewport().width()


def test_no_rows_leave_a_whole_header(view, header):
    header.make_room_for([])
    assert header.length() == view.viewport().width()


def test_the_only_elastic_column_takes_what_is_left(view, header):
    header.set_columns(ColumnState((ProjectColumn.NUMBER, ProjectColumn.DEPARTMENTS)))
    assert header.length() == view.viewport().width()


def test_fixed_columns_alone_leave_the_rest_free(view, header):
    header.set_columns(ColumnState((ProjectColumn.NUMBER, ProjectColumn.PAGE)))
    assert header.length() < view.viewport().width()


def test_columns_are_moved_with_the_mouse_and_told(qtbot, header):
    start = QPoint(header.sectionViewportPosition(ProjectColumn.DX) + 20, 10)
    goal = QPoint(header.sectionViewportPosition(ProjectColumn.DEPARTMENTS) + 5, 10)
    with qtbot.waitSignal(header.columns_changed):
        qtbot.mousePress(header.viewport(), Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(header.viewport(), (start + goal) / 2)
        qtbot.mouseMove(header.viewport(), goal)
        qtbot.mouseRelease(header.viewport(), Qt.MouseButton.LeftButton, pos=goal)
    assert header.columns().shown[2] is ProjectColumn.DX


def test_right_click_opens_the_columns_and_frees_the_menu(qtbot, header):
    spot = QPoint(30, 10)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, header.mapToGlobal(spot))
    QApplication.sendEvent(header.viewport(), event)
    (menu,) = [m for m in header.findChildren(QMenu) if m.isVisible()]
    assert [action.text() for action in menu.actions()][:3] == ["番号", "情報化事業", "所管部署"]
    assert not menu.actions()[0].isEnabled()
    with qtbot.waitSignal(menu.destroyed):
        menu.close()


def test_button_opens_the_same_menu_under_the_right_end(header):
    header.open_column_menu()
    (menu,) = [m for m in header.findChildren(QMenu) if m.isVisible()]
    assert len(menu.actions()) == len(ProjectColumn)
    menu.close()


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (["page", "number"], (ProjectColumn.PAGE, ProjectColumn.NUMBER)),
        (["title"], (ProjectColumn.NUMBER, ProjectColumn.TITLE)),
        (["title", "title", "of a later version", 7, "number"], (ProjectColumn.TITLE, ProjectColumn.NUMBER)),
        ([], ColumnState().shown),
        ("title", ColumnState().shown),
        (None, ColumnState().shown),
    ],
)
def test_stored_columns_are_read_with_care(values, shown):
    assert ColumnState.from_values(values).shown == shown


def test_columns_survive_being_stored():
    state = ColumnState(tuple(reversed(ProjectColumn)))
    assert ColumnState.from_values(state.to_values()) == state
    assert len(set(COLUMN_KEYS.values())) == len(ProjectColumn)
