"""Backups of a database: why one was made, how its file is called, and which of many are kept.

Pure rules; making, finding and removing the files is `services.backups`.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

BACKUP_TIME = "%Y%m%d-%H%M%S"
KEPT_NEWEST = 10
KEPT_BY_PERIOD = (("%Y-%m-%d", 14), ("%G-%V", 8), ("%Y-%m", 12))
"""(strftime format of a period, periods kept): the newest backup of each day, week and month.

Weeks and months: issue 6, part 2. Days beside them, because ten imports of one day would else push the state
of the day before out.
"""
_REST = re.compile(r"-(\d{8}-\d{6})(?:-(\d{1,4}))?(?:-([a-z]+))?\.db")


class BackupReason(StrEnum):
    """What a backup was made before, or at; stored as the end of its file's name."""

    START = "start"
    MIGRATION = "migration"
    IMPORT = "import"
    APPROVAL = "approval"
    PLAN = "plan"
    CLOSE = "close"
    MANUAL = "manual"
    RESTORE = "restore"


REASON_WORDS = {
    BackupReason.START: "その日の最初",
    BackupReason.MIGRATION: "新しい形式に変える前",
    BackupReason.IMPORT: "取り込みの前",
    BackupReason.APPROVAL: "承認・解除の前",
    BackupReason.PLAN: "計画を加える前",
    BackupReason.CLOSE: "変更して閉じたとき",
    BackupReason.MANUAL: "手動",
    BackupReason.RESTORE: "戻す前",
}


@dataclass(frozen=True, order=True)
class BackupName:
    """What the name of a backup says: local time of its making, its number in that second, and why.

    reason None: made by a program that did not note it.
    """

    made_at: dt.datetime
    number: int = 1
    reason: BackupReason | None = None

    @property
    def reason_word(self) -> str:
        """Why it was made, in the words of the screen; "" where that is not known."""
        return REASON_WORDS[self.reason] if self.reason is not None else ""


def file_name(stem: str, name: BackupName) -> str:
    """Return the name of a backup's file: stem-20261121-084715[-2][-import].db."""
    number = f"-{name.number}" if name.number > 1 else ""
    reason = f"-{name.reason}" if name.reason is not None else ""
    return f"{stem}-{name.made_at.strftime(BACKUP_TIME)}{number}{reason}.db"


def parsed_name(stem: str, name: str) -> BackupName | None:
    """Return what a file's name says; None where it is no backup of a database with this stem."""
    found = _REST.fullmatch(name[len(stem) :]) if name.startswith(stem) else None
    if found is None:
        return None
    try:
        made_at = dt.datetime.strptime(found[1], BACKUP_TIME)  # noqa: DTZ007 - local time
        return BackupName(made_at, int(found[2] or 1), BackupReason(found[3]) if found[3] else None)
    except ValueError:  # figures that are no time, a word that is no reason: not ours
        return None


def kept_places(times: Sequence[dt.datetime]) -> set[int]:
    """Return the places of the backups that are kept: the newest ones, and the newest of each period.

    Args:
        times: when each backup was made, the newest first.
    """
    kept = set(range(min(KEPT_NEWEST, len(times))))
    for period, count in KEPT_BY_PERIOD:
        newest: dict[str, int] = {}
        for place, at in enumerate(times):
            newest.setdefault(at.strftime(period), place)
        kept.update(list(newest.values())[:count])
    return kept
