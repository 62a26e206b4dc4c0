"""組織改正 as one guided step: departments, running projects, leaders and the revision, undone together.

Half-years before the day and reports stay as they are. Of a split, a project that goes to another than the
main successor is asked there in the surveys too that are held after the day about half-years before it: the
successor alone would name the main one.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.days import is_day
from fujidesk.domain.fields import record_with
from fujidesk.domain.fiscal import era_day, half_year_of
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import holds
from fujidesk.domain.printed_departments import refuse_improper, single
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord, ProjectRecord
from fujidesk.domain.reorganising import (
    REORGANISATION_NAMES,
    ReorganisationKind,
    ReorganisationOrder,
    concerns,
    department_changes,
    moved_members,
    project_changes,
    refuse_unfit,
)
from fujidesk.domain.reports import StatusReport, report_change
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.domain.surveys import assignment_of, survey_day
from fujidesk.errors import UserError
from fujidesk.models import reports, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added, changed
from fujidesk.services.registry import RegistryService


@dataclass(frozen=True, slots=True)
class ReorganisationPreview:
    """What a reorganisation would do: departments that end and begin, projects, half-years, terms of people.

    half_years: cells of plans over all projects.
    """

    ending: int
    beginning: int
    projects: int
    half_years: int
    members: int


@dataclass(frozen=True, slots=True)
class _Plan:
    """All changes of a reorganisation, with its revision."""

    departments: tuple[FieldChange, ...]
    projects: tuple[FieldChange, ...]
    leads: tuple[FieldChange, ...]
    members: tuple[tuple[Member, Member, Member | None], ...]
    revision: Revision


class ReorganisationService:
    """Renames, merges and splits departments from a day, and closes them."""

    def __init__(
        self, database: Database, registry: RegistryService, edits: EditService, office: OfficeRecords,
        profile: PlanProfile,
    ) -> None:  # fmt: skip
        self._database = database
        self._registry = registry
        self._edits = edits
        self._office = office
        self._profile = profile

    def concerned(self, order: ReorganisationOrder) -> list[ProjectRecord]:
        """Return the running projects that would move, in the plan's order; of a split each has its taker."""
        return [record for record in self._registry.records() if concerns(order, record)]

    def preview(self, order: ReorganisationOrder) -> ReorganisationPreview:
        """Return in numbers what an order would do.

        Raises:
            UserError: the order cannot be made, see `domain.reorganising.refuse_unfit`.
        """
        plan = self._planned(order)
        beginning = sum(change.field == "*" for change in plan.departments)
        cells = sum(change.field.startswith("plan.") for change in plan.projects)
        numbers = len(plan.revision.numbers)
        return ReorganisationPreview(len(order.ending), beginning, numbers, cells, len(plan.members))

    def make(self, order: ReorganisationOrder) -> Changes:
        """Do a reorganisation as one step that undo takes back whole.

        Raises:
            UserError: as `preview`; nothing is written.
            EditConflictError: somebody else changed a project or department meanwhile; nothing is written.
        """
        plan = self._planned(order)
        changes = [*plan.departments, *plan.projects, *plan.leads]
        for before, after, begun in plan.members:
            changes += changed(before, after)
            changes += [] if begun is None else [added(begun)]
        label = f"組織改正（{REORGANISATION_NAMES[order.kind]}）{order.before[0]}"
        return self._edits.apply([*changes, added(plan.revision)], label)

    def led(self) -> dict[str, list[str]]:
        """Return the numbers of the running projects that each department leads, in the plan's order.

        It leads what names it first, alone or with others (収納課等), now or in the plan's last year.
        """
        known, year = self._known(), self._profile.last_year
        found: dict[str, list[str]] = {}
        for record in self._registry.records():
            if record.state is None or not record.state.has_ended:
                first = [single(name, known) for name in record.departments[:1]]
                for name in {assignment_of(record, year, known).lead, *first}:
                    found.setdefault(name, []).append(record.number)
        return found

    def close(self, name: str, last_day: str) -> Changes:
        """End a department without a successor.

        Raises:
            UserError: there is no such department, the day is none or before its term, or it still leads
                projects; nothing is written.
        """
        known = self._known()
        refuse_improper(name, known)
        held = known[name]
        if not is_day(last_day) or not holds(held.valid_from, held.valid_to, last_day):
            raise UserError(
                f"最後の日「{last_day[:20]}」は、{name} のある期間の日付（2026-03-31 の形）にしてください。"
            )
        led = self.led().get(name, [])
        if led:
            raise UserError(
                f"{name} は動いている事業 {len(led)} 件（{led[0]} など）を所管しているため、廃止できません。"
                "「組織改正」で引き継ぐ部署を決めるか、事業を行う部署を先に変更してください。"
            )
        change = FieldChange(Entity.DEPARTMENT, name, "valid_to", held.valid_to, last_day)
        return self._edits.apply([change], f"{name} の廃止")

    def _known(self) -> dict[str, DepartmentRecord]:
        """Return all departments by name."""
        return {item.name: item for item in self._registry.departments()}

    def _planned(self, order: ReorganisationOrder) -> _Plan:
        """Return all that an order does; refuses one that cannot be made."""
        known = self._known()
        refuse_unfit(order, known, self._profile)
        concerned = self.concerned(order)
        self._refuse_later(order, concerned)
        projects = tuple(change for record in concerned for change in project_changes(order, record))
        first_key = int(self._office.next_key(Member))
        members = tuple(moved_members(order, self._office.all(Member), first_key))
        leads = tuple(self._leads(order, known, concerned))
        numbers = tuple(dict.fromkeys(change.key for change in projects))
        return _Plan(
            tuple(department_changes(order, known)), projects, leads, members,
            self._revision(order, numbers, projects),
        )  # fmt: skip

    def _refuse_later(self, order: ReorganisationOrder, concerned: list[ProjectRecord]) -> None:
        """Refuse a day before a revision that a project has had: the register of a day would be wrong."""
        numbers = {record.number for record in concerned}
        for item in self._office.all(Revision):
            touched = numbers & {*item.numbers, *item.into}
            if item.day > order.day and touched:
                raise UserError(
                    f"{min(touched)} には、この日より後の変更（{era_day(dt.date.fromisoformat(item.day))}）が"
                    "あります。その日以後の日付にしてください。"
                )

    def _revision(
        self, order: ReorganisationOrder, numbers: tuple[str, ...], effects: tuple[FieldChange, ...]
    ) -> Revision:
        """Return the revision that keeps what was done."""
        year = half_year_of(dt.date.fromisoformat(order.day)).fiscal_year
        return Revision(
            self._office.next_key(Revision, year), year, RevisionKind.REORGANISATION, order.day,
            order.reason.strip(), order.meeting.strip(), numbers, departments_before=order.before,
            departments_after=order.after, effects=effects,
        )  # fmt: skip

    def _leads(
        self,
        order: ReorganisationOrder,
        known: Mapping[str, DepartmentRecord],
        concerned: list[ProjectRecord],
    ) -> Iterator[FieldChange]:
        """Yield who is asked, where the main successor would be asked in place of a split's other one.

        Approved years stay as they are.
        """
        if order.kind is not ReorganisationKind.SPLIT:
            return
        later = _known_after(order, known)
        moved = [record for record in concerned if order.taker(record.number) != order.after[0]]
        for year in self._open_years(order.day):
            with self._database.reading() as session:
                chosen = reports.leads(session, year)
            for record in moved:
                held = chosen.get(record.number, "")
                after = _moved(order, record)
                asked = assignment_of(record, year, known, held).lead
                wanted = order.taker(record.number)
                if asked in order.before and assignment_of(after, year, later, held).lead != wanted:
                    yield report_change(StatusReport(record.number, year, lead=held), "lead", wanted)

    def _open_years(self, day: str) -> list[int]:
        """Return the years whose survey is held on a day or later, without approved ones."""
        with self._database.reading() as session:
            rounds = survey_rows.rounds(session)
        return [
            year
            for year in self._profile.fiscal_years
            if survey_day(year).isoformat() >= day
            and (year not in rounds or rounds[year].record.approval is None)
        ]


def _known_after(
    order: ReorganisationOrder, known: Mapping[str, DepartmentRecord]
) -> dict[str, DepartmentRecord]:
    """Return the departments as the order leaves them."""
    last = (dt.date.fromisoformat(order.day) - dt.timedelta(days=1)).isoformat()
    ended = {
        name: DepartmentRecord(name, known[name].valid_from, last, order.after[0]) for name in order.ending
    }
    made = {name: DepartmentRecord(name, order.day) for name in order.after if name not in known}
    return {**known, **made, **ended}


def _moved(order: ReorganisationOrder, record: ProjectRecord) -> ProjectRecord:
    """Return a project as the order leaves it."""
    for change in project_changes(order, record):
        record = record_with(record, change.field, change.after)
    return record
