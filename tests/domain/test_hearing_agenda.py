"""Which kind of hearing is usual at which time of the year (001, 3.1; 図表6-2)."""

import datetime as dt

import pytest

from fujidesk.domain.hearing_agenda import usual_kind
from fujidesk.domain.hearings import HearingKind


@pytest.mark.parametrize(
    ("month", "kind"),
    [(4, HearingKind.NEW_PROJECT), (6, HearingKind.NEW_PROJECT), (8, HearingKind.NEW_PROJECT),
     (9, HearingKind.PRIORITY), (11, HearingKind.PRIORITY), (3, HearingKind.PRIORITY)],
)  # fmt: skip
def test_june_hears_new_projects_and_november_priority_measures(month, kind):
    assert usual_kind(dt.date(2026, month, 15)) is kind
