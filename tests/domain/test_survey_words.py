"""Values of the survey in words: every field of every entity that the history can hold."""

import pytest

from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.reports import STORED_FIELDS
from fujidesk.domain.survey_words import describe_survey_value, japanese_day, survey_label
from fujidesk.domain.surveys import ENTRY_FIELDS, ROUND_FIELDS
from fujidesk.exchange.profiles import load_profile


@pytest.fixture(scope="module")
def profile():
    return load_profile("fuji")


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        ("2022.status", "not_started", "未実施"),
        ("2022.outlook", "merge", "統合"),
        ("2022.budget_kyen", 1234567, "1,234,567 千円"),
        ("2022.actual_cost_kyen", 0, "0 千円"),
        ("2022.indicator_value", "10.50", "10.50"),
        ("2022.action", None, "（未回答）"),
        ("2022.score_cost", None, "（未回答）"),
        ("2022.office_cost", None, "（空欄）"),
        ("2022.lead", "", "（空欄）"),
        ("2022.own-1", None, "（なし）"),
        (
            "2022.own-1",
            {"question": "なぜ？", "state": "answered", "answer": "混んだため"},
            "回答あり: なぜ？ → 混んだため",
        ),
        ("2022.own-1", {"question": "なぜ？", "state": "later"}, "later: なぜ？"),
        ("deadline", "2023-04-28", "2023年4月28日"),
        ("deadline", "", "（空欄）"),
        ("contact", "内線 1234", "内線 1234"),
        ("approval", None, "（承認なし）"),
        ("approval", {"at": "2023-07-12T10:00:00+09:00", "by": "", "note": ""}, "承認済（2023年7月12日）"),
        ("state", "sent_back", "差戻し"),
        ("state", "later", "later"),
        ("sent_at", "2023-04-03", "2023年4月3日"),
        ("sent_at", "いつか", "いつか"),
        ("leader", None, "（空欄）"),
    ],
)
def test_describes_values(profile, field, value, text):
    assert describe_value(field, value, profile) == text


def test_a_score_has_the_official_words_beside_it(profile):
    text = describe_value("2022.score_progress", 5, profile)
    assert text.startswith("5 ")
    assert profile.score("progress").steps[5] in text
    assert describe_value("2022.office_progress", 5, profile) == text


@pytest.mark.parametrize("field", [*ROUND_FIELDS, *ENTRY_FIELDS, *(f"2022.{name}" for name in STORED_FIELDS)])
def test_every_field_has_a_japanese_name(field):
    assert field_label(field) not in (field, "")
    assert not field_label(field).isascii()


def test_fields_of_projects_are_none_of_the_survey(profile):
    assert survey_label("title") is None
    assert describe_survey_value("title", "窓口", profile) is None
    assert field_label("2022.own-1") == "R4 照会"
    assert field_label("2023.status") == "R5 実施状況"


def test_days_are_read_from_times_as_well():
    assert japanese_day("2023-07-12T10:00:00+09:00") == "2023年7月12日"
