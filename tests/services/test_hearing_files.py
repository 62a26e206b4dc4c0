"""Hearings as files: minutes for each that was noted, all or none, under names that Windows takes."""

import datetime as dt
import json
import sqlite3
from contextlib import closing

import openpyxl
import pytest

from fujidesk.domain.hearings import Hearing, HearingKind, NoteKind
from fujidesk.errors import CancelledError, UserError
from fujidesk.services.hearing_files import minutes_name


@pytest.fixture
def noted(workspace):
    for department in ("市民課", "収納課", "保健課"):
        workspace.hearings.plan(workspace.hearings.drafted(2026, HearingKind.OTHER, department))
    for key in ("R8-001", "R8-003"):
        workspace.hearings.add_note(key, NoteKind.DECISION, "要求する")
    return workspace


def test_minutes_are_written_for_hearings_that_have_lines(noted, tmp_path):
    found = noted.hearing_files.write_all_minutes(2026, tmp_path / "議事録")
    assert sorted(path.name for path in found) == ["議事録_R8-001_市民課.docx", "議事録_R8-003_保健課.docx"]
    assert sorted((tmp_path / "議事録").iterdir()) == sorted(found)


def test_year_without_lines_writes_nothing(noted, tmp_path):
    with pytest.raises(UserError, match="記録のあるヒアリング"):
        noted.hearing_files.write_all_minutes(2025, tmp_path / "議事録")
    assert not (tmp_path / "議事録").exists()


def test_stopping_leaves_no_file(noted, tmp_path):
    class Stopping:
        def step(self, done, total, what):
            if done == 1:
                raise CancelledError

    with pytest.raises(CancelledError):
        noted.hearing_files.write_all_minutes(2026, tmp_path / "議事録", Stopping())
    assert not (tmp_path / "議事録").exists()


def test_json_holds_hearings_with_their_lines(noted, tmp_path):
    told = json.loads(noted.hearing_files.json_text(2026))
    assert [item["key"] for item in told["hearings"]] == ["R8-001", "R8-002", "R8-003"]
    assert told["hearings"][0]["notes"][0]["text"] == "要求する"
    assert told["sample"] is False
    noted.hearing_files.write_json(2026, tmp_path / "new" / "hearings.json")
    assert json.loads((tmp_path / "new" / "hearings.json").read_text(encoding="utf-8")) == told


def test_names_are_fit_for_windows():
    assert (
        minutes_name(Hearing("R8-001", 2026, department="企画/財政:課.")) == "議事録_R8-001_企画_財政_課.docx"
    )
    assert minutes_name(Hearing("R8-001", 2026)) == "議事録_R8-001.docx"


def test_what_is_owed_in_all_years_becomes_a_workbook(noted, tmp_path):
    noted.hearings.mark_done(noted.hearings.owed()[0], dt.date(2026, 7, 1))
    assert noted.hearing_files.write_todos(tmp_path / "宿題.xlsx", dt.date(2026, 7, 1)) == 2
    assert noted.hearing_files.write_todos(tmp_path / "宿題.xlsx", only_open=True) == 1
    (sheet,) = openpyxl.load_workbook(tmp_path / "宿題.xlsx").worksheets
    assert "R8-003 保健課" in [cell.value for cell in sheet["H"]]


def test_the_key_of_a_forged_hearing_leads_to_no_other_folder(noted, tmp_path):
    with closing(sqlite3.connect(noted.path)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE hearing SET key = '../../外/R8-001' WHERE key = 'R8-001'")
        connection.execute("UPDATE hearing_note SET hearing = '../../外/R8-001' WHERE hearing = 'R8-001'")
        connection.commit()
    found = noted.hearing_files.write_all_minutes(2026, tmp_path / "内" / "議事録")
    assert [path.parent.name for path in found] == ["議事録"] * 2
    assert not (tmp_path / "外").exists()
