"""The selected project beside the list."""

from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.ui.registry.grade_trail import GradeTrail
from fujidesk.ui.registry.preview import PreviewPanel, StripView


@pytest.fixture
def preview(qtbot, theme, texts, profile):
    made = PreviewPanel(texts, profile, theme)
    qtbot.addWidget(made)
    made.resize(320, 560)
    made.show()
    return made


def entry(field, before, after, at="2026-11-18T09:05:00+09:00"):
    change = FieldChange(Entity.PROJECT, "1-1-1", field, before, after)
    return HistoryEntry(1, at, "係長 @ PC", "編集", change)


def test_nothing_chosen_says_how(preview):
    assert preview.number == ""
    assert preview._empty.isVisible()
    assert not preview._body.isVisible()


def test_shows_the_project(preview, rows):
    preview.show_project(rows[0])
    assert preview.number == "1-1-1"
    assert preview._measure.text() == "1.1 オンライン化"
    assert preview._title.text() == "1-1-1　窓口カードの試行"
    assert preview._category.text() == "重点"
    assert preview._dx.isVisible()
    assert preview._departments.text() == "収納課"
    assert preview._summary._text.text() == "一行の要約"
    assert preview._indicator._text.text() == "300件"
    assert not preview._recent.isVisible()
    assert "R4上　(1)" in preview._course.text()
    assert "運用・実施" in preview.findChild(StripView).accessibleName()


def test_project_without_schedule_has_no_strip(preview, rows):
    preview.show_project(rows[2])
    assert not preview.findChild(StripView).isVisible()
    assert preview._course.text() == "計画に進捗段階の記載がありません。"
    assert not preview._indicator.isVisible()
    assert not preview._dx.isVisible()


def test_recent_changes_in_words(preview, rows):
    preview.show_project(rows[0], [
        entry("category", "promotion", "priority"),
        entry("is_dx", False, True),
        entry("plan.2025.1", {"phase": 3, "departments": [], "settled": True}, {"phase": None}),
        entry("overview", "長い文" * 20, "別の文" * 20),
    ])  # fmt: skip
    assert preview._recent._text.text().splitlines() == [
        "11月18日 09:05　事業分類：推進 → 重点",
        "11月18日 09:05　DX：なし → あり",
        "11月18日 09:05　スケジュール（計画）R7上期：(3) → 終了",
        "11月18日 09:05　事業概要を変更",
    ]


def test_paints(preview, rows):
    preview.show_project(rows[0])
    assert not preview.grab().isNull()
    preview.restyle()
    assert preview.findChild(StripView).sizeHint().width() > 180


def test_evaluations_of_all_years_and_the_status_of_the_chosen_one(preview, rows):
    preview.show_project(replace(rows[0], grades="Bu  A", statuses="rr  d"))
    trail = preview.findChild(GradeTrail)
    assert trail.marks == ["B", "unevaluated", "unanswered", "unanswered", "A"]
    assert trail.accessibleName() == "評価の推移 R4 B、R5 未評価、R6 未回答、R7 未回答、R8 A"
    assert trail.toolTip().splitlines()[0] == "R4　実施中　B"
    assert preview._result.text() == "R4 の実施状況：実施中"
    assert trail.isVisible()


def test_without_any_answer_there_is_no_trail(preview, rows):
    preview.show_project(rows[0])
    assert not preview.findChild(GradeTrail).isVisible()
    assert not preview._result.isVisible()


def test_trail_is_painted_in_the_colours_of_the_grades(preview, rows, theme):
    preview.show_project(replace(rows[0], grades="SD   "))
    picture = preview.findChild(GradeTrail).grab().toImage()
    found = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert {theme.tokens.grades["S"].lower(), theme.tokens.grades["D"].lower()} <= found


def test_answers_of_the_survey_are_told_in_words(preview, rows):
    change = FieldChange(Entity.REPORT, "1-1-1", "2022.status", None, "running")
    long = FieldChange(Entity.REPORT, "1-1-1", "2022.action", None, "長い文" * 20)
    entries = [HistoryEntry(1, "2026-11-18T09:05:00+09:00", "係長", "", item) for item in (change, long)]
    preview.show_project(rows[0], entries)
    assert preview._recent._text.text().splitlines() == [
        "11月18日 09:05　R4 実施状況：（未回答） → 実施中",
        "11月18日 09:05　R4 取組内容を変更",
    ]


def test_a_project_that_does_not_run_in_the_year_owes_no_answer(preview, rows):
    preview.show_project(replace(rows[0], grades="iB   ", statuses="ir   "))
    assert preview._result.text() == "R4 の実施状況：対象外（この年度は動いていません）"
    preview.show_project(replace(rows[0], grades="ii   ", statuses="ii   "))
    assert not preview._result.isVisibleTo(preview)
