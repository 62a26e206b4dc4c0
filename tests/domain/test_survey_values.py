"""Rounds, departments and inquiries as field values and back; years that a change is about."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.domain.survey_values import (
    approval_of,
    entry_value,
    entry_with,
    inquiry_of,
    inquiry_value,
    parts_of_dated_field,
    parts_of_entry_key,
    round_value,
    round_with,
    year_of_round_key,
)
from fujidesk.domain.survey_years import locked_years, years_of
from fujidesk.domain.surveys import Approval, EntryState, SurveyEntry, SurveyRound, entry_key


def test_keys_are_taken_apart():
    assert parts_of_entry_key(entry_key(2022, "市民 課")) == (2022, "市民 課")
    assert parts_of_entry_key("市民課") is None
    assert (year_of_round_key("2022"), year_of_round_key("R4")) == (2022, None)
    assert parts_of_dated_field("2022.status") == (2022, "status")
    assert parts_of_dated_field("actual.2022.1") is None
    assert parts_of_dated_field("2022.") is None


@pytest.mark.parametrize(
    ("name", "value"),
    [("deadline", "2023-04-28"), ("contact", "内線"), ("approval", {"at": "x", "by": "y", "note": "z"})],
)
def test_values_of_a_round_go_in_and_come_out(name, value):
    held = round_with(SurveyRound(2022), name, value)
    assert round_value(held, name) == value
    assert round_with(held, name, None) == SurveyRound(2022)


def test_values_of_a_department_go_in_and_come_out():
    held = entry_with(SurveyEntry(2022, "市民課"), "state", "sent")
    assert held.state is EntryState.SENT
    assert entry_value(held, "state") == "sent"
    assert entry_with(held, "state", None).state is EntryState.UNSENT
    assert entry_with(held, "note", None).note == ""


def test_unknown_fields_are_faults_of_the_program():
    with pytest.raises(KeyError):
        round_with(SurveyRound(2022), "title", "x")
    with pytest.raises(KeyError):
        entry_with(SurveyEntry(2022, "市民課"), "department", "x")
    with pytest.raises(ValueError, match="gone"):
        entry_with(SurveyEntry(2022, "市民課"), "state", "gone")


def test_an_inquiry_goes_in_and_comes_out():
    asked = Inquiry("1-1-1", 2022, "own-1", "なぜ？", InquiryState.ASKED, "", "2023-05-10")
    assert inquiry_of("1-1-1", 2022, "own-1", inquiry_value(asked)) == asked
    assert inquiry_of("1-1-1", 2022, "own-1", None) is None
    assert inquiry_value(None) is None
    assert inquiry_of("1-1-1", 2022, "own-1", {}) == Inquiry("1-1-1", 2022, "own-1", "")


def test_an_approval_of_an_older_shape_is_read():
    assert approval_of({"at": "2023-07-12"}) == Approval("2023-07-12", "", "")
    assert approval_of(None) is None


@pytest.mark.parametrize(
    ("change", "years", "locked"),
    [
        (FieldChange(Entity.REPORT, "1-1-1", "2022.status", None, "done"), {2022}, {2022}),
        (FieldChange(Entity.INQUIRY, "1-1-1", "2022.own-1", None, {}), {2022}, set()),
        (FieldChange(Entity.ROUND, "2023", "contact", "", "x"), {2023}, set()),
        (FieldChange(Entity.ENTRY, "2023 市民課", "note", "", "x"), {2023}, set()),
        (FieldChange(Entity.PROJECT, "1-1-1", "actual.2024.2", None, {}), {2024}, {2024}),
        (FieldChange(Entity.PROJECT, "1-1-1", "plan.2024.2", None, {}), set(), set()),
        (FieldChange(Entity.PROJECT, "1-1-1", "*", {"actual.2022.1": {}, "title": ""}, None), {2022}, {2022}),
        (FieldChange(Entity.LEVEL, "1", "title", "a", "b"), set(), set()),
    ],
)
def test_tells_the_years_of_a_change_and_those_that_must_be_open(change, years, locked):
    assert years_of(change) == years
    assert locked_years(change) == locked
