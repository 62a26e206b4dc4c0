"""Disagreements and faults as tables."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from fujidesk.domain.changes import Disagreement, Statement
from fujidesk.ui.imports.finding_models import DISAGREEMENT_HEADINGS, TextTableModel, disagreement_texts

SETTLED = Disagreement(
    "1-1-1", "title", (Statement("一覧", "窓口の札", 1_079),), "窓口の札", "一覧を採用", True
)
OPEN = Disagreement("1-1-9", "plan.2022.1", (Statement("個票", "", None),), "", "決められません", False)


@pytest.fixture
def model(qapp):
    made = TextTableModel(("番号", "文"))
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    return made


def test_cells_are_one_line_and_the_whole_is_in_the_tool_tip(model):
    model.set_rows([("1-1-1", "上の行\n下の行")], ["全文"])
    index = model.index(0, 1)
    assert index.data() == "上の行 下の行"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == model.detail(0) == "全文"
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    assert (model.rowCount(index), model.columnCount(index)) == (0, 0)


def test_headings_stand_over_the_columns_only(model):
    assert model.headerData(1, Qt.Orientation.Horizontal) == "文"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.headerData(1, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) is None


def test_other_rows_take_the_place_of_the_old(model):
    model.set_rows([("a", "b")] * 3, [""] * 3)
    model.set_rows([], [])
    assert model.rowCount() == 0


def test_what_is_open_comes_first_and_each_place_has_its_line():
    rows, details = disagreement_texts([SETTLED, OPEN])
    assert [row[0] for row in rows] == ["1-1-9", "1-1-1"]
    assert all(len(row) == len(DISAGREEMENT_HEADINGS) for row in rows)
    assert rows[0][2:5] == ("未確定", "", "個票：（空欄）")
    assert rows[1][4] == "一覧（1,079 行目）：窓口の札"
    assert "採用した値：（空欄）" in details[0]
    assert details[1].splitlines()[0] == "1-1-1　事業名　［確定］"
