"""Rows with ticks: what may be ticked, what stays when the table is narrowed."""

import pytest
from PySide6.QtCore import Qt

from fujidesk.ui.imports.tick_model import TickModel
from fujidesk.ui.imports.tick_table import TickTable


class Words(TickModel[str]):
    headings = ("受入", "語")

    def sort_key(self, column):
        return list(self.rows).__getitem__

    def tick_words(self, row, *, on):
        return f"{row} {on}"

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        if not index.isValid():
            return None
        if index.column() == 0:
            return self.tick(index.row(), role)
        return self.row_at(index.row()) if role == Qt.ItemDataRole.DisplayRole else None


@pytest.fixture
def model(qapp, qtmodeltester):
    made = Words()
    made.show_rows(["c", "a", "b", "-"], lambda row: row != "b", lambda row: row != "-")
    qtmodeltester.check(made, force_py=True)
    return made


def shown(model):
    return [model.index(row, 1).data() for row in range(model.rowCount())]


def test_only_what_may_be_ticked_is_ticked(model, qtbot) -> None:
    assert model.accepted_rows() == ["c", "a"]
    with qtbot.waitSignal(model.accepted_changed):
        model.accept_shown(on=True)
    assert model.accepted_rows() == ["c", "a", "b"]
    assert model.is_changed
    assert not model.setData(model.index(3, 0), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    assert model.index(3, 0).data(Qt.ItemDataRole.CheckStateRole) is None
    assert model.index(3, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "- False"


def test_ticks_stay_when_narrowed_and_sorted(model) -> None:
    model.narrow(lambda row: row in "ab")
    model.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(model) == ["b", "a"]
    model.accept_rows([0], on=True)
    model.accept_where(lambda row: row == "c", on=False)
    model.narrow(lambda _row: True)
    assert model.accepted_rows() == ["a", "b"]
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert shown(model)[-1] in {"-", "c"}
    model.sort(-1)
    assert model.accepted_count() == 2
    assert model.may_accept(0)


def test_rows_are_turned_over_together(model, qtbot) -> None:
    table = TickTable()
    qtbot.addWidget(table)
    table.setModel(model)
    table.setSelectionBehavior(TickTable.SelectionBehavior.SelectRows)
    table.show()
    asked = []
    table.toggle_chosen.connect(lambda: asked.append(table.selected_rows()))
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert asked == [[0, 1, 2, 3]]
    model.toggle_rows(asked[0])
    assert model.accepted_rows() == ["c", "a", "b"]
    model.toggle_rows(asked[0])
    assert model.accepted_rows() == []
    model.toggle_rows([3])
    assert model.accepted_rows() == []
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert len(asked) == 1


def test_headings(model) -> None:
    assert model.headerData(1, Qt.Orientation.Horizontal) == "語"
    assert model.headerData(1, Qt.Orientation.Vertical) is None
    assert model.columnCount() == 2
    with pytest.raises(NotImplementedError):
        TickModel().sort_key(1)
    with pytest.raises(NotImplementedError):
        TickModel().tick_words("a", on=True)
