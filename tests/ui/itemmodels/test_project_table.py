"""The project list as a Qt table."""

import pytest
from PySide6.QtCore import QModelIndex, Qt

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
        "1-1-2", "窓口の試行", "収納課、市民課", "重点", "○", "1124444---", "300件", "12", "1.1 オンライン化", "一行の要約",
        "A1-1、B2", "1-2",
    ]  # fmt: skip
    assert [at(model, 1, column) for column in ProjectColumn] == [
        "1-1-10", "地図", "", "継続", "", "", "", "", "1.1 オンライン化", "", "", "",
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
