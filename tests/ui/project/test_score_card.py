"""Scores, total and grade as one card: what it says for every state, and when it asks for a reason."""

from dataclasses import replace

import pytest

from fujidesk.domain.reports import Status, StatusReport
from fujidesk.domain.surveys import Assignment
from fujidesk.ui.project.report_state import YearReport
from fujidesk.ui.project.score_card import ScoreCard

SCORES = {"score_progress": 4, "score_cost": 3, "score_content": 4}
LAST = StatusReport("1-1-1", 2022, Status.RUNNING, score_progress=4, score_cost=1, score_content=2,
                    score_reason="昨年の理由")  # fmt: skip


@pytest.fixture
def card(qtbot, theme, small_profile):
    made = ScoreCard(2023, small_profile, theme)
    qtbot.addWidget(made)
    made.resize(620, 300)
    made.show()
    return made


def year(last=None, **values):
    """Return the report of R5."""
    return YearReport(StatusReport("1-1-1", 2023, **values), Assignment("1-1-1", "収納課"), last)


@pytest.mark.parametrize(
    ("values", "total", "mark"),
    [
        ({}, "総合 － 点", "unanswered"),
        ({"status": Status.RUNNING}, "総合 － 点", "unevaluated"),
        ({"status": Status.RUNNING} | SCORES, "総合 11 点", "A"),
        ({"status": Status.STOPPED} | SCORES, "総合 － 点", "stopped"),
        ({"status": Status.NOT_STARTED} | SCORES, "総合 － 点", "not_started"),
        ({"status": Status.DONE}, "総合 － 点", "done"),
        ({"status": Status.DONE} | SCORES, "総合 11 点", "A"),
        ({"status": Status.RUNNING} | SCORES | {"office_progress": 1, "office_reason": "遅れ"},
         "総合 8 点", "C"),
    ],
)  # fmt: skip
def test_total_and_mark_of_every_state(card, values, total, mark):
    card.start(year(**values), {})
    assert (card.total_text, card.chip.mark) == (total, mark)


def test_last_years_scores_and_reason_stand_beneath_each(card):
    card.start(year(LAST, status=Status.RUNNING), {})
    notes = [card.form.field(f"2023.{name}").note.text() for name in SCORES]
    assert notes == ["前年度: 4", "前年度: 1", "前年度: 2"]
    assert card.reason.field("2023.score_reason").note.text() == "前年度: 昨年の理由"
    card.start(year(), {})
    assert card.form.field("2023.score_cost").note.isHidden()


def test_a_move_of_two_asks_for_a_reason_and_says_which(card):
    card.start(year(LAST, status=Status.RUNNING, **SCORES), {})
    assert "②経費 1 → 3、③取組内容 2 → 4" in card.ask.text()
    assert "①" not in card.ask.text()
    given = year(LAST, status=Status.RUNNING, score_reason="工事が済んだ", **SCORES)
    card.update_year(given)
    assert card.ask.isHidden()
    card.update_year(replace(given, report=replace(given.report, score_reason=" \n")))
    assert not card.ask.isHidden()


def test_a_move_of_one_asks_for_nothing(card):
    near = replace(LAST, score_cost=2, score_content=3)
    card.start(year(near, status=Status.RUNNING, **SCORES), {})
    assert card.ask.isHidden()


def test_all_parts_are_locked_and_opened_together(card):
    card.start(year(status=Status.RUNNING, office_progress=1, office_reason="遅れ", **SCORES), {})
    for locked in (True, False):
        card.set_locked(locked)
        assert card.form.field("2023.score_cost").editor.button(1).isEnabled() is not locked
        assert card.reason.field("2023.score_reason").editor.isReadOnly() is locked
        assert card.office.body.editors[0].button(1).isEnabled() is not locked
        assert card.office.body.reason.isReadOnly() is locked


def test_the_chip_grows_with_the_text_and_keeps_its_column(card, theme, qapp):
    small = card.chip.minimumSize()
    theme.change(qapp, scale=200)
    assert card.chip.minimumSize() == small * 2
    theme.change(qapp, scale=100)
    assert card.chip.minimumSize() == small


@pytest.mark.parametrize("narrow", [True, False])
def test_narrow_scores_stand_below_one_another(card, qapp, narrow):
    card.start(year(status=Status.RUNNING), {})
    card.set_narrow(narrow=narrow)
    qapp.sendPostedEvents()
    card.layout().activate()
    tops = {card.form.field(f"2023.{name}").y() for name in SCORES}
    assert len(tops) == (3 if narrow else 1)
