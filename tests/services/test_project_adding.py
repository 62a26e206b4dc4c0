"""Projects entered by hand: numbered under their level, one step each, in cities of one and of two levels."""

import pytest

from fujidesk.domain.records import Category
from fujidesk.errors import UserError
from fujidesk.services.project_adding import AddedProject


def added(title="窓口の予約", level="2", departments="市民課、情報政策課"):
    return AddedProject(level, title, Category.PRIORITY, departments)


def test_a_project_joins_the_empty_register_of_the_second_city(atsugi_workspace):
    number, changes = atsugi_workspace.adding.add(added())
    assert number == "2-1"
    assert changes.numbers == {"2-1"}
    (record,) = atsugi_workspace.registry.records()
    assert (record.title, record.policy, record.measure) == ("窓口の予約", "2", "")
    assert record.departments == ("市民課", "情報政策課")
    assert [item.name for item in atsugi_workspace.registry.departments()] == ["市民課", "情報政策課"]
    assert atsugi_workspace.adding.add(added("次"))[0] == "2-2"
    assert atsugi_workspace.adding.add(added("別", "4"))[0] == "4-1"


def test_it_is_one_step_that_can_be_taken_back(atsugi_workspace):
    atsugi_workspace.adding.add(added())
    assert atsugi_workspace.edits.undo_label == "事業 2-1 の追加"
    atsugi_workspace.edits.undo()
    assert atsugi_workspace.registry.records() == []


def test_a_plan_of_two_levels_numbers_under_the_lower_one(small_workspace):
    assert small_workspace.adding.add(added(level="1.1"))[0] == "1-1-10"
    record = small_workspace.registry.records(["1-1-10"])[0]
    assert (record.policy, record.measure) == ("1", "1.1")


@pytest.mark.parametrize("level", ["", "9", "1.1", "1-1"])
def test_a_level_that_the_plan_has_not_is_refused(atsugi_workspace, level):
    with pytest.raises(UserError, match=f"施策の方向性「{level}」は計画にありません"):
        atsugi_workspace.adding.add(added(level=level))
    assert atsugi_workspace.registry.records() == []


def test_an_upper_level_takes_no_projects(small_workspace):
    with pytest.raises(UserError, match="情報化施策「1」は計画にありません"):
        small_workspace.adding.next_number("1")


def test_no_title_and_an_unknown_category_are_refused(atsugi_workspace):
    with pytest.raises(UserError, match="2-1 の「事業名」: 空にはできません"):
        atsugi_workspace.adding.add(added("　 "))
    with pytest.raises(UserError, match="アクションプランのどれか"):
        atsugi_workspace.adding.add(AddedProject("2", "名", Category.CONTINUING))
    assert atsugi_workspace.registry.records() == []
