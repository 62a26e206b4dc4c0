"""What the office keeps beside the survey, made up: hearings, new projects, changes, people, tasks.

Written a subject at a time through `services.edits`, as of the day to which the made year has come.
"""

from collections.abc import Iterable

from fujidesk.domain.new_project_rules import current_step
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.office_record import OfficeRecord
from fujidesk.domain.revisions import Revision
from fujidesk.domain.sample_hearings import sample_hearings, sample_notes
from fujidesk.domain.sample_new_projects import sample_new_projects
from fujidesk.domain.sample_office import SampleOffice
from fujidesk.domain.sample_people import sample_members, sample_trainings
from fujidesk.domain.sample_revisions import sample_addition, sample_orders
from fujidesk.domain.sample_tasks import sample_tasks
from fujidesk.models.engine import Database
from fujidesk.services.edits import EditService
from fujidesk.services.office_records import OfficeRecords, added
from fujidesk.services.registry import RegistryService
from fujidesk.services.revisions import RevisionService
from fujidesk.services.sample_draft import write_draft


class OfficeFilling:
    """Writes the office's records of one made year after another; lines of notes are counted through."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._notes = 0

    def write(self, office: SampleOffice, edits: EditService) -> None:
        """Write one year.

        Args:
            office: the year; the earliest brings the members, whose terms go on.
            edits: with a clock that stands at the day of the year.
        """
        if office.fiscal_year == office.first_year:
            _apply(edits, sample_members(office), "推進体制の登録")
        is_last_over = not office.is_present and office.newest_year - office.fiscal_year <= 1
        proposals = tuple(sample_new_projects(office, is_last_over=is_last_over))
        hearings = sample_hearings(office, proposals)
        notes = tuple(sample_notes(office, hearings, self._notes + 1))
        self._notes += len(notes)
        _apply(edits, proposals, "新規事業の登録")
        _apply(edits, hearings, "ヒアリングの登録")
        _apply(edits, notes, "ヒアリングの記録")
        self._decide(office, edits, proposals)
        _apply(edits, sample_trainings(office), "研修の登録")
        _apply(edits, sample_tasks(office), "予定の登録")
        write_draft(self._database, office, edits)

    def _decide(self, office: SampleOffice, edits: EditService, proposals: Iterable[NewProject]) -> None:
        """Write the changes of the plan, what the orders do to the register included."""
        records = OfficeRecords(self._database)
        revisions = RevisionService(
            self._database, RegistryService(self._database, office.profile), edits, records, office.profile
        )
        for order in sample_orders(office):
            revisions.make(order)
        for adopted in (item for item in proposals if current_step(item) is Step.ADOPTED):
            key = records.next_key(Revision, office.fiscal_year)
            _apply(edits, [sample_addition(office, adopted, key)], "新規追加の登録")


def _apply(edits: EditService, records: Iterable[OfficeRecord], label: str) -> None:
    """Write records that are not there yet, as one step."""
    edits.apply([added(item) for item in records], label)
