"""A year's results: the bar of its evaluations with the words beneath, the survey, the approval."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.surveys import (
    Approval,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
)
from fujidesk.ui.home.result_card import ResultCard
from fujidesk.ui.home.year_results import YearResults
from fujidesk.ui.widgets.stacked_bars import StackedBars

MARKS = {"A": ("1-1-1", "1-1-2"), "unevaluated": ("1-1-3",)}


def results(marks=MARKS, approved=False):
    lines = (
        DepartmentProgress(SurveyEntry(2025, "収納課", EntryState.RETURNED), ()),
        DepartmentProgress(SurveyEntry(2025, "市民課", EntryState.SENT), (), is_overdue=True),
    )
    approval = Approval("2026-07-10T10:00:00", "係長") if approved else None
    return YearResults(2025, marks, SurveyStatus(SurveyRound(2025, "2026-04-28", "", approval), lines))


@pytest.fixture
def card(qtbot, theme):
    made = ResultCard(theme)
    qtbot.addWidget(made)
    made.resize(340, 240)
    made.show()
    return made


def plain(texts):
    return [text.replace("\u2060", "").replace("\u00a0", " ") for text in texts]


def test_counts_stand_in_words_too(card, texts):
    card.show_results(results())
    assert plain(texts(card)) == ["令和7年度の結果", "A 2　未評価 1", "調査：提出 1 / 2 課　期限超過 1 課"]


def test_an_approved_year_says_when(card, texts):
    card.show_results(results(approved=True))
    assert plain(texts(card))[:2] == [
        "令和7年度の結果（承認済み）", "A 2　未評価 1\n令和8年7月10日 承認"
    ]  # fmt: skip


def test_without_an_answer_there_is_no_bar_and_nothing_to_evaluate(card, texts):
    card.show_results(results({"unanswered": ("1-1-1",)}))
    assert "令和7年度の回答はまだありません。" in texts(card)
    assert not card.findChild(StackedBars).isVisible()
    assert [made.text() for made in card.findChildren(QPushButton) if made.isVisible()] == [
        "調査・回収を開く"
    ]


def test_buttons_and_parts_of_the_bar_lead_on(qtbot, card):
    card.show_results(results())
    buttons = {made.text(): made for made in card.findChildren(QPushButton)}
    with qtbot.waitSignal(card.survey_requested):
        qtbot.mouseClick(buttons["調査・回収を開く"], Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(card.evaluation_requested):
        qtbot.mouseClick(buttons["評価を開く"], Qt.MouseButton.LeftButton)
    bars = card.findChild(StackedBars)
    with qtbot.waitSignal(card.filter_chosen) as caught:
        qtbot.mouseClick(bars, Qt.MouseButton.LeftButton, pos=bars.segment_box(0, 0).center())
    assert caught.args[0].numbers == MARKS["A"]
    assert caught.args[0].caption == "令和7年度 評価 A"
