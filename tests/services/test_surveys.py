"""Rounds of the survey: who is asked, how far each department is, reminders, approval, kept files."""

import datetime as dt

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import values_of
from fujidesk.domain.replies import Problem, Proposal, ReplyKind
from fujidesk.domain.surveys import Approval, Assignment, EntryState, SurveyRound
from fujidesk.errors import EditConflictError, MachineError, UserError, YearLockedError
from fujidesk.models import survey_files
from fujidesk.models.survey_files import NewFile

DAY, LATE = dt.date(2023, 4, 3), dt.date(2023, 5, 8)


def line_of(workspace, department, today=DAY):
    return {line.entry.department: line for line in workspace.surveys.status(2022, today).departments}[
        department
    ]


def answer(workspace, number, **values):
    report = workspace.reports.of_year(2022)[number]
    workspace.reports.store(report, values, f"{number} の回答")


class TestWhoIsAsked:
    def test_first_of_the_departments_of_the_last_half_leads(self, small_workspace):
        asked = small_workspace.surveys.assignments(2022)
        assert asked["1-1-1"] == Assignment("1-1-1", "収納課", ("市民課",))
        assert asked["1-1-9"] == Assignment("1-1-9", "市民課")

    def test_renamed_department_is_its_successor(self, small_workspace):
        edit = FieldChange(
            Entity.PROJECT, "1-5-10", "departments", ["デジタル推進課"], ["情報政策課"]
        )  # fmt: skip
        small_workspace.edits.apply([edit], "所管")
        assert small_workspace.surveys.assignments(2022)["1-5-10"].lead == "デジタル推進課"

    def test_lead_is_chosen_and_given_back_to_the_plan(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_lead(2022, "1-1-1", "市民課")
        assert surveys.assignments(2022)["1-1-1"] == Assignment("1-1-1", "市民課", ("収納課",))
        assert surveys.assignments(2023)["1-1-1"].lead == "収納課"
        surveys.set_lead(2022, "1-1-1", "")
        assert surveys.assignments(2022)["1-1-1"].lead == "収納課"

    def test_unknown_department_or_project_is_refused(self, small_workspace):
        with pytest.raises(UserError, match="部署「ない課」は登録されていません"):
            small_workspace.surveys.set_lead(2022, "1-1-1", "ない課")
        with pytest.raises(UserError, match="事業番号 9-9-9"):
            small_workspace.surveys.set_lead(2022, "9-9-9", "市民課")

    def test_every_project_of_the_plan_is_asked_about(self, workspace):
        asked = workspace.surveys.assignments(2022)
        known = {record.name for record in workspace.registry.departments()}
        assert list(asked) == [row.number for row in workspace.registry.rows()]
        assert {found.lead for found in asked.values()} <= known

    def test_who_was_asked_stays_when_the_plan_names_another_later(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.mark_sent(2022, ["収納課"], DAY)
        cell = values_of(small_workspace.registry.sheet("1-1-1").record)["plan.2022.2"]
        later = {**cell, "departments": ["市民課"]}
        small_workspace.edits.apply(
            [FieldChange(Entity.PROJECT, "1-1-1", "plan.2022.2", cell, later)], "所管"
        )
        assert surveys.assignments(2022)["1-1-1"] == Assignment("1-1-1", "収納課", ("市民課",))


class TestProgress:
    def test_all_departments_start_unsent_in_the_order_of_the_plan(self, small_workspace):
        status = small_workspace.surveys.status(2022)
        assert [line.entry.department for line in status.departments] == [
            "収納課",
            "デジタル推進課",
            "市民課",
        ]
        assert status.count(EntryState.UNSENT) == 3
        assert [line.numbers for line in status.departments] == [("1-1-1",), ("1-5-10",), ("1-1-9",)]

    def test_sending_is_one_step_and_undone_as_one(self, small_workspace):
        surveys = small_workspace.surveys
        before = surveys.status(2022)
        surveys.mark_sent(2022, ["収納課", "市民課"], DAY)
        assert small_workspace.edits.undo_label == "収納課 ほか 1 課 への送付"
        line = line_of(small_workspace, "収納課")
        assert (line.entry.state, line.entry.sent_at) == (EntryState.SENT, "2023-04-03")
        small_workspace.edits.undo()
        assert surveys.status(2022).departments[0].numbers == before.departments[0].numbers
        assert surveys.status(2022).count(EntryState.UNSENT) == 3

    def test_what_others_changed_since_it_was_seen_is_not_written_over(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_round(2022, "2023-04-28", "内線 1")
        seen = surveys.status(2022).round
        surveys.set_round(2022, deadline="2023-05-12")
        with pytest.raises(EditConflictError, match="いまの値は「2023年5月12日"):
            surveys.set_round(2022, deadline="2023-05-01", seen=seen)
        surveys.set_round(2022, contact="内線 2", seen=seen)
        assert surveys.status(2022).round == SurveyRound(2022, "2023-05-12", "内線 2")
        surveys.set_leader(2022, "市民課", "市民課 係長")
        surveys.set_lead(2022, "1-1-1", "市民課")
        with pytest.raises(EditConflictError, match="市民課 係長"):
            surveys.set_leader(2022, "市民課", "市民課 主査", seen="")
        with pytest.raises(EditConflictError, match="いまの値は「市民課」"):
            surveys.set_lead(2022, "1-1-1", "収納課", seen="")
        surveys.set_lead(2022, "1-1-1", "", seen="市民課")

    def test_overdue_departments_come_first(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_round(2022, deadline="2023-04-28")
        surveys.mark_sent(2022, ["市民課"], DAY)
        assert [line.is_overdue for line in surveys.status(2022, dt.date(2023, 4, 28)).departments] == [
            False, False, False,
        ]  # fmt: skip
        late = surveys.status(2022, LATE).departments
        assert [(line.entry.department, line.is_overdue) for line in late] == [
            ("市民課", True), ("収納課", False), ("デジタル推進課", False),
        ]  # fmt: skip

    def test_counts_answered_and_incomplete_projects(self, small_workspace):
        answer(small_workspace, "1-1-9", status="running", budget_kyen=0)
        line = line_of(small_workspace, "市民課")
        assert (line.answered, line.incomplete) == (("1-1-9",), ("1-1-9",))
        answer(small_workspace, "1-1-1", status="stopped")
        line = line_of(small_workspace, "収納課")
        assert (line.answered, line.incomplete) == (("1-1-1",), ())

    def test_sending_again_takes_no_answer_back(self, small_workspace):
        surveys = small_workspace.surveys
        answer(small_workspace, "1-1-9", status="running")
        surveys.confirm(2022, ["市民課"], DAY)
        surveys.mark_sent(2022, ["市民課"], LATE)
        entry = line_of(small_workspace, "市民課").entry
        assert (entry.state, entry.sent_at) == (EntryState.CONFIRMED, "2023-05-08")

    def test_reminding_and_the_leaders_name(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.mark_reminded(2022, ["市民課"], LATE)
        surveys.set_leader(2022, "市民課", "市民課 係長")
        entry = line_of(small_workspace, "市民課").entry
        assert (entry.reminded_at, entry.leader) == ("2023-05-08", "市民課 係長")
        assert entry.state is EntryState.UNSENT

    def test_sending_back_needs_a_reason_and_an_answer(self, small_workspace):
        surveys = small_workspace.surveys
        with pytest.raises(UserError, match="理由を入力してください"):
            surveys.send_back(2022, ["市民課"], LATE, " ")
        with pytest.raises(UserError, match="市民課 の回答はまだ届いていないため、差し戻すことはできません"):
            surveys.send_back(2022, ["市民課"], LATE, "下期が空欄")
        answer(small_workspace, "1-1-9", status="running")
        surveys.send_back(2022, ["市民課"], LATE, "下期が空欄")
        entry = line_of(small_workspace, "市民課").entry
        assert (entry.state, entry.sent_back_at, entry.note) == (
            EntryState.SENT_BACK, "2023-05-08", "下期が空欄",
        )  # fmt: skip

    def test_confirming_needs_an_answer(self, small_workspace):
        surveys = small_workspace.surveys
        with pytest.raises(UserError, match="確認済にすることはできません"):
            surveys.confirm(2022, ["収納課", "市民課"], LATE)
        answer(small_workspace, "1-1-9", status="running")
        surveys.confirm(2022, ["市民課"], LATE)
        assert line_of(small_workspace, "市民課").entry.confirmed_at == "2023-05-08"

    def test_a_confirmed_answer_can_still_be_sent_back_and_confirmed_again(self, small_workspace):
        surveys = small_workspace.surveys
        answer(small_workspace, "1-1-9", status="running")
        surveys.confirm(2022, ["市民課"], DAY)
        surveys.send_back(2022, ["市民課"], LATE, "下期が空欄")
        surveys.mark_sent(2022, ["市民課"], LATE)
        assert line_of(small_workspace, "市民課").entry.state is EntryState.SENT, "asked once more"
        surveys.confirm(2022, ["市民課"], LATE)
        entry = line_of(small_workspace, "市民課").entry
        assert (entry.state, entry.note) == (EntryState.CONFIRMED, "下期が空欄")

    def test_one_waiting_department_keeps_all_from_being_confirmed(self, small_workspace):
        answer(small_workspace, "1-1-9", status="running")
        steps = small_workspace.edits.step_count
        with pytest.raises(UserError, match="デジタル推進課"):
            small_workspace.surveys.confirm(2022, ["市民課", "デジタル推進課"], LATE)
        assert small_workspace.edits.step_count == steps

    def test_unknown_department_is_refused(self, small_workspace):
        for step in (
            lambda: small_workspace.surveys.mark_sent(2022, ["ない課"], DAY),
            lambda: small_workspace.surveys.set_leader(2022, "ない課", "係長"),
        ):
            with pytest.raises(UserError, match="送付先はありません"):
                step()

    def test_deadline_must_be_a_day(self, small_workspace):
        with pytest.raises(UserError, match="日付として読めません"):
            small_workspace.surveys.set_round(2022, deadline="4/28")

    def test_what_is_not_given_stays(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_round(2022, "2023-04-28", "情報政策課")
        surveys.set_round(2022, contact="内線 1234")
        held = surveys.status(2022).round
        assert (held.deadline, held.contact) == ("2023-04-28", "内線 1234")
        surveys.set_round(2022, deadline="")
        assert surveys.status(2022).round.deadline == ""


class TestRounds:
    def test_those_of_which_anything_is_stored(self, small_workspace):
        assert small_workspace.surveys.rounds() == {}
        small_workspace.surveys.set_round(2023, "2024-04-26")
        small_workspace.surveys.set_round(2022, contact="内線 1234")
        found = small_workspace.surveys.rounds()
        assert list(found) == [2022, 2023]
        assert (found[2022].contact, found[2023].deadline) == ("内線 1234", "2024-04-26")

    def test_a_year_outside_the_plan_has_none(self, small_workspace):
        for step in (
            lambda: small_workspace.surveys.set_round(2021, "2022-04-28"),
            lambda: small_workspace.surveys.mark_sent(2030, ["市民課"], DAY),
            lambda: small_workspace.surveys.set_lead(2021, "1-1-1", "市民課"),
        ):
            with pytest.raises(UserError, match="計画の期間の外です"):
                step()


class TestReminder:
    def test_names_leader_deadline_missing_projects_and_contact(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_round(2022, "2023-04-28", "情報政策課 内線 1234")
        surveys.set_leader(2022, "市民課", "市民課 係長")
        surveys.mark_sent(2022, ["市民課"], DAY)
        text = surveys.reminder_text(2022, ["市民課"])
        assert text.startswith("市民課\n市民課 係長 様\n")
        assert "令和4年度の進捗状況報告" in text
        assert "提出期限は 令和5年4月28日（金）です" in text
        assert "・1-1-9 ＬＩＮＥのお知らせ\n" in text
        assert text.endswith("情報政策課 内線 1234\n")
        assert "収納課" not in text

    def test_tells_half_filled_answers_apart(self, small_workspace):
        answer(small_workspace, "1-1-9", status="running")
        text = small_workspace.surveys.reminder_text(2022, ["市民課"])
        assert "・1-1-9 ＬＩＮＥのお知らせ（未記入の項目あり）" in text
        assert "情報化推進リーダー 様" in text
        assert "提出期限" not in text

    def test_a_sent_back_answer_is_asked_for_with_its_reason(self, small_workspace):
        answer(small_workspace, "1-1-9", status="running")
        small_workspace.surveys.send_back(2022, ["市民課"], LATE, "下期が空欄")
        assert "（下期が空欄）の再提出" in small_workspace.surveys.reminder_text(2022, ["市民課"])

    def test_whole_answers_are_asked_to_be_looked_at_only(self, small_workspace):
        answer(small_workspace, "1-1-9", status="stopped")
        text = small_workspace.surveys.reminder_text(2022, ["市民課"])
        assert "御確認をお願いします。" in text
        assert "1-1-9" not in text

    def test_of_nobody_there_is_no_mail(self, small_workspace):
        assert small_workspace.surveys.reminder_text(2022, []) == ""
        assert small_workspace.surveys.reminder_text(2022, ["ない課"]) == ""

    def test_several_departments_have_a_part_each(self, small_workspace):
        text = small_workspace.surveys.reminder_text(2022, ["市民課", "収納課"])
        assert text.count("進捗状況報告について") == 2

    def test_a_long_list_is_cut_and_counted(self, workspace):
        surveys = workspace.surveys
        for row in workspace.registry.rows()[:40]:
            surveys.set_lead(2022, row.number, "収納課")
        text = surveys.reminder_text(2022, ["収納課"])
        listed = [line for line in text.splitlines() if line.startswith("・")]
        assert len(listed) == 30
        assert "ほか " in text


class TestApproval:
    def test_approves_once_with_note_backup_and_history(self, small_workspace):
        surveys = small_workspace.surveys
        answer(small_workspace, "1-1-9", status="running")
        assert small_workspace.last_backup is None
        surveys.approve(2022, "本部会議 ")
        held = surveys.status(2022).round.approval
        assert isinstance(held, Approval)
        assert (held.note, bool(held.by)) == ("本部会議", True)
        assert small_workspace.last_backup is not None
        assert small_workspace.history.recent(1)[0].label == "令和4年度の結果の承認"
        with pytest.raises(UserError, match="令和4年度の結果はすでに承認されています"):
            surveys.approve(2022, "もう一度")

    def test_a_year_without_any_answer_is_not_approved(self, small_workspace):
        with pytest.raises(UserError, match="回答がまだありません"):
            small_workspace.surveys.approve(2024, "")
        assert small_workspace.last_backup is None

    def test_unlocking_needs_a_reason_that_stays_in_the_history(self, small_workspace):
        surveys = small_workspace.surveys
        answer(small_workspace, "1-1-9", status="running")
        surveys.approve(2022, "")
        with pytest.raises(YearLockedError):
            answer(small_workspace, "1-1-9", status="done")
        with pytest.raises(UserError, match="理由を入力"):
            surveys.unlock(2022, "")
        surveys.unlock(2022, "実績額の\n誤り")
        answer(small_workspace, "1-1-9", status="done")
        labels = [entry.label for entry in small_workspace.history.recent(3)]
        assert "令和4年度の承認の解除（理由: 実績額の 誤り）" in labels
        with pytest.raises(UserError, match="承認されていません"):
            surveys.unlock(2022, "もう一度")

    def test_sending_in_a_locked_year_is_refused(self, small_workspace):
        answer(small_workspace, "1-1-9", status="running")
        small_workspace.surveys.approve(2022, "")
        with pytest.raises(YearLockedError):
            small_workspace.surveys.mark_sent(2022, ["収納課"], DAY)
        assert line_of(small_workspace, "収納課").entry.state is EntryState.UNSENT


def kept(workspace, **values):
    given = {
        "fiscal_year": 2022, "kind": ReplyKind.REPORT, "department": "市民課", "name": "回答.xlsx",
        "saved_at": "2023-04-20T10:00:00", "received_at": "2023-04-21T09:00:00", "content": b"PK\x00\xff",
        **values,
    }  # fmt: skip
    with workspace._database.writing() as session:
        return survey_files.keep(session, NewFile(**given))


class TestKeptFiles:
    def test_bytes_come_out_as_they_went_in(self, small_workspace, tmp_path):
        file_id = kept(small_workspace)
        (found,) = small_workspace.surveys.files(2022)
        assert (found.id, found.size, found.name, found.kind) == (file_id, 4, "回答.xlsx", ReplyKind.REPORT)
        assert found.sha256 == survey_files.sha256_of(b"PK\x00\xff")
        small_workspace.surveys.save_file(file_id, tmp_path / "out.xlsx")
        assert (tmp_path / "out.xlsx").read_bytes() == b"PK\x00\xff"
        assert small_workspace.surveys.files(2023) == []

    def test_missing_file_and_missing_folder_are_told(self, small_workspace, tmp_path):
        with pytest.raises(UserError, match="保存されていません"):
            small_workspace.surveys.save_file(7, tmp_path / "out.xlsx")
        with pytest.raises(MachineError, match="。$"):  # noqa: RUF043 - the end of a sentence
            small_workspace.surveys.save_file(kept(small_workspace), tmp_path / "none" / "out.xlsx")

    def test_problems_of_the_newest_return_count(self, small_workspace):
        open_line = Problem("1-1-9", "C12", "②経費：数が読めません", "0〜5", "1-1-9")
        kept(small_workspace, problems={"市民課": [open_line] * 5, "収納課": [open_line]})
        newer = kept(small_workspace, problems={"市民課": [open_line] * 2})
        assert line_of(small_workspace, "市民課").problems == 2
        assert line_of(small_workspace, "収納課").problems == 1
        with small_workspace._database.writing() as session:
            survey_files.set_state(session, newer, survey_files.WITHDRAWN)
        assert line_of(small_workspace, "市民課").problems == 5

    def test_known_bytes_are_found_unless_withdrawn(self, small_workspace):
        file_id = kept(small_workspace)
        with small_workspace._database.writing() as session:
            assert survey_files.known(session, survey_files.sha256_of(b"PK\x00\xff")).id == file_id
            assert survey_files.known(session, "0" * 64) is None
            survey_files.set_state(session, file_id, survey_files.WITHDRAWN)
            assert survey_files.known(session, survey_files.sha256_of(b"PK\x00\xff")) is None
        assert small_workspace.surveys.files(2022)[0].state == "withdrawn"

    def test_proposals_are_kept_with_their_costs(self, small_workspace):
        first = Proposal("市民課", "新しい窓口", costs=((2024, 100), (2025, 0)), risks="人手")
        file_id = kept(
            small_workspace, kind=ReplyKind.PROPOSAL, proposals=(first, Proposal("市民課", "別案"))
        )
        assert small_workspace.surveys.proposals(2022) == [first, Proposal("市民課", "別案")]
        with small_workspace._database.writing() as session:
            survey_files.set_state(session, file_id, survey_files.WITHDRAWN)
        assert small_workspace.surveys.proposals(2022) == []
