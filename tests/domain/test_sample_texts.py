"""Sentences of made answers: they go with the scores, and none is half a sentence."""

from itertools import product

import pytest

from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_texts import (
    action_text,
    budget_text,
    closing_text,
    ended_text,
    note_text,
    office_text,
    reason_text,
    review_text,
    stop_text,
    waiting_text,
)
from fujidesk.exchange.profiles import load_profile

PROFILE = load_profile("fuji")


def reason(progress, cost, content, seed=0, **options):
    report = StatusReport(
        "1-1-1", 2022, phase_h2=4, score_progress=progress, score_cost=cost, score_content=content
    )
    return reason_text(report, PROFILE, Dice("reason", seed), **options)


@pytest.mark.parametrize("scores", list(product((None, 1, 2, 3, 4, 5), repeat=3)))
def test_a_low_score_always_has_a_cause(scores):
    told = reason(*scores)
    assert bool(told) == any(score not in (None, 3) for score in scores)
    assert told == "" or told.endswith("。")


def test_money_is_explained_the_right_way_round():
    for seed in range(20):
        assert "抑えた" in reason(3, 5, 3, seed)
        assert any(word in reason(3, 1, 3, seed) for word in ("増え", "上回った"))


def test_a_score_that_moved_has_a_reason_even_in_the_middle():
    assert reason(3, 3, 3) == ""
    assert "変わった理由" in reason(3, 3, 3, moved=True)


@pytest.mark.parametrize("phase", [1, 2, 3, 4])
def test_every_text_names_the_project_and_is_whole(phase):
    for seed in range(20):
        text = action_text("窓口の案内", phase, Dice("action", seed))
        assert "「窓口の案内」" in text
        assert "{" not in text
        assert text.endswith("。")
        assert "。。" not in text


def test_a_figure_before_operation_is_never_called_reached():
    for seed in range(20):
        assert note_text(False, True, Dice("note", seed)) == "導入前のため、実績はまだない。"
        assert note_text(True, True, Dice("note", seed)) != note_text(True, False, Dice("note", seed))


def test_the_other_sentences_are_whole_and_say_what_they_are_for():
    dice = Dice("others")
    assert "取りやめた" in ended_text("案内", 2024, is_stopped=True)
    assert "令和6年度より前に終えている。" in ended_text("案内", 2024, is_stopped=False)
    assert budget_text(is_more=True) != budget_text(is_more=False)
    assert closing_text(2024).startswith("令和6年度")
    texts = (
        review_text(dice),
        office_text(dice),
        stop_text(),
        waiting_text("案内"),
        budget_text(is_more=True),
    )
    assert all(text.endswith("。") for text in texts)
