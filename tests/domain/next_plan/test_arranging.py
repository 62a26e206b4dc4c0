"""The tree of a draft: places of projects and levels, and the codes that follow from them."""

import pytest

from fujidesk.domain.next_plan import arranging
from fujidesk.domain.next_plan.arranging import Place
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import LevelRecord

LEVELS = (
    LevelRecord("1", "窓口"), LevelRecord("1.1", "手続", "1"), LevelRecord("1.2", "支払", "1"),
    LevelRecord("2", "内部"), LevelRecord("2.1", "働き方", "2"),
)  # fmt: skip
DRAFT = PlanDraft("draft-R9", 2027, 2031, "案", LEVELS)


def project(key, level, position, fate=Fate.CARRIED):
    return DraftProject(
        key, "draft-R9", fate, (f"1-1-{position}",), title=key, level=level, position=position
    )


PROJECTS = (
    project("a", "1.1", 1), project("b", "1.1", 2), project("c", "1.1", 3), project("d", "1.2", 4),
    project("e", "1.1", 5, Fate.ENDED),
)  # fmt: skip


def keys(projects):
    return [item.key for item in projects]


def test_ended_projects_have_no_place():
    assert keys(arranging.projects_of("1.1", PROJECTS)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("moved", "place", "wanted"),
    [
        (["c"], Place("1.1", "a"), ["c", "a", "b"]), (["a"], Place("1.1"), ["b", "c", "a"]),
        (["d"], Place("1.1", "b"), ["a", "d", "b", "c"]), (["c", "a"], Place("1.2"), ["d", "a", "c"]),
        (["a", "b"], Place("2.1"), ["a", "b"]), (["a"], Place("1.2", "missing"), ["d", "a"]),
    ],
)  # fmt: skip
def test_projects_come_to_stand_where_they_are_put(moved, place, wanted):
    made = arranging.placed(PROJECTS, moved, place)
    assert keys(made) == wanted
    assert {item.level for item in made} == {place.parent}
    assert [item.position for item in made] == list(range(1, len(made) + 1))


@pytest.mark.parametrize(
    ("chosen", "way", "place"),
    [
        (["b"], -1, Place("1.1", "a")), (["b"], 1, Place("1.1")), (["a"], 1, Place("1.1", "c")),
        (["c"], 1, Place("1.2", "d")), (["d"], -1, Place("1.1")), (["d"], 1, Place("2.1")), (["a"], -1, None),
        (["a", "b"], 1, Place("1.1")), ([], 1, None),
    ],
)  # fmt: skip
def test_a_step_goes_a_line_on_and_over_the_edge_into_the_next_level(chosen, way, place):
    assert arranging.project_step(DRAFT, PROJECTS, chosen, way) == place


def test_a_walk_of_single_steps_passes_every_place_and_comes_back():
    now, seen = PROJECTS, []
    for way in (1, 1, 1, 1, 1, 1, -1, -1, -1, -1, -1, -1):
        place = arranging.project_step(DRAFT, now, ["a"], way)
        if place is None:
            continue
        made = {item.key: item for item in arranging.placed(now, ["a"], place)}
        now = tuple(made.get(item.key, item) for item in now)
        seen.append(place.parent)
    assert seen[:5] == ["1.1", "1.1", "1.2", "1.2", "2.1"]
    assert keys(arranging.projects_of("1.1", now)) == ["a", "b", "c"]


@pytest.mark.parametrize(
    ("code", "way", "place"),
    [
        ("1.1", 1, Place("1")), ("1.2", -1, Place("1", "1.1")), ("1.2", 1, Place("2", "2.1")),
        ("2.1", -1, Place("1")), ("1", 1, Place("")), ("1", -1, None), ("1.1", -1, None), ("2.1", 1, None),
    ],
)  # fmt: skip
def test_a_level_steps_among_its_neighbours_and_under_the_next_one_above(code, way, place):
    assert arranging.level_step(LEVELS, code, way) == place


def test_a_moved_level_and_those_beside_it_take_the_codes_of_their_places():
    made = arranging.moved_level(LEVELS, "1.1", Place("2", "2.1"))
    assert [(level.code, level.title) for level in made.levels] == [
        ("1", "窓口"), ("1.1", "支払"), ("2", "内部"), ("2.1", "手続"), ("2.2", "働き方"),
    ]  # fmt: skip
    assert made.codes == {"1.1": "2.1", "1.2": "1.1", "2.1": "2.2"}


def test_a_level_at_the_top_takes_all_under_it_along():
    made = arranging.moved_level(LEVELS, "2", Place("", "1"))
    assert [(level.code, level.title, level.parent) for level in made.levels] == [
        ("1", "内部", ""), ("1.1", "働き方", "1"), ("2", "窓口", ""), ("2.1", "手続", "2"), ("2.2", "支払", "2"),
    ]  # fmt: skip
    assert made.codes == {"2": "1", "2.1": "1.1", "1": "2", "1.1": "2.1", "1.2": "2.2"}


def test_codes_elsewhere_stay_though_they_leave_numbers_out():
    levels = (*LEVELS[:2], LevelRecord("1.5", "運用", "1"), *LEVELS[3:])
    assert [level.code for level in arranging.without_level(levels, "2.1").levels] == ["1", "1.1", "1.5", "2"]
    assert arranging.without_level(levels, "1.1").codes == {"1.5": "1.1"}


@pytest.mark.parametrize(
    ("code", "parent", "may"),
    [("1.1", "2", True), ("1.1", "", False), ("1", "2", False), ("1", "", True), ("1.1", "1.2", False),
     ("9", "", False)],
)  # fmt: skip
def test_the_plan_keeps_its_depth(code, parent, may):
    assert arranging.may_stand(LEVELS, code, parent) is may


def test_a_new_level_gets_a_free_code_at_the_end():
    assert arranging.with_level(LEVELS, "1", "新しい")[-1] == LevelRecord("1.3", "新しい", "1")
    assert arranging.with_level(LEVELS, "", "新しい")[-1].code == "3"
    gap = (*LEVELS[:4], LevelRecord("2.2", "端", "2"))
    assert arranging.with_level(gap, "2", "新しい")[-1].code == "2.3"
