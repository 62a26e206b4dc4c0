"""Made tasks of the office's own: done in years over, some open and one overdue in the present one."""

import datetime as dt
from collections.abc import Iterator

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.hearings import HearingKind
from fujidesk.domain.own_tasks import OwnTask
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_office import SampleOffice

_REMIND = 7
"""Days before the due day on which ホーム tells of a task."""
_TASKS = (
    ("調査票の入力例を見直す", 4, 20, "問合せの多かった欄に注意書きを足す"),
    ("{leader}の名簿を各課に確かめる", 6, 5, "異動のあった課から順に"),
    ("{heard}の会議室を予約する", 6, 12, ""),
    ("ヒアリングの記録を課内に回す", 7, 3, ""),
    ("{advisor}に資料を送る", 9, 15, "個票と進捗の一覧"),
    ("次年度の作業の予定を引き継ぎ書にまとめる", 3, 10, ""),
)


def sample_tasks(office: SampleOffice) -> Iterator[OwnTask]:
    """Yield the tasks of a year; what was due by its day is done but for the newest of them."""
    days = [dt.date(office.fiscal_year + (month < 4), month, day) for _, month, day, _ in _TASKS]
    words = office.profile.words
    heard = office.profile.hearing_words.name(HearingKind.NEW_PROJECT)
    past = [day for day in days if day < office.today]
    for serial, ((title, _, _, note), day) in enumerate(zip(_TASKS, days, strict=True), 1):
        is_done = day in past and not (office.is_present and day == max(past))
        yield OwnTask(
            f"{short_year(office.fiscal_year)}-{serial:03d}", office.fiscal_year,
            title.format(leader=words.leader, advisor=words.advisor or words.approver, heard=heard),
            due=iso_day(day), remind=iso_day(day, -_REMIND),
            done_at=iso_day(day, -2) if is_done else "", note=note,
        )  # fmt: skip
