"""A table of figures by real events: opening, walking, sorting, copying."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow, Tone
from fujidesk.ui.widgets.figure_table import FigureTable

COLUMNS = [
    FigureColumn("番号", chars=9),
    FigureColumn("事業"),
    FigureColumn("前年差", is_figure=True, chars=6),
]


def behind(number):
    return ProjectFilter(numbers=(number,), caption=f"一覧 {number}")


def rows():
    return [
        FigureRow((FigureCell(f"1-1-{n}"), FigureCell(f"=事業{n}"),
                   FigureCell(f"−{n}.5", behind(f"1-1-{n}"), tone=Tone.DOWN, key=-n)), number=f"1-1-{n}")
        for n in range(1, 9)
    ]  # fmt: skip


def made(qtbot, theme, *, whole_rows=False):
    table = FigureTable("表", theme, whole_rows=whole_rows)
    qtbot.addWidget(table)
    table.resize(500, 160)
    table.show_rows(rows(), COLUMNS)
    table.show()
    table.activateWindow()
    qtbot.waitUntil(table.isActiveWindow)
    return table


@pytest.fixture
def cells(qtbot, theme):
    return made(qtbot, theme)


@pytest.fixture
def whole(qtbot, theme):
    return made(qtbot, theme, whole_rows=True)


def spot(table, row, column):
    return table.visualRect(table.figures.index(row, column)).center()


def test_a_click_on_a_figure_opens_its_list(qtbot, cells):
    with qtbot.waitSignal(cells.chosen) as caught:
        qtbot.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=spot(cells, 1, 2))
    assert caught.args == [behind("1-1-2")]


def test_a_click_on_a_text_opens_nothing(qtbot, cells):
    with qtbot.assertNotEmitted(cells.chosen):
        qtbot.mouseClick(cells.viewport(), Qt.MouseButton.LeftButton, pos=spot(cells, 1, 1))


def test_the_keyboard_walks_and_enter_opens(qtbot, cells):
    cells.setFocus()
    cells.setCurrentIndex(cells.figures.index(0, 2))
    qtbot.keyClick(cells, Qt.Key.Key_Down)
    with qtbot.waitSignal(cells.chosen) as caught:
        qtbot.keyClick(cells, Qt.Key.Key_Return)
    assert caught.args == [behind("1-1-2")]


def test_whole_rows_open_their_project_by_enter_and_double_click(qtbot, whole):
    whole.setFocus()
    qtbot.keyClick(whole, Qt.Key.Key_Down)
    with qtbot.waitSignal(whole.opened) as caught:
        qtbot.keyClick(whole, Qt.Key.Key_Enter)
    assert caught.args == ["1-1-2"]
    at = spot(whole, 2, 1)
    qtbot.mouseClick(whole.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(whole.opened) as caught:
        qtbot.mouseDClick(whole.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert caught.args == ["1-1-3"]


def test_a_heading_sorts_and_keeps_the_row_stood_on(qtbot, whole):
    whole.choose("1-1-3")
    header = whole.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(2) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert whole.figures.rows[0].number == "1-1-8"
    assert whole.current_number() == "1-1-3"


def test_other_rows_keep_the_project_stood_on(qtbot, whole):
    assert whole.choose("1-1-5")
    whole.show_rows(list(reversed(rows())))
    assert whole.current_number() == "1-1-5"
    assert not whole.choose("9-9-9")


def test_row_changes_are_told(qtbot, whole):
    whole.setFocus()
    with qtbot.waitSignal(whole.row_changed) as caught:
        qtbot.keyClick(whole, Qt.Key.Key_Down)
    assert caught.args == [1]


def copied():
    return QGuiApplication.clipboard().mimeData()


def test_copying_gives_the_whole_table_where_one_cell_is_stood_on(qtbot, cells):
    cells.setFocus()
    cells.setCurrentIndex(cells.figures.index(0, 0))
    qtbot.keyClick(cells, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = copied().text().split("\r\n")
    assert lines[0] == "番号\t事業\t前年差"
    assert lines[1] == "1-1-1\t'=事業1\t-1.5"
    assert len(lines) == 10
    assert "<td>-1.5</td>" in copied().html()
    assert "mso-number-format" in copied().html()


def test_copying_gives_the_selected_cells_with_their_headings(qtbot, cells):
    cells.setFocus()
    cells.setCurrentIndex(cells.figures.index(1, 1))
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(cells, key, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cells, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().text() == "事業\t前年差\r\n'=事業2\t-2.5\r\n'=事業3\t-3.5\r\n"


def test_copying_selected_rows_gives_all_their_columns(qtbot, whole):
    whole.setFocus()
    qtbot.keyClick(whole, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(whole, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().text().count("\r\n") == 3


def test_a_selection_of_nothing_but_bars_copies_the_whole_table(qtbot, cells):
    rows = [FigureRow((FigureCell(f"事業{n}"), FigureCell(bar=n / 2))) for n in (1, 2)]
    cells.show_rows(rows, [FigureColumn("事業"), FigureColumn("", is_drawn=True)])
    cells.setFocus()
    cells.setCurrentIndex(cells.figures.index(0, 1))
    qtbot.keyClick(cells, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(cells, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied().text() == "事業\r\n事業1\r\n事業2\r\n"


def test_tab_leaves_the_table(qtbot, cells):
    assert not cells.tabKeyNavigation()


def test_columns_share_the_width_and_scroll_where_it_is_short(theme, cells, qapp):
    width = sum(cells.columnWidth(place) for place in range(3))
    assert width <= cells.viewport().width()
    theme.change(qapp, scale=200)
    assert cells.columnWidth(1) >= theme.px(120)
    assert cells.rowHeight(0) == theme.px(28)


def test_rows_take_two_lines_where_a_text_of_a_column_that_wraps_is_long(theme, cells):
    wrapping = [COLUMNS[0], FigureColumn("事業", wraps=True), COLUMNS[2]]
    cells.show_rows(rows(), wrapping)
    one_line = cells.rowHeight(0)
    long = FigureRow(
        (FigureCell("1-1-1"), FigureCell("長い名前の情報化事業" * 4), FigureCell("−1.5")), number="1-1-1"
    )
    cells.show_rows([long, *rows()[1:]])
    assert cells.rowHeight(0) > one_line * 1.5
    assert cells.rowHeight(5) == one_line
    cells.figures.sort(0, Qt.SortOrder.DescendingOrder)
    assert (cells.rowHeight(0), cells.rowHeight(7) > one_line) == (one_line, True), "the height goes along"
    cells.figures.sort(-1)
    before = cells.grab().toImage()
    cells.show_rows([long, *rows()[1:]], COLUMNS)
    assert cells.rowHeight(0) == one_line, "other columns are cut, as their tips tell"
    assert cells.grab().toImage() != before
    cells.show_rows([long, *rows()[1:]], wrapping)
    cells.resize(1400, 300)
    assert cells.rowHeight(0) == one_line, "with room enough a line does"


def test_it_says_what_it_is_and_how_to_use_it(cells, whole):
    assert "一覧を開く" in cells.accessibleName()
    assert "個票を開く" in whole.accessibleName()
