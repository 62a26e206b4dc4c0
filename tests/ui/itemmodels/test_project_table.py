"""The project list as a Qt table."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, LevelRecord, ProjectId, ProjectRow
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn
from fujidesk.ui.itemmodels.project_table import ROW_ROLE, SORT_ROLE, ProjectTableModel

FIRST = ProjectRow(
    ProjectId(1), "1-1-2", "窓口の試行", "1", "1.1", Category.PRIORITY, True, ("収納課", "市民課"), 12,
    "1124444---", "1101111111", "一行の要約", "300件", "", ("A1-1", "B2"), ("1-2",),
)  # fmt: skip
PLAIN = ProjectRow(
    ProjectId(2), "1-1-10", "地図", "1", "1.1", Category.CONTINUING, False, (), None, "", "", "", "", ""
)


@pytest.fixture
def model(qapp):
    texts = ColumnTexts(load_profile("fuji"), (LevelRecord("1.1", "オンライン化", "1"),))
    texts.set_half_year(HalfYear(2023, 1))
    made = ProjectTableModel(texts)
    made.set_rows([FIRST, PLAIN])
    return made


def at(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def test_model_keeps_qt_rules(model, qtmodeltester):
    qtmodeltester.check(model)


def test_texts_of_the_cells(model):
    shown = [at(model, 0, column) for column in ProjectColumn]
    assert shown == [
        "1-1-2", "窓口の試行", "収納課、市民課", "重点", "○", "1124444---", "", "", "300件", "12", "1.1 オンライン化", "一行の要約",
        "A1-1、B2", "1-2",
    ]  # fmt: skip
    assert [at(model, 1, column) for column in ProjectColumn] == [
        "1-1-10", "地図", "", "継続", "", "", "", "", "", "", "1.1 オンライン化", "", "", "",
    ]  # fmt: skip


def test_sort_values_are_plain_and_in_order(model):
    for column in ProjectColumn:
        values = [at(model, row, column, SORT_ROLE) for row in (0, 1)]
        assert all(isinstance(value, (int, str)) for value in values)
    assert at(model, 0, ProjectColumn.NUMBER, SORT_ROLE) < at(model, 1, ProjectColumn.NUMBER, SORT_ROLE)
    assert at(model, 0, ProjectColumn.PAGE, SORT_ROLE) < at(model, 1, ProjectColumn.PAGE, SORT_ROLE)
    assert at(model, 0, ProjectColumn.PHASES, SORT_ROLE) < at(model, 1, ProjectColumn.PHASES, SORT_ROLE)
    assert at(model, 0, ProjectColumn.INDICATOR, SORT_ROLE) < at(model, 1, ProjectColumn.INDICATOR, SORT_ROLE)


def test_row_tooltip_and_accessible_text(model):
    assert at(model, 0, ProjectColumn.TITLE, ROW_ROLE) is FIRST
    tip = at(model, 0, ProjectColumn.PHASES, Qt.ItemDataRole.ToolTipRole)
    assert tip.splitlines() == [
        "R4上～R4下　(1) 調査・基礎研究", "R5上　(2) 要件調査・導入検討（計画書では未確定）",
        "R5下～R7上　(4) 運用・実施", "R7下～R8下　終了",
    ]  # fmt: skip
    assert (
        at(model, 1, ProjectColumn.PHASES, Qt.ItemDataRole.ToolTipRole)
        == "計画に進捗段階の記載がありません。"
    )
    assert at(model, 0, ProjectColumn.TITLE, Qt.ItemDataRole.ToolTipRole) == "1-1-2 窓口の試行\n一行の要約"
    assert at(model, 1, ProjectColumn.DX, Qt.ItemDataRole.ToolTipRole) is None
    assert at(model, 0, ProjectColumn.DX, Qt.ItemDataRole.AccessibleTextRole) == "DX ○"
    assert "終了" in at(model, 0, ProjectColumn.PHASES, Qt.ItemDataRole.AccessibleTextRole)
    assert at(model, 0, ProjectColumn.TITLE, Qt.ItemDataRole.FontRole) is None
    assert model.data(QModelIndex()) is None


def test_headings(model):
    across = Qt.Orientation.Horizontal
    assert model.headerData(ProjectColumn.TITLE, across) == "情報化事業"
    assert model.headerData(ProjectColumn.PHASES, across) is None
    assert (
        model.headerData(ProjectColumn.PHASES, across, Qt.ItemDataRole.AccessibleTextRole)
        == "進捗段階（計画）"
    )
    assert "並べ替え" in model.headerData(0, across, Qt.ItemDataRole.ToolTipRole)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_places(model):
    assert model.place_of("1-1-10") == 1
    assert model.place_of("9-9-9") == -1
    assert model.texts.year_words() == ["R4", "R5", "R6", "R7", "R8"]


def numbered(count, first=1):
    return [
        replace(PLAIN, id=ProjectId(place), number=f"1-1-{place}") for place in range(first, first + count)
    ]


def test_rows_that_come_and_go_keep_qt_rules(model, qtmodeltester):
    qtmodeltester.check(model)  # stays attached and sees every change below
    for rows in (numbered(3), numbered(7, 2), [], numbered(2), numbered(2, 5), numbered(1), []):
        model.set_rows(rows)
        assert model.rowCount() == len(rows)
        assert [at(model, place, 0) for place in range(len(rows))] == [row.number for row in rows]


def test_a_kept_selection_index_still_points_at_its_row(model):
    model.set_rows(numbered(5))
    held = QPersistentModelIndex(model.index(4, 0))
    model.set_rows(numbered(3))
    assert not held.isValid()


def test_changes_are_told_without_a_reset(qtbot, model):
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignals([model.dataChanged, model.rowsInserted]):
        model.set_rows(numbered(4))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignals([model.dataChanged, model.rowsRemoved]):
        model.set_rows(numbered(1))
    with qtbot.waitSignal(model.rowsRemoved):
        model.set_rows([])
    with qtbot.assertNotEmitted(model.dataChanged):
        model.set_rows([])


def test_headings_stand_as_their_cells_do(model):
    across, role = Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
    assert model.headerData(ProjectColumn.DX, across, role) & Qt.AlignmentFlag.AlignHCenter
    assert model.headerData(ProjectColumn.PAGE, across, role) & Qt.AlignmentFlag.AlignRight
    assert model.headerData(ProjectColumn.TITLE, across, role) is None
    assert model.headerData(len(ProjectColumn), across) is None


def test_a_table_has_no_rows_below_its_rows(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
