"""What a task of the office's own may say."""

import pytest

from fujidesk.domain.own_tasks import OwnTask, refuse_unfit
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
