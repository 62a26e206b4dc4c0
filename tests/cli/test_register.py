"""`fujidesk projects` and `fujidesk import-register`."""

import csv
import io
import json
import re
import zipfile

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace

_TIME = re.compile(rb"20\d\d-\d\d-\d\dT[0-9:+Z]+")
FIELDS = [
    "number", "title", "policy", "measure", "departments", "category", "is_dx", "page", "sogo_codes",
    "keiei_codes", "summary", "overview", "purpose", "effects", "challenges", "related", "indicator",
    "schedule", "yearly_actions",
]  # fmt: skip


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


def test_an_output_that_cannot_be_written(call, db, tmp_path, refused) -> None:
    for kind in ("json", "csv", "xlsx"):
        result = call("projects", "--db", db, "--format", kind, "--out", f"missing/a.{kind}")
        refused(result, "フォルダー「missing」がありません")
    refused(call("timeline", "--db", db, "--out", "missing/a.png"), "フォルダー「missing」がありません")


def test_an_import_of_no_workbook(call, db, tmp_path, refused) -> None:
    (tmp_path / "a.xlsx").write_text("番号")
    refused(
        call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d"),
        "ブック（.xlsx）ではありません",
    )


def test_a_register_that_someone_has_open(call, small_workspace, tmp_path, refused) -> None:
    """Reading goes on beside them; writing is refused with the name of the holder."""
    db = small_workspace.path
    assert call("projects", "--db", db, "--format", "xlsx", "--out", "a.xlsx")[0] == 0
    assert call("import-register", "a.xlsx", "--db", db, "--dry-run")[0] == 0
    refused(call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d"), "から開いています")


def test_the_workbook_is_the_one_that_the_window_writes(call, small_workspace, tmp_path) -> None:
    """Same sheets, values, styles, rules and pages; only the time of writing differs."""
    assert call("projects", "--db", small_workspace.path, "--format", "xlsx", "--out", "a.xlsx")[0] == 0
    small_workspace.register_exchange.write_workbook(tmp_path / "b.xlsx")
    ours, theirs = (zipfile.ZipFile(tmp_path / name) for name in ("a.xlsx", "b.xlsx"))
    assert ours.namelist() == theirs.namelist()
    for name in ours.namelist():
        first, second = (_TIME.sub(b"", book.read(name)) for book in (ours, theirs))
        assert first == second, name


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx"])
def test_a_full_stop_at_the_old_file_when_writing_fails(call, refused, db, tmp_path, kind) -> None:
    (tmp_path / "out").mkdir()
    result = call("projects", "--db", db, "--format", kind, "--out", "out")
    refused(result, "「out」はフォルダーです")


def test_the_database_is_no_output_by_any_of_its_names(call, refused, db, tmp_path) -> None:
    (tmp_path / "link.db").symlink_to(db)
    (tmp_path / "twin.db").hardlink_to(db)
    before = db.read_bytes()
    for name in (db, "link.db", "twin.db", f"./x/../{db.name}"):
        refused(call("projects", "--db", db, "--format", "json", "--out", name), "はデータベースです")
    assert db.read_bytes() == before


def edited_workbook(call, db, tmp_path, **cells: str) -> None:
    """Write a.xlsx from the register and change cells of its list."""
    call("projects", "--db", db, "--format", "xlsx", "--out", "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    for place, value in cells.items():
        book["事業一覧"][place] = value
    book.save(tmp_path / "a.xlsx")


def title_in(db, tmp_path, title: str) -> None:
    """Change the first project's title in the register, as somebody at the window does."""
    workspace = open_workspace(db, user_folders(tmp_path / "d"))
    before = workspace.registry.sheet("1-1-1").record.title
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "title", before, title)], "事業名")
    workspace.close()


def test_a_value_that_the_office_changed_since_stays(call, db, tmp_path) -> None:
    """Title changed in both: the register's stays and is told; the page, changed only in Excel, is taken."""
    edited_workbook(call, db, tmp_path, C3="ブックの名前", G3="99")
    title_in(db, tmp_path, "画面の名前")
    argv = ("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d")
    code, out, err = call(*argv)
    assert (code, err) == (1, "")
    assert "違い 2 件のうち 1 件を台帳に反映しました。" in out
    assert "台帳の値を残した違い（書き出した後に台帳でも変えた項目）　1 件" in out
    assert "見送り　1-1-1　事業名" in out
    stored = json.loads(call("projects", "--db", db, "--format", "json")[1])[0]
    assert (stored["title"], stored["page"]) == ("画面の名前", 99)
    code, out, _ = call(*argv, "--accept-moved")
    assert (code, "見送り" in out) == (0, False)
    stored = json.loads(call("projects", "--db", db, "--format", "json")[1])[0]
    assert stored["title"] == "ブックの名前"


def test_a_cell_emptied_in_the_workbook_empties_the_field(call, db, tmp_path) -> None:
    """Emptying a cell is an edit of the office, unlike a document that has no value."""
    edited_workbook(call, db, tmp_path, G3=None)
    code, out, _ = call("import-register", "a.xlsx", "--db", db, "--data-dir", tmp_path / "d")
    assert (code, "違いをすべて" in out) == (0, True)
    assert json.loads(call("projects", "--db", db, "--format", "json")[1])[0]["page"] is None


def test_an_untouched_workbook_says_nothing_of_writing(call, db, tmp_path) -> None:
    edited_workbook(call, db, tmp_path)
    before = db.read_bytes()
    code, out, _ = call("import-register", "a.xlsx", "--db", db, "--dry-run")
    assert (code, "変更 0 項目（0 事業）" in out) == (0, True)
    assert db.read_bytes() == before


def test_the_csv_on_stdout_is_the_csv_in_the_file(call, db, tmp_path) -> None:
    call("projects", "--db", db, "--format", "json", "--out", "a.json")
    _, shown, _ = call("projects", "--db", db, "--format", "json")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == shown
