"""Names of backups, and which of them are kept: the last 10, 8 weeks, 12 months (issue 6, part 2)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.backups import (
    KEPT_NEWEST,
    REASON_WORDS,
    BackupName,
    BackupReason,
    file_name,
    kept_places,
    parsed_name,
)

WHEN = st.datetimes(datetime(2022, 4, 1), datetime(2027, 3, 31)).map(lambda at: at.replace(microsecond=0))
TIMES = st.lists(WHEN, max_size=80).map(lambda times: sorted(times, reverse=True))


@given(TIMES)
def test_the_last_ten_are_kept(times):
    assert set(range(min(10, len(times)))) <= kept_places(times)
    assert KEPT_NEWEST == 10


@given(TIMES)
def test_the_newest_of_each_of_the_last_eight_weeks_and_twelve_months_is_kept(times):
    kept = kept_places(times)
    for period, count in (("%G-%V", 8), ("%Y-%m", 12)):
        seen = []
        for place, at in enumerate(times):
            if at.strftime(period) not in seen:
                seen.append(at.strftime(period))
                assert (place in kept) or len(seen) > count


@given(TIMES)
def test_what_goes_is_neither_recent_nor_the_newest_of_a_kept_period(times):
    gone = set(range(len(times))) - kept_places(times)
    assert len(times) - len(gone) <= 10 + 14 + 8 + 12
    for place in gone:
        week = [other for other in range(place) if f"{times[other]:%G-%V}" == f"{times[place]:%G-%V}"]
        weeks_after = {f"{at:%G-%V}" for at in times[:place]} - {f"{times[place]:%G-%V}"}
        assert week or len(weeks_after) >= 8
        assert place >= 10


@given(TIMES)
def test_thinning_twice_takes_nothing_more(times):
    left = [times[place] for place in sorted(kept_places(times))]
    assert kept_places(left) == set(range(len(left)))


def test_five_years_of_two_backups_a_day_leave_the_generations():
    newest = datetime(2027, 3, 31, 18)
    times = [newest - timedelta(hours=12 * step) for step in range(2 * 365 * 5)]
    kept = [times[place] for place in sorted(kept_places(times))]
    assert kept[:10] == times[:10]
    assert len({f"{at:%Y-%m}" for at in kept}) == 12
    assert len({f"{at:%G-%V}" for at in kept if at > newest - timedelta(weeks=7)}) == 8
    assert len(kept) < 40


@given(
    st.sampled_from(["fujiplan", "計画", "fujiplan-0badcafe", "a.b"]), WHEN, st.integers(1, 9999),
    st.sampled_from([None, *BackupReason]),
)  # fmt: skip
def test_names_say_what_they_were_made_for(stem, at, number, reason):
    name = BackupName(at, number, reason)
    assert parsed_name(stem, file_name(stem, name)) == name
    assert parsed_name("other", file_name(stem, name)) is None


@pytest.mark.parametrize(
    "name",
    [
        "fujiplan-残す.db", "fujiplan-20201399-000000.db", "fujiplan-20200101-000000.xlsx",
        "fujiplan-0badcafe-20200101-000000.db", "fujiplan-20200101-000000-20210101-000000.db",
        "fujiplan-20200101-000000-because.db", "fujiplan-20200101-000000-import.tmp", "fujiplan.db",
    ],
)  # fmt: skip
def test_other_names_are_left_alone(name):
    assert parsed_name("fujiplan", name) is None


def test_every_reason_has_its_word():
    assert set(REASON_WORDS) == set(BackupReason)
    assert BackupName(datetime(2026, 1, 1), 1, BackupReason.RESTORE).reason_word == "戻す前"
    assert BackupName(datetime(2026, 1, 1)).reason_word == ""
