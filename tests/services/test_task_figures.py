"""Figures of the calendar's tasks: counted from survey, forms, hearings; each of its own year only."""

import datetime as dt

import pytest

from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.plan_calendar import FIGURE_KEYS
from fujidesk.domain.replies import Proposal, ReplyKind
from fujidesk.models import survey_files
from fujidesk.models.survey_files import NewFile
from fujidesk.services.office_records import added
from fujidesk.services.survey_rounds import RoundsOfDay
from fujidesk.services.task_figures import TaskFigures

APRIL = dt.date(2026, 4, 10)


@pytest.fixture
def figure(small_workspace):
    def of(source, year=2026, day=APRIL):
        w = small_workspace
        return TaskFigures(RoundsOfDay(w.surveys, day), w.new_projects, w.office, day).of(source, year)

    return of


def returned(workspace, department, *titles):
    """Keep a returned 新規事業調査 of the round about R7; returns the file's id."""
    proposals = tuple(
        Proposal(department, title, "目的", "内容", "秋", (), "効果", "", "") for title in titles
    )
    file = NewFile(
        2025, ReplyKind.PROPOSAL, department, f"{department}.xlsx", "2026-04-08T09:00:00",
        "2026-04-08T10:00:00", department.encode() + str(titles).encode(), proposals=proposals,
    )  # fmt: skip
    with workspace._database.writing() as session:
        return survey_files.keep(session, file)


def test_every_source_that_a_profile_may_name_has_a_figure(figure):
    assert all(figure(key) is not None for key in FIGURE_KEYS)
    assert figure("moon_phase") is None


class TestProposals:
    def test_none_so_far_is_told_and_leaves_the_tick_to_the_office(self, figure):
        found = figure("proposals")
        assert (found.done, found.total, found.words) == (0, 0, "提案はまだありません")
        assert (found.is_done, found.decides) == (False, False)

    def test_forms_not_taken_and_their_departments_are_counted(self, small_workspace, figure):
        file = returned(small_workspace, "収納課", "予約", "案内")
        returned(small_workspace, "市民課", "通知")
        assert figure("proposals").words == "2 課から 3 件、未取込 3 件"
        small_workspace.new_projects.take_forms(2026, [(file, 1)])
        found = figure("proposals")
        assert (found.done, found.total, found.words) == (1, 3, "2 課から 3 件、未取込 2 件")
        assert "調査票から取り込む" in found.hint
        assert figure("proposals", 2025).total == figure("proposals", 2027).total == 0

    def test_what_the_office_entered_by_hand_counts_too(self, small_workspace, figure):
        add = small_workspace.new_projects.add
        add(2026, {"title": "予約", "department": "収納課"}, "2026-04-08")
        add(2026, {"title": "案内", "department": "収納課"}, "2026-04-09")
        found = figure("proposals")
        assert (found.done, found.total, found.words, found.hint) == (2, 2, "1 課から 2 件", "")
        add(2026, {"title": "受付", "department": "収納課、市民課"}, "2026-04-09")
        returned(small_workspace, "市民課", "通知")
        assert figure("proposals").words == "2 課から 4 件、未取込 1 件"
        assert figure("proposals", 2025).total == 0

    def test_all_taken_is_done_once_the_deadline_is_over(self, small_workspace, figure):
        small_workspace.surveys.set_round(2025, deadline="2026-04-28")
        file = returned(small_workspace, "収納課", "予約")
        assert not figure("proposals", day=dt.date(2026, 4, 29)).is_done
        small_workspace.new_projects.take_forms(2026, [(file, 1)])
        assert not figure("proposals", day=dt.date(2026, 4, 28)).is_done
        found = figure("proposals", day=dt.date(2026, 4, 29))
        assert (found.is_done, found.words, found.hint) == (True, "1 課から 1 件", "")

    def test_a_file_that_was_taken_back_is_not_counted(self, small_workspace, figure):
        file = returned(small_workspace, "収納課", "予約")
        with small_workspace._database.writing() as session:
            survey_files.set_state(session, file, survey_files.WITHDRAWN)
        assert figure("proposals").total == 0


class TestSurveyHint:
    def test_it_follows_the_round(self, small_workspace, figure):
        surveys = small_workspace.surveys
        asked = [line.entry.department for line in surveys.status(2025, APRIL).departments]
        assert figure("survey_returns").hint.startswith("部署ごとの調査票（Excel）を作り")
        surveys.set_round(2025, deadline="2026-04-28")
        surveys.mark_sent(2025, asked, dt.date(2026, 4, 3))
        assert figure("survey_returns").hint.startswith("届いた回答のファイルを取り込めます")
        late = figure("survey_returns", day=dt.date(2026, 5, 1))
        assert late.hint == f"{len(asked)} 課の回答が届いていません。督促の文面を作れます。"
        report = small_workspace.reports.of_year(2025)["1-1-9"]
        small_workspace.reports.store(report, {"status": "running"}, "回答")
        surveys.approve(2025, "")
        assert (figure("survey_returns").hint, figure("survey_returns").is_done) == ("", True)


def test_to_dos_count_in_the_year_of_their_hearing_only(small_workspace, figure):
    records = [
        Hearing("R8-001", 2026),
        Note("1", "R8-001", 1, NoteKind.TODO, "内訳", due="2026-11-10"),
        Note("2", "R8-001", 2, NoteKind.DECISION, "根拠", done_at="2026-11-12"),
        Note("3", "R8-001", 3, NoteKind.QUESTION, "いつか"),
    ]
    small_workspace.edits.apply([added(record) for record in records], "記録")
    november = dt.date(2026, 11, 21)
    assert figure("open_tasks", day=november).words == "1 / 2 件が完了（期限超過 1 件）"
    assert figure("open_tasks", 2027, november).total == 0


def test_a_source_that_is_not_known_has_no_figure(figure):
    assert figure("weather") is None


def test_the_next_hearing_is_told(small_workspace, figure):
    kind = HearingKind.PRIORITY
    planned = [
        Hearing("R8-001", 2026, kind, department="市民課", day="2026-11-20", start="10:00"),
        Hearing("R8-002", 2026, kind, department="保険課", day="2026-11-24", start="13:00"),
        Hearing("R8-003", 2026, kind, department="収納課", day="2026-11-24", start="10:00"),
        Hearing("R8-004", 2026, kind, department="財政課", day="2026-11-22", state=HearingState.CANCELLED),
        Hearing("R8-005", 2026, kind),
        Hearing("R8-006", 2026, HearingKind.NEW_PROJECT, day="2026-11-21"),
    ]
    small_workspace.edits.apply([added(one) for one in planned], "計画")
    assert figure("priority_hearings", day=dt.date(2026, 11, 21)).hint == "次回 11月24日 10:00 収納課"
    assert figure("priority_hearings", day=dt.date(2026, 11, 25)).hint == ""


def test_departments_without_an_amount_are_named_once(small_workspace, figure):
    names = ["収納課", "収納課", "市民課", "保険課", ""]
    projects = [NewProject(f"R8-00{at}", 2026, department=name) for at, name in enumerate(names)]
    paid = NewProject("R8-009", 2026, department="財政課", requested_kyen=0)
    small_workspace.edits.apply([added(one) for one in (*projects, paid)], "登録")
    found = figure("budget_requests")
    assert (found.words, found.hint) == ("1 / 6 件の要求額を入力", "未入力：収納課、市民課ほか 2 課")
