"""A week as a table: days across, half-hours down; a cell knows the hearings that are held in it."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from fujidesk.domain.hearing_rules import clashes
from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import HEARING_STATE_NAMES, Hearing, HearingKind, HearingState
from fujidesk.ui.hearings.looks import KIND_LETTERS

SLOT_MIN = 30
_FIRST_MIN, _LAST_MIN = 8 * 60 + 30, 17 * 60 + 30
"""Office hours in minutes of the day; what lies before or after makes the table longer."""
_LEAST_MIN = 5
_DAYS = "月火水木金土日"
BLOCKS_ROLE = Qt.ItemDataRole.UserRole + 1
"""Gives the `Block`s of a cell, in the order of their lanes."""
_Index: TypeAlias = QModelIndex | QPersistentModelIndex


def minutes(time: str, default: int) -> int:
    """Return 「HH:MM」 as minutes of the day; default where there is none."""
    hours, _, rest = time.partition(":")
    return int(hours) * 60 + int(rest) if hours.isdigit() and rest.isdigit() else default


def clock(minute: int) -> str:
    """Return minutes of the day as 「HH:MM」."""
    return f"{minute // 60:02}:{minute % 60:02}"


class Block(NamedTuple):
    """The part of a hearing in a cell: which line of its text (from 0), and its lane of how many."""

    hearing: Hearing
    line: int
    lane: int
    lanes: int


class WeekModel(QAbstractTableModel):
    """The hearings of one week, Monday to Sunday, given by `set_week`; may_plan: a free slot says how."""

    def __init__(self, parent: QObject | None = None, words: HearingWords = STANDARD_HEARING_WORDS) -> None:
        super().__init__(parent)
        self._words = words
        self.may_plan = True
        self._today: dt.date | None = None
        self._is_narrow = False
        self._monday = dt.date(2022, 4, 4)
        self._hearings: list[Hearing] = []
        self._warned: dict[str, tuple[str, ...]] = {}
        self._lanes: dict[str, tuple[int, int]] = {}
        self._first, self._last = _FIRST_MIN, _LAST_MIN

    def set_week(self, monday: dt.date, hearings: Sequence[Hearing], today: dt.date | None = None) -> None:
        """Show a week; hearings: all that may clash or lie in it. today: is told in its heading."""
        self.beginResetModel()
        self._monday, self._today = monday, today
        days = {(monday + dt.timedelta(days=place)).isoformat() for place in range(7)}
        self._hearings = sorted((one for one in hearings if one.day in days), key=_start)
        self._warned = {one.key: tuple(clashes(one, hearings, self._words)) for one in self._hearings}
        self._lanes = {key: lane for day in sorted(days) for key, lane in _lanes_of(self._on(day)).items()}
        self._first = min([_FIRST_MIN, *(_start(one) // SLOT_MIN * SLOT_MIN for one in self._hearings)])
        self._last = max([_LAST_MIN, *(_end(one) for one in self._hearings)])
        self.endResetModel()

    def set_narrow(self, *, narrow: bool) -> None:
        """Say of today's column that it is today's and not which weekday, where both have no room."""
        if narrow != self._is_narrow:
            self._is_narrow = narrow
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def is_free(self, column: int) -> bool:
        """Tell whether a day has no hearing."""
        return not self._on(self._day(column).isoformat())

    def first_on(self, day: dt.date) -> Hearing | None:
        """Return the first hearing of a day of this week; None for none."""
        return next(iter(self._on(day.isoformat())), None)

    def lanes_on(self, column: int) -> int:
        """Return how many hearings of a day stand side by side at most; 1 for none."""
        held = self._on(self._day(column).isoformat())
        return max((self._lanes[one.key][1] for one in held), default=1)

    def slot(self, index: _Index) -> tuple[str, str]:
        """Return ISO day and start 「HH:MM」 of a cell."""
        return self._day(index.column()).isoformat(), clock(self._minute(index.row()))

    def hearings_at(self, index: _Index) -> list[Hearing]:
        """Return the hearings held in a cell."""
        return [block.hearing for block in self._blocks(index)]

    def warnings(self, hearing: Hearing) -> tuple[str, ...]:
        """Return the clashes of a hearing of the week."""
        return self._warned.get(hearing.key, ())

    def place_of(self, hearing: Hearing) -> QModelIndex:
        """Return the cell a hearing begins in; an invalid one where it is not in this week."""
        if not hearing.day:
            return QModelIndex()
        column = (dt.date.fromisoformat(hearing.day) - self._monday).days
        return self.index((_start(hearing) - self._first) // SLOT_MIN, column)

    def _day(self, column: int) -> dt.date:
        """Return the day of a column."""
        return self._monday + dt.timedelta(days=column)

    def _minute(self, row: int) -> int:
        """Return the minute of the day at which a row begins."""
        return self._first + row * SLOT_MIN

    def _on(self, day: str) -> list[Hearing]:
        """Return the hearings of an ISO day, in the order of time."""
        return [one for one in self._hearings if one.day == day]

    def _blocks(self, index: _Index) -> list[Block]:
        """Return what a cell shows."""
        day, begin = self._day(index.column()).isoformat(), self._minute(index.row())
        found = [
            Block(one, (begin - _row_start(one)) // SLOT_MIN, *self._lanes[one.key])
            for one in self._on(day)
            if _row_start(one) <= begin < _end(one)
        ]
        return sorted(found, key=lambda block: block.lane)

    def block_text(self, hearing: Hearing, line: int) -> str:
        """Return a line of a block: head, kind, place and state; "" below its last."""
        sign, word = ("⚠", "重複 ") if self.warnings(hearing) else ("", "")
        head = f"{sign}{self._letter(hearing.kind)} {hearing.department or hearing.title or hearing.key}"
        texts = (head, f"{word}{hearing.start}～{hearing.end} {hearing.place}", self.state_text(hearing))
        return texts[line] if line < len(texts) else ""

    def _letter(self, kind: HearingKind) -> str:
        """Return the letter of a kind: the first of the city's own name for it."""
        name = self._words.name(kind)
        return KIND_LETTERS[kind] if name == STANDARD_HEARING_WORDS.name(kind) else name[:1]

    def state_text(self, hearing: Hearing) -> str:
        """Return the kind with the state."""
        return f"{HEARING_STATE_NAMES[hearing.state]}・{self._words.name(hearing.kind)}"

    def _explained(self, index: _Index) -> str:
        """Return a cell as sentences, for tool tip and screen reader."""
        day, start = self._day(index.column()), clock(self._minute(index.row()))
        words = [f"{day.month}月{day.day}日 {start}"]
        for one in self.hearings_at(index):
            words += [self.block_text(one, 0), self.block_text(one, 1), self.state_text(one)]
            words += self.warnings(one)
        if len(words) > 1:
            return "\n".join(words)
        return f"{words[0]} 空き（Enter で予定を入れる）" if self.may_plan else f"{words[0]} 空き"

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Half-hours shown."""
        return 0 if parent.isValid() else -(-(self._last - self._first) // SLOT_MIN)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        """Seven days."""
        return 0 if parent.isValid() else 7

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The text of the blocks in a cell."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._explained(index)
        if role == BLOCKS_ROLE:
            return tuple(self._blocks(index))
        if role == Qt.ItemDataRole.DisplayRole:
            return " ／ ".join(self.block_text(block.hearing, block.line) for block in self._blocks(index))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Days above, times at the left."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Vertical:
            return clock(self._minute(section))
        day = self._day(section)
        if day == self._today and self._is_narrow:
            return f"{day.month}/{day.day} 今日"
        mark = " 今日" if day == self._today else ""
        return f"{day.month}/{day.day}（{_DAYS[day.weekday()]}）{mark}"


def _start(hearing: Hearing) -> int:
    """Return when a hearing begins; one without a time stands first in the morning."""
    return minutes(hearing.start, _FIRST_MIN)


def _row_start(hearing: Hearing) -> int:
    """Return the half-hour that a hearing begins in."""
    return _start(hearing) // SLOT_MIN * SLOT_MIN


def _lanes_of(hearings: Sequence[Hearing]) -> dict[str, tuple[int, int]]:
    """Return lane and number of lanes of each hearing of a day, by key; in the order of time.

    Those that share a half-hour, directly or through others, stand side by side over their whole height.
    """
    found: dict[str, tuple[int, int]] = {}
    group: list[tuple[Hearing, int]] = []
    for one in [*hearings, None]:
        if one is None or not any(_row_start(one) < _end(other) for other, _ in group):
            lanes = 1 + max((lane for _, lane in group), default=0)
            found |= {other.key: (lane, lanes) for other, lane in group}
            group = []
        if one is not None:
            taken = {lane for other, lane in group if _row_start(one) < _end(other)}
            group.append((one, next(lane for lane in range(len(group) + 1) if lane not in taken)))
    return found


def _end(hearing: Hearing) -> int:
    """Return when a hearing ends; an open end lasts an hour."""
    return max(minutes(hearing.end, _start(hearing) + 60), _start(hearing) + _LEAST_MIN)


def is_off(hearing: Hearing) -> bool:
    """Tell whether a hearing was cancelled."""
    return hearing.state is HearingState.CANCELLED
