"""The table of differences: ticks, filter, order, and 2,000 rows without waiting."""

import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from fujidesk.domain.changes import Difference, Entity, FieldChange
from fujidesk.ui.imports.difference_model import DifferenceColumn, DifferenceModel, difference_rows


def difference(number, field, before, after, entity=Entity.PROJECT):
    return Difference(FieldChange(entity, number, field, before, after), "備考")


DIFFERENCES = [
    difference("1-1-2", "title", "旧い名", "新しい名"),
    difference("1-1-10", "plan.2022.1", {"phase": 2, "departments": ["収納課"], "settled": True}, None),
    difference("1-1-2", "is_dx", False, True),
    difference("9-9-9", "*", None, {"policy": "9", "measure": "9.9", "title": "新事業", "page": 3}),
    difference("1.1", "theme", "", "テーマ", Entity.LEVEL),
]


@pytest.fixture
def model(qapp, small_profile):
    made = DifferenceModel()
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = difference_rows(DIFFERENCES, {"1-1-2": "申請の仕組み", "1.1": "手続"}, small_profile)
    made.set_rows(rows, bool)
    return made


def column(model, place):
    return [model.index(row, place).data() for row in range(model.rowCount())]


def test_values_are_shown_in_words(model) -> None:
    assert column(model, DifferenceColumn.TITLE) == ["申請の仕組み", "", "申請の仕組み", "新事業", "手続"]
    assert column(model, DifferenceColumn.FIELD)[:2] == ["事業名", "スケジュール（計画）R4上期"]
    assert "(2) 要件調査・導入検討" in column(model, DifferenceColumn.BEFORE)[1]
    assert column(model, DifferenceColumn.AFTER)[3] == "事業名：新事業\n頁：3 頁"
    assert model.groups() == ["事業名", "スケジュール（計画）", "DX", "事業全体", "テーマや領域"]


def test_ticks(model, qtbot) -> None:
    assert model.accepted_count() == 5
    with qtbot.waitSignal(model.accepted_changed):
        model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert not model.is_accepted(0)
    model.accept_projects(["1-1-2"], on=True)
    assert model.accepted() == DIFFERENCES
    model.set_filter("申請", "")
    model.accept_shown(on=False)
    assert model.accepted_count() == 3, "only what is shown was unticked"
    assert (
        model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "反映しない、1-1-2 申請の仕組み 事業名"
    )


def test_filter_by_words_and_field(model) -> None:
    model.set_filter("1-1-2 ﾇ", "")
    assert model.rowCount() == 0
    model.set_filter("収納", "")
    assert column(model, DifferenceColumn.NUMBER) == ["1-1-10"]
    model.set_filter("", "DX")
    assert column(model, DifferenceColumn.NUMBER) == ["1-1-2"]
    model.set_filter("", "")
    assert model.rowCount() == 5


def test_numbers_sort_as_numbers_and_levels_come_first(model) -> None:
    model.sort(DifferenceColumn.NUMBER)
    assert column(model, DifferenceColumn.NUMBER) == ["1.1", "1-1-2", "1-1-2", "1-1-10", "9-9-9"]
    model.sort(DifferenceColumn.NUMBER, Qt.SortOrder.DescendingOrder)
    assert column(model, DifferenceColumn.NUMBER)[0] == "9-9-9"
    assert model.accepted() == DIFFERENCES, "the order of writing stays"


def test_twenty_thousand_rows_are_quick(qapp, small_profile) -> None:
    many = [difference(f"1-1-{place + 1}", "title", f"旧{place}", f"新{place}") for place in range(20_000)]
    model = DifferenceModel()
    model.set_rows(difference_rows(many, {}, small_profile), bool)
    begun = time.perf_counter()
    model.set_filter("新1", "")
    model.accept_shown(on=False)
    assert time.perf_counter() - begun < 0.5


def test_it_knows_whether_ticks_are_other_than_at_first(model) -> None:
    assert not model.is_changed
    model.accept_rows([1], on=False)
    assert model.is_changed
    model.accept_rows([1], on=True)
    assert not model.is_changed


def test_only_ticks_can_be_edited(model) -> None:
    assert model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.flags(model.index(0, 1)) & Qt.ItemFlag.ItemIsUserCheckable
    assert not model.setData(model.index(0, DifferenceColumn.AFTER), "x")
    assert not model.setData(model.index(0, 0), "x")


def test_headings_and_roles_without_meaning(model) -> None:
    assert model.headerData(0, Qt.Orientation.Horizontal) == "反映"
    assert model.headerData(0, Qt.Orientation.Vertical) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole) is None
    assert model.index(0, DifferenceColumn.TITLE).data(Qt.ItemDataRole.ToolTipRole) == "申請の仕組み"
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    model.sort(-1)
    assert column(model, DifferenceColumn.NUMBER)[0] == "1-1-2"


@pytest.mark.parametrize("place", list(DifferenceColumn))
def test_every_column_sorts_both_ways_and_back(model, place) -> None:
    ticked = model.accepted()
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        model.sort(place, order)
        assert sorted(column(model, DifferenceColumn.NUMBER)) == sorted(d.change.key for d in DIFFERENCES)
    assert model.accepted() == ticked


def test_ticks_stand_at_their_rows_after_sorting_under_a_filter(model) -> None:
    model.set_filter("1-1-2", "")
    model.accept_rows([0], on=False)
    model.sort(DifferenceColumn.FIELD, Qt.SortOrder.DescendingOrder)
    model.set_filter("", "")
    assert [item.change.field for item in DIFFERENCES if item not in model.accepted()] == ["title"]


def test_a_tick_in_an_empty_filter_changes_nothing_shown(model) -> None:
    model.set_filter("ない言葉", "")
    model.accept_projects(["1-1-2"], on=False)
    assert model.rowCount() == 0
    assert model.accepted_count() == 3
