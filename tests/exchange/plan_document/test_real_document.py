"""The real plan document, where it is at hand: facts only, none of its sentences."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from fujidesk.domain.fields import values_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document import PlanReading, read_plan_documents
from fujidesk.exchange.profiles import load_profile
from fujidesk.resources import resource


@pytest.fixture(scope="module")
def fuji() -> PlanProfile:
    return load_profile("fuji")


@pytest.fixture(scope="module")
def files(seeds: Path) -> tuple[bytes, bytes]:
    return next(seeds.glob("002_*.txt")).read_bytes(), next(seeds.glob("003_*.txt")).read_bytes()


@pytest.fixture(scope="module")
def real(files: tuple[bytes, bytes], fuji: PlanProfile) -> PlanReading:
    return read_plan_documents([("002.txt", files[0]), ("003.txt", files[1])], fuji)


@pytest.fixture(scope="module")
def records(real: PlanReading) -> dict[str, ProjectRecord]:
    return {record.number: record for record in real.projects}


def phases(record: ProjectRecord) -> str:
    return "".join(str(cell.phase or "-") for cell in record.schedule)


def open_ones(record: ProjectRecord) -> list[str]:
    return [cell.when.label for cell in record.schedule if not cell.settled]


def test_counts(records: dict[str, ProjectRecord]) -> None:
    assert len(records) == 202
    assert Counter(record.category for record in records.values()) == {
        Category.PRIORITY: 40, Category.PROMOTION: 29, Category.CONTINUING: 133,
    }  # fmt: skip
    assert sum(record.is_dx for record in records.values()) == 65
    assert Counter(record.measure for record in records.values())["3.5"] == 83


def test_every_fact_is_the_one_read_by_hand(records: dict[str, ProjectRecord]) -> None:
    facts = json.loads(resource("plan", "projects.json").read_text(encoding="utf-8"))
    assert [fact["number"] for fact in facts] == list(records)
    wrong = []
    for fact in facts:
        values = values_of(records[fact["number"]])
        cells = {f"plan.{c['fiscal_year']}.{c['half']}": c for c in fact["schedule"]}
        for field in ("title", "departments", "category", "is_dx", "page", "sogo_codes", "keiei_codes"):
            wrong += [(fact["number"], field)] if values[field] != fact[field] else []
        for part in ("figure", "unit", "direction", "due_year"):
            same = values[f"indicator.{part}"] == fact["indicator"][part]
            wrong += [] if same else [(fact["number"], f"indicator.{part}")]
        plan = {field: value for field, value in values.items() if field.startswith("plan.")}
        assert plan.keys() == cells.keys()
        for field, value in plan.items():
            assert isinstance(value, dict)
            wrong += [(fact["number"], field) for name in value if value[name] != cells[field][name]]
    assert wrong == []


def test_levels(real: PlanReading) -> None:
    assert [level.code for level in real.levels if not level.parent] == ["1", "2", "3"]
    assert sum(level.counts_as_measure and level.parent != "" for level in real.levels) == 12
    assert [level.code for level in real.levels if not level.counts_as_measure] == ["1.5", "2.5", "3.5"]
    for level in real.levels:
        texts = (level.theme, level.background, level.issues, level.direction)
        if not level.parent:
            assert all(texts)
        elif level.counts_as_measure:
            assert level.direction
            assert not any(texts[:3])
        else:
            assert not any(texts)


@pytest.mark.parametrize(
    ("number", "expected", "unsettled"),
    [
        ("1-1-2", "1234444444", ""),
        ("1-1-5", "4444444444", ""),
        ("1-2-4", "3444444444", ""),
        ("1-4-5", "1122333444", "R4下 R5下 R7上"),
        ("1-4-8", "3334444444", "R6上 R6下 R7上 R7下 R8上 R8下"),
        ("2-2-6", "4444------", ""),
        ("2-2-7", "2222------", ""),
        ("2-2-9", "4444444444", "R8上 R8下"),
        ("2-2-17", "3344444444", "R5下 R6上 R6下 R7上 R7下 R8上 R8下"),
        ("2-2-18", "2222223344", ""),
        ("2-3-6", "1111112222", ""),
        ("3-4-2", "2222333444", "R6上 R6下 R7下 R8上"),
        ("3-4-4", "3344444444", ""),
        ("3-5-1", "", ""),
    ],
)
def test_schedules(records: dict[str, ProjectRecord], number: str, expected: str, unsettled: str) -> None:
    assert phases(records[number]) == expected
    assert " ".join(open_ones(records[number])) == unsettled


def test_departments_by_half_year(records: dict[str, ProjectRecord]) -> None:
    names = [cell.departments for cell in records["3-4-4"].schedule]
    assert names == [("教育総務課",)] * 2 + [("学務課",)] * 8
    names = [cell.departments for cell in records["1-1-2"].schedule]
    assert names == [("収納課",)] * 2 + [("収納課等",)] * 8
    assert {cell.departments for cell in records["1-1-5"].schedule} == {
        ("こども家庭課", "子育て給付課", "保育幼稚園課")
    }
    assert {cell.departments for cell in records["3-4-2"].schedule} == {("デジタル推進課",)}
    assert {cell.departments for cell in records["1-4-1"].schedule} == {("シティプロモーション課",)}
    assert records["3-5-36"].departments == ("障害福祉課（ふじやま学園）",)


def test_each_open_half_year_is_told(real: PlanReading) -> None:
    told = {found.number for found in real.disagreements if found.field == "schedule" and not found.settled}
    assert told == {record.number for record in real.projects if open_ones(record)}
    assert len(told) == 25


def test_each_disagreement_names_a_line_that_exists(real: PlanReading, files: tuple[bytes, bytes]) -> None:
    count = len(files[0].decode().splitlines())
    for found in real.disagreements:
        assert found.reason.endswith("。")
        for said in found.statements:
            assert said.line is None or 1 <= said.line <= count


def test_texts_hold_no_trace_of_the_scan(real: PlanReading) -> None:
    traces = re.compile(r"[<>※*\t\u3000\ue000-\uf8ff]|(?<![!-~]) | (?![!-~])|^-$|\[|\]")
    for record in real.projects:
        for field, value in values_of(record).items():
            if isinstance(value, str) and field != "category":
                assert not traces.search(value), (record.number, field)
    for level in real.levels:
        for text in (level.title, level.theme, level.background, level.issues, level.direction):
            assert not traces.search(text), level.code


def test_fields_of_each_category_are_there(real: PlanReading) -> None:
    for record in real.projects:
        assert record.overview
        if record.category is Category.PRIORITY:
            assert record.purpose
            assert record.effects
            assert record.challenges
            assert record.yearly_actions
        if record.category is not Category.CONTINUING or record.is_dx:
            assert record.indicator.text
            assert len(record.schedule) == 10


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp932"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_newlines(
    files: tuple[bytes, bytes], real: PlanReading, fuji: PlanProfile, encoding: str, newline: str
) -> None:
    data = files[0].decode().replace("\n", newline).encode(encoding, errors="replace")
    found = read_plan_documents([("002.txt", data)], fuji)
    assert [record.number for record in found.projects] == [record.number for record in real.projects]
    assert [phases(record) for record in found.projects] == [phases(record) for record in real.projects]
    if encoding != "cp932":
        assert found.projects == real.projects


def test_truncated_anywhere_it_is_refused(files: tuple[bytes, bytes], fuji: PlanProfile) -> None:
    lines = files[0].decode().rstrip("\n").split("\n")
    first = next(at for at, line in enumerate(lines) if line.strip())
    counts = {*range(first + 1, len(lines), 25), *range(len(lines) - 60, len(lines))}
    for count in sorted(counts):
        with pytest.raises(UserError):
            read_plan_documents([("002.txt", "\n".join(lines[:count]).encode())], fuji)


def test_other_chapters_of_the_plan_are_told_from_it(seeds: Path, fuji: PlanProfile) -> None:
    for name in ("000_*.txt", "001_*.txt", "004_*.txt"):
        path = next(seeds.glob(name))
        with pytest.raises(UserError, match="計画書ではありません"):
            read_plan_documents([(path.name, path.read_bytes())], fuji)
