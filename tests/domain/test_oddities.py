"""Oddities and inquiries: their words, and a line with both."""

from dataclasses import replace

from fujidesk.domain.oddities import (
    INQUIRY_STATE_NAMES,
    WEIGHT_NAMES,
    Inquiry,
    InquiryState,
    OddityLine,
    Weight,
)


def test_every_weight_and_state_has_a_word_of_its_own():
    assert set(WEIGHT_NAMES) == set(Weight)
    assert set(INQUIRY_STATE_NAMES) == set(InquiryState)
    assert len(set(INQUIRY_STATE_NAMES.values())) == len(InquiryState)


def test_only_a_settled_question_settles_a_line():
    asked = Inquiry("1-1-1", 2022, "same_text", "何をしましたか。", InquiryState.ANSWERED)
    line = OddityLine("1-1-1", "窓口", "窓口課", "same_text", None, asked)
    assert not line.is_settled
    assert replace(line, inquiry=replace(asked, state=InquiryState.SETTLED)).is_settled
    assert not replace(line, inquiry=None).is_settled
