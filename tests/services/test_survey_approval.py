"""Approving a year, lifting it, and that nothing gets round the lock: every way of writing is tried."""

import dataclasses
import datetime as dt

import pytest

from fujidesk.domain.changes import Difference, Entity, FieldChange
from fujidesk.domain.fields import values_of, whole_value
from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.progress import NoProgress
from fujidesk.domain.surveys import EntryState
from fujidesk.errors import CancelledError, UserError, YearLockedError
from fujidesk.services.plan_import import PlanComparison
from fujidesk.services.survey_approval import REASON_LENGTH

FY, DAY = 2022, dt.date(2023, 4, 3)


def answer(workspace, number="1-1-9", **values):
    report = workspace.reports.of_year(FY)[number]
    workspace.reports.store(report, values or {"status": "running", "score_cost": 3}, f"{number} の回答")


def moved(workspace, number, fields):
    """Return the edits that give a project other departments, in its head or in half-years of its plan."""
    values = values_of(workspace.registry.sheet(number).record)
    changes = []
    for field in fields:
        held = values[field]
        other = ["市民課"] if field == "departments" else {**held, "departments": ["市民課"]}
        changes.append(FieldChange(Entity.PROJECT, number, field, held, other))
    return changes


@pytest.fixture
def approved(small_workspace):
    """A round with one answer, approved before anything was noted as sent."""
    answer(small_workspace)
    small_workspace.surveys.approve(FY, "本部会議", day=dt.date(2023, 7, 12))
    return small_workspace


class TestApproving:
    def test_is_one_step_with_its_words_and_undone_as_one(self, approved):
        held = approved.surveys.status(FY).round.approval
        assert (held.at, held.note) == ("2023-07-12", "本部会議")
        assert approved.edits.undo_label == "令和4年度の結果の承認"
        (step, *_) = approved.history.recent_steps()
        assert step.last.change.field == "approval", "the newest line tells the approval, not a lead"
        assert {entry.label for entry in approved.history.recent(step.changes)} == {"令和4年度の結果の承認"}
        approved.edits.undo()
        assert approved.surveys.status(FY).round.approval is None
        assert {report.lead for report in approved.reports.of_year(FY).values()} == {""}
        answer(approved, status="done")

    def test_without_a_day_it_is_now_and_says_by_whom(self, small_workspace):
        answer(small_workspace)
        small_workspace.surveys.approve(FY, "")
        held = small_workspace.surveys.status(FY).round.approval
        today = small_workspace.edits.editor.now().date().isoformat()
        assert (held.at[:10], held.by) == (today, small_workspace.edits.editor.who)

    def test_who_answered_stays_when_the_plan_names_another_later(self, approved):
        """A reorganisation must not move grades of an approved year to another department."""
        before = {row.number: row.department for row in approved.evaluation.data().year(FY)}
        assert before["1-1-1"] == "収納課"
        edits = moved(
            approved, "1-1-1", ("departments", "plan.2022.1", "plan.2022.2", "plan.2023.1", "plan.2023.2")
        )
        approved.edits.apply(edits, "機構改革")
        assert {row.number: row.department for row in approved.evaluation.data().year(FY)} == before
        assert approved.surveys.assignments(2023)["1-1-1"].lead == "市民課", "the year after follows the plan"

    def test_a_lead_that_the_office_chose_is_kept(self, small_workspace):
        answer(small_workspace)
        small_workspace.surveys.set_lead(FY, "1-1-1", "市民課")
        small_workspace.surveys.approve(FY, "")
        assert small_workspace.surveys.assignments(FY)["1-1-1"].lead == "市民課"

    @pytest.mark.parametrize("what", ["approve", "unlock"])
    def test_without_its_backup_nothing_is_changed(self, small_workspace, monkeypatch, what):
        answer(small_workspace)
        if what == "unlock":
            small_workspace.surveys.approve(FY, "")
        before = small_workspace.surveys.status(FY), small_workspace.edits.step_count

        class Stopped(NoProgress):
            def step(self, done, total, what):
                raise CancelledError

        with pytest.raises(CancelledError):
            getattr(small_workspace.surveys, what)(FY, "誤り", Stopped())
        assert (small_workspace.surveys.status(FY), small_workspace.edits.step_count) == before

    def test_a_reader_may_not_approve(self, small_workspace, tmp_path):
        from fujidesk.paths import user_folders
        from fujidesk.services.workspace import open_workspace

        answer(small_workspace)
        reader = open_workspace(small_workspace.path, user_folders(tmp_path / "other"), read_only=True)
        with pytest.raises(UserError, match="読み取り専用"):
            reader.surveys.approve(FY, "")
        reader.close()


class TestUnlocking:
    def test_the_whole_reason_stays_in_the_history(self, approved):
        reason = "理" * REASON_LENGTH
        approved.surveys.unlock(FY, f" {reason}\n")
        assert approved.history.recent(1)[0].label.endswith(f"（理由: {reason}）")
        approved.edits.undo()
        assert approved.history.recent(1)[0].label.endswith(f"（理由: {reason}）")
        assert approved.reports.is_locked(FY)

    def test_a_longer_one_is_refused_rather_than_cut(self, approved):
        with pytest.raises(UserError, match=f"{REASON_LENGTH} 文字まで.*いま {REASON_LENGTH + 1} 文字"):
            approved.surveys.unlock(FY, "理" * (REASON_LENGTH + 1))
        assert approved.reports.is_locked(FY)

    @pytest.mark.parametrize("reason", ["", " ", "\n\t　"])
    def test_blanks_are_no_reason(self, approved, reason):
        with pytest.raises(UserError, match="理由を入力"):
            approved.surveys.unlock(FY, reason)

    def test_approved_again_with_another_note(self, approved):
        approved.surveys.unlock(FY, "実績額の誤り")
        answer(approved, actual_cost_kyen=5)
        approved.surveys.approve(FY, "書面による承認")
        assert approved.surveys.status(FY).round.approval.note == "書面による承認"


def bulk_edit(space):
    changes = [
        FieldChange(Entity.PROJECT, number, "actual.2022.2", None, {"phase": 3, "departments": [], "settled": True})
        for number in ("1-1-9", "1-5-10")
    ]  # fmt: skip
    space.edits.apply(changes, "一括変更")


def register_import(space):
    change = FieldChange(
        Entity.PROJECT, "1-1-9", "actual.2022.2", None, {"phase": 3, "departments": [], "settled": True}
    )
    title = FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "通知")
    space.register_exchange.apply([Difference(title), Difference(change)])


def plan_import(space):
    record = space.registry.sheet("1-1-1").record
    new = dataclasses.replace(record, number="1-1-3")
    change = FieldChange(Entity.PROJECT, "1-1-3", "*", None, whole_value(new))
    comparison = PlanComparison(("計画.html",), 1, (), (), ())
    space.plan_import.apply(comparison, [Difference(change)])


def removal(space):
    record = space.registry.sheet("1-5-10").record
    space.edits.apply([FieldChange(Entity.PROJECT, "1-5-10", "*", whole_value(record), None)], "削除")


def another_lead(space):
    space.surveys.set_lead(FY, "1-1-1", "市民課")


def office_score(space):
    report = space.reports.of_year(FY)["1-1-9"]
    space.reports.set_office(report, (None, 5, None), "実績額から")


def empty_answer(space):
    answer(space, status=None)


def sending(space):
    space.surveys.mark_sent(FY, ["市民課"], DAY)


def sending_back(space):
    space.surveys.send_back(FY, ["市民課"], DAY, "下期が空欄")


WAYS = [
    (bulk_edit, "1-1-9 の「スケジュール（実績）R4下期」は変更できません"),
    (register_import, "1-1-9 の「.*」は変更できません"),
    (plan_import, "1-1-3 は登録できません"),
    (removal, "1-5-10 は削除できません"),
    (another_lead, "1-1-1 の「R4 回答する部署」は変更できません"),
    (office_score, "1-1-9 の「R4 ②経費（事務局）」は変更できません"),
    (empty_answer, "1-1-9 の「R4 実施状況」は変更できません"),
    (sending, "送付済にすることはできません"),
    (sending_back, "差し戻すことはできません"),
]


class TestLock:
    @pytest.mark.parametrize(("write", "words"), WAYS, ids=lambda item: getattr(item, "__name__", None))
    def test_no_way_of_writing_goes_round_it(self, approved, write, words):
        before = approved.registry.content(), approved.reports.of_all(), approved.surveys.status(FY)
        lines = len(approved.history.recent(500))
        with pytest.raises(YearLockedError, match=words) as refusal:
            write(approved)
        assert "解除して" in str(refusal.value)
        assert (approved.registry.content(), approved.reports.of_all(), approved.surveys.status(FY)) == before
        assert len(approved.history.recent(500)) == lines

    @pytest.mark.parametrize("write", [write for write, _ in WAYS], ids=lambda write: write.__name__)
    def test_each_of_them_goes_once_it_is_lifted(self, approved, write):
        approved.surveys.unlock(FY, "誤り")
        lines = len(approved.history.recent(500))
        write(approved)
        assert len(approved.history.recent(500)) > lines

    def test_sending_again_changes_nothing_of_it_either(self, small_workspace):
        """All leads are kept since the first sending, so that there is no report to be refused."""
        small_workspace.surveys.mark_sent(FY, ["収納課", "市民課", "デジタル推進課"], DAY)
        answer(small_workspace)
        small_workspace.surveys.approve(FY, "")
        with pytest.raises(YearLockedError):
            small_workspace.surveys.mark_sent(FY, ["収納課"], dt.date(2023, 8, 1))
        (line, *_) = small_workspace.surveys.status(FY).departments
        assert (line.entry.department, line.entry.sent_at) == ("収納課", "2023-04-03")

    def test_what_was_answered_before_is_not_undone_past_it(self, approved):
        """The step below the approval on the stack is reached only through the approval itself."""
        assert approved.edits.undo_label == "令和4年度の結果の承認"
        approved.edits.undo()
        approved.edits.undo()
        assert approved.edits.redo_label == "1-1-9 の回答"
        approved.edits.redo()
        approved.edits.redo()
        assert approved.reports.is_locked(FY)
        assert approved.edits.redo() is None

    def test_confirming_reminding_and_questions_go_on(self, approved):
        approved.surveys.confirm(FY, ["市民課"], DAY)
        approved.surveys.mark_reminded(FY, ["収納課"], DAY)
        approved.surveys.set_leader(FY, "市民課", "係長")
        approved.oddities.ask(FY, "1-1-9", "来年度は？")
        approved.oddities.settle(approved.oddities.inquiries(FY))
        (asked,) = approved.oddities.inquiries(FY)
        assert asked.state is InquiryState.SETTLED
        assert approved.surveys.status(FY).count(EntryState.CONFIRMED) == 1

    def test_other_years_are_open(self, approved):
        report = approved.reports.of_year(2023)["1-1-9"]
        approved.reports.store(report, {"status": "done", "phase_h1": 4}, "翌年度")
        assert approved.reports.of_year(2023)["1-1-9"].phase_h1 == 4

    def test_a_project_that_came_after_it_can_be_taken_out_again(self, approved):
        new = dataclasses.replace(approved.registry.sheet("1-1-9").record, number="1-1-10")
        change = FieldChange(Entity.PROJECT, "1-1-10", "*", None, whole_value(new))
        approved.edits.apply([change], "追加")
        approved.edits.apply([change.reversed()], "削除")
        assert "1-1-10" not in approved.reports.of_year(FY)

    def test_one_refused_value_keeps_a_whole_import_out(self, approved):
        with pytest.raises(YearLockedError):
            register_import(approved)
        assert approved.registry.sheet("1-1-9").record.title == "ＬＩＮＥのお知らせ"
