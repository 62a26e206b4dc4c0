"""How rows are painted."""

from dataclasses import replace

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QStyleOptionViewItem

from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.header import ColumnState


def colors(view, row, column):
    """The colours that occur in a cell."""
    rect = view.visualRect(view.model().index(row, column))
    picture = view.viewport().grab(rect).toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


def test_phases_are_told_by_colour_and_figure(view, theme):
    found = colors(view, 0, ProjectColumn.PHASES)
    assert {theme.tokens.phase_fill(number).lower() for number in (1, 2, 3, 4)} <= found


def test_selected_row_has_a_bar_and_the_frame_of_the_keyboard(qtbot, view, theme):
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    view.choose("1-1-2")
    found = colors(view, 1, ProjectColumn.NUMBER)
    assert {theme.tokens.selection.lower(), theme.tokens.accent.lower()} <= found
    assert theme.tokens.focus.lower() in colors(view, 1, ProjectColumn.PAGE)
    view.clearFocus()
    assert theme.tokens.focus.lower() not in colors(view, 1, ProjectColumn.PAGE)


def test_bar_follows_the_leftmost_column(view, theme):
    view.header.set_columns(ColumnState((ProjectColumn.PAGE, ProjectColumn.NUMBER, ProjectColumn.TITLE)))
    view.choose("1-1-2")
    rect = view.visualRect(view.model().index(1, ProjectColumn.PAGE))
    picture = view.viewport().grab(rect).toImage()
    assert picture.pixelColor(0, picture.height() // 2).name() == theme.tokens.accent.lower()


def test_rows_grow_with_the_text(view, theme, qapp):
    small = view.rowHeight(0)
    theme.change(qapp, scale=200)
    view.restyle()
    assert view.rowHeight(0) > small * 1.5


def test_wished_size_fits_the_text(view):
    delegate = view.itemDelegate()
    option = QStyleOptionViewItem()
    short = delegate.sizeHint(option, view.model().index(0, ProjectColumn.NUMBER)).width()
    long = delegate.sizeHint(option, view.model().index(0, ProjectColumn.TITLE)).width()
    strip = delegate.sizeHint(option, view.model().index(0, ProjectColumn.PHASES)).width()
    assert short < long
    assert strip > 170


def test_title_and_departments_share_the_width_until_set_by_hand(qtbot, view):
    header = view.header
    wide = header.sectionSize(ProjectColumn.TITLE)
    view.resize(1400, 300)
    assert header.sectionSize(ProjectColumn.TITLE) > wide
    assert header.length() == view.viewport().width()
    header.resizeSection(ProjectColumn.TITLE, 200)
    view.resize(1500, 300)
    assert header.sectionSize(ProjectColumn.TITLE) == 200


def test_right_click_on_the_headings_opens_the_columns(qtbot, view):
    menu = view.header.column_menu()
    action = next(item for item in menu.actions() if item.text() == "施策指標")
    with qtbot.waitSignal(view.header.columns_changed):
        action.trigger()
    assert not view.header.isSectionHidden(ProjectColumn.INDICATOR)
    qtbot.mouseMove(view.viewport(), QPoint(5, 5))


def test_a_grade_is_told_by_its_colour_and_a_state_by_its_outline(view, rows, theme):
    view.show_rows([
        replace(rows[0], grades="S    "), replace(rows[1], grades="u    "), replace(rows[2], grades="     "),
    ])  # fmt: skip
    tokens = theme.tokens
    assert tokens.grades["S"].lower() in colors(view, 0, ProjectColumn.GRADE)
    state = colors(view, 1, ProjectColumn.GRADE)
    assert tokens.standing_edges["unevaluated"].lower() in state
    assert not state & {color.lower() for color in tokens.grades.values()}
    assert len(colors(view, 2, ProjectColumn.GRADE)) <= 3  # ground, line and the frame of nothing else


def test_chips_are_drawn_anew_in_another_theme(view, rows, theme, qapp):
    view.show_rows([replace(rows[0], grades="S    ")])
    theme.change(qapp, key="dark")
    view.restyle()
    assert theme.tokens.grades["S"].lower() in colors(view, 0, ProjectColumn.GRADE)
