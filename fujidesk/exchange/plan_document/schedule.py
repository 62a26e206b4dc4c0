"""Decides the phase of each half-year from a sheet's row and the roadmap's, and whether it is settled.

A half-year is settled when at least one of them states it and nothing contradicts it. A row of the sheet
may have lost columns or gained some; the roadmap may have lost its last columns and shows no ends.
"""

from dataclasses import dataclass
from enum import Flag, auto
from itertools import groupby

from fujidesk.exchange.plan_document.sheet_rows import ENDED, Codes

_MOST_COLUMNS = 2
"""A row of more than this many times the half-years is taken as it stands: its surplus tells nothing."""


class Finding(Flag):
    """What is to be told of a schedule."""

    NONE = 0
    OPEN_END = auto()
    """Half-years that no place states: the phase was carried forward."""
    LOST_COLUMNS = auto()
    """The sheet lost columns and does not fit the roadmap by position."""
    SURPLUS_COLUMNS = auto()
    """The sheet has more columns than half-years, and it matters which of them are meant."""
    BORNE_OUT = auto()
    """The same, and the yearly actions speak for the sheet's row by position."""
    CONFLICT = auto()
    """Sheet and roadmap state different phases."""
    NO_END_IN_ROADMAP = auto()
    """The sheet shows the project's end, which the roadmap cannot show."""


@dataclass(slots=True)
class Outcome:
    """The schedule by half-year: phase, ENDED or None (not given); settled beside it; what is to be told."""

    codes: Codes
    settled: tuple[bool, ...]
    finding: Finding


def agreed(sheet: Codes, width: int, roadmap: Codes, count: int) -> Outcome | None:
    """Return the schedule where sheet and roadmap state the same, as far as each of them goes, else None.

    That is the case for nearly all projects; what neither states is carried forward and open.

    Args:
        sheet: codes of the sheet by column, up to the last stated one; () where there is no row.
        width: columns of the sheet's row, with its padding.
        roadmap: phases by half-year as far as its table goes; () where the roadmap lacks the project.
        count: half-years of the plan.
    """
    stated = sheet if len(sheet) >= len(roadmap) else roadmap
    same = stated[: len(sheet)] == sheet and stated[: len(roadmap)] == roadmap
    if not same or not stated or len(stated) > count or None in stated or ENDED in stated:
        return None
    beyond = roadmap[len(sheet) :]
    if 0 < width < count and beyond.count(sheet[-1]) != len(beyond):
        return None
    rest = count - len(stated)
    if not rest:
        return Outcome(stated, (True,) * count, Finding.NONE)
    settled = (True,) * len(stated) + (False,) * rest
    return Outcome(stated + stated[-1:] * rest, settled, Finding.OPEN_END)


def decide(
    sheet: Codes, width: int, roadmap: Codes, ends: tuple[bool, ...], *, borne_out: bool = False
) -> Outcome:
    """Return the schedule, half-year by half-year, that a sheet's codes and the roadmap's phases give.

    Args:
        sheet: as for `agreed`.
        width: as for `agreed`.
        roadmap: as for `agreed`.
        ends: for each half-year whether the sheet's yearly action is "-".
        borne_out: whether the yearly actions agree with the sheet's row, and not with the roadmap's. It
            matters only where columns are lost and both differ; the half-years stay open all the same.
    """
    return _Decision(sheet, width, roadmap, ends, borne_out=borne_out).outcome()


class _Decision:
    """The work of `decide`: what is known when the next half-year is looked at."""

    def __init__(
        self, sheet: Codes, width: int, roadmap: Codes, ends: tuple[bool, ...], *, borne_out: bool
    ) -> None:
        """Begin before the first half-year; nothing is stated yet."""
        self._sheet, self._roadmap, self._ends = sheet, roadmap, ends
        self._borne_out = borne_out
        self._count = len(ends)
        self._lost = bool(sheet) and width < self._count
        self._options = _options(sheet, self._count) if len(sheet) > self._count else ()
        self._last: int | None = None
        self._last_stated: int | None = None
        self._finding = Finding.NONE

    def outcome(self) -> Outcome:
        """Return the schedule, deciding each half-year with what the one before it gave."""
        codes, settled = [], []
        for at in range(self._count):
            code, sure = self._at(at)
            codes.append(code)
            settled.append(sure)
            self._last = code
        return Outcome(tuple(codes), tuple(settled), self._finding)

    def _at(self, at: int) -> tuple[int | None, bool]:
        """Return the code of a half-year and whether it is settled.

        The sheet comes first, as it is written half-year by half-year; then an end, which lasts; then the
        roadmap; then the phase before, which stays open.
        """
        stated = self._sheet[at] if at < len(self._sheet) else None
        planned = self._roadmap[at] if at < len(self._roadmap) else None
        if stated is not None:
            self._last_stated = stated
            return self._stated(at, stated, planned)
        if self._last == ENDED:
            self._finding |= Finding.NONE if self._ends[at] else Finding.OPEN_END
            return ENDED, self._ends[at]
        if planned is not None:
            return self._only_planned(planned)
        if self._last is not None:
            self._finding |= Finding.OPEN_END
        return self._last, False

    def _stated(self, at: int, stated: int, planned: int | None) -> tuple[int, bool]:
        """Decide where the sheet states a phase."""
        options = self._options[at] if self._options else (stated,)
        if planned is None:
            if len(options) > 1:
                self._finding |= Finding.SURPLUS_COLUMNS
            return stated, len(options) == 1
        if planned in options:
            return planned, True
        if stated == ENDED:
            self._finding |= Finding.NO_END_IN_ROADMAP
            return ENDED, True
        self._finding |= self._lost_columns() if self._lost else Finding.CONFLICT
        return (planned if self._lost and not self._borne_out else stated), False

    def _only_planned(self, planned: int) -> tuple[int | None, bool]:
        """Decide where only the roadmap states a phase; a row with lost columns may speak against it."""
        if self._lost and self._last_stated not in (None, planned):
            self._finding |= self._lost_columns()
            return (self._last_stated if self._borne_out else planned), False
        return planned, True

    def _lost_columns(self) -> Finding:
        """Return how a half-year that does not fit the roadmap is told, where columns are lost."""
        return Finding.BORNE_OUT if self._borne_out else Finding.LOST_COLUMNS


def _options(sheet: Codes, count: int) -> list[frozenset[int | None]]:
    """Return what each column may stand for: more than one phase where surplus columns leave it open.

    A surplus column repeats its neighbour, so a run of equal phases may be shorter than printed, but no run
    vanishes.
    """
    if len(sheet) > _MOST_COLUMNS * count:
        return [frozenset((code,)) for code in sheet]
    runs = [(code, len(list(group))) for code, group in groupby(sheet)]
    ways = _ways(runs, len(sheet) - count)
    if not ways:
        return [frozenset(sheet)] * count
    return [frozenset(way[at] for way in ways) for at in range(count)]


def _ways(runs: list[tuple[int | None, int]], surplus: int) -> set[Codes]:
    """Return every schedule that remains when `surplus` columns are taken out of the runs."""
    partial: set[tuple[Codes, int]] = {((), surplus)}
    for code, length in runs:
        partial = {
            (done + (code,) * (length - taken), left - taken)
            for done, left in partial
            for taken in range(min(left, length - 1) + 1)
        }
    return {done for done, left in partial if left == 0}
