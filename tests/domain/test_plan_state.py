"""The state of plan and reports as text: comes back as it was, equal data give equal text."""

import json

import pytest

from fujidesk.domain.plan_state import plan_state, state_of_text, state_text
from fujidesk.domain.reports import Status, StatusReport


@pytest.fixture
def state(small_profile, small_content):
    reports = {
        2022: {"1-1-1": StatusReport("1-1-1", 2022, Status.RUNNING, score_cost=2, action="調べた。"),
               "1-1-9": StatusReport("1-1-9", 2022)},
        2023: {"1-1-1": StatusReport("1-1-1", 2023)},
    }  # fmt: skip
    return plan_state(
        small_profile,
        small_content.levels,
        small_content.projects,
        reports,
        {2022: "2023-07-10T10:00:00+09:00"},
    )


def test_it_comes_back_as_it_was(state):
    assert state_of_text(state_text(state)) == state
    assert state_text(state_of_text(state_text(state))) == state_text(state)


def test_reports_that_say_nothing_are_left_out(state):
    assert {year: list(found) for year, found in state.reports.items()} == {2022: ["1-1-1"]}


def test_the_order_of_what_was_read_does_not_matter(state, small_profile, small_content):
    turned = plan_state(
        small_profile,
        small_content.levels[::-1],
        small_content.projects[::-1],
        state.reports,
        state.approvals,
    )
    assert state_text(turned) == state_text(state)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": 99}'])
def test_what_is_no_state_is_refused(text):
    with pytest.raises(ValueError, match=r"^.*$"):
        state_of_text(text)


def test_a_state_that_lacks_a_part_is_refused(state):
    values = json.loads(state_text(state))
    del values["reports"]
    with pytest.raises(KeyError):
        state_of_text(json.dumps(values))
