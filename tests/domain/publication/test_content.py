"""The types of what is published have no place for anything internal."""

import dataclasses

import pytest

from fujidesk.domain.charts import AmountChart
from fujidesk.domain.publication import content, whole_content
from fujidesk.domain.reports import INTERNAL_FIELDS, OFFICE_FIELDS
from tests.demo_publication import demo_publication

TYPES = [
    found
    for name, found in {**vars(content), **vars(whole_content)}.items()
    if name.startswith("Public") and dataclasses.is_dataclass(found)
]
FORBIDDEN = {
    *INTERNAL_FIELDS, *OFFICE_FIELDS, "score_reason", "cost", "total", "budget", "remark", "note", "by", "user",
    "path", "name_of_user", "amounts", "actual_kyen", "compared", "total_slip",
}  # fmt: skip


def test_the_types_are_all_looked_at():
    assert {kind.__name__ for kind in TYPES} >= {"Publication", "PublicProject", "PublicResult", "PublicHalf"}
    assert {kind.__name__ for kind in TYPES} >= {"PublicWhole", "PublicSpan", "PublicCounts", "PublicCourse"}


@pytest.mark.parametrize("kind", TYPES)
def test_no_field_is_internal(kind):
    assert not FORBIDDEN & {item.name for item in dataclasses.fields(kind)}


def test_the_chart_of_amounts_is_none_that_can_be_published():
    assert AmountChart not in content.PublicChart.__args__


def test_words_of_codes():
    plan = demo_publication().plan
    assert plan.word("phase", 4) == "運用・実施"
    assert plan.word("phase", 9) == "9"
    assert plan.word("status", "") == ""
    assert [item.code for item in plan.group("grade")] == ["S", "A", "B", "C", "D"]


def test_approval_of_the_newest_year_alone_counts():
    assert demo_publication(2022).is_approved
    assert not demo_publication(2023).is_approved
