"""The shipped facts: complete, consistent, without the plan's sentences; the same after a round trip."""

import json
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.numbers import is_project_number, measure_of, policy_of, sort_key
from fujidesk.domain.records import (
    Category,
    DepartmentRecord,
    Direction,
    Indicator,
    LevelRecord,
    ProjectRecord,
    RegisterContent,
    ScheduleCell,
)
from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.facts import DEPARTMENTS, LEVELS, PROJECTS, dump_facts, load_facts, project_facts
from fujidesk.exchange.plan_document import read_plan_documents
from fujidesk.exchange.profiles import load_profile
from fujidesk.resources import resource

SEEDS = Path(__file__).parents[2].parent / "shared" / "seeds"
COPIED = 13
"""So many characters of a summary must not stand in the plan documents in a row."""

SMALL = RegisterContent(
    levels=(LevelRecord("1", "方針"), LevelRecord("1.5", "運用", "1", False, theme="長い文。")),
    departments=(DepartmentRecord("見本課", None, "2023-03-31", "新見本課"), DepartmentRecord("新見本課")),
    projects=(
        ProjectRecord(
            "1-5-1",
            "見本事業",
            "1",
            "1.5",
            Category.PRIORITY,
            ("見本課", "新見本課"),
            True,
            12,
            ("A1-1",),
            ("1-2",),
            "見本をそろえる",
            overview="文。",
            indicator=Indicator("文。", Decimal("99.5"), "%", Direction.KEEP, 2026),
            schedule=(
                ScheduleCell(2022, 1, 3, ("見本課",)),
                ScheduleCell(2022, 2, None, (), False),
            ),
            yearly_actions={2022: "文。"},
        ),
    ),
)


@pytest.fixture(scope="module")
def facts() -> RegisterContent:
    return load_facts()


def _project(facts: RegisterContent, number: str) -> ProjectRecord:
    return next(project for project in facts.projects if project.number == number)


def _phases(project: ProjectRecord) -> str:
    return "".join("-" if cell.phase is None else str(cell.phase) for cell in project.schedule)


def _settled(project: ProjectRecord) -> str:
    return "".join("1" if cell.settled else "0" for cell in project.schedule)


def test_there_are_202_projects_in_the_order_of_the_plan(facts):
    numbers = [project.number for project in facts.projects]
    assert len(set(numbers)) == 202
    assert all(map(is_project_number, numbers))
    assert numbers == sorted(numbers, key=sort_key)


def test_categories_and_dx_are_counted_as_in_the_index(facts):
    assert Counter(project.category for project in facts.projects) == {
        Category.PRIORITY: 40,
        Category.PROMOTION: 29,
        Category.CONTINUING: 133,
    }
    assert sum(project.is_dx for project in facts.projects) == 65


def test_pages_ascend_from_98_to_155(facts):
    pages = [project.page for project in facts.projects]
    assert pages == sorted(pages)
    assert (pages[0], pages[-1]) == (98, 155)


def test_there_are_three_policies_and_twelve_measures(facts):
    codes = [level.code for level in facts.levels]
    assert [level.code for level in facts.levels if not level.parent] == ["1", "2", "3"]
    assert sum(bool(level.parent) and level.counts_as_measure for level in facts.levels) == 12
    assert [level.code for level in facts.levels if not level.counts_as_measure] == ["1.5", "2.5", "3.5"]
    assert all(level.parent in codes for level in facts.levels if level.parent)
    assert codes == sorted(codes)


def test_every_project_stands_under_the_levels_of_its_number(facts):
    codes = {level.code for level in facts.levels}
    for project in facts.projects:
        assert project.policy == policy_of(project.number)
        assert project.measure == measure_of(project.number)
        assert {project.policy, project.measure} <= codes


def test_every_department_is_known_and_used(facts):
    names = [item.name for item in facts.departments]
    used = {name for project in facts.projects for name in project.departments}
    used |= {name for project in facts.projects for cell in project.schedule for name in cell.departments}
    assert len(names) == len(set(names))
    assert all(project.departments for project in facts.projects)
    assert set(names) - used == {"情報政策課"}
    assert used <= set(names)


def test_the_predecessor_of_the_digital_section_is_recorded(facts):
    old = next(item for item in facts.departments if item.name == "情報政策課")
    assert (old.valid_to, old.successor) == ("2022-03-31", "デジタル推進課")


def test_schedules_have_ten_half_years_or_none(facts):
    expected = load_profile("fuji").half_years
    for project in facts.projects:
        has_schedule = project.category is not Category.CONTINUING or project.is_dx
        assert [cell.when for cell in project.schedule] == (list(expected) if has_schedule else [])
        for cell in project.schedule:
            assert cell.phase in (None, 1, 2, 3, 4)
            assert bool(cell.departments) == (cell.phase is not None)


def test_phases_never_go_back(facts):
    for project in facts.projects:
        reached = [cell.phase for cell in project.schedule if cell.phase is not None]
        assert reached == sorted(reached), project.number


@pytest.mark.parametrize(
    ("number", "phases", "settled"),
    [
        ("1-1-2", "1234444444", "1111111111"),  # 8 cells, the roadmap settles the rest
        ("1-4-5", "1122333444", "1010110111"),  # 11 cells for 10 half-years
        ("1-4-8", "3334444444", "1111000000"),  # blank after the start of operation
        ("2-1-2", "3444444444", "1111111100"),  # sheet and roadmap without R8
        ("2-1-5", "4444444444", "1111111100"),  # only in the roadmap, without R8
        ("2-2-6", "4444------", "1111111111"),  # ended
        ("2-2-7", "2222------", "1111111111"),
        ("2-2-9", "4444444444", "1111111100"),  # 8 cells, not in the roadmap
        ("2-2-17", "3344444444", "1110000000"),
        ("2-2-18", "2222223344", "1111111111"),
        ("2-3-6", "1111112222", "1111111111"),
        ("3-4-2", "2222333444", "1111001001"),  # sheet and roadmap disagree, also by the R8 action
        ("3-4-4", "3344444444", "1111111111"),
    ],
)
def test_schedules_are_as_the_document_settles_them(facts, number, phases, settled):
    project = _project(facts, number)
    assert (_phases(project), _settled(project)) == (phases, settled)


def test_departments_may_change_with_the_phase(facts):
    cells = _project(facts, "3-4-4").schedule
    assert [cell.departments for cell in cells] == [("教育総務課",)] * 2 + [("学務課",)] * 8
    cells = _project(facts, "1-1-2").schedule
    assert [cell.departments for cell in cells] == [("収納課",)] * 2 + [("収納課等",)] * 8
    assert _project(facts, "3-2-1").schedule[9].departments == ("人事課", "行政経営課", "デジタル推進課")


def test_misread_titles_are_mended_and_spaces_gone(facts):
    assert _project(facts, "1-2-4").title == "旧公図・旧台帳のデジタル化"
    assert _project(facts, "1-1-9").title == "保育園等ICT化事業"
    assert _project(facts, "2-3-5").title == "建設工事における情報共有システムの活用"
    assert not [project.title for project in facts.projects if re.search(r"\s", project.title)]


def test_codes_of_the_upper_plans_stand_with_priority_projects_only(facts):
    with_codes = {project.category for project in facts.projects if project.sogo_codes or project.keiei_codes}
    assert with_codes == {Category.PRIORITY}
    assert _project(facts, "2-2-8").sogo_codes == ("A5-1", "A6-2-2")
    assert _project(facts, "3-4-2").keiei_codes == ("1-1-4",)


def test_indicators_hold_target_figures_and_no_text(facts):
    target = _project(facts, "1-1-1").indicator
    assert target == Indicator("", Decimal(8000), "件", Direction.AT_LEAST, 2026)
    assert _project(facts, "2-2-11").indicator.due_year == 2030
    for project in facts.projects:
        assert not project.indicator.text
        assert project.indicator.figure is None or project.indicator.direction is not None


def test_summaries_are_short_lines_of_their_own(facts):
    summaries = [project.summary for project in facts.projects]
    assert len(set(summaries)) == 202
    assert all(20 <= len(summary) <= 45 and "。" not in summary for summary in summaries)


def test_no_sentence_of_the_plan_ships(facts):
    for name in (LEVELS, DEPARTMENTS, PROJECTS):
        assert "。" not in resource("plan", name).read_text(encoding="utf-8")
    for project in facts.projects:
        texts = [project.overview, project.purpose, project.effects, project.challenges, project.related]
        assert not any(texts)
        assert (project.yearly_actions, project.actual) == ({}, ())


def test_no_summary_copies_the_plan_documents(facts):
    if not SEEDS.is_dir():
        pytest.skip(f"the plan documents are not at {SEEDS}")
    documents = "\n".join(_plain(path.read_text(encoding="utf-8-sig")) for path in SEEDS.glob("00*.txt"))
    copied = []
    for project in facts.projects:
        text = _plain(project.summary)
        parts = [text[at : at + COPIED] for at in range(len(text) - COPIED + 1)]
        copied += [(project.number, part) for part in parts if part in documents]
    assert copied == []


def test_reading_the_plan_document_changes_no_fact(facts):
    """The facts were read by hand, apart from the importer; both must come to the same."""
    paths = [*SEEDS.glob("002_*.txt"), *SEEDS.glob("003_*.txt")]
    if not paths:
        pytest.skip(f"the plan documents are not at {SEEDS}")
    reading = read_plan_documents([(path.name, path.read_bytes()) for path in paths], load_profile("fuji"))
    read = {project.number: project_facts(project) | {"summary": ""} for project in reading.projects}
    assert read == {project.number: project_facts(project) | {"summary": ""} for project in facts.projects}
    named = [(level.code, level.title, level.parent, level.counts_as_measure) for level in reading.levels]
    assert named == [
        (level.code, level.title, level.parent, level.counts_as_measure) for level in facts.levels
    ]


def _plain(text: str) -> str:
    return re.sub(r"[ \t　、・「」（）()]", "", unicodedata.normalize("NFKC", text))


def test_one_project_stands_on_one_line():
    lines = resource("plan", PROJECTS).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 204
    assert json.loads(lines[1].rstrip(","))["number"] == "1-1-1"


def test_writing_the_facts_gives_the_same_files(facts, tmp_path):
    dump_facts(facts, tmp_path)
    for name in (LEVELS, DEPARTMENTS, PROJECTS):
        assert (tmp_path / name).read_bytes() == resource("plan", name).read_bytes()


def test_only_facts_are_written(tmp_path):
    dump_facts(SMALL, tmp_path)
    again = load_facts(tmp_path)
    assert again.departments == SMALL.departments
    assert again.levels == (SMALL.levels[0], replace(SMALL.levels[1], theme=""))
    target = replace(SMALL.projects[0].indicator, text="")
    assert again.projects == (replace(SMALL.projects[0], overview="", yearly_actions={}, indicator=target),)
    assert again.projects[0].schedule[0].when == HalfYear(2022, 1)


def test_a_folder_that_is_missing_gives_a_sentence(tmp_path):
    with pytest.raises(MachineError, match="フォルダー"):
        dump_facts(SMALL, tmp_path / "missing")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"title": "見本事業"', '"name": "見本事業"', r"projects.json（1 番目）に title がありません"),
        ('"category": "priority"', '"category": "重点"', r"の category が正しくありません。priority"),
        ('"page": 12', '"page": "12"', r"の page が正しくありません。整数"),
        ('"99.5"', '"多数"', r"の indicator の figure が正しくありません。数"),
        ('"direction": "keep"', '"direction": "up"', r"の direction が正しくありません。at_least"),
        ('"half": 2', '"half": 3', r"の schedule（2 番目）の half が正しくありません"),
        ('["A1-1"]', '"A1-1"', r"の sogo_codes が正しくありません。文字の並び"),
        ('"settled": false', '"settled": 0', r"の settled が正しくありません。true か false"),
        ("{", "", "projects.json の 2 行目が JSON として読めません"),
    ],
)
def test_a_faulty_file_is_refused_with_file_record_and_key(tmp_path, old, new, message):
    dump_facts(SMALL, tmp_path)
    path = tmp_path / PROJECTS
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(UserError, match=message):
        load_facts(tmp_path)


def test_a_file_of_another_shape_is_refused(tmp_path):
    dump_facts(SMALL, tmp_path)
    (tmp_path / LEVELS).write_text('{"code": "1"}', encoding="utf-8")
    with pytest.raises(UserError, match=r"levels.json が並び"):
        load_facts(tmp_path)
    (tmp_path / LEVELS).write_text('["1"]', encoding="utf-8")
    with pytest.raises(UserError, match=r"levels.json（1 番目）が項目の集まり"):
        load_facts(tmp_path)
    (tmp_path / LEVELS).unlink()
    with pytest.raises(UserError, match=r"levels.json が見つかりません"):
        load_facts(tmp_path)
