"""Collecting returned workbooks: read, accepted, kept, undone; all files or none."""

import datetime as dt
import hashlib
import json
import shutil

import pytest
from openpyxl import load_workbook

from fujidesk.domain.oddities import Oddity, Weight
from fujidesk.domain.replies import Outcome, ReplyKind
from fujidesk.domain.reports import Status
from fujidesk.domain.surveys import EntryState
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.exchange.survey_layout import LINES
from fujidesk.services.survey_collect import accept

ROWS = {line.name: 11 + place for place, line in enumerate(LINES)}
GIVEN = {
    "status": "2 実施中", "phase_h1": "3", "phase_h2": "4 運用・実施", "budget_kyen": "120万円",
    "actual_cost_kyen": 1100, "action": "番号札を置いた。", "indicator_value": 9.5, "score_progress": "４",
    "score_cost": 3, "score_content": 3, "outlook": "1 継続",
}  # fmt: skip


class Stop:
    """Stops at a step."""

    def __init__(self, after):
        self._left = after

    def step(self, done, total, what):
        self._left -= 1
        if self._left < 0:
            raise CancelledError


@pytest.fixture
def out(small_workspace, tmp_path):
    """The folder with the workbooks of R4, as they were issued."""
    small_workspace.survey_issue.issue(2022, tmp_path / "out", today=dt.date(2023, 4, 3))
    return tmp_path / "out"


def filled(out, tmp_path, department="収納課", number="1-1-1", name="", saved=None, **answers):
    """Fill a department's workbook and save it in the folder of returns."""
    workbook = load_workbook(out / f"R4_進捗状況報告_{department}.xlsx")
    for field, value in {**GIVEN, **answers}.items():
        workbook[number].cell(ROWS[field], 3).value = value
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    path = folder / (name or f"{department}.xlsx")
    workbook.save(path)
    if saved:
        restamp(path, saved)
    return path


def restamp(path, saved):
    """Let the workbook say that it was saved at another time (openpyxl always says now)."""
    import re
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {item: package.read(item) for item in package.namelist()}
    core = parts["docProps/core.xml"]
    parts["docProps/core.xml"] = re.sub(rb"(modified[^>]*>)[^<]*", rb"\g<1>" + saved.encode(), core)
    with zipfile.ZipFile(path, "w") as package:
        for item, data in parts.items():
            package.writestr(item, data)


def entry(workspace, department="収納課"):
    lines = workspace.surveys.status(2022).departments
    return next(line.entry for line in lines if line.entry.department == department)


class TestTaking:
    def test_a_return_is_one_step_with_its_bytes(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        data = path.read_bytes()
        collect = small_workspace.survey_collect
        preview = collect.read([path], 2022)
        (reply,) = preview.replies
        assert (reply.name, reply.refusal, reply.departments) == ("収納課.xlsx", "", ("収納課",))
        steps = small_workspace.edits.step_count
        (changes,) = collect.apply(preview, accept(preview, "valid"))
        assert small_workspace.edits.step_count == steps + 1
        assert (changes.numbers, changes.years) == (frozenset({"1-1-1"}), frozenset({2022}))
        report = small_workspace.reports.of_year(2022)["1-1-1"]
        assert (report.status, report.phase_h1, report.budget_kyen, report.score_progress) == (
            Status.RUNNING,
            3,
            1200,
            4,
        )
        (kept,) = small_workspace.surveys.files(2022)
        assert (kept.state, kept.department, kept.kind, kept.size) == (
            "taken",
            "収納課",
            ReplyKind.REPORT,
            len(data),
        )
        assert kept.sha256 == hashlib.sha256(data).hexdigest()
        small_workspace.surveys.save_file(kept.id, tmp_path / "again.xlsx")
        assert (tmp_path / "again.xlsx").read_bytes() == data == path.read_bytes()
        assert entry(small_workspace).state is EntryState.RETURNED
        assert entry(small_workspace).returned_at

    def test_undo_and_redo(self, small_workspace, out, tmp_path):
        before = small_workspace.reports.of_year(2022)
        preview = small_workspace.survey_collect.read([filled(out, tmp_path)], 2022)
        small_workspace.survey_collect.apply(preview, accept(preview, "valid"))
        small_workspace.edits.undo()
        assert small_workspace.reports.of_year(2022) == before
        assert entry(small_workspace).state is EntryState.SENT
        assert [file.state for file in small_workspace.surveys.files(2022)] == ["withdrawn"]
        small_workspace.edits.redo()
        assert small_workspace.reports.of_year(2022)["1-1-1"].score_progress == 4
        assert [file.state for file in small_workspace.surveys.files(2022)] == ["taken"]

    def test_reading_writes_nothing(self, small_workspace, out, tmp_path):
        small_workspace.survey_collect.read([filled(out, tmp_path)], 2022)
        assert small_workspace.surveys.files(2022) == []
        assert entry(small_workspace).state is EntryState.SENT

    def test_one_by_one_and_held_back(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path, score_cost="4?", score_content=6)
        preview = small_workspace.survey_collect.read([path], 2022)
        (reply,) = preview.replies
        chosen = [
            answer for answer in reply.answers if answer.name in ("status", "score_cost", "score_content")
        ]
        small_workspace.survey_collect.apply(preview, chosen)
        report = small_workspace.reports.of_year(2022)["1-1-1"]
        assert (report.status, report.score_cost, report.score_content, report.action) == (
            Status.RUNNING,
            4,
            None,
            "",
        )

    def test_valid_and_complete(self, small_workspace, out, tmp_path):
        faulty = filled(out, tmp_path, score_content=6)
        right = filled(out, tmp_path, "市民課", "1-1-9")
        preview = small_workspace.survey_collect.read([faulty.parent], 2022)
        assert {answer.number for answer in accept(preview, "valid")} == {"1-1-1", "1-1-9"}
        assert {answer.number for answer in accept(preview, "complete")} == {"1-1-9"}
        assert right.exists()

    def test_answers_of_another_reading_are_not_dropped_in_silence(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        collect = small_workspace.survey_collect
        stale = accept(collect.read([path], 2022), "valid")
        with pytest.raises(LookupError):
            collect.apply(collect.read([path], 2022), stale)

    def test_nothing_accepted_keeps_nothing(self, small_workspace, out, tmp_path):
        preview = small_workspace.survey_collect.read([filled(out, tmp_path)], 2022)
        assert small_workspace.survey_collect.apply(preview, []) == []
        assert small_workspace.surveys.files(2022) == []

    def test_problems_are_counted_for_the_department(self, small_workspace, out, tmp_path):
        preview = small_workspace.survey_collect.read(
            [filled(out, tmp_path, score_content=6, score_cost="4?")], 2022
        )
        small_workspace.survey_collect.apply(preview, accept(preview, "valid"))
        line = next(
            item
            for item in small_workspace.surveys.status(2022).departments
            if item.entry.department == "収納課"
        )
        assert line.problems == 2
        found = small_workspace.surveys.problem_lists(2022)["収納課"]
        assert found.file_name == "収納課.xlsx"
        assert {(item.sheet, item.cell, item.number) for item in found.lines} == {
            ("1-1-1", f"C{ROWS['score_cost']}", "1-1-1"), ("1-1-1", f"C{ROWS['score_content']}", "1-1-1"),
        }  # fmt: skip
        assert all(item.text and item.allowed for item in found.lines)

    def test_a_problem_is_settled_when_the_held_answer_is_taken_later(self, small_workspace, out, tmp_path):
        collect = small_workspace.survey_collect
        path = filled(out, tmp_path, score_content=6, budget_kyen="1200円")
        preview = collect.read([path], 2022)
        collect.apply(preview, accept(preview, "valid"))
        assert len(small_workspace.surveys.problem_lists(2022)["収納課"].lines) == 2
        again = collect.read([path], 2022)
        held = [answer for answer in again.replies[0].answers if answer.outcome is Outcome.CHECK]
        assert [answer.name for answer in held] == ["budget_kyen"]
        collect.apply(again, held)
        (left,) = small_workspace.surveys.problem_lists(2022)["収納課"].lines
        assert left.cell == f"C{ROWS['score_content']}"
        small_workspace.edits.undo()
        assert len(small_workspace.surveys.problem_lists(2022)["収納課"].lines) == 2


class TestSeveralFiles:
    def test_the_newest_counts_and_the_older_is_kept(self, small_workspace, out, tmp_path):
        old = filled(out, tmp_path, name="a.xlsx", saved="2023-04-10T09:00:00Z", score_cost=2)
        new = filled(out, tmp_path, name="b.xlsx", saved="2023-04-11T09:00:00Z", score_cost=5)
        preview = small_workspace.survey_collect.read([new, old], 2022)
        assert {reply.name: reply.is_superseded for reply in preview.replies} == {
            "a.xlsx": True,
            "b.xlsx": False,
        }
        small_workspace.survey_collect.apply(preview, accept(preview, "valid"))
        assert small_workspace.reports.of_year(2022)["1-1-1"].score_cost == 5
        assert {file.name: file.state for file in small_workspace.surveys.files(2022)} == {
            "a.xlsx": "older", "b.xlsx": "taken",
        }  # fmt: skip
        small_workspace.edits.undo()
        assert {file.state for file in small_workspace.surveys.files(2022)} == {"withdrawn"}

    def test_the_same_bytes_are_read_once(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        shutil.copy(path, path.with_name("コピー ～ 収納課 (1).xlsx"))
        preview = small_workspace.survey_collect.read([path.parent], 2022)
        assert len(preview.replies) == 1
        assert preview.skipped == (
            "「収納課.xlsx」は「コピー ～ 収納課 (1).xlsx」と同じ内容のファイルのため、1 回だけ読みます。",
        )

    def test_what_came_in_before_is_known_and_changes_nothing(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        collect = small_workspace.survey_collect
        preview = collect.read([path], 2022)
        collect.apply(preview, accept(preview, "valid"))
        again = collect.read([path], 2022)
        assert again.replies[0].known_at
        assert {answer.outcome for answer in again.replies[0].answers} == {Outcome.SAME}
        assert collect.apply(again, accept(again, "valid")) == []

    def test_an_older_return_after_a_newer_one_is_not_taken(self, small_workspace, out, tmp_path):
        collect = small_workspace.survey_collect
        new = filled(out, tmp_path, name="b.xlsx", saved="2023-04-11T09:00:00Z", score_cost=5, change="なし")
        preview = collect.read([new], 2022)
        collect.apply(preview, accept(preview, "valid"))
        old = filled(out, tmp_path, name="a.xlsx", saved="2023-04-10T09:00:00Z", score_cost=2)
        (reply,) = collect.read([old], 2022).replies
        assert reply.is_superseded

    def test_a_later_correction_is_changed(self, small_workspace, out, tmp_path):
        collect = small_workspace.survey_collect
        for name, saved, cost in (
            ("a.xlsx", "2023-04-10T09:00:00Z", 2),
            ("b.xlsx", "2023-04-12T09:00:00Z", 4),
        ):
            preview = collect.read([filled(out, tmp_path, name=name, saved=saved, score_cost=cost)], 2022)
            collect.apply(preview, accept(preview, "valid"))
        assert small_workspace.reports.of_year(2022)["1-1-1"].score_cost == 4
        assert [file.state for file in small_workspace.surveys.files(2022)] == ["taken", "older"]
        small_workspace.edits.undo()
        assert [file.state for file in small_workspace.surveys.files(2022)] == ["withdrawn", "taken"]

    def test_one_bad_file_stops_no_other(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        (path.parent / "b.pdf").write_bytes(b"%PDF-1.4")
        (path.parent / "~$収納課.xlsx").write_bytes(b"x")
        below = path.parent / "下"
        below.mkdir()
        (below / "c.xlsx").write_bytes(b"")
        preview = small_workspace.survey_collect.read([path.parent], 2022)
        assert [(reply.name, bool(reply.refusal)) for reply in preview.replies] == [
            ("b.pdf", True), ("収納課.xlsx", False), ("下/c.xlsx", True),
        ]  # fmt: skip
        assert "~$収納課.xlsx" in preview.skipped[0]
        assert len(small_workspace.survey_collect.apply(preview, accept(preview, "valid"))) == 1

    def test_a_place_that_is_not_there(self, small_workspace, tmp_path):
        with pytest.raises(MachineError, match="がありません"):
            small_workspace.survey_collect.read([tmp_path / "ない"], 2022)


class TestAllOrNothing:
    def two(self, workspace, out, tmp_path):
        filled(out, tmp_path)
        folder = filled(out, tmp_path, "市民課", "1-1-9", phase_h2="0 終了").parent
        return workspace.survey_collect.read([folder], 2022)

    @pytest.mark.parametrize("after", range(3))
    def test_cancelling_leaves_nothing(self, small_workspace, out, tmp_path, after):
        preview = self.two(small_workspace, out, tmp_path)
        before = small_workspace.reports.of_year(2022)
        with pytest.raises(CancelledError):
            small_workspace.survey_collect.apply(preview, accept(preview, "valid"), Stop(after))
        assert small_workspace.reports.of_year(2022) == before
        assert {file.state for file in small_workspace.surveys.files(2022)} <= {"withdrawn"}
        assert entry(small_workspace).state is EntryState.SENT

    def test_what_changed_meanwhile_refuses_all(self, small_workspace, out, tmp_path):
        preview = self.two(small_workspace, out, tmp_path)
        report = small_workspace.reports.of_year(2022)["1-1-9"]
        small_workspace.reports.store(report, {"action": "手で入れた"}, "手")
        with pytest.raises(UserError, match="取り込みは行っていません。ファイルをもう一度読み込んでください"):
            small_workspace.survey_collect.apply(preview, accept(preview, "valid"))
        assert small_workspace.reports.of_year(2022)["1-1-1"].status is None
        assert small_workspace.edits.undo_label == "手"

    def test_reading_can_be_stopped(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path)
        for after in range(4):
            with pytest.raises(CancelledError):
                small_workspace.survey_collect.read([path], 2022, Stop(after))


class TestOtherForms:
    def test_proposals_are_kept_with_their_file_and_undone(self, small_workspace, out, tmp_path):
        workbook = load_workbook(out / "R4_新規事業調査_収納課.xlsx")
        workbook["提案1"]["C6"] = "新しい窓口"
        path = tmp_path / "提案.xlsx"
        workbook.save(path)
        preview = small_workspace.survey_collect.read([path], 2022)
        small_workspace.survey_collect.apply(preview, [])
        assert [proposal.title for proposal in small_workspace.surveys.proposals(2022)] == ["新しい窓口"]
        assert entry(small_workspace).state is EntryState.SENT
        newest = small_workspace.history.recent(1)[0]
        assert (newest.change.field, newest.change.after) == ("kept", "あり"), "who took the file in is known"
        small_workspace.edits.undo()
        assert small_workspace.surveys.proposals(2022) == []

    def test_answers_to_questions(self, small_workspace, out, tmp_path):
        oddity = Oddity(
            "1-1-1", 2022, "収納課", "no_text", Weight.NOTABLE, "取組内容がない", "何をしましたか。"
        )
        small_workspace.oddities.plan([oddity])
        (path,) = small_workspace.oddities.issue(2022, tmp_path / "照会").paths
        workbook = load_workbook(path)
        workbook.worksheets[0]["F7"] = "番号札を置いた。"
        workbook.save(path)
        preview = small_workspace.survey_collect.read([path], 2022)
        assert preview.replies[0].kind is ReplyKind.INQUIRY
        small_workspace.survey_collect.apply(preview, accept(preview, "valid"))
        (inquiry,) = small_workspace.oddities.inquiries(2022)
        assert (inquiry.answer, inquiry.state.value) == ("番号札を置いた。", "answered")


class TestReport:
    def test_every_line_in_every_form(self, small_workspace, out, tmp_path):
        path = filled(out, tmp_path, score_content=6, action="=HYPERLINK()")
        (path.parent / "b.pdf").write_bytes(b"%PDF-1.4")
        collect = small_workspace.survey_collect
        preview = collect.read([path.parent], 2022)
        for ending in (".json", ".csv", ".xlsx"):
            collect.write_report(preview, tmp_path / f"結果{ending}")
        lines = json.loads((tmp_path / "結果.json").read_text("utf-8"))["lines"]
        wrong = next(line for line in lines if line["cell"] == "C21")
        assert (wrong["file"], wrong["sheet"], wrong["number"], wrong["outcome"]) == (
            "収納課.xlsx",
            "1-1-1",
            "1-1-1",
            "受け付けない",
        )
        assert (wrong["field"], wrong["written"], wrong["problem"]) == ("③取組内容", "6", "「6」はありません")
        assert wrong["allowed"].startswith("5 ")
        assert lines[0]["problem"].startswith("「b.pdf」は Excel のブック")
        assert "\n=" not in (tmp_path / "結果.csv").read_text("utf-8-sig")
        wrong, sheet = load_workbook(tmp_path / "結果.xlsx").worksheets
        assert (wrong.title, sheet.title) == ("問題の一覧", "すべての回答")
        assert wrong.max_row < sheet.max_row
        notes = [row[10].value for row in wrong.iter_rows(min_row=2)]
        assert any(note.startswith("「6」はありません\n入れられる値：5 ") for note in notes)
        assert [cell.value for cell in sheet[1]][:4] == ["ファイル", "部署", "シート", "セル"]
        assert all(cell.data_type != "f" for row in sheet for cell in row)

    def test_another_ending_is_refused(self, small_workspace, tmp_path):
        preview = small_workspace.survey_collect.read([], 2022)
        with pytest.raises(UserError, match=r"「\.doc」は書き出せません"):
            small_workspace.survey_collect.write_report(preview, tmp_path / "a.doc")
