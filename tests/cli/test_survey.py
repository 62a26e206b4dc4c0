"""`fujidesk survey`: issuing, collecting, and how far the departments are."""

import json
from dataclasses import dataclass, field, replace

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Answer, Outcome, Problem, Reply, ReplyKind
from fujidesk.services.maintenance import build_database
from fujidesk.services.survey_collect import CollectPreview
from fujidesk.services.workspace import Workspace


@pytest.fixture
def survey(call, db, tmp_path):
    """Call a command of the survey on the small register, fiscal year R4."""

    def run(*argv):
        return call("survey", *argv, "--db", db, "--fy", "R4", "--data-dir", tmp_path / "d")

    return run


@pytest.fixture
def status(survey):
    """Return the status as it is now."""
    return lambda: json.loads(survey("status")[1])


def test_the_status_before_anything_was_sent(status):
    found = status()
    assert list(found) == ["fiscal_year", "deadline", "contact", "approved", "departments", "counts"]
    assert (found["fiscal_year"], found["deadline"], found["approved"]) == (2022, None, None)
    assert {line["state"] for line in found["departments"]} == {"未送付"}
    assert found["counts"]["projects"] == 3
    assert found["counts"]["未送付"] == found["counts"]["departments"] == len(found["departments"])
    line = found["departments"][0]
    assert line["sent"] is None
    assert line["projects"] == len(line["numbers"])
    assert line["overdue"] is False


def test_the_status_as_a_file(survey, tmp_path):
    code, out, err = survey("status", "--out", "s.json")
    assert (code, out, err) == (0, "「s.json」に書き出しました。\n", "")
    assert json.loads((tmp_path / "s.json").read_text(encoding="utf-8"))["fiscal_year"] == 2022


def test_the_status_never_replaces_the_database(survey, db, refused):
    before = db.read_bytes()
    refused(survey("status", "--out", db), "データベースです")
    assert db.read_bytes() == before


def test_workbooks_go_out_and_departments_are_sent(survey, status, tmp_path):
    code, out, err = survey("issue", "--out", "調査票", "--deadline", "2023-04-28", "--contact", "内線 1")
    assert (code, err) == (0, "")
    assert "期限 2023-04-28" in out
    names = sorted(item.name for item in (tmp_path / "調査票").iterdir())
    assert any(name.startswith("R4_") and "収納課" in name for name in names)
    for name in names:
        load_workbook(tmp_path / "調査票" / name).close()
    found = status()
    assert {line["state"] for line in found["departments"]} == {"送付済"}
    assert (found["deadline"], found["contact"]) == ("2023-04-28", "内線 1")
    assert all(line["sent"] for line in found["departments"])
    assert found["counts"]["overdue"] == len(found["departments"]), "the deadline is long over"


def test_one_department_alone(survey, status, tmp_path):
    assert survey("issue", "--out", "o", "--department", "収納課")[0] == 0
    assert all("収納課" in item.name for item in (tmp_path / "o").iterdir())
    states = {line["department"]: line["state"] for line in status()["departments"]}
    assert states.pop("収納課") == "送付済"
    assert set(states.values()) == {"未送付"}


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        (("issue",), "--out"),
        (("issue", "--out", "o", "--department", "ない課"), "ない課"),
        (("issue", "--out", "o", "--deadline", "いつか"), "--deadline の日付「いつか」を読めません"),
        (("issue", "--out", "o", "--deadline", "2023-02-29"), "2023-02-29"),
        (("status", "--out", "."), "「.」はフォルダーです"),
        (("status", "--out", "/"), "「/」はフォルダーです"),
        ((), "コマンド"),
        (("collect",), "F|DIR"),
        (("collect", "x.xlsx", "--accept", "all"), "--accept"),
        (("collect", "x.xlsx", "--report", "r.doc"), ".xlsx"),
        (("status", "--format", "xml"), "--format"),
    ],
)
def test_wrong_use_is_a_sentence(survey, tmp_path, db, refused, stored, argv, words):
    before = stored(db)
    refused(survey(*argv), words)
    assert not (tmp_path / "o").exists()
    assert stored(db) == before


def test_a_deadline_is_not_kept_where_nothing_was_issued(survey, status, refused):
    refused(survey("issue", "--out", "o", "--deadline", "2023-04-28", "--department", "ない課"), "ない課")
    assert status()["deadline"] is None


def test_an_approved_year_is_not_issued_again(survey, call, db, tmp_path, refused, monkeypatch):
    from fujidesk.services.reports import ReportService

    monkeypatch.setattr(ReportService, "is_locked", lambda self, year: True)
    refused(survey("issue", "--out", "o"), "承認")
    assert not (tmp_path / "o").exists()


# Collecting: what is read is given here; reading itself is tested where it is made


def answer(name, outcome, **more):
    change = FieldChange(Entity.REPORT, "1-1-1", f"2022.{name}", None, 4)
    if outcome is Outcome.REFUSED:
        change = None
    return Answer("1-1-1", name, outcome, change, "1-1-1", "D12", "４点", **more)


GOOD = Reply(
    "収納課.xlsx", "a" * 64, ReplyKind.REPORT, 2022, ("収納課",), "2023-04-20T10:00:00",
    (answer("score_progress", Outcome.NEW, reading="「４点」を 4 と読みました。"),
     answer("score_cost", Outcome.CHANGED), answer("score_content", Outcome.SAME)),
)  # fmt: skip
DOUBTFUL = Reply(
    "市民課.xlsx", "b" * 64, ReplyKind.REPORT, 2022, ("市民課",), "2023-04-21T10:00:00",
    (answer("score_progress", Outcome.NEW),
     answer("status", Outcome.CHECK, problem="どれを選んだか分かりません。", allowed="1～4 のどれか"),
     answer("budget_kyen", Outcome.REFUSED, problem="数ではありません。", allowed="0 以上の整数")),
    (Problem("1-1-9", "", "シートがもう一枚あります。", "一枚だけ", "1-1-9"),),
)  # fmt: skip
REFUSED = Reply("写真.xlsx", "c" * 64, refusal="「写真.xlsx」はブックではありません。")
OLDER = Reply("収納課(1).xlsx", "d" * 64, ReplyKind.REPORT, 2022, ("収納課",), "",
              (answer("score_progress", Outcome.NEW),), is_superseded=True, known_at="2023-04-20T09:00:00")  # fmt: skip


@dataclass
class FakeCollect:
    """Says these replies of any file, and keeps what is to be taken."""

    preview: CollectPreview
    applied: list = field(default_factory=list)
    reported: list = field(default_factory=list)

    def read(self, paths, fiscal_year, progress=None):
        return self.preview

    def apply(self, preview, accepted, progress=None):
        self.applied.append(list(accepted))
        return []

    def write_report(self, preview, path, progress=None):
        self.reported.append((path.name, len(self.applied)))


@pytest.fixture
def gives(monkeypatch):
    """Let every file say these replies."""

    def give(*replies, skipped=()):
        fake = FakeCollect(CollectPreview(replies, skipped))
        monkeypatch.setattr(Workspace, "survey_collect", fake, raising=False)
        return fake

    return give


def test_what_is_right_is_taken_and_the_rest_is_listed(survey, gives):
    fake = gives(GOOD, DOUBTFUL, REFUSED, OLDER)
    code, out, err = survey("collect", "届いた")
    assert (code, err) == (1, "")
    assert fake.applied == [[*GOOD.takeable, *DOUBTFUL.takeable]]
    assert (
        "読み込み　収納課.xlsx　収納課　進捗状況報告　新規 1、変更 1、同じ 1、要確認 0、受け付けない 0" in out
    )
    assert "受け付けない　写真.xlsx　「写真.xlsx」はブックではありません。" in out
    assert "要確認　市民課.xlsx　シート「1-1-1」　D12　1-1-1 実施状況" in out
    assert "どれを選んだか分かりません。（1～4 のどれか）" in out
    assert "受け付けない　市民課.xlsx　シート「1-1-1」　D12　1-1-1 予算額" in out
    assert "問題　市民課.xlsx　シート「1-1-9」　1-1-9　シートがもう一枚あります。（一枚だけ）" in out
    assert "読み替え　収納課.xlsx　シート「1-1-1」　D12　1-1-1 ①進捗　「４点」を 4 と読みました。" in out
    assert "旧版　収納課(1).xlsx" in out
    assert "既読　収納課(1).xlsx" in out
    assert out.endswith("3 項目を取り込みました（2 ファイル）。残るもの 4 件。\n")


def test_complete_takes_only_projects_without_anything_left(survey, gives):
    fake = gives(GOOD, DOUBTFUL)
    code, out, _ = survey("collect", "a.xlsx", "b.xlsx", "--accept", "complete")
    assert code == 1
    assert fake.applied == [list(GOOD.takeable)]
    assert "見送り　市民課.xlsx　直すところのある事業の回答 1 項目は取り込みません。" in out
    assert "2 項目を取り込みました（1 ファイル）。残るもの 3 件。" in out


def test_files_that_were_not_read_are_said(survey, gives):
    gives(GOOD, skipped=("「b.xlsx」は「a.xlsx」と同じ内容のファイルのため、1 回だけ読みます。",))
    code, out, _ = survey("collect", "a.xlsx", "b.xlsx")
    assert code == 0
    assert "読み飛ばし　「b.xlsx」は" in out


def test_nothing_left_is_exit_code_0(survey, gives):
    gives(GOOD)
    assert survey("collect", "a.xlsx")[0] == 0


def test_a_dry_run_takes_nothing(survey, gives, db):
    fake = gives(GOOD, DOUBTFUL)
    before = db.read_bytes()
    code, out, _ = survey("collect", "a.xlsx", "--dry-run")
    assert code == 1
    assert fake.applied == []
    assert "回答は取り込んでいません" in out
    assert "取り込めるもの　3 項目（2 ファイル）、残るもの 3 件" in out
    assert db.read_bytes() == before


def test_the_report_is_written_before_anything_is_taken(survey, gives):
    fake = gives(GOOD)
    survey("collect", "a.xlsx", "--report", "r.xlsx")
    assert fake.reported == [("r.xlsx", 0)]


def test_the_report_never_replaces_what_is_read(survey, gives, tmp_path, refused):
    gives(GOOD)
    (tmp_path / "a.xlsx").write_bytes(b"x")
    refused(survey("collect", "a.xlsx", "--report", "a.xlsx"), "回収したファイルです")
    assert (tmp_path / "a.xlsx").read_bytes() == b"x"


def test_an_empty_folder_is_said(survey, gives, refused):
    gives()
    refused(survey("collect", "."), "読むファイルがありません")


# The whole way: out, filled, back


LABEL, ANSWER = 2, 3


def fill(path, values):
    """Write answers into the white cells of every project sheet, found by their labels; returns how many."""
    book = load_workbook(path)
    done = 0
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            labels = [str(cell.value).strip() for cell in row if cell.value is not None]
            for label, value in values.items():
                free = [cell for cell in row if not cell.protection.locked]
                if label in labels and free:
                    free[0].value = value
                    done += 1
    book.save(path)
    return done


FILLED = {
    "実施状況": "2 実施中", "進捗段階（上期）": "２", "進捗段階（下期）": "4", "予算額（千円）": "１，２００",
    "実績額（千円）": 1180, "取組内容": "案内番号の出し方を見直した。", "①進捗": "4点", "②経費": "3", "③取組内容": "３",
    "今後の方向性": "1 継続",
}  # fmt: skip


def test_out_filled_back_and_shown(survey, status, call, db, tmp_path):
    assert survey("issue", "--out", "調査票", "--deadline", "2023-04-28")[0] == 0
    (source,) = [path for path in (tmp_path / "調査票").iterdir() if "進捗状況報告_収納課" in path.name]
    back = tmp_path / "届いたもの" / "コピー (1).xlsx"
    back.parent.mkdir()
    source.rename(back)
    assert fill(back, FILLED) >= len(FILLED)
    code, out, err = survey("collect", "届いたもの", "--dry-run", "--report", "一覧.json")
    assert err == ""
    assert "収納課" in out
    assert (tmp_path / "一覧.json").is_file()
    rows = {row["number"]: row for row in json.loads(call("reports", "--db", db, "--fy", "R4")[1])}
    assert rows["1-1-1"]["status"] is None
    code, out, err = survey("collect", "届いたもの")
    assert (code, err) == (0, ""), out
    assert "読み替え" in out
    row = next(item for item in json.loads(call("reports", "--db", db, "--fy", "R4")[1]))
    assert (row["number"], row["status"], row["budget"]) == ("1-1-1", "実施中", 1200)
    assert (row["phase_h1"], row["phase_h2"]) == (2, 4)
    assert (row["total"], row["grade"], row["direction"]) == (10, "B", "継続")
    line = next(item for item in status()["departments"] if item["department"] == "収納課")
    assert (line["state"], line["answered"], line["incomplete"]) == ("提出", 1, 0)
    code, out, _ = survey("issue", "--out", "二回目", "--department", "収納課")
    assert code == 0
    assert out.splitlines()[1] == "提出・確認済のまま状態を変えなかった部署　1 課：収納課"
    again = survey("collect", "届いたもの")
    assert again[0] == 0
    assert "既読" in again[1]
    assert again[1].endswith("0 項目を取り込みました（0 ファイル）。残るもの 0 件。\n")


def test_a_project_that_nobody_answers_for_is_named(call, tmp_path, small_profile, small_content):
    lonely = replace(small_content.projects[2], departments=())
    path = tmp_path / "一人.db"
    build_database(
        path, small_profile, replace(small_content, projects=(*small_content.projects[:2], lonely))
    )
    code, out, err = call(
        "survey", "issue", "--db", path, "--fy", "R4", "--out", "o", "--data-dir", tmp_path / "d"
    )
    assert (code, err) == (1, "")
    assert out.splitlines()[-1] == "所管部署のない事業　1 件：1-5-10"


def test_a_file_that_is_no_workbook_is_refused_with_a_sentence(survey, tmp_path, status):
    (tmp_path / "写真.xlsx").write_bytes(b"\x89PNG" * 99)
    code, out, err = survey("collect", "写真.xlsx")
    assert (code, err) == (1, "")
    assert "受け付けない　写真.xlsx" in out
    assert {line["state"] for line in status()["departments"]} == {"未送付"}


def test_a_place_that_is_not_there(survey, refused):
    refused(survey("collect", "無い.xlsx"), "無い.xlsx")
