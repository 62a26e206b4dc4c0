"""What a task of the office's own may say."""

import pytest

from fujidesk.domain.own_tasks import OwnTask, refuse_outside, refuse_unfit
from fujidesk.errors import UserError


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"title": " "}, "件名がありません"),
        ({"due": "6月"}, "期限「6月」は日付として読めません"),
        ({"due": "20260615"}, "2026-06-15 の形"),
        ({"remind": "2026-02-30"}, "お知らせの日「2026-02-30」"),
        ({"done_at": "済"}, "済みにした日"),
        ({"due": "2026-06-01", "remind": "2026-06-02"}, "期限（2026-06-01）より後"),
    ],
)
def test_an_unfit_task_is_refused_with_what_to_do(fields, sentence):
    with pytest.raises(UserError, match=sentence):
        refuse_unfit(OwnTask(**{"key": "1", "fiscal_year": 2026, "title": "研修の準備"} | fields))


@pytest.mark.parametrize(
    "fields", [{}, {"remind": "2026-06-01"}, {"due": "2026-06-01", "remind": "2026-06-01"}]
)
def test_days_may_be_missing_or_the_same(fields):
    refuse_unfit(OwnTask("1", 2026, "研修の準備", **fields))


@pytest.mark.parametrize("day", ["2022-04-01", "2027-03-31", "2028-03-31", ""])
def test_days_of_the_period_and_of_the_year_that_reports_it_are_taken(day):
    """The plan of R4 to R8 is reported on until the end of R9."""
    refuse_outside(OwnTask("1", 2026, "研修の準備", due=day), 2022, 2026)
    refuse_outside(OwnTask("1", 2026, "研修の準備", remind=day), 2022, 2026)


@pytest.mark.parametrize("day", ["2022-03-31", "2028-04-01", "2062-06-15"])
def test_days_outside_the_period_are_a_slip_of_the_year(day):
    sentence = f"（{day}）が計画の期間の外です。2022-04-01 から 2028-03-31 まで"
    with pytest.raises(UserError, match=f"期限{sentence}"):
        refuse_outside(OwnTask("1", 2026, "研修の準備", due=day), 2022, 2026)
    with pytest.raises(UserError, match=f"お知らせの日{sentence}"):
        refuse_outside(OwnTask("1", 2026, "研修の準備", remind=day), 2022, 2026)
