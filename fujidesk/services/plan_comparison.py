"""Two plans of one database, read and set side by side; nothing is written to either."""

import datetime as dt
import json
from pathlib import Path

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.plan_comparison import ComparedPlan, PlanComparison, comparison_values
from fujidesk.domain.progress import Progress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import UserError
from fujidesk.models import building, journaling, survey_rows
from fujidesk.models.engine import Database
from fujidesk.services.registry import RegistryService


class PlanComparisonService:
    """Reads plans to be compared."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plans(self) -> list[StoredPlan]:
        """Return all plans that can be compared, in the order of their making."""
        return self._database.plans()

    def side(self, plan: StoredPlan) -> ComparedPlan:
        """Return what is compared of a plan.

        Raises:
            MachineError: the database cannot be read.
        """
        database = self._database.of_plan(plan.id)
        with database.reading() as session:
            profile = building.stored_profile(session)
            rounds = survey_rows.rounds(session)
            is_sample = journaling.fact(session, SAMPLE_FACT) is not None
        registry = RegistryService(database, profile)
        approved = frozenset(year for year, item in rounds.items() if item.record.approval is not None)
        levels, rows = tuple(registry.levels()), tuple(registry.rows())
        return ComparedPlan(plan, profile, levels, rows, approved, is_sample)

    def compare(self, left: StoredPlan, right: StoredPlan) -> PlanComparison:
        """Return two plans side by side.

        Raises:
            UserError: both are the same.
            MachineError: the database cannot be read.
        """
        if left.id == right.id:
            raise UserError("左と右に同じ計画が指定されています。別の計画を指定してください。")
        return PlanComparison(self.side(left), self.side(right))

    def json_text(self, left: StoredPlan, right: StoredPlan) -> str:
        """Return the comparison as JSON text; internal where answers wait for their approval.

        Raises:
            UserError, MachineError: as `compare`.
        """
        return json.dumps(comparison_values(self.compare(left, right)), ensure_ascii=False, indent=1) + "\n"

    def write_workbook(
        self, path: Path, sides: tuple[StoredPlan, StoredPlan], today: dt.date, progress: Progress
    ) -> None:
        """Write the comparison as a workbook; today: the day that it names.

        Raises:
            UserError, MachineError: as `compare`; or the file cannot be written.
            CancelledError: the user stopped it; no file is left.
        """
        from fujidesk.exchange.plan_comparison_write import write_comparison  # late: brings openpyxl

        write_comparison(path, self.compare(*sides), today, progress)
