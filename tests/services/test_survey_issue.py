"""Issuing a round: every department's files and the note 送付済, or nothing at all."""

import datetime as dt

import pytest
from openpyxl import load_workbook

from fujidesk.domain.surveys import EntryState
from fujidesk.errors import CancelledError, EditConflictError, MachineError, UserError, YearLockedError

DAY = dt.date(2023, 4, 3)
FILES = [
    "R4_新規事業調査_デジタル推進課.xlsx", "R4_新規事業調査_収納課.xlsx", "R4_新規事業調査_市民課.xlsx",
    "R4_進捗状況報告_デジタル推進課.xlsx", "R4_進捗状況報告_収納課.xlsx", "R4_進捗状況報告_市民課.xlsx",
]  # fmt: skip


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def states(workspace) -> dict[str, tuple[EntryState, str]]:
    lines = workspace.surveys.status(2022, DAY).departments
    return {line.entry.department: (line.entry.state, line.entry.sent_at) for line in lines}


def test_every_department_with_projects_gets_its_two_files(small_workspace, tmp_path) -> None:
    told: list[tuple[int, int, str]] = []

    class Heard:
        def step(self, done: int, total: int, what: str) -> None:
            told.append((done, total, what))

    result = small_workspace.survey_issue.issue(2022, tmp_path / "out", progress=Heard(), today=DAY)
    assert names(tmp_path / "out") == FILES
    assert sorted(path.name for path in result.paths) == FILES
    assert result.departments == ("収納課", "市民課", "デジタル推進課")
    assert (result.kept, result.unassigned) == ((), ())
    assert set(states(small_workspace).values()) == {(EntryState.SENT, "2023-04-03")}
    assert 2022 in result.changes.years
    assert told[0] == (0, 3, "調査票 収納課")
    assert told[-1] == (3, 3, "ファイルの保存")
    assert (1, 3, "調査票 市民課 1-1-9") in told


def test_the_files_hold_what_is_stored(small_workspace, tmp_path) -> None:
    surveys, reports = small_workspace.surveys, small_workspace.reports
    surveys.set_round(2022, "2023-04-28", "デジタル戦略課")
    surveys.set_leader(2022, "収納課", "収納課 係長")
    reports.store(reports.of_year(2022)["1-1-1"], {"action": "=今年", "score_progress": 4}, "回答")
    small_workspace.survey_issue.issue(2022, tmp_path, ["収納課"], today=DAY)
    issued = [name for name in names(tmp_path) if name.startswith("R4_")]
    assert issued == ["R4_新規事業調査_収納課.xlsx", "R4_進捗状況報告_収納課.xlsx"]
    workbook = load_workbook(tmp_path / "R4_進捗状況報告_収納課.xlsx")
    cover = [cell.value for row in workbook["はじめに"].iter_rows() for cell in row]
    assert {"令和5年4月28日（金）", "デジタル戦略課", "収納課 係長"} <= set(cover)
    sheet = workbook["1-1-1"]
    assert sheet["C16"].value == "=今年"
    assert sheet["C16"].data_type == "s"
    assert sheet["C19"].value == "4 計画より進んでいる"


def test_the_next_round_shows_the_answers_of_the_year_before(small_workspace, tmp_path) -> None:
    reports = small_workspace.reports
    reports.store(reports.of_year(2022)["1-1-1"], {"status": "running", "budget_kyen": 900}, "回答")
    small_workspace.survey_issue.issue(2023, tmp_path, ["収納課"], today=dt.date(2024, 4, 1))
    sheet = load_workbook(tmp_path / "R5_進捗状況報告_収納課.xlsx")["1-1-1"]
    assert [sheet[cell].value for cell in ("C11", "D11", "C14", "D14")] == [None, "2 実施中", None, 900]


def test_one_undo_step_takes_the_note_back(small_workspace, tmp_path) -> None:
    steps = small_workspace.edits.step_count
    small_workspace.survey_issue.issue(2022, tmp_path, today=DAY)
    assert small_workspace.edits.step_count == steps + 1
    small_workspace.edits.undo()
    assert {state for state, _ in states(small_workspace).values()} == {EntryState.UNSENT}


def test_who_was_sent_back_is_asked_again_and_who_answered_keeps_the_state(small_workspace, tmp_path) -> None:
    issue, surveys, reports = (
        small_workspace.survey_issue, small_workspace.surveys, small_workspace.reports,
    )  # fmt: skip
    issue.issue(2022, tmp_path, today=DAY)
    for number in ("1-1-1", "1-1-9"):
        reports.store(reports.of_year(2022)[number], {"status": "running"}, "回答")
    surveys.confirm(2022, ["収納課"], DAY)
    surveys.send_back(2022, ["市民課"], DAY, "金額が空いています")
    result = issue.issue(2022, tmp_path, today=dt.date(2023, 5, 8))
    assert result.kept == ("収納課",)
    found = states(small_workspace)
    assert found["収納課"][0] is EntryState.CONFIRMED
    assert found["市民課"] == (EntryState.SENT, "2023-05-08")


def test_cancelling_leaves_neither_files_nor_notes(small_workspace, tmp_path) -> None:
    class Stop:
        def step(self, done: int, total: int, what: str) -> None:
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        small_workspace.survey_issue.issue(2022, tmp_path / "out", progress=Stop(), today=DAY)
    assert not (tmp_path / "out").exists()
    assert {state for state, _ in states(small_workspace).values()} == {EntryState.UNSENT}


def test_a_file_that_cannot_be_written_leaves_no_note_and_no_other_file(small_workspace, tmp_path) -> None:
    (tmp_path / "R4_進捗状況報告_市民課.xlsx").mkdir()
    with pytest.raises(MachineError, match="市民課"):
        small_workspace.survey_issue.issue(2022, tmp_path / ".", today=DAY)
    assert [name for name in names(tmp_path) if name.startswith("R4_")] == ["R4_進捗状況報告_市民課.xlsx"]
    assert {state for state, _ in states(small_workspace).values()} == {EntryState.UNSENT}


def test_a_note_that_cannot_be_stored_takes_the_files_back(small_workspace, tmp_path, monkeypatch) -> None:
    def conflict(*given: object) -> None:
        raise EditConflictError("ほかの人が変更しました。")

    monkeypatch.setattr(small_workspace.surveys, "mark_sent", conflict)
    with pytest.raises(EditConflictError):
        small_workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    assert not (tmp_path / "out").exists()


def test_an_approved_year_is_not_asked_about(small_workspace, tmp_path) -> None:
    reports = small_workspace.reports
    reports.store(reports.of_year(2022)["1-1-1"], {"status": "running"}, "回答")
    small_workspace.surveys.approve(2022, "本部会議")
    with pytest.raises(YearLockedError, match="令和4年度の結果は承認済み"):
        small_workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("year", [2021, 2027])
def test_a_year_outside_the_plan_is_refused(small_workspace, tmp_path, year) -> None:
    with pytest.raises(UserError, match="この計画の期間（令和4年度～令和8年度）にありません"):
        small_workspace.survey_issue.issue(year, tmp_path)


def test_a_department_without_projects_is_refused_by_name(small_workspace, tmp_path) -> None:
    with pytest.raises(UserError, match="「財政課」には令和4年度に回答する事業がありません"):
        small_workspace.survey_issue.issue(2022, tmp_path, ["収納課", "財政課"])
    assert [name for name in names(tmp_path) if name.startswith("R4_")] == []


def test_a_chosen_lead_gets_the_project_and_the_others_are_named(small_workspace, tmp_path) -> None:
    small_workspace.surveys.set_lead(2022, "1-1-1", "市民課")
    small_workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    assert "R4_進捗状況報告_収納課.xlsx" not in names(tmp_path / "out")
    workbook = load_workbook(tmp_path / "out" / "R4_進捗状況報告_市民課.xlsx")
    assert workbook.sheetnames[2:4] == ["1-1-1", "1-1-9"]
    assert workbook["1-1-1"]["E5"].value == "収納課"


def test_projects_without_a_department_are_named(tmp_path, small_profile, small_content) -> None:
    from dataclasses import replace

    from fujidesk.paths import user_folders
    from fujidesk.services.maintenance import build_database
    from fujidesk.services.workspace import open_workspace

    first, *others = small_content.projects
    orphan = replace(others[1], departments=())
    content = replace(small_content, projects=(first, others[0], orphan))
    build_database(tmp_path / "orphan.db", small_profile, content)
    workspace = open_workspace(tmp_path / "orphan.db", user_folders(tmp_path / "profile"))
    try:
        result = workspace.survey_issue.issue(2022, tmp_path / "out", today=DAY)
    finally:
        workspace.close()
    assert result.unassigned == ("1-5-10",)
    assert len(result.paths) == 4
