"""Schedules of the small plan: phases, departments by half-year, and what is told of them."""

from collections.abc import Callable

import pytest

from fujidesk.domain.changes import Disagreement
from fujidesk.domain.records import ProjectRecord
from fujidesk.exchange.plan_document import PlanReading

Project = Callable[[str], ProjectRecord]


def phases(record: ProjectRecord) -> str:
    return "".join(str(cell.phase or "-") for cell in record.schedule)


def settled(record: ProjectRecord) -> str:
    return "".join(str(int(cell.settled)) for cell in record.schedule)


def told(reading: PlanReading, number: str) -> list[Disagreement]:
    return [found for found in reading.disagreements if (found.number, found.field) == (number, "schedule")]


@pytest.mark.parametrize(
    ("number", "expected", "sure"),
    [
        ("1-1-1", "1234444444", "1111111111"),  # ten columns, arrows above, roadmap agrees
        ("1-1-2", "3444444444", "1111111111"),  # eight columns, phase and department in one cell
        ("1-1-3", "2222333344", "1100111011"),  # eight columns against the roadmap's ten
        ("1-1-4", "1122333444", "1010110111"),  # eleven columns
        ("1-1-5", "3334444444", "1111000000"),  # twelve columns, blank behind the fourth
        ("1-1-6", "3344444444", "1111111111"),  # all in one cell
        ("1-1-7", "4444444444", "1111111111"),  # only in the roadmap
        ("2-1-1", "4444------", "1111111111"),  # ended
        ("2-1-2", "1111112222", "1111111100"),  # the last year is stated nowhere
        ("2-1-3", "4444444444", "1111111100"),
        ("1-5-1", "", ""),
    ],
)
def test_phases(project: Project, number: str, expected: str, sure: str) -> None:
    assert (phases(project(number)), settled(project(number))) == (expected, sure)


def test_half_years_are_in_order(project: Project) -> None:
    whens = [(cell.fiscal_year, cell.half) for cell in project("1-1-1").schedule]
    assert whens == [(year, half) for year in range(2022, 2027) for half in (1, 2)]


def test_departments_as_printed_by_half_year(project: Project) -> None:
    names = [cell.departments for cell in project("1-1-1").schedule]
    assert names == [("港務課",)] * 2 + [("港務課等",)] * 8
    names = [cell.departments for cell in project("1-1-6").schedule]
    assert names == [("港務課",)] * 2 + [("網元課",)] * 8


def test_several_department_rows_and_names_torn_apart(project: Project) -> None:
    assert {cell.departments for cell in project("1-1-2").schedule} == {("港務課", "広報プロモ課")}


def test_repeated_department_rows_with_a_phase_in_them_count_once(project: Project) -> None:
    assert {cell.departments for cell in project("1-1-3").schedule} == {("情報推進課",)}


def test_an_ended_half_year_has_no_department(project: Project) -> None:
    names = [cell.departments for cell in project("2-1-1").schedule]
    assert names == [("商い課",)] * 4 + [()] * 6


def test_a_schedule_from_the_roadmap_takes_the_departments_of_the_project(project: Project) -> None:
    assert {cell.departments for cell in project("1-1-7").schedule} == {("灯台課（東分室）",)}


def test_lost_columns_are_told_with_both_places(reading: PlanReading) -> None:
    (found,) = told(reading, "1-1-3")
    assert [(said.place, said.text, said.line) for said in found.statements] == [
        ("個票", "2 2 3 3 3 3 3 4（8 欄）", 133),
        ("ロードマップ", "R4上から2、R6上から3、R8上から4（10 欄）", 254),
        ("個票", "部署の行に段階の語", 134),
        ("個票", "令和5年度: 設計する", 122),
        ("個票", "令和7年度: 作る", 122),
    ]
    assert found.taken == "2 2 2 2 3 3 3 3 4 4（未確定: R5上・R5下・R7下）"
    assert not found.settled


def test_an_open_end_is_told(reading: PlanReading) -> None:
    (found,) = told(reading, "2-1-3")
    assert found.taken == "4 4 4 4 4 4 4 4 4 4（未確定: R8上・R8下）"
    assert found.reason == "書かれていない半期があるため、前の半期の段階を続けました。確かめてください。"
    assert not found.settled


def test_an_end_that_the_roadmap_cannot_show_is_settled(reading: PlanReading) -> None:
    (found,) = told(reading, "2-1-1")
    assert found.settled
    assert found.taken == "4 4 4 4 - - - - - -"


def test_an_end_written_with_another_dash(
    plan: str, read: Callable[..., PlanReading], reading: PlanReading
) -> None:
    wide = plan.replace("令和6年度\t-\t", "令和6年度\t－\t").replace("稼働\t-\t-\t-\t-", "稼働\t―\t―\t―\t―")
    assert wide.count("－") + wide.count("―") > plan.count("－") + plan.count("―")
    assert read(wide).projects == reading.projects
    assert told(read(wide), "2-1-1") == told(reading, "2-1-1")


@pytest.mark.parametrize(
    ("year", "action", "expected"),
    [
        ("令和7年度\t作る", "令和7年度\t稼働開始", "2233333444"),  # where the sheet's row by position begins
        ("令和8年度\t動かす", "令和8年度\t稼働開始", "2222333344"),  # where the roadmap begins
        ("令和7年度\t作る", "令和7年度\t動かす", "2222333344"),
    ],
)
def test_where_columns_are_lost_an_action_may_bear_out_the_sheet(
    plan: str, read: Callable[..., PlanReading], year: str, action: str, expected: str
) -> None:
    sheet = plan.index("事業番号\t1-1-3\t総合計画 施策番号\tB1")
    text = plan[:sheet] + plan[sheet:].replace(year, action, 1)
    record = next(each for each in read(text).projects if each.number == "1-1-3")
    assert phases(record) == expected
    assert "0" in settled(record)


def test_nothing_is_told_where_all_agree(reading: PlanReading) -> None:
    assert not told(reading, "1-1-1")
    assert not told(reading, "1-1-6")


def test_a_misread_phase_is_not_taken_for_a_department(plan: str, read: Callable[..., PlanReading]) -> None:
    spoilt = plan.replace("下調べ\t設計\t準備\t稼働\t稼働", "下調べ\t設計\t準備\t稼動\t稼働", 1)
    record = read(spoilt).projects[0]
    assert phases(record) == "1234444444"
    assert record.schedule[3].departments == ("港務課等",)
