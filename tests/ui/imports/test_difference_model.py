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
