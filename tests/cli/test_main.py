"""The command line: exit codes, one sentence on stderr, and files that are whole or not there."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from fujidesk.cli.main import run
from fujidesk.cli.parsing import refusal
from fujidesk.domain.changes import Disagreement, Entity, FieldChange, Statement
from fujidesk.services.plan_import import PlanComparison, PlanImportService

FIELDS = [
    "number", "title", "policy", "measure", "departments", "category", "is_dx", "page", "sogo_codes",
    "keiei_codes", "summary", "overview", "purpose", "effects", "challenges", "related", "indicator",
    "schedule", "yearly_actions",
]  # fmt: skip


@pytest.fixture
def call(tmp_path, monkeypatch, capfdbinary):
    """Run a subcommand; returns exit code, stdout and stderr (text)."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FUJIDESK_DB")

    def call(*argv: object) -> tuple[int, str, str]:
        code = run([str(item) for item in (*argv,)])
        out, err = capfdbinary.readouterr()
        return code, out.decode(), err.decode()

    return call


@pytest.fixture
def db(small_database) -> Path:
    return small_database


def assert_refused(result: tuple[int, str, str], words: str) -> None:
    code, out, err = result
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert "Traceback" not in err


def test_init_makes_a_register_once(call, tmp_path) -> None:
    code, out, err = call("init", "--db", "new.db", "--profile", "fuji", "--data-dir", tmp_path / "d")
    assert (code, err) == (0, "")
    assert "202 事業" in out
    before = (tmp_path / "new.db").read_bytes()
    assert_refused(call("init", "--db", "new.db"), "すでにあります")
    assert (tmp_path / "new.db").read_bytes() == before


def test_init_with_an_unknown_profile_leaves_nothing(call, tmp_path) -> None:
    assert_refused(call("init", "--db", "new.db", "--profile", "nowhere"), "nowhere")
    assert not (tmp_path / "new.db").exists()


def test_projects_as_json(call, db) -> None:
    code, out, err = call("projects", "--db", db, "--format", "json")
    assert (code, err) == (0, "")
    projects = json.loads(out)
    assert [item["number"] for item in projects] == ["1-1-1", "1-1-9", "1-5-10"]
    first, second, third = projects
    assert list(first) == FIELDS
    assert (first["policy"], first["measure"], first["category"]) == ("1", "1.1", "重点")
    assert first["departments"] == ["収納課", "市民課"]
    assert first["indicator"] == "待ち時間 10分以下"
    assert first["yearly_actions"] == {"2022": "調べる", "2023": "選ぶ"}
    assert first["schedule"][0] == {
        "fiscal_year": 2022, "half": 1, "phase": 2, "departments": ["収納課等", "市民課"], "settled": True,
    }  # fmt: skip
    assert first["schedule"][-1]["settled"] is False
    assert second["schedule"][1]["phase"] is None
    assert (third["schedule"], third["yearly_actions"], third["page"]) == ([], {}, None)
    assert "ＬＩＮＥ" in out, "not escaped"


def test_projects_as_csv(call, db, tmp_path) -> None:
    code, out, _ = call("projects", "--db", db, "--format", "csv", "--out", "a.csv")
    assert code == 0
    assert "a.csv" in out
    data = (tmp_path / "a.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0]["number"] == "1-1-1"
    assert (rows[0]["departments_1"], rows[0]["departments_2"]) == ("収納課", "市民課")
    assert rows[0]["overview"] == "番号札を出す。 100%を目指す", "no line break in a record"
    assert (rows[1]["phase_2022_1"], rows[1]["phase_2022_2"], rows[1]["phase_2023_1"]) == ("4", "終了", "")
    assert rows[0]["indicator_figure"] == "10.0"
    assert rows[0]["is_dx"] == "1"
    assert data.count(b"\r\n") == 4
    _, shown, _ = call("projects", "--db", db, "--format", "csv")
    assert shown.encode() == data


def test_csv_holds_no_formula(call, db) -> None:
    from fujidesk.exchange.register_text import plain_cell

    assert [plain_cell(text) for text in ("=1", "+1", "-1", "@a", "1-1", None, True)] == [
        "'=1", "'+1", "'-1", "'@a", "1-1", "", "1",
    ]  # fmt: skip


def test_projects_as_workbook_and_back(call, db, tmp_path) -> None:
    assert call("projects", "--db", db, "--format", "xlsx", "--out", "a.xlsx")[0] == 0
    code, out, err = call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d")
    assert (code, err) == (0, "")
    assert "変更 0 項目" in out
    assert "変更なし 3 事業" in out
    book = load_workbook("a.xlsx")
    book["事業一覧"]["C3"] = "窓口の新しい番号"
    book.save("b.xlsx")
    code, out, _ = call("import-register", "b.xlsx", "--db", db, "--dry-run")
    assert code == 0
    assert "変更 1 項目（1 事業）" in out
    assert "台帳は変えていません" in out
    assert "窓口の案内番号" in call("projects", "--db", db, "--format", "json")[1]
    code, out, _ = call("import-register", "b.xlsx", "--db", db, "--data-dir", tmp_path / "d")
    assert (code, "反映しました" in out) == (0, True)
    assert "窓口の新しい番号" in call("projects", "--db", db, "--format", "json")[1]


def test_a_workbook_with_faults_changes_nothing(call, db, tmp_path) -> None:
    call("projects", "--db", db, "--format", "xlsx", "--out", "a.xlsx")
    book = load_workbook("a.xlsx")
    book["事業一覧"]["C3"] = "窓口の新しい番号"
    book["事業一覧"]["E4"] = "最高"
    book.save("a.xlsx")
    code, out, err = call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d")
    assert (code, err) == (1, "")
    assert "シート「事業一覧」のセル E4" in out
    assert "直すところが 1 か所あるため、台帳は変えていません。" in out
    assert "窓口の案内番号" in call("projects", "--db", db, "--format", "json")[1]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "コマンド を指定してください"),
        (("projects",), "--db, --format を指定してください（使い方は fujidesk projects --help）。"),
        (("projects", "--db", "a.db", "--format", "pdf"), "--format に「pdf」は使えません"),
        (("projects", "--db", "a.db", "--format", "json", "--colour"), "--colour は使えない指定です"),
        (("projects", "--db"), "--db の値を指定してください"),
        (("dance",), "dance"),
        (("import-plan", "--db", "a.db"), "DOC を指定してください"),
        (("projects", "--db", "a.db", "--format", "xlsx"), "--out でファイルを指定してください"),
        (("projects", "--db", "a.db", "--format", "json"), "がありません"),
        (("check", "--db", "a.db"), "がありません"),
        (("projects", "--db", "a.db", "--format", "json", "--out", "./a.db"), "はデータベースです"),
        (("import-plan", "x.txt", "--db", "a.db", "--report", "r.doc"), ".json か .xlsx にしてください"),
    ],
)
def test_wrong_use_is_one_sentence(call, argv, words, tmp_path) -> None:
    assert_refused(call(*argv), words)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(call, tmp_path) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 100)
    assert_refused(call("check", "--db", "a.db"), "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"no database" * 100


def test_an_output_that_cannot_be_written(call, db, tmp_path) -> None:
    for kind in ("json", "csv", "xlsx"):
        result = call("projects", "--db", db, "--format", kind, "--out", f"missing/a.{kind}")
        assert_refused(result, "フォルダー「missing」がありません")
    assert_refused(
        call("timeline", "--db", db, "--out", "missing/a.png"), "フォルダー「missing」がありません"
    )


def test_an_import_of_no_workbook(call, db, tmp_path) -> None:
    (tmp_path / "a.xlsx").write_text("番号")
    assert_refused(
        call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d"),
        "ブック（.xlsx）ではありません",
    )


@pytest.mark.parametrize("suffix", ["png", "svg", "pdf"])
def test_a_timeline_is_written(call, db, tmp_path, suffix) -> None:
    code, out, err = call("timeline", "--db", db, "--out", f"a.{suffix}", "--measure", "1.1", "--paper", "A3")
    assert (code, err) == (0, "")
    assert (tmp_path / f"a.{suffix}").stat().st_size > 1000
    assert f"a.{suffix}" in out


def test_a_timeline_of_an_unknown_measure(call, db) -> None:
    assert_refused(
        call("timeline", "--db", db, "--out", "a.png", "--measure", "9.9"), "施策「9.9」はありません"
    )


def test_check_tells_faults_from_open_points(call, db, tmp_path) -> None:
    code, out, _ = call("check", "--db", db)
    assert code == 1
    assert "誤り" in out
    call("init", "--db", "new.db", "--data-dir", tmp_path / "d")
    code, out, err = call("check", "--db", "new.db")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("202 事業を検査しました。誤り 0 件")
    assert call("check", "--db", "new.db", "--strict")[0] == (0 if "未確定 0 件" in out else 1)


@pytest.fixture
def document(monkeypatch) -> None:
    """A plan document with one difference and two disagreements, read without any file."""
    change = FieldChange(Entity.PROJECT, "1-1-1", "title", "窓口の案内番号", "窓口の番号")

    def read(self, paths, progress=None) -> PlanComparison:
        told = (Statement("一覧", "窓口の番号", 3), Statement("個票", "窓口の番合", 9))
        return PlanComparison(
            tuple(path.name for path in paths), 3, (plan_import_difference(change),),
            (Disagreement("1-1-1", "title", told, "窓口の番号", "一覧を採用", True),
             Disagreement("1-1-9", "plan.2022.1", told, "", "決められません", False)),
            ("1-5-10",),
        )  # fmt: skip

    monkeypatch.setattr(PlanImportService, "read", read)


def plan_import_difference(change: FieldChange) -> object:
    from fujidesk.domain.changes import Difference

    return Difference(change, "一覧の 3 行目")


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


def test_a_report_over_a_missing_folder(call, db, document, tmp_path) -> None:
    result = call("import-plan", "p.txt", "--db", db, "--dry-run", "--report", "no/r.json")
    assert_refused(result, "フォルダー「no」がありません")


def test_help_is_japanese(call) -> None:
    code, out, _ = call("import-plan", "--help")
    assert code == 0
    assert out.startswith("使い方: fujidesk import-plan")
    assert "positional" not in out
    assert "options" not in out


def test_argparse_texts_that_are_not_known_stay_readable() -> None:
    assert refusal("something new") == "指定が正しくありません：something new"


def test_the_database_may_come_from_the_environment(call, db, monkeypatch) -> None:
    monkeypatch.setenv("FUJIDESK_DB", str(db))
    assert call("projects", "--format", "json")[0] == 0


def test_as_a_program_of_its_own(db, tmp_path) -> None:
    """UTF-8 on stdout whatever the console speaks; Qt and matplotlib are not loaded."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0"}
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "fujidesk",
        "projects",
        "--db",
        str(db),
        "--format",
        "json",
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, env=environment, cwd=Path(__file__).parents[2]
    )
    assert json.loads(done.stdout.decode("utf-8"))[1]["title"].startswith("ＬＩＮＥ")
    loaded = done.stderr.decode("utf-8", "replace")
    for heavy in ("PySide6", "matplotlib", "openpyxl"):
        assert f" {heavy}\n" not in loaded, heavy


@pytest.mark.parametrize("command", [("check",), ("projects", "--format", "json")])
def test_a_full_disk_behind_stdout(db, command) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    argv = [sys.executable, "-m", "fujidesk", *command, "--db", str(db)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            argv, stdout=full, stderr=subprocess.PIPE, check=False, cwd=Path(__file__).parents[2]
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("標準出力に書き出せません")
    assert done.stderr.count(b"\n") == 1


def test_a_register_that_someone_has_open(call, small_workspace, tmp_path) -> None:
    """Reading goes on beside them; writing is refused with the name of the holder."""
    db = small_workspace.path
    assert call("projects", "--db", db, "--format", "xlsx", "--out", "a.xlsx")[0] == 0
    assert call("import-register", "a.xlsx", "--db", db, "--dry-run")[0] == 0
    assert_refused(call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d"), "から開いています")


def test_a_bug_is_one_sentence(capsys) -> None:
    from fujidesk.cli.console import say_bug

    try:
        int("x")
    except ValueError as error:
        say_bug(type(error), error, error.__traceback__)
    told = capsys.readouterr().err
    assert told.startswith("プログラムの不具合で終えられませんでした（ValueError、test_main.py の")
    assert told.count("\n") == 1
