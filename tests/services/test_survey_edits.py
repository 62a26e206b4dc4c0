"""Edits of the survey: reports, rounds, departments and inquiries, with history, undo and locked years."""

import dataclasses
import sqlite3
import time

import pytest

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.fields import values_of, whole_value
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.reports import StatusReport, report_change
from fujidesk.domain.survey_values import inquiry_value
from fujidesk.domain.surveys import SurveyEntry, SurveyRound
from fujidesk.errors import EditConflictError, UserError, YearLockedError
from fujidesk.models import survey_rows

APPROVAL = {"at": "2023-07-12T10:00:00+09:00", "by": "情報政策課", "note": "本部会議"}


def report(field, after, before=None, number="1-1-1"):
    return FieldChange(Entity.REPORT, number, field, before, after)


def phase(after, before=None, number="1-1-9", field="actual.2022.1"):
    cells = [
        None if value is None else {"phase": value, "departments": [], "settled": True}
        for value in (before, after)
    ]
    return FieldChange(Entity.PROJECT, number, field, *cells)


def of_round(field, after, before=None, key="2022"):
    return FieldChange(Entity.ROUND, key, field, before, after)


def entry(field, after, before=None, key="2022 市民課"):
    return FieldChange(Entity.ENTRY, key, field, before, after)


def question(after, before=None, field="2022.done_not_operating"):
    return FieldChange(Entity.INQUIRY, "1-1-1", field, before, after)


ASKED = {
    "question": "段階は？", "state": "asked", "answer": "", "asked_at": "2023-05-10", "answered_at": "",
}  # fmt: skip


def kept(workspace, what, *narrowed):
    with workspace._database.reading() as session:
        return {key: found.record for key, found in what(session, *narrowed).items()}


def reports(workspace):
    return kept(workspace, survey_rows.reports, None, None)


def approve(workspace, year=2022):
    workspace.edits.apply([of_round("approval", APPROVAL, key=str(year))], "承認")


GOOD = [
    report("2022.status", "running"),
    report("2022.budget_kyen", 0),
    report("2022.actual_cost_kyen", 10**12),
    report("2023.action", "一行目\n二行目"),
    report("2022.indicator_value", "10.50"),
    report("2022.score_progress", 1),
    report("2022.office_content", 5),
    report("2022.outlook", "merge"),
    report("2022.lead", "市民課"),
    of_round("deadline", "2023-04-28"),
    of_round("contact", "情報政策課 電話 1234"),
    of_round("approval", APPROVAL),
    entry("state", "sent"),
    entry("leader", "市民課 係長"),
    entry("sent_at", "2023-04-03"),
    entry("note", "下期が空欄"),
    question(ASKED),
]


@pytest.mark.parametrize("change", GOOD, ids=lambda change: f"{change.entity}-{change.field}")
def test_each_value_is_stored_undone_redone_and_told(small_workspace, change):
    edits = small_workspace.edits
    made = edits.apply([change], "試し")
    year = 2023 if change.field.startswith("2023") else 2022
    numbers = {"1-1-1"} if change.entity in (Entity.REPORT, Entity.INQUIRY) else set()
    assert made == Changes(frozenset(numbers), label="試し", years=frozenset({year}))
    stored = small_workspace.history.recent()[0].change
    assert (stored.entity, stored.key, stored.field, stored.after) == (
        change.entity, change.key, change.field, change.after,
    )  # fmt: skip
    assert edits.undo() == made
    assert edits.redo() == made
    assert edits.apply([dataclasses.replace(change, before=change.after)], "同じ").years == frozenset()
    assert [item.change.field for item in small_workspace.history.recent()] == [change.field] * 3


def test_values_are_kept_as_they_are_meant(small_workspace):
    small_workspace.edits.apply(GOOD, "一度に")
    found = reports(small_workspace)
    assert str(found["1-1-1", 2022].indicator_value) == "10.50"
    assert found["1-1-1", 2022].office_scores == (None, None, 5)
    assert found["1-1-1", 2023].action == "一行目\n二行目"
    (held,) = kept(small_workspace, survey_rows.rounds).values()
    assert (held.deadline, held.approval.note) == ("2023-04-28", "本部会議")
    (asked,) = kept(small_workspace, survey_rows.entries).values()
    assert (asked.state, asked.leader) == ("sent", "市民課 係長")
    (inquiry,) = kept(small_workspace, survey_rows.inquiries, None, None).values()
    assert inquiry_value(inquiry) == ASKED
    small_workspace.edits.undo()
    assert reports(small_workspace)["1-1-1", 2022] == StatusReport("1-1-1", 2022)
    assert kept(small_workspace, survey_rows.rounds) == {2022: SurveyRound(2022)}
    assert kept(small_workspace, survey_rows.entries) == {(2022, "市民課"): SurveyEntry(2022, "市民課")}
    assert kept(small_workspace, survey_rows.inquiries, None, None) == {}


REFUSED = [
    (report("2022.status", "実施中"), "1-1-1 の「R4 実施状況」: 「実施中」は使えません。完了・実施中"),
    (report("2022.budget_kyen", -1), "千円単位の 0 以上の整数"),
    (report("2022.budget_kyen", True), "千円単位の 0 以上の整数"),
    (report("2022.budget_kyen", 10**12 + 1), "千円単位"),
    (report("2022.score_cost", 6), "1～5 の整数"),
    (report("2022.score_cost", "4"), "1～5 の整数"),
    (report("2022.indicator_value", "約10"), "数ではありません"),
    (report("2022.indicator_value", "1E+40"), "桁が多すぎます"),
    (report("2022.indicator_value", True), "数ではありません"),
    (report("2022.action", 3), "文字で入力"),
    (report("2022.action", "あ" * 50_001), "50,000 文字まで"),
    (report("2022.lead", "あ" * 101), "100 文字まで"),
    (report("2021.status", "done"), "令和3年度は計画の期間の外です。令和4年度から令和8年度まで"),
    (report("2022.phase_h1", 2), "変更できません"),
    (report("status", "done"), "変更できません"),
    (report("2022.status", "done", number="1-1-2"), "事業番号 1-1-2 の事業はありません"),
    (of_round("deadline", "4月28日"), "令和4年度の調査 の「提出期限」: 「4月28日」は日付として読めません"),
    (of_round("approval", "済"), "承認の日時"),
    (of_round("title", "調査"), "変更できません"),
    (of_round("deadline", "2023-04-28", key="R4"), "変更できません"),
    (of_round("deadline", "2021-04-28", key="2020"), "計画の期間の外"),
    (entry("state", "提出"), "未送付・送付済・提出・差戻し・確認済のどれか"),
    (entry("sent_at", "2023-04-31"), "令和4年度 市民課 の「送付日」"),
    (entry("state", "sent", key="2022 ない課"), "「2022 ない課」という送付先はありません"),
    (entry("state", "sent", key="市民課"), "変更できません"),
    (question({"state": "gone"}), "状態はありません"),
    (question({"words": "?"}), "照会の内容として読めません"),
    (question(ASKED, field="2022.規則"), "変更できません"),
    (question({**ASKED, "asked_at": "x"}), "日付として読めません"),
]


@pytest.mark.parametrize(("change", "why"), REFUSED, ids=lambda item: getattr(item, "field", None))
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(small_workspace, change, why):
    with pytest.raises(UserError, match=r"。$") as refusal:
        small_workspace.edits.apply([report("2022.change", "先に"), change], "試し")
    assert why in str(refusal.value)
    assert small_workspace.history.recent() == []
    assert reports(small_workspace) == {}


def test_a_change_of_what_was_not_seen_is_a_conflict_that_tells_the_stored_value(small_workspace):
    small_workspace.edits.apply(
        [report("2022.status", "running"), entry("note", "急ぎ"), question(ASKED), of_round("contact", "A")],
        "先に",
    )
    for change, shown in (
        (
            report("2022.status", "done"),
            "1-1-1 の「R4 実施状況」は、先に別の変更がありました。いまの値は「実施中」",
        ),
        (entry("note", "後"), "「急ぎ」"),
        (question(None, before={**ASKED, "state": "planned"}), "「照会中: 段階は？」"),
        (of_round("contact", "B", before="C"), "「A」"),
    ):
        with pytest.raises(EditConflictError) as refusal:
            small_workspace.edits.apply([change], "後から")
        assert shown in str(refusal.value)
    assert small_workspace.edits.apply([report("2022.status", "running")], "同じ") == Changes(label="同じ")


def test_a_row_changed_behind_our_back_is_noticed(small_workspace, monkeypatch):
    small_workspace.edits.apply([report("2022.status", "running")], "先に")
    true_reports = survey_rows.reports

    def older(session, numbers, years):
        return {
            key: dataclasses.replace(found, version=found.version - 1)
            for key, found in true_reports(session, numbers, years).items()
        }

    monkeypatch.setattr(survey_rows, "reports", older)
    with pytest.raises(EditConflictError, match="先に変更しました"):
        small_workspace.edits.apply([report("2022.status", "done", before="running")], "後から")


def test_versions_count_the_updates(small_workspace):
    for before, after in ((None, 1), (1, 2), (2, 3)):
        small_workspace.edits.apply([report("2022.score_cost", after, before)], "採点")
    with sqlite3.connect(small_workspace.path) as connection:
        assert connection.execute("SELECT version, score_cost FROM status_report").fetchall() == [(3, 3)]
    connection.close()


class TestLockedYear:
    def test_approval_locks_reports_and_phases_of_its_year_only(self, small_workspace):
        approve(small_workspace)
        for change in (report("2022.status", "done"), report("2022.office_cost", 3), phase(3)):
            for write in (small_workspace.edits.apply, small_workspace.edits.apply_import):
                with pytest.raises(YearLockedError) as refusal:
                    write([change], "試し")
                assert "令和4年度の結果は 2023年7月12日に承認されています" in str(refusal.value)
                assert "承認を解除してから" in str(refusal.value)
        small_workspace.edits.apply(
            [report("2023.status", "done"), phase(3, field="actual.2023.1")], "次の年"
        )
        small_workspace.edits.apply([question(ASKED), entry("note", "控え")], "照会は続く")

    def test_plan_and_texts_of_a_project_stay_open(self, small_workspace):
        approve(small_workspace)
        small_workspace.edits.apply(
            [FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "通知")], "名前"
        )

    def test_unlocking_opens_it_again_and_both_stand_in_the_history(self, small_workspace):
        approve(small_workspace)
        small_workspace.edits.apply([of_round("approval", None, before=APPROVAL)], "承認を解除: 誤記")
        small_workspace.edits.apply([report("2022.status", "done")], "直す")
        assert [item.label for item in small_workspace.history.recent()] == [
            "直す",
            "承認を解除: 誤記",
            "承認",
        ]

    def test_undo_and_redo_do_not_go_round_the_lock(self, small_workspace):
        edits = small_workspace.edits
        edits.apply([report("2022.status", "done")], "回答")
        edits.undo()
        with small_workspace._database.writing() as session:
            stored = SurveyRound(2022, approval=None)
            columns = survey_rows.round_columns(stored) | {
                "approval": '{"at": "2023-07-12", "by": "x", "note": ""}', "fiscal_year": 2022,
            }  # fmt: skip
            session.execute(survey_rows.survey_round.insert().values(**columns))
        with pytest.raises(YearLockedError):
            edits.redo()
        assert edits.redo_label == "回答"

    def test_undoing_the_approval_opens_the_year(self, small_workspace):
        edits = small_workspace.edits
        edits.apply([report("2022.status", "done")], "回答")
        approve(small_workspace)
        edits.undo()
        assert edits.undo_label == "回答"
        edits.undo()
        assert reports(small_workspace)["1-1-1", 2022].status is None

    def test_the_same_value_again_is_no_change_and_no_refusal(self, small_workspace):
        small_workspace.edits.apply([report("2022.status", "done")], "回答")
        approve(small_workspace)
        assert not small_workspace.edits.apply([report("2022.status", "done")], "同じ").numbers

    def test_a_project_with_answers_of_a_locked_year_is_not_removed(self, small_workspace):
        small_workspace.edits.apply([report("2022.status", "done", number="1-1-9")], "回答")
        approve(small_workspace)
        record = small_workspace.registry.sheet("1-1-9").record
        with pytest.raises(YearLockedError):
            small_workspace.edits.apply(
                [FieldChange(Entity.PROJECT, "1-1-9", "*", whole_value(record), None)], "削除"
            )


def test_removing_a_project_takes_its_answers_along_and_undo_brings_them_back(small_workspace):
    edits = small_workspace.edits
    edits.apply([report("2022.status", "done"), report("2023.score_cost", 3), question(ASKED)], "回答")
    before = reports(small_workspace)
    record = small_workspace.registry.sheet("1-1-1").record
    made = edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "*", whole_value(record), None)], "削除")
    assert made.everything
    assert reports(small_workspace) == {}
    edits.undo()
    assert reports(small_workspace) == before
    assert kept(small_workspace, survey_rows.inquiries, None, None)[
        "1-1-1", 2022, "done_not_operating"
    ] == Inquiry("1-1-1", 2022, "done_not_operating", "段階は？", "asked", "", "2023-05-10", "")
    edits.redo()
    assert reports(small_workspace) == {}
    assert small_workspace.check()[0].severity != "fault"


def test_a_new_project_and_its_answers_come_in_one_step(small_workspace):
    new = dataclasses.replace(small_workspace.registry.sheet("1-1-1").record, number="1-1-3")
    small_workspace.edits.apply(
        [
            FieldChange(Entity.PROJECT, "1-1-3", "*", None, whole_value(new)),
            report("2022.status", "running", number="1-1-3"),
        ],
        "追加",
    )
    assert reports(small_workspace)["1-1-3", 2022].status == "running"


def test_a_reported_phase_leaves_the_departments_beside_it(small_workspace):
    stored = StatusReport("1-1-1", 2022, phase_h1=2)
    small_workspace.edits.apply([phase(3, 2, "1-1-1")], "報告")
    (cell,) = small_workspace.registry.sheet("1-1-1").record.actual
    assert (cell.phase, cell.departments) == (3, ("収納課",))
    small_workspace.edits.undo()
    (cell,) = small_workspace.registry.sheet("1-1-1").record.actual
    assert (cell.phase, cell.departments) == (2, ("収納課",))
    with pytest.raises(EditConflictError):
        small_workspace.edits.apply([phase(4, 3, "1-1-1")], "見ていない値から")
    small_workspace.edits.apply([report_change(stored, "phase_h1", None)], "消す")
    assert "actual.2022.1" not in values_of(small_workspace.registry.sheet("1-1-1").record)


def test_five_thousand_values_in_one_step_take_about_a_second(workspace):
    changes = []
    for number in [row.number for row in workspace.registry.rows()]:
        empty = StatusReport(number, 2022)
        values = {
            "status": "running", "budget_kyen": 5, "actual_cost_kyen": 4, "action": "進めた",
            "indicator_value": "3", "score_progress": 3, "score_cost": 3, "score_content": 3,
            "outlook": "continue", "change": "なし",
        }  # fmt: skip
        changes += [report_change(empty, name, value) for name, value in values.items()]
        changes += [phase(2, number=number, field=f"actual.{year}.1") for year in range(2022, 2027)]
        changes += [
            report_change(StatusReport(number, year), "status", "done")
            for year in (2023, 2024, 2025, 2026)
        ]  # fmt: skip
        changes += [report_change(StatusReport(number, year), "score_cost", 2) for year in (2023, 2024)]
        changes += [report_change(StatusReport(number, year), "change", "x") for year in range(2023, 2027)]
    started = time.perf_counter()
    made = workspace.edits.apply_import(changes, "取り込み")
    spent = time.perf_counter() - started
    assert len(changes) >= 5000
    assert len(made.numbers) == 202
    assert spent < 6, spent  # a slow machine; about one second where nothing else runs
    workspace.edits.undo()
