"""What the edits of a workbook make of the register."""

from dataclasses import replace

import pytest

from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.exchange.register_compare import MOVED_ON, differences_of
from fujidesk.exchange.register_layout import digest, parts_of
from fujidesk.exchange.register_read import ReadRegister, ReadValue

CELL = ScheduleCell(2022, 1, 2, ("収納課",), settled=False)
RECORD = ProjectRecord(
    "1-1-1", "窓口", "1", "1.1", Category.PRIORITY, ("収納課",), page=12, schedule=(CELL,),
    yearly_actions={2022: "調べる"},
)  # fmt: skip


def read_with(written: ProjectRecord | None = RECORD, **cells: object) -> ReadRegister:
    """Return a reading of a workbook written from a record; cells: part → value ("plan_2022_1__phase")."""
    names = {name.replace("__", "/").replace("_", "."): value for name, value in cells.items()}
    values = {part: [ReadValue(value, "一覧", "C3")] for part, value in names.items()}
    base = {} if written is None else {
        written.number: {part: digest(value) for part, value in parts_of(written).items()}
    }  # fmt: skip
    return ReadRegister("", {"1-1-1": values}, base)


def changes(read: ReadRegister, record: ProjectRecord = RECORD, known=()) -> dict[str, object]:
    found, faults = differences_of(read, [record], known)
    assert faults == []
    return {item.change.field: item.change.after for item in found}


def test_what_nobody_edited_changes_nothing_even_when_the_register_moved_on() -> None:
    now = replace(RECORD, title="受付", page=99)
    assert changes(read_with(title="窓口", page=12), now) == {}


def test_an_edit_is_a_difference() -> None:
    assert changes(read_with(title="受付", page=12)) == {"title": "受付"}


def test_an_edit_that_the_register_has_already_is_none() -> None:
    assert changes(read_with(title="受付"), replace(RECORD, title="受付")) == {}


def test_an_edit_of_what_moved_on_is_pointed_out() -> None:
    found, _ = differences_of(read_with(title="受付"), [replace(RECORD, title="案内")])
    assert [item.change.before for item in found] == ["案内"]
    assert MOVED_ON in found[0].note
    assert "シート「一覧」のセル C3" in found[0].note
    found, _ = differences_of(read_with(title="受付"), [RECORD])
    assert MOVED_ON not in found[0].note


def test_without_fingerprints_the_register_is_what_counts() -> None:
    assert changes(read_with(None, title="窓口", page=13)) == {"page": 13}


def test_a_project_that_the_register_lacks_is_left_out() -> None:
    read = read_with(title="受付")
    assert differences_of(read, [replace(RECORD, number="9-9-9")]) == ([], [])


def test_a_phase_put_right_is_settled_and_keeps_its_departments() -> None:
    assert changes(read_with(plan_2022_1__phase=3))["plan.2022.1"] == {
        "phase": 3, "departments": ["収納課"], "settled": True,
    }  # fmt: skip


def test_a_phase_put_right_but_marked_open_stays_open() -> None:
    settled = replace(RECORD, schedule=(replace(CELL, settled=True),))
    read = read_with(settled, plan_2022_1__phase=3, plan_2022_1__settled=False)
    assert changes(read, settled)["plan.2022.1"]["settled"] is False


def test_departments_alone_leave_phase_and_mark() -> None:
    assert changes(read_with(plan_2022_1__departments=["市民課"]))["plan.2022.1"] == {
        "phase": 2, "departments": ["市民課"], "settled": False,
    }  # fmt: skip


def test_an_ended_half_year_has_no_phase() -> None:
    assert changes(read_with(plan_2022_1__phase="-"))["plan.2022.1"]["phase"] is None


def test_an_emptied_phase_takes_the_half_year_out() -> None:
    assert changes(read_with(plan_2022_1__phase=None)) == {"plan.2022.1": None}


def test_departments_without_a_phase_are_a_fault_and_change_nothing() -> None:
    found, faults = differences_of(read_with(plan_2023_1__departments=["市民課"]), [RECORD])
    assert found == []
    assert [(fault.sheet, fault.cell) for fault in faults] == [("一覧", "C3")]
    assert "段階も入れてください" in faults[0].message


@pytest.mark.parametrize(("text", "after"), [("選ぶ", "選ぶ"), ("", None)])
def test_a_yearly_action_may_be_rewritten_or_emptied(text, after) -> None:
    assert changes(read_with(action_2022=text)) == {"action.2022": after}


def test_two_sheets_that_disagree_are_a_fault() -> None:
    read = read_with(title="受付")
    read.values["1-1-1"]["title"].append(ReadValue("案内", "1-1-1", "C4"))
    found, faults = differences_of(read, [RECORD])
    assert found == []
    assert "シート「一覧」のセル C3 と違う値" in faults[0].message
    assert (faults[0].sheet, faults[0].cell) == ("1-1-1", "C4")


def test_one_sheet_edited_the_other_not_is_an_edit() -> None:
    read = read_with(title="窓口")
    read.values["1-1-1"]["title"].append(ReadValue("受付", "1-1-1", "C4"))
    assert changes(read) == {"title": "受付"}


def test_unknown_departments_are_pointed_out_not_refused() -> None:
    found, _ = differences_of(read_with(departments=["収納課", "新しい課"]), [RECORD], {"収納課"})
    assert "台帳にない部署名です：新しい課" in found[0].note
    found, _ = differences_of(read_with(title="新しい課"), [RECORD], {"収納課"})
    assert "部署名" not in found[0].note
