"""Reading the register: list, sheets, levels, departments, counts and disagreements.

Each method is one session over one state of the file. The list and one sheet are read where the click is (3
ms with 202 projects); all records of 20,000 take seconds and belong on the worker.
"""

from collections.abc import Collection

from fujidesk.domain.changes import Disagreement
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    DepartmentRecord,
    LevelRecord,
    ProjectRecord,
    ProjectRow,
    ProjectSheet,
    RegisterContent,
)
from fujidesk.domain.summary import RegisterSummary
from fujidesk.errors import UserError
from fujidesk.models import building, counting, departments, journaling, reading, row_marks, sheets
from fujidesk.models.engine import Database


class RegistryService:
    """Reads the register; every list is complete and in the plan's order."""

    def __init__(self, database: Database, profile: PlanProfile) -> None:
        self._database = database
        self._profile = profile

    def rows(self) -> list[ProjectRow]:
        """Return all projects as the list shows them."""
        with self._database.reading() as session:
            marks = row_marks.year_marks(session, self._profile)
            return reading.project_rows(session, self._profile.half_years, marks)

    def sheet(self, number: str) -> ProjectSheet:
        """Return one project with everything.

        Raises:
            UserError: there is no project of this number.
        """
        with self._database.reading() as session:
            found = sheets.sheet(session, number)
        if found is None:
            raise UserError(f"事業番号 {number} の事業はありません。番号を確かめてください。")
        return found

    def records(self, numbers: Collection[str] | None = None) -> list[ProjectRecord]:
        """Return projects with everything: all, or those of the numbers that exist."""
        with self._database.reading() as session:
            return sheets.records(session, numbers)

    def levels(self) -> list[LevelRecord]:
        """Return each policy followed by its measures."""
        with self._database.reading() as session:
            return reading.levels(session)

    def departments(self) -> list[DepartmentRecord]:
        """Return all departments in the order in which they came in."""
        with self._database.reading() as session:
            return departments.department_records(session)

    def content(self) -> RegisterContent:
        """Return the whole register, all of it from one moment."""
        with self._database.reading() as session:
            return RegisterContent(
                tuple(reading.levels(session)),
                tuple(departments.department_records(session)),
                tuple(sheets.records(session)),
            )

    def stored_profile(self) -> PlanProfile:
        """Return the profile of the plan as it is stored now, newer maybe than what was opened."""
        with self._database.reading() as session:
            return building.stored_profile(session)

    def stored_plans(self) -> list[StoredPlan]:
        """Return all plans of the database as they are stored now."""
        return self._database.plans()

    def summary(self) -> RegisterSummary:
        """Return the counts for the first screen."""
        with self._database.reading() as session:
            return counting.summary(session)

    def disagreements(self) -> list[Disagreement]:
        """Return what the plan document says differently at different places, kept from its last import."""
        with self._database.reading() as session:
            return journaling.disagreements(session)
