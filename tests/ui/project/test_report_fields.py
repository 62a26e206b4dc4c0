"""The report's fields as records, and answers in words."""

from decimal import Decimal

import pytest

from fujidesk.domain.records import Direction, Indicator
from fujidesk.domain.reports import (
    ANSWER_FIELDS,
    INTERNAL_FIELDS,
    Outlook,
    Status,
    StatusReport,
    report_value,
)
from fujidesk.ui.forms.fields import FieldKind
from fujidesk.ui.forms.validators import shown
from fujidesk.ui.project.report_fields import (
    answer_text,
    last_year_note,
    report_record,
    score_words,
    target_note,
)

REPORT = StatusReport("1-1-1", 2022, Status.RUNNING, 2, 0, 77123, 0, "した", Decimal("12.50"), "よい", 4, 1, 5, "理由",
                      Outlook.MERGE, "なし")  # fmt: skip


def test_every_answer_has_a_field_that_shows_its_value(small_profile):
    for name in ANSWER_FIELDS:
        record = report_record(name, 2022, small_profile)
        assert shown(record, report_value(REPORT, name)), name
        assert bool(record.mark) == (name in INTERNAL_FIELDS)
        assert shown(record, None) in ("", "（未記入）")


def test_choices_are_the_plans_words_in_its_order(small_profile):
    words = [item.text for item in report_record("status", 2022, small_profile).choices]
    assert words == ["（未記入）", "完了", "実施中", "中止", "未実施"]
    phases = [item.text for item in report_record("phase_h1", 2022, small_profile).choices]
    assert phases[1] == "(1) 調査・基礎研究"
    assert phases[-1] == "終了（-）"


def test_scores_have_the_official_words_worst_first(small_profile):
    assert [item.value for item in score_words("office_cost", small_profile)] == [1, 2, 3, 4, 5]
    assert score_words("office_cost", small_profile) == score_words("score_cost", small_profile)
    assert report_record("score_content", 2022, small_profile).kind is FieldKind.SCORE


@pytest.mark.parametrize(
    ("name", "text"),
    [("status", "実施中"), ("phase_h1", "(2) 要件調査・導入検討"), ("phase_h2", "終了（-）"),
     ("budget_kyen", "77,123 千円"), ("actual_cost_kyen", "0 千円"), ("indicator_value", "12.50 分"),
     ("outlook", "統合"), ("score_cost", "1"), ("action", "した")],
)  # fmt: skip
def test_answers_in_words(small_profile, name, text):
    assert answer_text(REPORT, name, small_profile, "分") == text
    assert last_year_note(REPORT, name, small_profile, "分") == f"前年度: {text}"


def test_no_answer_is_no_note(small_profile):
    empty = StatusReport("1-1-1", 2022)
    assert {last_year_note(empty, name, small_profile) for name in ANSWER_FIELDS} == {""}
    assert last_year_note(None, "status", small_profile) == ""


@pytest.mark.parametrize(
    ("target", "note"),
    [
        (Indicator("待ち時間", Decimal("10.0"), "分", Direction.AT_MOST, 2026), "目標: 10.0 分以下（R8）"),
        (Indicator("待ち時間を減らす"), "目標: 待ち時間を減らす"),
        (Indicator(), ""),
    ],
)
def test_the_target_is_told_in_a_note(target, note):
    assert target_note(target) == note
