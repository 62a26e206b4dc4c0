"""What is heard about, as it stands beside the notes."""

from dataclasses import replace

from fujidesk.domain.hearings import Hearing
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.ui.hearings.subjects import of_new_project, of_project, subjects_of

NEW = NewProject(
    "R8-001", 2026, "収納課", "予約", "待たせない", "予約の窓口を作る", "秋に試す", ((2027, 1200), (2028, 300)),
    "列が短くなる", "", "仕様書の助言", steps=(StepTaken(Step.PROPOSED, "2026-04-20"), StepTaken(Step.HEARD, "2026-06-10")),
)  # fmt: skip


def test_a_project_tells_its_newest_grade_its_indicator_and_its_schedule(small_workspace):
    row = small_workspace.registry.rows()[0]
    found = of_project(replace(row, grades="BA"))
    assert (found.name, found.text) == ("1-1-1 窓口の案内番号", "待ち時間を短くする")
    assert found.facts == "直近の評価：A\n指標：待ち時間 10分以下"
    assert (found.phases, found.settled) == (row.phases, row.settled)
    assert not found.is_new
    assert "直近の評価：未評価" in of_project(row).facts


def test_a_new_project_tells_what_its_form_says_and_how_far_it_is():
    found = of_new_project(NEW)
    assert (found.name, found.text, found.is_new) == ("R8-001 予約", "待たせない\n予約の窓口を作る", True)
    assert found.facts.splitlines() == [
        "段階：ヒアリング", "経費：R9 1,200千円", "スケジュール：秋に試す", "効果：列が短くなる", "リスク：未記入",
        "求める支援：仕様書の助言",
    ]  # fmt: skip
    assert "経費：未記入" in of_new_project(replace(NEW, costs=())).facts


def test_a_hearing_is_about_its_projects_then_its_new_projects(small_workspace):
    key = small_workspace.new_projects.add(2022, {"title": "予約", "department": "収納課"}, "2022-04-20")
    hearing = Hearing("R4-001", 2022, numbers=("1-1-9",), new_projects=(key,))
    assert [one.key for one in subjects_of(small_workspace, hearing)] == ["1-1-9", key]
    assert subjects_of(small_workspace, replace(hearing, numbers=(), new_projects=("R4-009",))) == []
    assert subjects_of(small_workspace, None) == []
