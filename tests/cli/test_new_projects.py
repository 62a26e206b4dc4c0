"""`fujidesk proposals` and `adopt`: written, adopted, refused in one sentence with nothing half-done."""

import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace


@pytest.fixture
def filled(db, tmp_path):
    """The small register with one funded and one new proposal of R8."""
    workspace = open_workspace(db, user_folders(tmp_path / "p"))
    service = workspace.new_projects
    key = service.add(2026, {"title": "予約", "department": "収納課", "costs": [[2027, 900]]}, "2026-04-20")
    service.take_step(key, StepTaken(Step.HEARD, "2026-06-10"))
    service.take_step(key, StepTaken(Step.REQUESTED, "2026-10-10"), {"requested_kyen": 900})
    amounts = {"assessed_kyen": 800, "settled_kyen": 800}
    service.take_step(key, StepTaken(Step.FUNDED, "2027-01-20"), amounts)
    service.add(2026, {"title": "案内", "department": "市民課"}, "2026-04-21")
    workspace.close()
    return db


@pytest.fixture
def ask(call, filled, tmp_path):
    return lambda *argv: call(*argv, "--db", filled, "--data-dir", tmp_path / "d")


def test_json_has_every_field_and_the_counts(ask):
    code, out, err = ask("proposals", "--fy", "R8", "--format", "json")
    assert (code, err) == (0, "")
    values = json.loads(out)
    first, second = values["proposals"]
    assert (first["id"], first["step"], first["settled_kyen"], first["costs_kyen"]) == (
        "R8-001", "予算確定", 800, {"2027": 900},
    )  # fmt: skip
    assert second["next_steps"] == ["ヒアリング", "見送り"]
    assert (values["counts"]["予算確定"], values["counts"]["提案"]) == (1, 1)
    assert json.loads(ask("proposals", "--fy", "R7")[1])["proposals"] == []


@pytest.mark.parametrize(("more", "sheets"), [((), 3), (("--no-costs",), 2)])
def test_workbook_with_and_without_costs(ask, tmp_path, more, sheets):
    code, out, _ = ask("proposals", "--fy", "R8", "--format", "xlsx", "--out", "o.xlsx", *more)
    assert (code, out) == (0, "「o.xlsx」に書き出しました。\n")
    assert len(load_workbook(tmp_path / "o.xlsx").sheetnames) == sheets


def test_workbook_needs_a_file(ask, refused):
    refused(ask("proposals", "--fy", "R8", "--format", "xlsx"), "--out")


def test_adopting_gives_the_number_and_joins_the_register(ask, refused):
    given = ("--measure", "1.1", "--date", "2027-03-25")
    code, out, _ = ask("adopt", "--proposal", "R8-001", *given, "--category", "priority")
    assert (code, out) == (0, "R8-001「予約」を事業番号 1-1-10 として計画に登載しました。\n")
    assert "1-1-10" in ask("projects", "--format", "json")[1]
    refused(ask("adopt", "--proposal", "R8-001", *given), "登載済み")


@pytest.mark.parametrize(
    ("proposal", "measure", "more", "words"),
    [
        ("R8-002", "1.1", (), "予算が確定していません"), ("R8-009", "1.1", (), "R8-009"),
        ("R8-001", "7.7", (), "7.7"), ("R8-001", "1.5", (), "--in-operation"),
        ("R8-001", "1.1", ("--reason", ""), "理由"), ("R8-001", "1.1", ("--date", "2030-04-01"), "計画の期間"),
        ("R8-001", "1.1", ("--date", "2026-01-01"), "より前です"), ("R8-001", "1", (), "計画にありません"),
        ("", "1.1", (), "はありません"), ("R8-001", "", (), "計画にありません"),
    ],
)  # fmt: skip
def test_refusals_leave_the_register_alone(ask, refused, stored, filled, proposal, measure, more, words):
    before = stored(filled)
    given = ("--proposal", proposal, "--measure", measure, "--date", "2027-03-25", *more)
    refused(ask("adopt", *given), words)
    assert stored(filled) == before
