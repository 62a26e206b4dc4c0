"""`fujidesk import-plan`."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fujidesk.cli.plan import count_words
from fujidesk.domain.changes import Difference, Disagreement, Entity, FieldChange, Statement
from fujidesk.paths import user_folders
from fujidesk.services.plan_import import PlanComparison, PlanImportService
from fujidesk.services.workspace import open_workspace

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
TOLD = (Statement("一覧", "窓口の番号", 3), Statement("個票", "窓口の番合", 9))
TITLE = FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "窓口の番号")
EMPTIED = FieldChange(Entity.PROJECT, "1-1-1", "purpose", "待たせない", "")


@pytest.fixture
def says(monkeypatch):
    """Let every plan document say these differences, without any file."""

    def say(*changes: FieldChange, disagreements: tuple[Disagreement, ...] = (), missing=()) -> None:
        def read(self, paths, progress=None) -> PlanComparison:
            names = tuple(path.name for path in paths)
            differences = tuple(Difference(change, "一覧の 3 行目") for change in changes)
            return PlanComparison(names, 3, differences, disagreements, tuple(missing))

        monkeypatch.setattr(PlanImportService, "read", read)

    return say


@pytest.fixture
def document(says) -> None:
    """A plan document with one difference and two disagreements, one of them open."""
    says(
        TITLE,
        disagreements=(
            Disagreement("1-1-1", "title", TOLD, "窓口の番号", "一覧を採用", True),
            Disagreement("1-1-9", "plan.2022.1", TOLD, "", "決められません", False),
        ),
        missing=["1-5-10"],
    )


@pytest.fixture
def importing(call, db, tmp_path):
    """Call import-plan on the small register."""
    return lambda *argv: call("import-plan", "p.txt", "--db", db, "--data-dir", tmp_path / "d", *argv)


@pytest.fixture
def first_project(call, db):
    """Return the first project as the register has it now."""
    return lambda: json.loads(call("projects", "--db", db, "--format", "json")[1])[0]


@pytest.mark.usefixtures("document")
def test_import_plan_tells_what_is_open(call, db, tmp_path) -> None:
    argv = ("import-plan", "plan.txt", "--db", db, "--data-dir", tmp_path / "d")
    code, out, err = call(*argv, "--dry-run", "--report", "r.json")
    assert (code, err) == (1, "")
    assert "台帳は変えていません" in out
    assert "文書の食い違い　2 件（うち未確定 1 件）" in out
    assert "未確定　1-1-9" in out
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    assert report["disagreements"][0]["statements"][0] == {"place": "一覧", "text": "窓口の番号", "line": 3}
    assert report["differences"][0]["after"] == "窓口の番号"
    assert "窓口の案内番号" in call("projects", "--db", db, "--format", "json")[1]
    code, out, _ = call(*argv, "--report", "r.xlsx")
    assert code == 1
    assert "窓口の番号" in call("projects", "--db", db, "--format", "json")[1]
    book = load_workbook(tmp_path / "r.xlsx")
    assert book.sheetnames == ["食い違い", "台帳との違い"]
    assert [cell.value for cell in book["食い違い"][3]][:3] == [
        "1-1-9",
        "スケジュール（計画）R4上期",
        "未確定",
    ]


def test_a_report_over_a_missing_folder(call, db, document, tmp_path, refused) -> None:
    result = call("import-plan", "p.txt", "--db", db, "--dry-run", "--report", "no/r.json")
    refused(result, "フォルダー「no」がありません")


def test_what_the_document_does_not_say_stays(says, importing, first_project) -> None:
    says(TITLE, EMPTIED)
    code, out, err = importing()
    assert (code, err) == (0, "")
    assert "違い 2 件のうち 1 件を台帳に反映しました。" in out
    assert "台帳の値を残した違い（計画書に値がないか、未確定のもの）　1 件" in out
    assert "見送り　1-1-1　事業の目的" in out
    assert "--accept-empty" in out
    assert (first_project()["title"], first_project()["purpose"]) == ("窓口の番号", "待たせない")


def test_emptying_has_to_be_asked_for(says, importing, first_project) -> None:
    says(TITLE, EMPTIED)
    code, out, _ = importing("--accept-empty")
    assert code == 0
    assert "違いをすべて台帳に反映しました。" in out
    assert "見送り" not in out
    assert first_project()["purpose"] == ""


def test_a_half_year_that_the_office_settled_stays_settled(says, importing, first_project) -> None:
    cell = {"phase": 2, "departments": ["収納課等", "市民課"], "settled": True}
    says(FieldChange(Entity.PROJECT, "1-1-1", "plan.2022.1", cell, {**cell, "phase": 1, "settled": False}))
    assert "違い 1 件のうち 0 件" in importing()[1]
    assert first_project()["schedule"][0]["phase"] == 2


def test_a_dry_run_tells_what_would_be_left_out(says, importing, db) -> None:
    says(TITLE, EMPTIED)
    before = db.read_bytes()
    out = importing("--dry-run")[1]
    assert "台帳は変えていません" in out
    assert "　1 件" in out
    assert "反映しました" not in out
    assert db.read_bytes() == before


def test_many_left_out_values_are_counted_not_all_listed(says, importing) -> None:
    says(*(FieldChange(Entity.PROJECT, "1-1-1", f"action.{year}", "x", None) for year in range(2000, 2025)))
    out = importing("--dry-run")[1]
    assert out.count("見送り　1-1-1") == 20
    assert "見送り　ほか 5 件" in out


@pytest.mark.usefixtures("document")
def test_a_report_that_cannot_be_written_leaves_the_register_alone(importing, refused, first_project) -> None:
    """Exit code 2 promises that nothing has changed."""
    refused(importing("--report", "no/r.json"), "フォルダー「no」がありません")
    assert first_project()["title"] == "窓口の案内番号"


@pytest.mark.usefixtures("document")
def test_the_report_never_replaces_what_is_imported(importing, refused, call, db, tmp_path) -> None:
    (tmp_path / "plan.json").write_text("計画", encoding="utf-8")
    refused(call("import-plan", "plan.json", "--db", db, "--report", "plan.json"), "取り込む計画書です")
    assert (tmp_path / "plan.json").read_text(encoding="utf-8") == "計画"


def test_no_plan_document(call, refused, db, tmp_path) -> None:
    argv = ("--db", db, "--data-dir", tmp_path / "d")
    refused(call("import-plan", "p.txt", *argv), "「p.txt」が見つかりません")
    (tmp_path / "p.txt").write_bytes(bytes(range(256)) * 9)
    refused(call("import-plan", "p.txt", *argv), "p.txt")
    (tmp_path / "p.txt").write_text("窓口だより", encoding="utf-8")
    refused(call("import-plan", "p.txt", *argv), "p.txt")


def test_differences_in_numbers() -> None:
    level = FieldChange(Entity.LEVEL, "1.1", "theme", "", "便利")
    new = FieldChange(Entity.PROJECT, "1-1-2", "*", None, {"title": "新しい事業"})

    def words(*changes: FieldChange) -> str:
        return count_words([Difference(change) for change in changes])

    assert words() == "新規 0 事業、変更 0 項目（0 事業）"
    assert words(TITLE, EMPTIED, new) == "新規 1 事業、変更 2 項目（1 事業）"
    assert words(level) == "新規 0 事業、変更 1 項目（区分 1 件）"
    assert words(TITLE, level) == "新規 0 事業、変更 2 項目（1 事業、区分 1 件）"


def test_the_real_documents_keep_what_the_office_typed(call, workspace, tmp_path) -> None:
    """Import, empty nothing; type where the document is silent; import again: it is still there."""
    documents = sorted(SEEDS.glob("00[23]_*.txt"))
    if len(documents) < 2:
        pytest.skip("the plan documents are not beside this checkout")
    path = workspace.path
    workspace.close()
    argv = ("import-plan", *documents, "--db", path, "--data-dir", tmp_path / "d")
    code, out, err = call(*argv)
    assert (code, err) == (1, "")
    assert "202 事業" in out
    assert "見送り" not in out
    opened = open_workspace(path, user_folders(tmp_path / "d"))
    silent = next(item for item in opened.registry.records() if not item.challenges)
    typed = FieldChange(Entity.PROJECT, silent.number, "challenges", "", "置き場所を探す")
    opened.edits.apply([typed], "達成課題")
    opened.close()
    code, out, _ = call(*argv)
    assert "変更 1 項目（1 事業）" in out
    assert f"見送り　{silent.number}　達成課題" in out
    projects = json.loads(call("projects", "--db", path, "--format", "json")[1])
    assert (
        next(item for item in projects if item["number"] == silent.number)["challenges"] == "置き場所を探す"
    )
