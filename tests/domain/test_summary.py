"""What the register holds, in numbers."""

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category
from fujidesk.domain.summary import RegisterSummary

SUMMARY = RegisterSummary(
    3, {Category.PRIORITY: 1}, 1, 2, 4, ("1-1-1",), {HalfYear(2022, 1): {1: 2, None: 1}}, False, 0
)


def test_phases_are_counted_by_half_year() -> None:
    assert SUMMARY.phase_counts(2022, 1) == {1: 2, None: 1}


def test_outside_the_period_nothing_is_counted() -> None:
    assert SUMMARY.phase_counts(2022, 2) == {}
    assert SUMMARY.phase_counts(2040, 1) == {}
