"""The history of a project is one line through both plans."""

import datetime as dt
from contextlib import closing

import pytest

from fujidesk.domain.next_plan.records import Fate
from fujidesk.paths import user_folders
from fujidesk.services.next_plan_orders import CarryOrder
from fujidesk.services.workspace import open_workspace

NOW = dt.datetime(2027, 4, 1, 9, 0, tzinfo=dt.UTC)


@pytest.fixture
def adopted(small_workspace):
    """1-1-1 split in two, 1-1-9 and 1-5-10 merged; 1-1-1 answered once."""
    report = small_workspace.reports.of_year(2022)["1-1-1"]
    scores = {"score_progress": 5, "score_cost": 5, "score_content": 5}
    small_workspace.reports.store(report, {"status": "running", **scores}, "回答")
    service = small_workspace.next_plan
    service.start(2027, 2031, "第二次の計画")

    def carry(fate, numbers, titles, level="1.1"):
        order = CarryOrder(fate, tuple(numbers), tuple(titles), level, "一体で進める")
        service.carry(service.draft(), order)

    carry(Fate.SPLIT, ["1-1-1"], ["窓口の手続", "書かない窓口"])
    carry(Fate.MERGED, ["1-1-9", "1-5-10"], ["まとめた事業"])
    small_workspace.next_plan_tree.renumber(service.draft())
    service.decisions.approve(service.draft(), "本部", NOW)
    service.decisions.adopt(service.draft(), dt.date(2027, 4, 1), NOW)
    return small_workspace


def opened(workspace, tmp_path, plan):
    return closing(open_workspace(workspace.path, user_folders(tmp_path / "p"), read_only=True, plan=plan))


def line_of(workspace, number):
    return [(item.plan.first_year, item.number, item.fate) for item in workspace.lineage.of(number)]


def test_one_plan_alone_has_no_line(small_workspace):
    assert small_workspace.lineage.of("1-1-1") == ()


def test_a_project_leads_to_all_that_became_of_it(adopted):
    assert line_of(adopted, "1-1-1") == [
        (2022, "1-1-1", None), (2027, "1-1-1", Fate.SPLIT), (2027, "1-1-2", Fate.SPLIT),
    ]  # fmt: skip
    assert line_of(adopted, "9-9-9") == []


def test_a_project_of_the_next_plan_leads_back_to_all_that_it_comes_from(adopted, tmp_path):
    with opened(adopted, tmp_path, "R9") as new:
        (merged,) = (row for row in new.registry.rows() if row.title == "まとめた事業")
        line = new.lineage.of(merged.number)
        assert [(item.plan.first_year, item.number) for item in line] == [
            (2022, "1-1-9"), (2022, "1-5-10"), (2027, merged.number),
        ]  # fmt: skip
        assert line[-1].is_here
        assert line[-1].came == "1-1-9・1-5-10 から統合"
        assert line[-1].reason == "一体で進める"
        assert not any(item.is_here for item in line[:-1])


def test_the_line_carries_the_evaluations_of_both_plans(adopted, tmp_path):
    with opened(adopted, tmp_path, "R9") as new:
        (split,) = (row for row in new.registry.rows() if row.title == "書かない窓口")
        old, own = new.lineage.of(split.number)
    assert old.evaluations[0] == (2022, "S")
    assert list(own.years) == list(range(2027, 2032))
    assert own.evaluations == ()
    assert "R4 S" in old.sentence
    assert old.sentence.startswith(old.plan.label)


def test_the_line_goes_through_three_plans(adopted, tmp_path):
    folders = user_folders(tmp_path / "p")
    later = dt.datetime(2032, 4, 1, 9, 0, tzinfo=dt.UTC)
    path = adopted.path
    adopted.close()
    with closing(open_workspace(path, folders, plan="R9")) as second:
        service = second.next_plan
        service.start(2032, 2036, "第三次の計画")
        second.next_plan_tree.renumber(service.draft())
        service.decisions.approve(service.draft(), "本部", later)
        service.decisions.adopt(service.draft(), dt.date(2032, 4, 1), later)
        assert [item[0] for item in line_of(second, "1-1-1")] == [2022, 2027, 2032]
    with closing(open_workspace(path, folders, plan="R4")) as first:
        assert [item[0] for item in line_of(first, "1-1-1")] == [2022, 2027, 2027, 2032, 2032]
