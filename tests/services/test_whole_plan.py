"""計画全体の評価 on a real register: its pack in all formats, its rules, what is internal, what is 見込み."""

import datetime as dt
import json
from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from fujidesk.domain.meetings import WHOLE_MEETING, PartKind
from fujidesk.domain.pack_blocks import ChartBlock, FiguresBlock, PhasesCell, TableBlock, TextBlock
from fujidesk.domain.pack_editions import PackText
from fujidesk.domain.whole_plan.finals import FINAL_RULE, Final
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE, Outcome
from fujidesk.errors import UserError
from tests.answered import answer

TODAY = dt.date(2027, 2, 1)
SCORES = {"score_progress": 3, "score_cost": 5, "score_content": 3}


def planned(workspace, number, year):
    """The phases that the plan has for a year."""
    cells = workspace.registry.sheet(number).record.schedule
    return {f"phase_h{cell.half}": cell.phase for cell in cells if cell.fiscal_year == year}


@pytest.fixture
def run(workspace):
    """R4 to R7: 1-1-1 as planned, 1-1-2 stays in its first phase, 1-1-4 stops in R6, 1-1-6 never begins."""
    for year in range(2022, 2026):
        answer(workspace, "1-1-1", year, status="running", **planned(workspace, "1-1-1", year), **SCORES,
               budget_kyen=4321, actual_cost_kyen=1234, indicator_value=str(2000 * (year - 2021)))  # fmt: skip
        answer(workspace, "1-1-2", year, status="running", phase_h1=1, phase_h2=1, **SCORES)
        answer(workspace, "1-1-6", year, status="not_started")
        if year < 2024:
            answer(workspace, "1-1-4", year, status="running", **planned(workspace, "1-1-4", year))
    answer(workspace, "1-1-4", 2024, status="stopped")
    return workspace


def whole(workspace, through=None):
    return workspace.whole_plan.data(through, TODAY)


def course(made, number):
    return next(item for item in made.courses if item.number == number)


def pack(workspace, fiscal_year=2025, meeting=WHOLE_MEETING):
    return workspace.packs.pack(meeting, fiscal_year, TODAY)


def part(made, kind):
    return next(item for item in made.parts if item.kind is kind)


def table(made, kind, key):
    return next(b for b in part(made, kind).blocks if isinstance(b, TableBlock) and b.key == key)


def line(block, number):
    row = next(row for row in block.rows if row.number == number)
    return dict(zip((column.label for column in block.columns), row.cells, strict=True))


def test_each_project_has_its_outcome(run):
    made = whole(run)
    found = {number: course(made, number).verdict.outcome for number in ("1-1-1", "1-1-2", "1-1-4", "1-1-6")}
    assert found == {
        "1-1-1": Outcome.AS_PLANNED, "1-1-2": Outcome.LATE, "1-1-4": Outcome.ENDED_EARLY,
        "1-1-6": Outcome.NEVER_BEGAN,
    }  # fmt: skip
    assert course(made, "1-1-2").verdict.slip < 0
    assert course(made, "1-1-3").verdict.outcome is Outcome.UNKNOWN


def test_levels_add_up_to_all_projects(run):
    made = whole(run)
    tops = [level for level in made.levels if level.depth == 0]
    measures = [level for level in made.levels if level.depth == 1]
    assert sum(len(level.numbers) for level in tops) == 202
    assert sum(len(level.numbers) for level in measures) == 202
    for outcome in Outcome:
        assert sum(level.count(outcome) for level in tops) == made.total.count(outcome)
    assert [level.code for level in made.levels][:2] == ["1", "1.1"]


def test_the_last_year_is_a_forecast_until_it_is_approved(run):
    made = whole(run)
    assert made.is_unfinished
    assert "【見込み】" in made.title
    assert "R8 の実績がない" in made.basis
    assert course(made, "1-1-1").is_forecast
    assert not course(made, "1-1-4").is_forecast  # what has ended stays as it is
    answer(run, "1-1-1", 2026, status="running", **planned(run, "1-1-1", 2026), **SCORES)
    assert whole(run).is_unfinished
    assert "承認されていない" in whole(run).basis
    run.surveys.approve(2026, "")
    done = whole(run)
    assert not done.is_unfinished
    assert "見込み" not in done.title + done.basis
    assert not any(item.is_forecast for item in done.courses)


def test_an_earlier_year_can_be_looked_back_from(run):
    made = whole(run, 2023)
    assert made.through == 2023
    assert course(made, "1-1-4").verdict.outcome is not Outcome.ENDED_EARLY
    assert [row.fiscal_year for row in course(made, "1-1-1").grades] == [2022, 2023]


def test_a_year_outside_the_plan_is_refused(run):
    with pytest.raises(UserError, match="期間"):
        whole(run, 2031)


def test_without_answers_nothing_is_judged(workspace):
    made = whole(workspace)
    assert made.through is None
    assert made.total.count(Outcome.UNKNOWN) == 202
    parts = pack(workspace).parts
    assert not any(isinstance(block, FiguresBlock) for item in parts for block in item.blocks)
    (texts,) = [b for b in part(pack(workspace), PartKind.WHOLE_SUMMARY).blocks if isinstance(b, TextBlock)]
    assert texts.texts == ("実績の回答はまだ登録されていません。",)


def test_the_slip_against_the_first_plan_is_kept_beside_a_revised_one(run, monkeypatch):
    monkeypatch.setattr(run.revisions, "original_phases", lambda: {"1-1-1": "4" * 10, "1-1-2": "1" * 10})
    made = whole(run)
    assert course(made, "1-1-1").original_slip == course(made, "1-1-1").verdict.slip == 0
    assert course(made, "1-1-2").original_slip == 0
    cells = line(table(pack(run), PartKind.WHOLE_LEVELS, "whole_late"), "1-1-2")
    assert cells["ずれ"] == f"－{-course(made, '1-1-2').verdict.slip}（0）"


def test_the_pack_has_its_parts_in_order(run):
    made = pack(run)
    assert [item.kind for item in made.parts][:6] == [
        PartKind.AGENDA, PartKind.WHOLE_SUMMARY, PartKind.WHOLE_LEVELS, PartKind.WHOLE_GRADES,
        PartKind.WHOLE_INDICATORS, PartKind.WHOLE_PROJECTS,
    ]  # fmt: skip


def test_the_rules_stand_beside_the_results(run):
    made = pack(run)
    assert OUTCOME_RULE in table(made, PartKind.WHOLE_LEVELS, "whole_levels").foot.remark
    assert FINAL_RULE in table(made, PartKind.WHOLE_INDICATORS, "whole_indicators").foot.remark


def test_a_measure_has_counts_and_an_appraisal_that_the_office_may_rewrite(run):
    def appraisal():
        block = table(pack(run), PartKind.WHOLE_LEVELS, "whole_levels")
        row = next(row for row in block.lines if str(row.cells[0]).startswith("1.1 "))
        return row.cells[-1]

    assert "遅れは 1 事業" in appraisal()
    edition = run.packs.edition(WHOLE_MEETING, 2025)
    texts = (PackText("appraisal.1.1", "窓口の手続は、おおむね移った。"),)
    run.packs.store(replace(edition, texts=texts), "文章")
    assert appraisal() == "窓口の手続は、おおむね移った。"
    assert next(level for level in whole(run).levels if level.code == "1.1").appraisal == appraisal()


def test_what_did_not_go_as_planned_is_listed_with_the_reason(run):
    made = pack(run)
    late = line(table(made, PartKind.WHOLE_LEVELS, "whole_late"), "1-1-2")
    assert "半期の遅れ" in late["判定の理由"]
    assert late["ずれ"].startswith("－")
    assert "中止" in line(table(made, PartKind.WHOLE_LEVELS, "whole_ended"), "1-1-4")["判定の理由"]
    assert table(made, PartKind.WHOLE_LEVELS, "whole_never").lines[0].number == "1-1-6"


def test_a_project_has_its_strip_grades_and_amounts(run):
    made = pack(run)
    cells = line(table(made, PartKind.WHOLE_PROJECTS, "whole_projects"), "1-1-1")
    assert isinstance(cells["進捗段階（計画・実績）"], PhasesCell)
    assert len(cells["進捗段階（計画・実績）"].reached.rstrip()) == 8
    assert [cells[year].mark for year in ("R4", "R5", "R6", "R7")] == ["A"] * 4
    assert cells["R8 見込み"] == ""
    assert (cells["予算計"], cells["実績計"]) == (4 * 4321, 4 * 1234)
    assert part(made, PartKind.WHOLE_PROJECTS).is_internal


def test_a_public_meeting_sees_no_amounts(run):
    data = run.packs.data(WHOLE_MEETING, 2025, TODAY)
    open_data = replace(data, term=replace(data.term, internal=False))
    made = run.packs.of_data(open_data)
    assert not any(item.is_internal for item in made.parts)
    assert "4321" not in repr(made)
    assert str(4 * 4321) not in repr(made)


def test_indicators_say_reached_not_reached_or_cannot_be_said(run):
    made = whole(run)
    found = course(made, "1-1-1").indicator
    assert found.fiscal_year == 2025
    assert found.result in (Final.REACHED, Final.NOT_REACHED)
    cells = line(table(pack(run), PartKind.WHOLE_INDICATORS, "whole_indicators"), "1-1-1")
    assert cells["結果"].endswith("（見込み）")
    assert course(made, "1-1-3").indicator.result is Final.UNKNOWN


def test_charts_carry_their_projects(run):
    charts = {b.chart.head.name: b.chart for item in pack(run).parts for b in item.blocks
              if isinstance(b, ChartBlock)}  # fmt: skip
    outcomes = charts["outcomes"]
    counted = {key: sum(bar.count(key) for bar in outcomes.bars) for key, _ in outcomes.marks}
    assert counted["late"] == 1
    assert sum(counted.values()) == 202
    assert [bar.label for bar in charts["grades-by-year"].bars] == ["R4", "R5", "R6", "R7"]
    assert charts["grade-course"].head.title.startswith("総合評価の変化（R4 → R7）")


@pytest.mark.parametrize("kind", ["pdf", "pptx", "xlsx", "docx"])
def test_the_pack_is_written_in_every_format(run, tmp_path, kind):
    written = run.pack_files.write(WHOLE_MEETING, 2025, tmp_path / "out", [kind])
    assert written.is_internal
    assert all(path.stat().st_size > 0 for path in written.paths)


def test_json_tells_what_the_papers_tell(run):
    told = json.loads(run.whole_plan.json_text())
    assert told["forecast"] is True
    assert told["rule"] == OUTCOME_RULE
    project = next(item for item in told["projects"] if item["number"] == "1-1-2")
    assert project["outcome"] == "遅れ"
    assert project["slip_half_years"] == course(whole(run), "1-1-2").verdict.slip
    assert told["total"]["outcomes"]["着手なし"] == 1
    assert "sample" not in told


def test_the_workbook_holds_the_same_counts(run, tmp_path):
    run.whole_plan.write_workbook(tmp_path / "w.xlsx")
    book = load_workbook(BytesIO((tmp_path / "w.xlsx").read_bytes()))
    values = [cell for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row]
    assert any(isinstance(value, str) and "半期の遅れ" in value for value in values)
    assert 4 * 4321 in values
