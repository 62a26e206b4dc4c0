"""推進体制: members of the bodies with their terms, leaders of departments, training (001, 図表6-1).

All that is written goes through `services.edits`, each call one step that undo takes back.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from fujidesk.domain import people_rules as rules
from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.days import outside_fault
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.people import LEADERS, Member, Training
from fujidesk.domain.plan_days import plan_period
from fujidesk.domain.printed_departments import proper_departments
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord
from fujidesk.domain.surveys import entry_key
from fujidesk.errors import UserError
from fujidesk.models import survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added, changed, removed
from fujidesk.services.registry import RegistryService


@dataclass(frozen=True, slots=True)
class TrainingLine:
    """A training with the share of the departments of its day that came, 0 to 1; None: there are none.

    absent: the departments of its day that sent nobody.
    """

    training: Training
    rate: float | None
    absent: tuple[str, ...]


class PeopleService:
    """Reads and changes who is in which body, and the training held."""

    def __init__(
        self, database: Database, registry: RegistryService, edits: EditService, office: OfficeRecords,
        profile: PlanProfile,
    ) -> None:  # fmt: skip
        self._database = database
        self._registry = registry
        self._edits = edits
        self._office = office
        self._profile = profile

    def bodies(self) -> tuple[rules.Body, ...]:
        """Return the bodies, the headquarters first."""
        return rules.bodies(self._profile)

    def departments(self, day: str) -> list[DepartmentRecord]:
        """Return the departments that there are on an ISO day, in the plan's order, without 収納課等."""
        found = proper_departments(self._registry.departments())
        return [item for item in found if rules.holds(item.valid_from, item.valid_to, day)]

    def members(self, body: str, day: dt.date) -> list[Member]:
        """Return who is in a body on a day, by position."""
        return rules.members_on(self._office.all(Member), body, day)

    def counts(self, day: dt.date) -> Mapping[str, int]:
        """Return how many members each body has on a day, by key of the body."""
        held = self._office.all(Member)
        return {body.key: len(rules.members_on(held, body.key, day)) for body in self.bodies()}

    def without_leader(self, day: dt.date) -> list[str]:
        """Return the departments of a day that have no 情報化推進リーダー."""
        return rules.without_leader(self._registry.departments(), self._office.all(Member), day)

    def warnings(self, member: Member) -> list[str]:
        """Return a sentence for each other member whose term of the same post overlaps; saving is allowed."""
        return [
            f"{other.post}の任期（{other.valid_from or '始期なし'}～{other.valid_to}）と重なります。"
            for other in rules.overlapping(member, self._office.all(Member))
        ]

    def add(self, member: Member, today: dt.date) -> Changes:
        """Add a member under the next key; `member.key` is not looked at.

        A leader also becomes the survey's contact of the round running today where none is noted.

        Raises:
            UserError: the member cannot be kept, see `people_rules.refuse_unfit`.
        """
        made = replace(member, key=self._office.next_key(Member))
        self._refuse(made)
        return self._edits.apply([added(made), *self._for_survey(made, today)], f"{made.post} の登録")

    def change(self, member: Member, today: dt.date, before: Member | None = None) -> Changes:
        """Store another state of a member; the survey takes a leader as in `add`.

        before: what the other state was made from, so that only what differs is stored; None: what is stored.

        Raises:
            UserError: there is no such member, or it cannot be kept.
            EditConflictError: somebody else changed the same field meanwhile; nothing is written.
        """
        stored = self._office.get(Member, member.key)
        self._refuse(member)
        changes = [*changed(before or stored, member), *self._for_survey(member, today)]
        return self._edits.apply(changes, f"{member.post} の変更")

    def succeed(self, key: str, day: dt.date, today: dt.date, *, post: str = "", name: str = "") -> Changes:
        """End a term the day before and begin the next one in the same place (人事異動).

        Raises:
            UserError: there is no such member, or its term does not reach that day.
        """
        before = self._office.get(Member, key)
        ended, begun = rules.succession(
            before, self._office.next_key(Member), day, post=post.strip(), name=name.strip()
        )
        self._refuse(begun)
        changes = [*changed(before, ended), added(begun), *self._for_survey(begun, today)]
        return self._edits.apply(changes, f"{before.post} の異動")

    def remove(self, key: str, before: Member | None = None) -> Changes:
        """Remove a member that was entered by mistake; a term that is over is ended instead.

        before: as it was shown; None: what is stored.

        Raises:
            UserError: there is no such member.
            EditConflictError: somebody else changed it meanwhile; it stays.
        """
        member = self._office.get(Member, key)
        return self._edits.apply([removed(before or member)], f"{member.post} の削除")

    # Training

    def trainings(self, fiscal_year: int) -> list[TrainingLine]:
        """Return the training held in a fiscal year, by day."""
        found = sorted(self._office.all(Training, fiscal_year=fiscal_year), key=lambda item: item.day)
        lines = []
        for item in found:
            names = [record.name for record in self.departments(item.day)]
            rate = rules.attendance_rate(item, names)
            lines.append(TrainingLine(item, rate, tuple(rules.absent(item, names))))
        return lines

    def save_training(self, training: Training, before: Training | None = None) -> Changes:
        """Store a training, under a new key where it has none; its fiscal year follows its day.

        before: what it was made from, so that only what differs is stored; None: what is stored.

        Raises:
            UserError: it cannot be kept, see `people_rules.refuse_unfit_training`; its day lies outside the
                plan, where no page would show it; or its key is not known.
            EditConflictError: somebody else changed the same field meanwhile; nothing is written.
        """
        rules.refuse_unfit_training(training, {item.name for item in self._registry.departments()})
        fault = outside_fault("研修の日付", training.day, *plan_period(self._profile))
        if fault:
            raise UserError(fault)
        year = half_year_of(dt.date.fromisoformat(training.day)).fiscal_year
        held = replace(training, fiscal_year=year)
        if held.key:
            stored = self._office.get(Training, held.key)
            return self._edits.apply(list(changed(before or stored, held)), f"研修「{held.theme}」の変更")
        made = replace(held, key=self._office.next_key(Training, year))
        return self._edits.apply([added(made)], f"研修「{made.theme}」の登録")

    def remove_training(self, key: str, before: Training | None = None) -> Changes:
        """Remove a training; before: as it was shown, None: what is stored.

        Raises:
            UserError: there is none of this key.
            EditConflictError: somebody else changed it meanwhile; it stays.
        """
        training = self._office.get(Training, key)
        return self._edits.apply([removed(before or training)], f"研修「{training.theme}」の削除")

    def _refuse(self, member: Member) -> None:
        """Refuse a member that cannot be kept."""
        rules.refuse_unfit(member, self._profile, self._registry.departments())

    def _for_survey(self, member: Member, today: dt.date) -> list[FieldChange]:
        """Return the edit by which the round running today takes a leader as contact, where it has none.

        The round of a year runs in the year after it (001, 図表6-2); what the survey has noted itself stays.
        """
        if member.body != LEADERS or not rules.holds(member.valid_from, member.valid_to, today.isoformat()):
            return []
        year = half_year_of(today).fiscal_year - 1
        if year not in self._profile.fiscal_years:
            return []
        with self._database.reading() as session:
            held = survey_rows.entries(session, (year,)).get((year, member.department))
        if held is not None and held.record.leader:
            return []
        leader = f"{member.department} {member.name or member.post}"
        if member.post.startswith(member.department):
            leader = member.post
        return [FieldChange(Entity.ENTRY, entry_key(year, member.department), "leader", "", leader)]
