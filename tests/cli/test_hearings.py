"""`fujidesk hearings`."""

import json

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.paths import user_folders
from fujidesk.services.maintenance import build_database
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def ask(call, tmp_path, small_profile, small_content):
    """Call the command on the small register with one hearing that was noted."""
    path = tmp_path / "台帳.db"
    build_database(path, small_profile, small_content)
    workspace = open_workspace(path, user_folders(tmp_path / "d"))
    workspace.hearings.plan(workspace.hearings.drafted(2023, HearingKind.OTHER, "市民課"))
    workspace.hearings.add_note("R5-001", NoteKind.DECISION, "要求する")
    workspace.close()
    return lambda *argv: call("hearings", *argv, "--db", path, "--data-dir", tmp_path / "d")


def test_json_on_stdout_and_into_a_folder(ask, tmp_path):
    code, out, err = ask("--fy", "R5")
    assert (code, err) == (0, "")
    assert json.loads(out)["hearings"][0]["notes"][0]["text"] == "要求する"
    assert ask("--fy", "R5", "--format", "json", "--out", "o")[0] == 0
    assert json.loads((tmp_path / "o" / "hearings.json").read_text(encoding="utf-8")) == json.loads(out)


def test_minutes_into_a_folder(ask, tmp_path):
    assert ask("--fy", "R5", "--format", "docx", "--out", "o")[:2] == (
        0,
        "議事録 1 件を「o」に書き出しました。\n",
    )
    assert [path.name for path in (tmp_path / "o").iterdir()] == ["議事録_R5-001_市民課.docx"]


def test_minutes_need_a_folder_lines_and_a_year_of_the_plan(ask, refused):
    refused(ask("--fy", "R5", "--format", "docx"), "--out")
    refused(ask("--fy", "R4", "--format", "docx", "--out", "o"), "記録のあるヒアリング")
    refused(ask("--fy", "R1"), "計画の期間の外")
