"""The survey round (進捗状況調査) of a fiscal year: who is asked, until when, and how far each department is.

The round of fiscal year 2022 (R4) is held in April 2023, about what was done in R4 (001, 図表6-2). Edits:
`Entity.ROUND` with key "2022" and fields deadline, contact, approval; `Entity.ENTRY` with key "2022 収納課"
and the fields of `ENTRY_FIELDS`.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.printed_departments import single
from fujidesk.domain.records import DepartmentRecord, ProjectRecord


class EntryState(StrEnum):
    """How far a department is in a round."""

    UNSENT = "unsent"
    SENT = "sent"
    RETURNED = "returned"
    SENT_BACK = "sent_back"
    CONFIRMED = "confirmed"


STATE_NAMES = {
    EntryState.UNSENT: "未送付", EntryState.SENT: "送付済", EntryState.RETURNED: "提出",
    EntryState.SENT_BACK: "差戻し", EntryState.CONFIRMED: "確認済",
}  # fmt: skip
"""The words of the states."""
ROUND_FIELDS = ("deadline", "contact", "approval")
ENTRY_FIELDS = (
    "state", "leader", "sent_at", "reminded_at", "returned_at", "sent_back_at", "confirmed_at", "note",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Approval:
    """The headquarters' approval, which locks the year; at: ISO time; note: such as the meeting's name."""

    at: str
    by: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class SurveyRound:
    """A round; deadline: ISO date, "" where none is set; contact: the office's post and telephone."""

    fiscal_year: int
    deadline: str = ""
    contact: str = ""
    approval: Approval | None = None


@dataclass(frozen=True, slots=True)
class SurveyEntry:
    """A department in a round, as stored. leader: 情報化推進リーダー. Days are ISO dates, "" where none.

    note: why it was sent back, or what the office noted.
    """

    fiscal_year: int
    department: str
    state: EntryState = EntryState.UNSENT
    leader: str = ""
    sent_at: str = ""
    reminded_at: str = ""
    returned_at: str = ""
    sent_back_at: str = ""
    confirmed_at: str = ""
    note: str = ""

    def is_overdue(self, deadline: str, today: dt.date) -> bool:
        """Tell whether the department was asked, the deadline is over, and no answer is in."""
        waiting = self.state in (EntryState.SENT, EntryState.SENT_BACK)
        return waiting and bool(deadline) and dt.date.fromisoformat(deadline) < today


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who is asked about a project: the lead, and the 関係課 that the sheet names beside it."""

    number: str
    lead: str
    related: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DepartmentProgress:
    """A department's line in 調査・回収: its entry, its projects (plan order) and those answered.

    incomplete: answered projects in which something that must be answered is missing. problems: open lines
    of the problem list of its newest return.
    """

    entry: SurveyEntry
    numbers: tuple[str, ...]
    answered: tuple[str, ...] = ()
    incomplete: tuple[str, ...] = ()
    problems: int = 0
    is_overdue: bool = False


@dataclass(frozen=True, slots=True)
class SurveyStatus:
    """A round as a whole: departments with their progress, overdue first, then in the plan's order."""

    round: SurveyRound
    departments: tuple[DepartmentProgress, ...] = field(default_factory=tuple)

    def count(self, *states: EntryState) -> int:
        """Return how many departments are in one of the states."""
        return sum(line.entry.state in states for line in self.departments)


def entry_key(fiscal_year: int, department: str) -> str:
    """Return the key of `Entity.ENTRY`."""
    return f"{fiscal_year} {department}"


def survey_day(fiscal_year: int) -> dt.date:
    """Return the day from which a year is asked about: 1 April after it (001, 図表6-2)."""
    return dt.date(fiscal_year + 1, 4, 1)


def assignment_of(
    record: ProjectRecord, fiscal_year: int, known: Mapping[str, DepartmentRecord], chosen: str = ""
) -> Assignment:
    """Return who is asked about a project in the round of a fiscal year.

    The departments responsible in the last half of the year (001: 進捗段階に応じた所管部署), else in the last
    half before it that names any, else the project's own; the first of several leads. chosen: the lead that
    the office chose or that was sent the workbook, "" for the rule. Departments that have ended by the
    survey resolve to their successor.
    """
    names = [resolved(name, known, survey_day(fiscal_year)) for name in _responsible(record, fiscal_year)]
    if chosen:
        names.insert(0, resolved(chosen, known, survey_day(fiscal_year)))
    ordered = tuple(dict.fromkeys(names))
    return Assignment(record.number, ordered[0] if ordered else "", ordered[1:])


def leads_by_year(
    record: ProjectRecord,
    years: Iterable[int],
    known: Mapping[str, DepartmentRecord],
    chosen: Mapping[int, str],
    kept: dict[tuple[str, int], str],
) -> dict[int, str]:
    """Return who leads a project in each year, by the rule of `assignment_of`, in one pass over its schedule.

    Args:
        record: with its schedule in time order.
        years: fiscal years, in order.
        known: departments by name.
        chosen: the lead of a year where the office chose one.
        kept: resolved names by printed name and year; filled, to be handed on to the next project.
    """
    found: dict[int, str] = {}
    names, place, cells = record.departments, 0, record.schedule
    for year in years:
        while place < len(cells) and cells[place].fiscal_year <= year:
            names = cells[place].departments or names
            place += 1
        printed = chosen.get(year) or (names[0] if names else "")
        if (printed, year) not in kept:
            kept[printed, year] = resolved(printed, known, survey_day(year))
        found[year] = kept[printed, year]
    return found


def _responsible(record: ProjectRecord, fiscal_year: int) -> Sequence[str]:
    """Return the departments responsible in the last half of the year, as the plan prints them."""
    last = HalfYear(fiscal_year, 2)
    earlier = [cell for cell in record.schedule if cell.when <= last and cell.departments]
    if earlier:
        return max(earlier, key=lambda cell: cell.when).departments
    return record.departments


def resolved(printed: str, known: Mapping[str, DepartmentRecord], day: dt.date) -> str:
    """Return the department that answers for a printed one on a day.

    収納課等 is 収納課; a department that has ended is its successor, of which there may be several in turn.
    """
    name = single(printed, known)
    seen: set[str] = set()
    while name in known and name not in seen:
        seen.add(name)
        record = known[name]
        if record.successor is None or record.valid_to is None or record.valid_to >= day.isoformat():
            break
        name = record.successor
    return name
