"""What values of the survey become on their way in, whoever brings them: typed, from workbooks, by command."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import UserError
from fujidesk.exchange.profiles import load_profile
from fujidesk.services.survey_values import LARGEST_AMOUNT, SurveyValues
from fujidesk.services.text_values import FIGURE_DIGITS

VALUES = SurveyValues(load_profile("fuji"))


def report(name, after):
    return FieldChange(Entity.REPORT, "1-1-1", f"2022.{name}", None, after)


def entry(name, after):
    return FieldChange(Entity.ENTRY, "2022 市民課", name, "", after)


def of_round(name, after):
    return FieldChange(Entity.ROUND, "2022", name, None, after)


@pytest.mark.parametrize(
    "change",
    [report(name, None) for name in ("status", "outlook", "budget_kyen", "score_cost", "indicator_value")]
    + [report("indicator_value", ""), of_round("approval", None)],
    ids=lambda change: change.field,
)
def test_emptied_is_not_answered_rather_than_nought(change):
    assert VALUES.checked(change) is None


@pytest.mark.parametrize(
    "name", ["action", "indicator_note", "score_reason", "change", "office_reason", "lead"]
)
def test_an_emptied_text_is_the_empty_one(name):
    assert VALUES.checked(report(name, None)) == ""


def test_an_emptied_day_is_none_and_an_emptied_state_is_unsent():
    assert VALUES.checked(entry("sent_at", None)) == ""
    assert VALUES.checked(of_round("deadline", "")) == ""
    assert VALUES.checked(entry("state", None)) == "unsent"


@pytest.mark.parametrize(
    ("given_text", "stored"),
    [
        ("1,250", "1250"),
        ("1E+3", "1000"),
        ("0.50", "0.50"),
        ("-3", "-3"),
        ("１２", "12"),
        (7, "7"),
        ("0", "0"),
    ],
)
def test_figures_are_written_out(given_text, stored):
    assert VALUES.checked(report("indicator_value", given_text)) == stored


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "1.2.3", "十", " ", "1e16", "0." + "1" * 16])
def test_what_is_no_figure_is_refused_with_what_was_typed(bad):
    with pytest.raises(UserError, match="1-1-1 の「R4 指標の実績値」: ") as refusal:
        VALUES.checked(report("indicator_value", bad))
    assert " ".join(bad.split())[:20] in str(refusal.value)


@settings(max_examples=60, deadline=None)
@given(st.decimals(-(10**FIGURE_DIGITS) + 1, 10**FIGURE_DIGITS - 1, places=4))
def test_no_digit_of_a_figure_is_lost_or_added(figure):
    stored = VALUES.checked(report("indicator_value", format(figure, "f")))
    assert Decimal(stored) == figure
    assert stored == format(figure, "f")
    assert VALUES.checked(report("indicator_value", stored)) == stored


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_a_tidied_text_stays_as_it_is(text):
    once = VALUES.checked(report("action", text))
    assert VALUES.checked(report("action", once)) == once
    assert "\r" not in once
    assert "\x00" not in once


@settings(max_examples=60, deadline=None)
@given(st.integers())
def test_amounts_are_taken_as_they_are_or_refused(amount):
    if 0 <= amount <= LARGEST_AMOUNT:
        assert VALUES.checked(report("budget_kyen", amount)) == amount
    else:
        with pytest.raises(UserError, match="千円単位の 0 以上の整数"):
            VALUES.checked(report("budget_kyen", amount))


@pytest.mark.parametrize("bad", [1.5, "1000", "1,000千円", [1], {"kyen": 1}])
def test_an_amount_is_never_made_of_something_else(bad):
    """Reading 「1,000千円」 is the reader's work, which shows what it made of it; here it would be silent."""
    with pytest.raises(UserError, match="千円単位の 0 以上の整数"):
        VALUES.checked(report("budget_kyen", bad))


@pytest.mark.parametrize("name", ["lead"])
def test_a_name_is_one_line(name):
    assert VALUES.checked(report(name, " 収納課\r\n係 ")) == "収納課 係"


@pytest.mark.parametrize("score", [1, 2, 3, 4, 5])
def test_scores_are_those_of_the_table(score):
    assert VALUES.checked(report("score_content", score)) == score


@pytest.mark.parametrize("bad", [0, 6, -1, 3.0, "3", True, [3]])
def test_other_scores_are_refused(bad):
    with pytest.raises(UserError, match="1～5 の整数"):
        VALUES.checked(report("score_content", bad))


@pytest.mark.parametrize("bad", ["済", {}, {"at": ""}, {"at": "2023-07-12", "who": "x"}])
def test_an_approval_needs_its_time_and_nothing_unknown(bad):
    with pytest.raises(UserError, match="承認の日時・承認者・備考"):
        VALUES.checked(of_round("approval", bad))


@pytest.mark.parametrize("day", ["2023-04-31", "2023/04/28", "28", "令和5年4月28日", 20230432])
def test_a_day_that_is_none_is_refused_with_the_form_of_one(day):
    with pytest.raises(UserError, match="2023-04-28 の形に"):
        VALUES.checked(of_round("deadline", day))
