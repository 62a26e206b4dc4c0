"""Tables of figures: a correct Qt model that sorts figures as figures and keeps totals last."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.widgets.figure_model import (
    CELL_ROLE,
    EMPTY_CELL,
    FigureCell,
    FigureColumn,
    FigureModel,
    FigureRow,
)

COLUMNS = [
    FigureColumn("施策"),
    FigureColumn("件数", is_figure=True, chars=4),
    FigureColumn("変", is_centred=True),
]
UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


def row(name, count, *, number="", is_total=False):
    cell = (
        FigureCell(f"{count:,}", ProjectFilter(numbers=("1",)), key=count, tip="ヒント")
        if count
        else EMPTY_CELL
    )
    return FigureRow((FigureCell(name, said="読み"), cell, EMPTY_CELL), number=number, is_total=is_total)


@pytest.fixture
def model(qapp):
    made = FigureModel(COLUMNS)
    made.show_rows(
        [row("1.10 窓口", 12), row("1.2 手続", 0), row("1.9 道路", 1200), row("計", 1212, is_total=True)]
    )
    return made


def names(model):
    return [row.cells[0].text for row in model.rows]


def test_the_model_is_correct(qtmodeltester, model):
    qtmodeltester.check(model)
    model.sort(1, DOWN)
    qtmodeltester.check(model)


def test_figures_sort_as_figures_with_empty_cells_and_totals_last(model):
    model.sort(1, UP)
    assert names(model) == ["1.10 窓口", "1.9 道路", "1.2 手続", "計"]
    model.sort(1, DOWN)
    assert names(model) == ["1.9 道路", "1.10 窓口", "1.2 手続", "計"]


def test_texts_sort_by_their_figures_and_back_to_the_plan(model):
    model.sort(0, UP)
    assert names(model) == ["1.2 手続", "1.9 道路", "1.10 窓口", "計"]
    model.sort(-1)
    assert names(model) == ["1.10 窓口", "1.2 手続", "1.9 道路", "計"]


def test_the_order_is_kept_with_other_rows_and_lost_with_other_columns(model):
    model.sort(1, DOWN)
    model.show_rows([row("a", 1), row("b", 5)])
    assert names(model) == ["b", "a"]
    model.show_rows([row("a", 1), row("b", 5)], [*COLUMNS[:2], FigureColumn("別")])
    assert names(model) == ["a", "b"]


def test_persistent_indexes_follow_their_rows(model):
    from PySide6.QtCore import QPersistentModelIndex

    kept = QPersistentModelIndex(model.index(2, 0))
    model.sort(1, DOWN)
    assert kept.row() == 0


def test_roles(model):
    index = model.index(2, 1)
    assert index.data() == "1,200"
    assert index.data(CELL_ROLE).behind.numbers == ("1",)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == "ヒント"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "件数 1,200"
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "施策 読み"
    assert model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert index.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert model.index(0, 2).data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignHCenter
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_headings(model):
    across = Qt.Orientation.Horizontal
    assert model.headerData(0, across) == "施策"
    assert "並べ替え" in model.headerData(0, across, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(9, across) is None
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_project_is_found_and_its_row_replaced(model):
    model.show_rows([row("a", 1, number="1-1-1"), row("b", 2, number="1-1-2")])
    model.sort(1, DOWN)
    assert model.row_of("1-1-1") == 1
    model.replace_row(row("新", 9, number="1-1-1"))
    assert names(model) == ["b", "新"]
    model.sort(-1)
    assert names(model) == ["新", "b"]
    model.replace_row(row("他", 9, number="9-9-9"))
    assert model.row_of("9-9-9") == -1
