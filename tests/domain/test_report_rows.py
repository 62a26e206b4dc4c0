"""Slim rows of the evaluation: marks and moves."""

from dataclasses import replace

from fujidesk.domain.records import Category
from fujidesk.domain.report_rows import ABSENT, ReportRow, mark_name, marks_of, moves, report_row
from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.scoring import Standing
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")
PLACE = ReportRow("1-1-1", "窓口の案内", "1", "1.1", Category.PRIORITY, "窓口課", True, 2023)
NOW = StatusReport("1-1-1", 2023, Status.RUNNING, score_progress=5, score_cost=3, score_content=4)
BEFORE = replace(NOW, fiscal_year=2022, score_progress=3, score_cost=4, score_content=None)


def test_a_row_holds_what_counts():
    row = report_row(PLACE, replace(NOW, office_cost=4, office_reason="実績額から"), BEFORE, PROFILE)
    assert (row.scores, row.self_scores) == ((5, 4, 4), (5, 3, 4))
    assert (row.total, row.grade, row.mark) == (13, "A", "A")
    assert row.standing is Standing.EVALUATED
    assert row.moved == (2, 0, None)
    assert row.has_large_move


def test_without_an_answer_the_row_says_so():
    assert report_row(PLACE, None, BEFORE, PROFILE).mark == "unanswered"
    row = report_row(PLACE, StatusReport("1-1-1", 2023), None, PROFILE)
    assert (row.mark, row.grade, row.total, row.moved) == ("unanswered", None, None, (None, None, None))
    assert not row.has_large_move


def test_a_stopped_project_moves_nowhere():
    stopped = replace(NOW, status=Status.STOPPED)
    assert moves(BEFORE, stopped) == (None, None, None)
    assert moves(replace(BEFORE, status=Status.NOT_STARTED), NOW) == (None, None, None)
    assert report_row(PLACE, stopped, BEFORE, PROFILE).mark == "stopped"


def test_a_fall_by_two_is_a_large_move_and_one_step_is_none():
    assert replace(PLACE, moved=(None, -2, 0)).has_large_move
    assert not replace(PLACE, moved=(1, -1, None)).has_large_move


def test_marks_come_grades_first_and_have_words():
    marks = marks_of(PROFILE)
    assert marks[:5] == ("S", "A", "B", "C", "D")
    assert [mark_name(mark) for mark in marks[5:]] == ["未評価", "未回答", "未実施", "中止", "完了"]
    assert (mark_name("S"), mark_name(ABSENT)) == ("S", "なし")
