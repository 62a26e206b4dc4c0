"""Bulk edits as field changes."""

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.registry.bulk_changes import add_code, remove_code, replace_department, set_category, set_dx

ONE = ProjectRecord(
    "1-1-1", "窓口", "1", "1.1", Category.PRIORITY, ("収納課", "市民課"), True, sogo_codes=("A1",),
    schedule=(ScheduleCell(2022, 1, 1, ("収納課",)), ScheduleCell(2022, 2, 2, ("市民課",), settled=False)),
)  # fmt: skip
TWO = ProjectRecord("1-1-2", "地図", "1", "1.1", Category.CONTINUING, ("建築課",))


def change(number, field, before, after):
    return FieldChange(Entity.PROJECT, number, field, before, after)


def test_category_changes_only_those_that_differ():
    edit = set_category(Category.PRIORITY, "重点")
    assert edit.changes([ONE, TWO]) == [change("1-1-2", "category", "continuing", "priority")]
    assert edit.label == "事業分類を「重点」にする"


def test_dx():
    assert set_dx(on=True).changes([ONE, TWO]) == [change("1-1-2", "is_dx", False, True)]
    assert set_dx(on=False).changes([ONE, TWO]) == [change("1-1-1", "is_dx", True, False)]


def test_department_in_the_list_and_in_the_schedule():
    first, *rest = replace_department("収納課", "税務課", with_schedule=True).changes([ONE, TWO])
    assert first == change("1-1-1", "departments", ["収納課", "市民課"], ["税務課", "市民課"])
    assert [item.field for item in rest] == ["plan.2022.1"]
    assert rest[0].after == {"phase": 1, "departments": ["税務課"], "settled": True}
    alone = replace_department("収納課", "税務課", with_schedule=False).changes([ONE])
    assert [item.field for item in alone] == ["departments"]


def test_department_that_is_there_already_is_not_doubled():
    (only,) = replace_department("収納課", "市民課", with_schedule=False).changes([ONE])
    assert only.after == ["市民課"]


def test_codes():
    assert add_code("sogo_codes", "施策番号", "A1").changes([ONE, TWO]) == [
        change("1-1-2", "sogo_codes", [], ["A1"])
    ]
    assert remove_code("sogo_codes", "施策番号", "A1").changes([ONE, TWO]) == [
        change("1-1-1", "sogo_codes", ["A1"], [])
    ]
    assert add_code("keiei_codes", "取組番号", "5").changes([ONE])[0].after == ["5"]
    assert remove_code("keiei_codes", "取組番号", "5").changes([ONE]) == []
