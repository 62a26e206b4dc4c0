"""Changes of the plan that a meeting decided: entered, listed, and the register as it stood on any day.

Each is one step: the revision with all that it does to the register, made or taken back together.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.as_of import between, changed_fields, original_phases, register_as_of
from fujidesk.domain.changes import Changes
from fujidesk.domain.fiscal import half_year_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.revising import RegisterNow, RevisionOrder, revision_of
from fujidesk.domain.revision_checks import refuse_unfit
from fujidesk.domain.revision_lines import EffectLine, effect_lines, revision_values
from fujidesk.domain.revisions import Revision, revision_name
from fujidesk.domain.sample_mark import SAMPLE_KEY
from fujidesk.models import journaling
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added
from fujidesk.services.registry import RegistryService


@dataclass(frozen=True, slots=True)
class RegisterThen:
    """The register as it stood on a day, beside the present one.

    differing: number → field keys that have another value today ("*": the project is gone). later: numbers
    that there were not yet.
    """

    day: dt.date
    records: tuple[ProjectRecord, ...]
    differing: Mapping[str, tuple[str, ...]]
    later: tuple[str, ...]


class RevisionService:
    """Enters changes of the plan, lists them, and shows the register of any day."""

    def __init__(
        self, database: Database, registry: RegistryService, edits: EditService, office: OfficeRecords,
        profile: PlanProfile, *, is_sample: bool = False,
    ) -> None:  # fmt: skip
        self._database = database
        self._registry = registry
        self._edits = edits
        self._office = office
        self._profile = profile
        self._is_sample = is_sample

    def planned(self, order: RevisionOrder, now: RegisterNow | None = None) -> Revision:
        """Return what an order would do, without doing it; now: the register as it was read, None: anew.

        Raises:
            UserError: the order cannot be made; see `revision_checks.refuse_unfit`.
        """
        now = now or self.now()
        refuse_unfit(order, now)
        year = half_year_of(dt.date.fromisoformat(order.day)).fiscal_year
        return revision_of(order, now, self._office.next_key(Revision, year))

    def make(self, order: RevisionOrder) -> Changes:
        """Enter a change and do what it says, as one step that undo takes back whole.

        Raises:
            UserError: the order cannot be made; nothing is written.
            EditConflictError: somebody else changed a project meanwhile; nothing is written.
        """
        revision = self.planned(order)
        label = f"{revision_name(order.kind, self._profile.words)} {_named(order.numbers)}"
        return self._edits.apply([*revision.effects, added(revision)], label)

    def all(self) -> list[Revision]:
        """Return all revisions, in the order in which they were entered."""
        return self._office.all(Revision)

    def of_year(self, fiscal_year: int) -> list[Revision]:
        """Return the revisions of a fiscal year, by day."""
        found = self._office.all(Revision, fiscal_year=fiscal_year)
        return sorted(found, key=lambda revision: revision.day)

    def changes_between(self, first: dt.date, last: dt.date) -> list[Revision]:
        """Return the revisions of a span of days, both included, by day."""
        return between(self.all(), first, last)

    def as_of(self, day: dt.date) -> list[ProjectRecord]:
        """Return the register as it stood at the end of a day.

        The plan's first day gives the original plan. Only revisions are taken back, see `domain.as_of`.
        """
        return register_as_of(self._registry.records(), self.all(), day)

    def original_phases(self) -> dict[str, str]:
        """Return the phases of the plan's first schedules that were revised since, by number.

        The original plan stays in sight that way beside what it became; see `domain.as_of`.
        """
        revisions = self.all()
        if not revisions:
            return {}
        return original_phases(self._registry.records(), revisions, self._profile.half_years)

    def register_then(self, day: dt.date) -> RegisterThen:
        """Return the register as it stood on a day, with what is different today."""
        now = {record.number: record for record in self._registry.records()}
        then = register_as_of(now.values(), self.all(), day)
        known = {record.number for record in then}
        later = tuple(number for number in now if number not in known)
        return RegisterThen(day, tuple(then), changed_fields(then, now), later)

    def lines(self, fiscal_year: int) -> list[tuple[Revision, tuple[EffectLine, ...]]]:
        """Return the revisions of a fiscal year with what each did in words."""
        places = self.places()
        return [
            (revision, effect_lines(revision, self._profile, places))
            for revision in self.of_year(fiscal_year)
        ]

    def json_text(self, fiscal_year: int) -> str:
        """Return the revisions of a fiscal year as JSON text, by day."""
        titles = self.titles()
        mark = {SAMPLE_KEY: True} if self._is_sample else {}
        rows = [
            mark | revision_values(revision, titles, lines) for revision, lines in self.lines(fiscal_year)
        ]
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"

    def write_workbook(
        self, fiscal_year: int, path: Path, progress: Progress | None = None, today: dt.date | None = None
    ) -> None:
        """Write the list of a fiscal year's changes for a pack; today: the day that it names, None: now.

        Raises:
            MachineError: the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.revision_write import RevisionBook, write_revisions  # late: brings openpyxl

        tell = progress or NoProgress()
        tell.step(0, 1, path.name)
        day = today or dt.date.today()  # noqa: DTZ011 - the user's own calendar day
        rows = self.lines(fiscal_year)
        book = RevisionBook(self._profile, fiscal_year, rows, self.titles(), day, self._is_sample)
        write_revisions(path, book)
        tell.step(1, 1, path.name)

    def titles(self) -> dict[str, str]:
        """Return number → present name."""
        return {row.number: row.title for row in self._registry.rows()}

    def places(self) -> dict[str, str]:
        """Return the levels that a project may stand under, code → title, in the plan's order."""
        is_deep = len(self._profile.level_names) > 1
        return {level.code: level.title for level in self._registry.levels() if bool(level.parent) is is_deep}

    def now(self) -> RegisterNow:
        """Return the register that a change would be made in."""
        records = {record.number: record for record in self._registry.records()}
        with self._database.reading() as session:
            used = journaling.numbers_ever(session, "")
        return RegisterNow(self._profile, records, self.places(), self.all(), used)


def _named(numbers: tuple[str, ...]) -> str:
    """Return projects for the label of a step: the first, and how many more."""
    return numbers[0] if len(numbers) < 2 else f"{numbers[0]} ほか {len(numbers) - 1} 事業"
