"""Made survey rounds: departments with leaders and dates, answers where they have come in.

The last of the years asked for is being collected, so that there is something to remind of and to check; the
years before are confirmed and approved. The dates follow the office's calendar (001, 図表6-2): workbooks go
out in early April after the fiscal year, are due on 28 April, and the headquarters approves in July. A year
is the same whichever years are asked for, but for its being the last.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.oddities import Inquiry
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.reports import StatusReport
from fujidesk.domain.sample_answers import sample_reports, without_office
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_inquiries import sample_inquiries
from fujidesk.domain.sample_office import leader_post
from fujidesk.domain.surveys import Approval, EntryState, SurveyEntry, SurveyRound

CONTACT = "デジタル戦略室 情報化推進担当（内線 0000）"
"""A post and a number that nobody has."""
# shares of the departments in a round that is being collected, added up
_IN_COLLECTION = (
    (0.34, EntryState.CONFIRMED), (0.63, EntryState.RETURNED), (0.70, EntryState.SENT_BACK),
    (0.97, EntryState.SENT), (1.0, EntryState.UNSENT),
)  # fmt: skip
# states in which answers are in, though perhaps not as the office wants them
_ANSWERED = (EntryState.CONFIRMED, EntryState.RETURNED, EntryState.SENT_BACK)
_REASONS = (
    "指標の実績値が空欄のシートがあるため。",
    "点数の理由が書かれていないため。",
    "前年度と同じ文章のため、今年度の取組に改めてください。",
)


@dataclass(frozen=True, slots=True)
class SampleYear:
    """A made round: its departments in the plan's order, the reports that have come in, the questions."""

    round: SurveyRound
    entries: tuple[SurveyEntry, ...]
    reports: tuple[StatusReport, ...]
    inquiries: tuple[Inquiry, ...] = ()

    @property
    def is_approved(self) -> bool:
        """Whether the year is locked."""
        return self.round.approval is not None


def sample_years(
    content: RegisterContent, profile: PlanProfile, years: Sequence[int]
) -> tuple[SampleYear, ...]:
    """Return made rounds with their answers for some fiscal years of the plan, earliest first."""
    known = {department.name: department for department in content.departments}
    every = [sample_reports(record, profile, known) for record in content.projects]
    records = {record.number: record for record in content.projects}
    made: list[SampleYear] = []
    for year in sorted(years):
        is_last = year == max(years)
        plain = _sample_year([reports[year] for reports in every], year, profile, is_last=is_last)
        history: dict[str, list[StatusReport]] = {number: [] for number in records}
        for report in (report for before in made for report in before.reports):
            history[report.number].append(report)
        asked = sample_inquiries(records, plain.reports, history, profile, is_last=is_last)
        made.append(replace(plain, inquiries=tuple(asked)))
    return tuple(made)


def _sample_year(
    reports: Sequence[StatusReport], year: int, profile: PlanProfile, *, is_last: bool
) -> SampleYear:
    """Return one round; of the last one only what has come in, uncorrected where nobody has looked yet.

    What no department is responsible for is asked of nobody.
    """
    names = tuple(dict.fromkeys(report.lead for report in reports))
    states = _states(names, year) if is_last else dict.fromkeys(names, EntryState.CONFIRMED)
    approval = None if is_last else _approval(year, profile)
    deadline = iso_day(dt.date(year + 1, 4, 28))
    return SampleYear(
        SurveyRound(year, deadline, CONTACT, approval),
        tuple(_entry(name, year, state, deadline) for name, state in states.items() if name),
        tuple(_as_known(report, states[report.lead]) for report in reports),
    )


def _approval(year: int, profile: PlanProfile) -> Approval:
    """Return the approval of a year by the highest body, at its meeting on the year's results."""
    body = profile.committees[-1]
    meetings = (term for term in profile.meetings if term.body == body.key and term.about < 0)
    meeting = next((term.name for term in meetings), body.name)
    return Approval(f"{year + 1}-07-10T15:00:00", body.name, f"{meeting}で承認")


def _states(names: Iterable[str], year: int) -> dict[str, EntryState]:
    """Return how far each department is in a round that is being collected.

    Departments are drawn in an order of chance and dealt out by the shares, so that every state occurs as
    often as it should.
    """
    ordered = sorted(names, key=lambda name: Dice("state", year, name).roll("order"))
    found = {
        name: next(state for share, state in _IN_COLLECTION if place < share * len(ordered))
        for place, name in enumerate(ordered)
    }
    return {name: found[name] if name else EntryState.UNSENT for name in names}


def _as_known(report: StatusReport, state: EntryState) -> StatusReport:
    """Return what the office has of a report, as far as its department is.

    Corrections of the office come with the confirmation only; of a department that was merely sent its
    workbook nothing is known but who was asked.
    """
    if state is EntryState.CONFIRMED:
        return report
    if state in _ANSWERED:
        return without_office(report)
    lead = report.lead if state is EntryState.SENT else ""
    return StatusReport(report.number, report.fiscal_year, lead=lead)


def _entry(name: str, year: int, state: EntryState, deadline: str) -> SurveyEntry:
    """Return a department in a round, with days that follow from its state.

    Whoever is still silent is late and mostly reminded; one in eight of the others was late, too. note: why a
    workbook was sent back.
    """
    dice, due = Dice("entry", year, name), dt.date.fromisoformat(deadline)
    leader = leader_post(name)
    if state is EntryState.UNSENT:
        return SurveyEntry(year, name, leader=leader)
    is_late = state is EntryState.SENT or dice.chance("late", 0.12)
    days = dice.between("late by", 3, 12) if is_late else -dice.between("early", 0, 16)
    returned = due + dt.timedelta(days=int(days))
    back = state is EntryState.SENT_BACK or (state is EntryState.CONFIRMED and dice.chance("back", 0.06))
    return SurveyEntry(
        year, name, state, leader,
        sent_at=iso_day(dt.date(year + 1, 4, 5)),
        reminded_at=iso_day(due, 2) if is_late and dice.chance("asked", 0.7) else "",
        returned_at=iso_day(returned) if state in _ANSWERED else "",
        sent_back_at=iso_day(returned, 1) if back else "",
        confirmed_at=iso_day(returned, 6) if state is EntryState.CONFIRMED else "",
        note=dice.pick("why", _REASONS) if back else "",
    )  # fmt: skip


def years_text(years: Sequence[int]) -> str:
    """Return years as a range: 「R4～R7」."""
    first, last = min(years), max(years)
    return short_year(first) if first == last else f"{short_year(first)}～{short_year(last)}"
